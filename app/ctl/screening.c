/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "ctl/value.h"
#include "exchange/screening-import.h"
#include "rules/figure.h"
#include "rules/screening.h"
#include "school/kinds.h"

static gboolean dry_run;
static char *name;

static const GOptionEntry answers_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only report what would be done"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry form_options[] = {
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("What the form is called"), "TEXT" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static XqSheetBook *
load_book (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return xq_sheet_book_load (file, NULL, NULL, NULL, error);
}

static void
print_report (const XqAnswersReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  xq_json_number (builder, "read", report->n_read);
  xq_json_number (builder, "saved", report->n_saved);
  xq_json_number (builder, "void", report->n_void);
  json_builder_set_member_name (builder, "same_day");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->safety->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (report->safety, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "not_saved");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    {
      const XqAnswersProblem *problem = g_ptr_array_index (report->problems, i);

      json_builder_begin_object (builder);
      xq_json_number (builder, "row", problem->row);
      xq_json_member (builder, "reason", problem->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
}

static gboolean
run_import_answers (XqCtl   *ctl,
                    GError **error)
{
  g_autofree char *campaign = NULL;
  g_autoptr (XqSheetBook) book = NULL;
  g_autoptr (XqAnswersReport) report = NULL;

  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  campaign = xq_value_find_record (ctl, &xq_screening_campaign, xq_ctl_word (ctl, 1), error);
  book = campaign != NULL ? load_book (xq_ctl_word (ctl, 3), error) : NULL;
  report = book != NULL ? xq_answers_import (ctl->store, book, campaign, xq_ctl_word (ctl, 2), dry_run, error) : NULL;
  if (report == NULL || (!dry_run && (!xq_screening_propose (ctl->store, campaign, NULL, error) ||
                                      !xq_figures_publish (ctl->store, error))))
    return FALSE;
  print_report (report);
  return TRUE;
}

static gboolean
run_import_form (XqCtl   *ctl,
                 GError **error)
{
  g_autoptr (XqSheetBook) book = NULL;
  g_autoptr (XqRecord) form = NULL;

  if (name == NULL || *name == '\0')
    return xq_ctl_set_usage (error, _("Say what the form is called: --name TEXT"));
  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  book = load_book (xq_ctl_word (ctl, 1), error);
  form = book != NULL ? xq_form_import (ctl->store, book, name, error) : NULL;
  if (form == NULL || !xq_store_save (ctl->store, form, NULL, error))
    return FALSE;
  g_print ("%s\n", xq_record_get_uid (form));
  return TRUE;
}

const XqCommand xq_commands_screening[] = {
  { "import-answers", "VAULT CAMPAIGN INSTRUMENT FILE [--dry-run]",
    N_("reads a class's answers to a questionnaire from a spreadsheet"), answers_options, run_import_answers, 4 },
  { "import-form", "VAULT FILE --name TEXT", N_("makes a draft of a screening form from a spreadsheet"), form_options,
    run_import_form, 2 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
