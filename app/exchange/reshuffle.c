/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import.h"
#include "exchange/reshuffle.h"
#include "exchange/roster-known.h"

/* The school's students with the classes that the plan gives them: a list of the
 * new classes that names a child in the class it would have anyway is about that child. */
static void
place_as_planned (XqRosterKnown    *known,
                  const XqYearTurn *turn,
                  int              *planned)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < turn->students->len; i++)
    g_hash_table_insert (places, ((XqYearStudent *) g_ptr_array_index (turn->students, i))->uid, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < known->students->len; i++)
    {
      XqKnownStudent *student = &g_array_index (known->students, XqKnownStudent, i);
      const XqYearStudent *plan = NULL;

      planned[i] = (int) GPOINTER_TO_UINT (g_hash_table_lookup (places, student->uid)) - 1;
      student->grade = student->class_number = 0;
      if (planned[i] >= 0)
        plan = g_ptr_array_index (turn->students, (guint) planned[i]);
      if (plan != NULL && plan->to >= 0)
        {
          const XqYearNewClass *class = g_ptr_array_index (turn->classes, (guint) plan->to);

          student->grade = class->grade;
          student->class_number = class->number;
        }
    }
}

/* Lists of new classes often have nothing but names. -1: nobody, -2: several. */
static int
find_by_name (const XqRosterRow   *row,
              const XqRosterKnown *known,
              const int           *planned)
{
  int found = -1;

  for (guint i = 0; i < known->students->len; i++)
    {
      const XqKnownStudent *student = &g_array_index (known->students, XqKnownStudent, i);

      if (planned[i] < 0 || strcmp (student->name, row->name) != 0 || (row->grade != 0 && student->grade != row->grade) ||
          (row->sex != NULL && student->sex != NULL && strcmp (row->sex, student->sex) != 0) ||
          (row->born_on != NULL && student->born_on != NULL && strcmp (row->born_on, student->born_on) != 0) ||
          (row->number != NULL && student->number != NULL && strcmp (row->number, student->number) != 0))
        continue;
      if (found >= 0)
        return -2;
      found = (int) i;
    }
  return found;
}

static void
skip (XqImportReport    *report,
      const XqRosterRow *row,
      const char        *what,
      const char        *text)
{
  (void) xq_import_report_add (report->skipped, row->sheet, row->row, what, g_strdup_printf ("%s: %s", row->name, text));
}

static void
place (XqYearTurn          *turn,
       const XqRosterStep  *step,
       const XqRosterKnown *known,
       const int           *planned,
       XqImportReport      *report)
{
  const XqRosterRow *row = step->row;
  int index = step->student >= 0 ? step->student : find_by_name (row, known, planned);
  const XqYearStudent *student;
  const char *uid;
  int to;

  report->n_read++;
  if (row->grade == 0 || row->class_number == 0)
    {
      skip (report, row, "no_class", _("The list does not say which class. Fill it in, with its grade."));
      return;
    }
  if (index == -2 || (index < 0 && step->action == XQ_ROSTER_AMBIGUOUS))
    {
      skip (report, row, "ambiguous", _("Several students are called so. Place them by hand, or give the student number."));
      return;
    }
  if (index < 0)
    {
      skip (report, row, "unknown", _("The school has no such student in this plan. Newcomers come with their own roster, afterwards."));
      return;
    }
  if (planned[index] < 0)
    {
      skip (report, row, "gone", _("The school has this student as moved away or graduated, or in the new year already."));
      return;
    }
  uid = g_array_index (known->students, XqKnownStudent, (guint) index).uid;
  student = g_ptr_array_index (turn->students, (guint) planned[index]);
  to = xq_year_turn_add_class (turn, row->grade, row->class_number);
  if (student->step == XQ_YEAR_ON && student->to == to)
    {
      report->n_unchanged++;
      return;
    }
  xq_year_turn_set_student (turn, (guint) planned[index], XQ_YEAR_ON, to);
  xq_import_report_add (report->rows, row->sheet, row->row, "update", NULL)->student = g_strdup (uid);
  report->n_updated++;
}

XqImportReport *
xq_reshuffle_read (XqStore             *store,
                   XqYearTurn          *turn,
                   GFile               *file,
                   XqExchangeProgress   progress,
                   gpointer             data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_autoptr (XqImportReport) report = NULL;
  g_autoptr (XqRosterKnown) known = NULL;
  g_autoptr (XqRosterPlan) plan = NULL;
  g_autoptr (XqRoster) roster = NULL;
  g_autofree int *planned = NULL;
  XqImportOptions options;

  g_return_val_if_fail (XQ_IS_STORE (store) && turn != NULL && G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!xq_import_options_of_school (store, &options, error))
    return NULL;
  options.school_year = turn->year;
  roster = xq_roster_load (file, &options, progress, data, cancellable, error);
  if (roster == NULL)
    return NULL;
  known = xq_roster_known_read (store, turn->year - 1, xq_store_get_today (store), FALSE, error);
  if (known == NULL)
    return NULL;
  planned = g_new0 (int, known->students->len + 1);
  place_as_planned (known, turn, planned);
  plan = xq_roster_plan (roster, (const XqKnownStudent *) (gpointer) known->students->data, known->students->len);
  report = xq_import_report_new (&roster->notes);
  report->dry_run = TRUE;
  report->school_year = turn->year;
  for (guint i = 0; i < plan->steps->len; i++)
    place (turn, g_ptr_array_index (plan->steps, i), known, planned, report);
  return g_steal_pointer (&report);
}
