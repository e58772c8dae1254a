/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "exchange/import.h"

static gboolean dry_run;
static gboolean undo;

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

/* Each with its place in the file. @what names what is said of it to programs. */
static void
add_entries (JsonBuilder *builder,
             const char  *member,
             const char  *what,
             GPtrArray   *entries)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (entries, i);

      json_builder_begin_object (builder);
      add_text (builder, "sheet", entry->sheet);
      xq_json_number (builder, "row", entry->row);
      add_text (builder, what, entry->what);
      add_text (builder, "reason", entry->text);
      add_text (builder, "student", entry->student);
      add_text (builder, "fields", entry->fields);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_left_out (JsonBuilder *builder,
              GPtrArray   *columns)
{
  json_builder_set_member_name (builder, "left_out");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    {
      const XqImportColumn *column = g_ptr_array_index (columns, i);

      json_builder_begin_object (builder);
      add_text (builder, "sheet", column->sheet);
      xq_json_number (builder, "column", (gint64) column->column + 1);
      add_text (builder, "heading", column->heading);
      add_text (builder, "reason", column->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_report (const XqImportReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, report->dry_run);
  xq_json_number (builder, "school_year", report->school_year);
  xq_json_number (builder, "read", report->n_read);
  xq_json_number (builder, "added", report->n_added);
  xq_json_number (builder, "updated", report->n_updated);
  xq_json_number (builder, "unchanged", report->n_unchanged);
  add_entries (builder, "skipped", "kind", report->skipped);
  add_entries (builder, "to_merge", "kind", report->to_merge);
  add_entries (builder, "warnings", "severity", report->warnings);
  add_left_out (builder, report->left_out);
  add_entries (builder, "rows", "action", report->rows);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
}

static gboolean
run_undo (XqCtl           *ctl,
          const XqImport  *import,
          GError         **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  XqImportUndone undone;

  if (!xq_ctl_open_store (ctl, error) || !xq_import_take_back (import, ctl->store, &undone, NULL, error))
    return FALSE;
  json_builder_begin_object (builder);
  xq_json_number (builder, "withdrawn", undone.n_withdrawn);
  xq_json_number (builder, "restored", undone.n_restored);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

static gboolean
run_import (XqCtl           *ctl,
            const XqImport  *import,
            GError         **error)
{
  const char *name = xq_ctl_word (ctl, 1);
  g_autoptr (XqImportReport) report = NULL;
  g_autoptr (GFile) file = NULL;

  if (undo && (name != NULL || dry_run))
    return xq_ctl_set_usage (error, _("--undo takes the newest import back: it needs no file and has no trial run."));
  if (undo)
    return run_undo (ctl, import, error);
  if (name == NULL)
    return xq_ctl_set_usage (error, _("Name the file to read in: an .xlsx, .csv or .txt."));

  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  file = g_file_new_for_commandline_arg (name);
  report = xq_import_file (import, ctl->store, file, dry_run, NULL, NULL, NULL, error);
  if (report == NULL)
    return FALSE;
  print_report (report);
  return TRUE;
}

static gboolean
run_import_roster (XqCtl   *ctl,
                   GError **error)
{
  return run_import (ctl, &xq_import_roster, error);
}

static gboolean
run_import_visits (XqCtl   *ctl,
                   GError **error)
{
  return run_import (ctl, &xq_import_visits, error);
}

static gboolean
run_import_staff (XqCtl   *ctl,
                  GError **error)
{
  return run_import (ctl, &xq_import_staff, error);
}

static gboolean
run_import_meetings (XqCtl   *ctl,
                     GError **error)
{
  return run_import (ctl, &xq_import_meetings, error);
}

static gboolean
run_import_lessons (XqCtl   *ctl,
                    GError **error)
{
  return run_import (ctl, &xq_import_lessons, error);
}

static const GOptionEntry import_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only report what would be done"), NULL },
  { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_("Take the newest import back"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

const XqCommand xq_commands_import[] = {
  { "import-roster", "VAULT FILE [--dry-run] | VAULT --undo", N_("reads students, classes and guardians from a spreadsheet"),
    import_options, run_import_roster, 1 },
  { "import-visits", "VAULT FILE [--dry-run] | VAULT --undo", N_("reads home visits from a class's register in a spreadsheet"),
    import_options, run_import_visits, 1 },
  { "import-staff", "VAULT FILE [--dry-run] | VAULT --undo", N_("reads the register of the staff from a spreadsheet"),
    import_options, run_import_staff, 1 },
  { "import-meetings", "VAULT FILE [--dry-run] | VAULT --undo", N_("reads parent meetings from a register in a spreadsheet"),
    import_options, run_import_meetings, 1 },
  { "import-lessons", "VAULT FILE [--dry-run] | VAULT --undo",
    N_("reads psychology lessons and class meetings from a register in a spreadsheet"), import_options, run_import_lessons, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
