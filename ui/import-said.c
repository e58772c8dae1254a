/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import-said.h"

static const XqImportSaid said[] = {
  { &xq_import_roster,
    N_("Import a roster"),
    "import",
    N_("Step 1: choose the roster’s file, or drop it here (.xlsx, .csv, .txt)"),
    N_("The spreadsheet as the school has it"),
    N_("Headings in any order and wording. First it is shown what was understood and what would be done; nothing is written before "
       "you press Import, and an import can be taken back.") },
  { &xq_import_visits,
    N_("Import home visits"),
    "import-visits",
    N_("Step 1: choose the register’s file, or drop it here (.xlsx, .csv, .txt)"),
    N_("The register of home visits as you keep it"),
    N_("One row for each visit, with the student’s name and the day; if no class is named, it is your own. First it is shown what "
       "was understood and what would be done; nothing is written before you press Import, and an import can be taken back.") },
  { &xq_import_staff,
    N_("Import the staff"),
    "import-records",
    N_("Step 1: choose the list of the staff, or drop it here (.xlsx, .csv, .txt)"),
    N_("The list of the staff as the school has it"),
    N_("One row for each person, with the name and the job, post or subject. Whoever is known by name is filled in, not entered "
       "twice; numbers of identity cards and the like are not read. Nothing is written before you press Import, and an import can "
       "be taken back.") },
  { &xq_import_meetings,
    N_("Import parent meetings"),
    "import-records",
    N_("Step 1: choose the register’s file, or drop it here (.xlsx, .csv, .txt)"),
    N_("The register of parent meetings as you keep it"),
    N_("One row for each meeting, with the day and the families present; several classes may stand in one cell, and if no class is "
       "named, it is your own. Nothing is written before you press Import, and an import can be taken back.") },
  { &xq_import_lessons,
    N_("Import lessons and class meetings"),
    "import-records",
    N_("Step 1: choose the register’s file, or drop it here (.xlsx, .csv, .txt)"),
    N_("The register of lessons or class meetings as you keep it"),
    N_("One row for each lesson, with the day and the title; several classes may stand in one cell, and if no class is named, it is "
       "your own. Nothing is written before you press Import, and an import can be taken back.") },
};

const XqImportSaid *
xq_import_said_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (said);
  return said;
}

const XqImport *
xq_import_said_find_kind (const XqKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (g_str_equal (said[i].import->kind, kind->name))
      return said[i].import;
  return NULL;
}

/* A roster is of the whole school. */
gboolean
xq_import_said_may (const XqImport *import,
                    XqRoles         roles)
{
  g_return_val_if_fail (import != NULL, FALSE);

  if (import == &xq_import_roster)
    return (roles & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))) != 0;
  return (xq_kind_get_access (xq_kind_find (import->kind), roles) & (XQ_ADD | XQ_ADD_REACH)) != 0;
}

const XqImportSaid *
xq_import_said_find (const XqImport *import)
{
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i].import == import)
      return &said[i];
  g_return_val_if_reached (NULL);
}

const char *
xq_import_said_what (const char *what)
{
  static const struct
  {
    const char *what;
    const char *words;
  } words[] = {
    { "add", N_("new") },
    { "update", N_("changed") },
    { "unchanged", N_("as it is") },
    { "new_number", N_("to be merged") },
    { "ambiguous", N_("skipped: cannot be told apart") },
    { "incomplete", N_("skipped: incomplete") },
    { "unknown", N_("skipped: nobody of this name") },
    { "refused", N_("skipped: refused") },
    { "duplicate", N_("skipped: stands there already") },
    { "no_name", N_("skipped: no name") },
    { "sheet", N_("sheet not read") },
    { "warning", N_("doubtful") },
    { "notice", N_("worth knowing") },
    { "problem", N_("problem") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].what, what))
      return _(words[i].words);
  return _("skipped");
}

char *
xq_import_said_dup_counts (const XqImport       *import,
                           const XqImportReport *report)
{
  if (report->n_added + report->n_updated == 0 && report->n_unchanged > 0)
    return g_strdup_printf (_("No change: %u stand in the records already as in the file · %u rows skipped"), report->n_unchanged,
                            report->skipped->len + report->to_merge->len);
  /* Nothing that is known already is changed or merged by a register of what happened. */
  if (import != &xq_import_roster && import != &xq_import_staff)
    return g_strdup_printf (report->dry_run ? _("Step 3: what would be done: %u new · %u as they are · %u rows skipped")
                                            : _("Imported: %u new · %u as they are · %u rows skipped"),
                            report->n_added, report->n_unchanged, report->skipped->len);
  return g_strdup_printf (report->dry_run
                          ? _("Step 3: what would be done: %u new · %u changed · %u as they are · %u skipped · %u to be merged by hand")
                          : _("Imported: %u new · %u changed · %u as they are · %u skipped · %u to be merged by hand"),
                          report->n_added, report->n_updated, report->n_unchanged, report->skipped->len, report->to_merge->len);
}

char *
xq_import_said_dup_undone (const XqImportUndone *undone)
{
  if (undone->n_restored == 0)
    return g_strdup_printf (_("The import is taken back: %u withdrawn."), undone->n_withdrawn);
  return g_strdup_printf (_("The import is taken back: %u withdrawn, %u as they were before."), undone->n_withdrawn, undone->n_restored);
}
