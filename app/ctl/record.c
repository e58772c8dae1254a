/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/value.h"
#include "rules/figure.h"
#include "rules/screening.h"
#include "school/kinds.h"
#include "school/student-class.h"

static char *json_file;
static char *why;

static const GOptionEntry add_options[] = {
  { "json", 0, 0, G_OPTION_ARG_FILENAME, &json_file, N_("An object of fields from a file, or from standard input (-)"), "FILE" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry edit_options[] = {
  { "json", 0, 0, G_OPTION_ARG_FILENAME, &json_file, N_("An object of fields from a file, or from standard input (-)"), "FILE" },
  { "why", 0, 0, G_OPTION_ARG_STRING, &why, N_("The reason; a signed record needs one"), "TEXT" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry withdraw_options[] = {
  { "why", 0, 0, G_OPTION_ARG_STRING, &why, N_("The reason"), "TEXT" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* Heads count what they do not read: the totals follow each change of the casework, and
 * proposed levels what was observed and answered. */
static gboolean
publish (XqCtl         *ctl,
         const XqKind  *kind,
         GError       **error)
{
  if ((kind == &xq_screening_observation || kind == &xq_screening_sheet) && !xq_screening_propose_open (ctl->store, error))
    return FALSE;
  return kind->cabinet != XQ_CABINET_CASEWORK || xq_figures_publish (ctl->store, error);
}

/* A student and the class are one save, or none. */
static gboolean
save (XqCtl       *ctl,
      XqRecord    *record,
      GError     **error)
{
  gboolean fresh = xq_record_get_uid (record) == NULL;

  if (ctl->student_class == NULL)
    return xq_store_save (ctl->store, record, why, error);
  if (!xq_store_begin (ctl->store, XQ_CABINET_SCHOOL, fresh ? "add" : "edit", error))
    return FALSE;
  if (xq_store_save (ctl->store, record, why, error) &&
      xq_student_class_set (ctl->store, xq_record_get_uid (record), ctl->student_class, error))
    return xq_store_commit (ctl->store, error);
  xq_store_rollback (ctl->store);
  return FALSE;
}

static gboolean
run_add (XqCtl   *ctl,
         GError **error)
{
  g_autoptr (XqRecord) record = NULL;
  const XqKind *kind = xq_value_find_kind (ctl, 1, error);

  if (kind == NULL || !xq_ctl_open_store (ctl, error))
    return FALSE;
  record = xq_store_new_record (ctl->store, kind);
  if (!xq_value_set_words (ctl, record, 2, json_file, error) || !save (ctl, record, error) || !publish (ctl, kind, error))
    return FALSE;
  g_print ("%s\n", xq_record_get_uid (record));
  return TRUE;
}

/* (transfer full) (nullable): the uid that word 2 means, once the store is open */
static char *
find_named (XqCtl         *ctl,
            const XqKind  *kind,
            GError       **error)
{
  return xq_ctl_open_store (ctl, error) ? xq_value_find_record (ctl, kind, xq_ctl_word (ctl, 2), error) : NULL;
}

static gboolean
run_edit (XqCtl   *ctl,
          GError **error)
{
  g_autoptr (XqRecord) record = NULL;
  g_autofree char *uid = NULL;
  const XqKind *kind = xq_value_find_kind (ctl, 1, error);

  if (kind == NULL)
    return FALSE;
  uid = find_named (ctl, kind, error);
  record = uid != NULL ? xq_store_get (ctl->store, kind, uid, error) : NULL;
  return record != NULL && xq_value_set_words (ctl, record, 3, json_file, error) && save (ctl, record, error) &&
         publish (ctl, kind, error);
}

static gboolean
run_sign (XqCtl   *ctl,
          GError **error)
{
  g_autofree char *uid = NULL;
  const XqKind *kind = xq_value_find_kind (ctl, 1, error);

  if (kind == NULL)
    return FALSE;
  uid = find_named (ctl, kind, error);
  return uid != NULL && xq_store_sign (ctl->store, kind, uid, error) && publish (ctl, kind, error);
}

static gboolean
run_withdraw (XqCtl   *ctl,
              GError **error)
{
  g_autofree char *uid = NULL;
  const XqKind *kind = xq_value_find_kind (ctl, 1, error);

  if (kind == NULL)
    return FALSE;
  uid = find_named (ctl, kind, error);
  return uid != NULL && xq_store_withdraw (ctl->store, kind, uid, why, error) && publish (ctl, kind, error);
}

const XqCommand xq_commands_record[] = {
  { "add", "VAULT KIND FIELD=VALUE ...", N_("adds a record and prints its uid"), add_options, run_add, 2 },
  { "edit", "VAULT KIND ID FIELD=VALUE ...", N_("changes a record; what it was stays in its history"), edit_options, run_edit, 3 },
  { "sign", "VAULT KIND ID", N_("signs and locks a record"), NULL, run_sign, 3 },
  { "withdraw", "VAULT KIND ID --why TEXT", N_("withdraws a record; it stays in the history"), withdraw_options, run_withdraw, 3 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
