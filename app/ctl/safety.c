/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "ctl/save-file.h"

/* A keeper copies what no key of his opens. */
static gboolean
keeps_only (XqCtl *ctl)
{
  return xq_vault_get_roles (ctl->vault) == XQ_ROLE_BIT (XQ_ROLE_KEEPER);
}

static gboolean
open_as_far_as_may_be (XqCtl   *ctl,
                       GError **error)
{
  if (!xq_ctl_open_vault (ctl, error))
    return FALSE;
  if (keeps_only (ctl))
    return TRUE;
  ctl->store = xq_store_open (ctl->vault, ctl->today, error);
  return ctl->store != NULL;
}

static gboolean
run_backup (XqCtl   *ctl,
            GError **error)
{
  const char *file = xq_ctl_word (ctl, 1);

  if (!xq_save_file_can (file, error) || !open_as_far_as_may_be (ctl, error) ||
      !xq_store_backup (ctl->vault, ctl->store, file, error))
    return FALSE;
  if (ctl->store == NULL)
    g_print (_("The copy is made and its sums are right. Only an account that opens the records can verify it.\n"));
  return TRUE;
}

static gboolean
run_restore (XqCtl   *ctl,
             GError **error)
{
  return xq_store_restore (xq_ctl_word (ctl, 0), xq_ctl_word (ctl, 1), error);
}

static gboolean
run_check (XqCtl   *ctl,
           GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!open_as_far_as_may_be (ctl, error))
    return FALSE;
  if (ctl->store == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("The keyring is sound. Records can be checked only by an account that opens them."));
      return FALSE;
    }
  lines = xq_store_check (ctl->vault, ctl->store, error);
  if (lines == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, lines->len == 0);
  json_builder_set_member_name (builder, "checked");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "keyring");
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_holds (ctl->vault, cabinet))
      json_builder_add_string_value (builder, xq_cabinet_get_code (cabinet));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "damaged");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (lines, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
  if (lines->len == 0)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("Something is damaged: %s Restore the last good copy."),
               (const char *) g_ptr_array_index (lines, 0));
  return FALSE;
}

static gboolean
add_chain (XqCtl        *ctl,
           JsonBuilder  *builder,
           XqCabinet     cabinet,
           GError      **wrong,
           GError      **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *code = NULL;
  gboolean sound = xq_store_audit_verify (ctl->store, cabinet, &local);

  if (!sound && wrong != NULL && *wrong == NULL)
    *wrong = g_error_copy (local);
  code = xq_store_audit_code (ctl->store, cabinet, error);
  entries = code != NULL ? xq_store_audit_list (ctl->store, cabinet, error) : NULL;
  if (entries == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  xq_json_member (builder, "cabinet", xq_cabinet_get_code (cabinet));
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, sound);
  xq_json_member (builder, "code", code);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const XqAuditEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *who = xq_vault_dup_name_of (ctl->vault, entry->account);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sequence");
      json_builder_add_int_value (builder, entry->sequence);
      xq_moment_out (builder, "when", entry->at);
      xq_json_member (builder, "who", who);
      xq_json_member (builder, "verb", entry->verb);
      xq_json_member (builder, "what", entry->what);
      xq_json_member (builder, "kind", entry->kind);
      xq_json_member (builder, "record", entry->record);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
run_audit (XqCtl   *ctl,
           GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GError *wrong = NULL;

  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  json_builder_begin_array (builder);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (xq_vault_holds (ctl->vault, cabinet) && !add_chain (ctl, builder, cabinet, &wrong, error))
      {
        g_clear_error (&wrong);
        return FALSE;
      }
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, wrong);
  return FALSE;
}

const XqCommand xq_commands_safety[] = {
  { "backup", "VAULT FILE", N_("a copy of the school in one file"), NULL, run_backup, 2 },
  { "restore", "FILE VAULT", N_("a school from a copy, into a folder that does not exist yet"), NULL, run_restore, 2 },
  { "check", "VAULT", N_("whether keyring, records and audit trail are whole; exit status 1 if not"), NULL, run_check, 1 },
  { "audit", "VAULT", N_("who did and looked at what, and whether the trail is whole"), NULL, run_audit, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
