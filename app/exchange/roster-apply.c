/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-apply.h"
#include "exchange/roster-heading.h"
#include "exchange/roster-report.h"
#include "exchange/roster-write.h"
#include "school/kinds.h"
#include "school/question.h"

/* A file of which the records refuse more than this is wrong as a whole. */
#define MAX_REFUSED 20

#define STRIDE 64

typedef struct
{
  XqStore            *store;
  const XqRoster     *roster;
  gboolean            dry_run;
  XqExchangeProgress  progress;
  gpointer            data;
  GCancellable       *cancellable;
  GHashTable         *refused;   /* XqRosterRow -> why */
  const XqRosterRow  *failed;    /* the row that was being written */
} Import;

static gboolean
has_school_year (XqStore   *store,
                 int        year,
                 gboolean  *exists,
                 GError   **error)
{
  g_autofree char *text = g_strdup_printf ("%d", year);
  g_autofree char *uid = NULL;

  if (!xq_question (store, "SELECT uid FROM visible_school_year WHERE year = CAST (? AS INTEGER) AND withdrawn = 0",
                    &uid, error, text, NULL, NULL))
    return FALSE;
  *exists = uid != NULL;
  return TRUE;
}

/* The year that a title names, if the school has it; else the one of today. */
static gboolean
choose_year (Import          *import,
             XqRosterWriter  *writer,
             XqImportReport  *report,
             GError         **error)
{
  const char *today = xq_store_get_today (import->store);
  int named = import->roster->notes.school_year;
  gboolean exists = FALSE;
  int now;

  if (!xq_school_year_of_day (import->store, today, &now, error))
    return FALSE;
  if (named != 0 && named != now && !has_school_year (import->store, named, &exists, error))
    return FALSE;

  writer->year = exists ? named : now;
  writer->when = writer->year < now ? XQ_ROSTER_YEAR_OVER
                 : writer->year > now ? XQ_ROSTER_YEAR_COMES : XQ_ROSTER_YEAR_RUNS;
  if (!xq_school_year_days (import->store, writer->year, writer->from_on, writer->until_on, error))
    return FALSE;
  g_strlcpy (writer->on,
             writer->when == XQ_ROSTER_YEAR_RUNS ? today
             : writer->when == XQ_ROSTER_YEAR_COMES ? writer->from_on : writer->until_on,
             sizeof writer->on);
  report->school_year = writer->year;

  if (named == 0 || named == now)
    return TRUE;
  if (!exists)
    xq_import_report_warn (report, NULL, 0, XQ_IMPORT_WARNING,
                           g_strdup_printf (_("The roster is of the school year %d to %d, which this school does not have; "
                                              "its classes were taken for those of %d to %d, the school year of today."),
                                            named, named + 1, now, now + 1));
  else if (writer->when == XQ_ROSTER_YEAR_OVER)
    xq_import_report_warn (report, NULL, 0, XQ_IMPORT_WARNING,
                           g_strdup_printf (_("The roster is of the school year %d to %d, which is over: who was in which "
                                              "class was added, what the school has now was not overwritten, and special "
                                              "groups were not entered."),
                                            named, named + 1));
  else
    xq_import_report_warn (report, NULL, 0, XQ_IMPORT_WARNING,
                           g_strdup_printf (_("The roster is of the school year %d to %d, which is to come; the classes of "
                                              "that year were filled."),
                                            named, named + 1));
  return TRUE;
}

static void
drop_changes (XqRosterStep *step,
              gboolean    (*is_dropped) (const XqRosterChange *change))
{
  for (guint i = step->changes->len; i > 0; i--)
    if (is_dropped (g_ptr_array_index (step->changes, i - 1)))
      g_ptr_array_remove_index (step->changes, i - 1);
}

static gboolean
is_class (const XqRosterChange *change)
{
  return strcmp (change->field, "class") == 0;
}

static gboolean
overwrites (const XqRosterChange *change)
{
  return change->before != NULL;
}

/* What an old roster may not do, and what only a person may. */
static void
restrain (const XqRosterWriter *writer,
          XqRosterStep         *step,
          XqImportReport       *report)
{
  const XqKnownPlace *place;

  if (writer->when == XQ_ROSTER_YEAR_OVER)
    {
      g_ptr_array_set_size (step->registers, 0);
      drop_changes (step, overwrites);
      for (guint i = step->guardians->len; i > 0; i--)
        if (((XqRosterGuardianChange *) g_ptr_array_index (step->guardians, i - 1))->uid != NULL)
          g_ptr_array_remove_index (step->guardians, i - 1);
    }
  if (step->action != XQ_ROSTER_UPDATE)
    return;

  place = &g_array_index (writer->known->places, XqKnownPlace, (guint) step->student);
  if (place->gone && writer->when != XQ_ROSTER_YEAR_OVER)
    {
      guint n = step->changes->len;

      drop_changes (step, is_class);
      if (step->changes->len < n)
        xq_import_report_warn (report, step->row->sheet, step->row->row, XQ_IMPORT_WARNING,
                               g_strdup (_("The school has this student as suspended, moved away or graduated. If he or she "
                                           "is back, say so in the student's record.")));
    }
  if (step->changes->len + step->guardians->len + step->registers->len == 0)
    step->action = XQ_ROSTER_UNCHANGED;
}

/* Children of the roster's classes who do not stand in it: nobody is taken out
 * of a class for that, but somebody should look. */
static void
warn_of_missing (const XqRosterWriter *writer,
                 const XqRosterPlan   *plan,
                 XqImportReport       *report)
{
  g_autofree gboolean *met = g_new0 (gboolean, writer->known->students->len + 1);
  guint present[13][100] = { { 0 } };
  guint missing[13][100] = { { 0 } };

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const XqRosterStep *step = g_ptr_array_index (plan->steps, i);

      if (step->row->grade > 0 && step->row->class_number > 0)
        present[step->row->grade][step->row->class_number]++;
      if (step->student >= 0)
        met[step->student] = TRUE;
      for (guint j = 0; j < step->candidates->len; j++)
        met[g_array_index (step->candidates, int, j)] = TRUE;
    }
  for (guint i = 0; i < writer->known->students->len; i++)
    {
      const XqKnownStudent *student = &g_array_index (writer->known->students, XqKnownStudent, i);

      if (!met[i] && student->grade > 0 && student->grade <= 12 && student->class_number > 0 &&
          student->class_number < 100)
        missing[student->grade][student->class_number]++;
    }
  for (guint grade = 1; grade <= 12; grade++)
    for (guint number = 1; number < 100; number++)
      if (present[grade][number] > 0 && missing[grade][number] > 0)
        xq_import_report_warn (report, NULL, 0, XQ_IMPORT_NOTICE,
                               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                             "%u student of class %u-%u does not stand in this roster. "
                                                             "Nothing was changed there.",
                                                             "%u students of class %u-%u do not stand in this roster. "
                                                             "Nothing was changed there.",
                                                             missing[grade][number]),
                                                missing[grade][number], grade, number));
}

static gboolean
carry_out (Import          *import,
           XqRosterWriter  *writer,
           XqRosterPlan    *plan,
           XqImportReport  *report,
           GError         **error)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      XqRosterStep *step = g_ptr_array_index (plan->steps, i);
      const char *why = g_hash_table_lookup (import->refused, step->row);
      g_autofree char *student = NULL;

      if (i % STRIDE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (import->cancellable, error))
            return FALSE;
          if (import->progress != NULL)
            import->progress ((double) i / plan->steps->len, import->data);
        }
      if (why != NULL)
        {
          xq_import_report_refuse (report, step->row->sheet, step->row->row, why);
          continue;
        }
      restrain (writer, step, report);
      if (step->student >= 0)
        student = g_strdup (g_array_index (writer->known->students, XqKnownStudent, (guint) step->student).uid);
      if (step->action == XQ_ROSTER_ADD || step->action == XQ_ROSTER_UPDATE)
        {
          g_clear_pointer (&student, g_free);
          import->failed = step->row;
          if (!xq_roster_write (writer, step, &student, error))
            return FALSE;
          import->failed = NULL;
        }
      xq_roster_report_step (report, step, student);
    }
  return TRUE;
}

/* Everything between begin and commit. */
static XqImportReport *
run (Import  *import,
     GError **error)
{
  g_autoptr (XqImportReport) report = xq_import_report_new (&import->roster->notes);
  g_autoptr (XqRosterKnown) known = NULL;
  g_autoptr (XqRosterPlan) plan = NULL;
  XqRosterWriter writer = { .store = import->store };

  report->dry_run = import->dry_run;
  if (!choose_year (import, &writer, report, error))
    return NULL;
  known = xq_roster_known_read (import->store, writer.year, writer.on, writer.when == XQ_ROSTER_YEAR_OVER, error);
  if (known == NULL)
    return NULL;
  writer.known = known;
  plan = xq_roster_plan (import->roster, (const XqKnownStudent *) (gpointer) known->students->data, known->students->len);
  if (!carry_out (import, &writer, plan, report, error))
    return NULL;
  if (writer.when != XQ_ROSTER_YEAR_OVER)
    warn_of_missing (&writer, plan, report);
  return g_steal_pointer (&report);
}

static XqImportReport *
run_in_transaction (Import  *import,
                    GError **error)
{
  g_autoptr (XqImportReport) report = NULL;

  import->failed = NULL;
  if (!xq_store_begin_bulk (import->store, "import", error))
    return NULL;
  report = run (import, error);
  if (report == NULL || import->dry_run)
    xq_store_rollback (import->store);
  else if (!xq_store_commit (import->store, error))
    return NULL;
  return g_steal_pointer (&report);
}

XqImportReport *
xq_roster_apply (XqStore             *store,
                 const XqRoster      *roster,
                 gboolean             dry_run,
                 XqExchangeProgress   progress,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (GHashTable) refused = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Import import = {
    .store = store, .roster = roster, .dry_run = dry_run, .progress = progress, .data = data,
    .cancellable = cancellable, .refused = refused,
  };

  g_return_val_if_fail (XQ_IS_STORE (store) && roster != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (;;)
    {
      g_autoptr (GError) problem = NULL;
      XqImportReport *report = run_in_transaction (&import, &problem);

      if (report != NULL)
        {
          if (progress != NULL)
            progress (1.0, data);
          return report;
        }
      /* A row that the records refuse is left out, and all begins again without it. */
      if (import.failed == NULL || !g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID) ||
          g_hash_table_size (refused) >= MAX_REFUSED)
        {
          if (import.failed != NULL)
            g_prefix_error (&problem, _("Row %u, and nothing was written: "), import.failed->row);
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      g_hash_table_insert (refused, (gpointer) import.failed, g_strdup (problem->message));
    }
}

/* What the title says of the school year changes what 2024级 means. */
static XqRoster *
understand (XqStore            *store,
            const XqSheetBook  *book,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr (XqRoster) roster = NULL;
  XqImportOptions options;
  gboolean exists = FALSE;

  if (!xq_import_options_of_school (store, &options, error))
    return NULL;
  roster = xq_roster_understand (book, &options, cancellable, error);
  if (roster == NULL || roster->notes.school_year == 0 || roster->notes.school_year == options.school_year)
    return g_steal_pointer (&roster);
  if (!has_school_year (store, roster->notes.school_year, &exists, error))
    return NULL;
  if (!exists)
    return g_steal_pointer (&roster);
  options.school_year = roster->notes.school_year;
  return xq_roster_understand (book, &options, cancellable, error);
}

static gboolean
prove_allowed (XqStore  *store,
               GError  **error)
{
  if (!xq_store_begin_bulk (store, "import", error))
    return FALSE;
  xq_store_rollback (store);
  return TRUE;
}

static XqImportReport *
apply (XqStore            *store,
       const XqSheetBook  *book,
       gboolean            dry_run,
       XqExchangeProgress  progress,
       gpointer            data,
       GCancellable       *cancellable,
       GError            **error)
{
  g_autoptr (XqRoster) roster = understand (store, book, cancellable, error);

  return roster != NULL ? xq_roster_apply (store, roster, dry_run, progress, data, cancellable, error) : NULL;
}

const XqImport xq_import_roster = {
  .name = "roster",
  .title = N_("The Roster"),
  .kind = "student",
  .headings = &xq_roster_headings,
  .prove_allowed = prove_allowed,
  .apply = apply,
  .undo = xq_roster_undo,
};
