/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/visit-plan.h"
#include "school/person-name.h"

/* More children live in no household. */
#define MAX_NAMES 12

/* In its last two months a school year's days are also those before the next. */
#define FIRST_MONTH 9
#define SUMMER 7

typedef struct
{
  const XqVisitKnown *known;
  const char         *today;
  GHashTable         *seen;    /* "student day way" -> the row that was the first */
} Planner;

static void
free_remark (gpointer data)
{
  XqVisitRemark *remark = data;

  g_free (remark->text);
  g_free (remark);
}

static void
free_step (gpointer data)
{
  XqVisitStep *step = data;

  g_ptr_array_unref (step->students);
  g_ptr_array_unref (step->present);
  g_ptr_array_unref (step->remarks);
  g_free (step);
}

/* @text is taken. */
static void
remark (XqVisitStep *step,
        const char  *what,
        char        *text)
{
  XqVisitRemark *self = g_new0 (XqVisitRemark, 1);

  self->what = what;
  self->text = text;
  g_ptr_array_add (step->remarks, self);
}

/* --- which child --- */

static gboolean
covers (const XqVisitEnrolment *enrolment,
        const char             *day)
{
  return strcmp (enrolment->from_on, day) <= 0 && (enrolment->until_on == NULL || strcmp (enrolment->until_on, day) >= 0);
}

/* Whether the child may have been called one of that class on the day: it was
 * in it then, is now, or is entered in it for that school year. */
static gboolean
fits_day (const Planner          *planner,
          const XqVisitEnrolment *enrolment,
          const char             *day)
{
  int month = atoi (day + 5);
  int year = month >= FIRST_MONTH ? atoi (day) : atoi (day) - 1;

  return enrolment->year == year || (month >= SUMMER && month < FIRST_MONTH && enrolment->year == year + 1) ||
         covers (enrolment, day) || covers (enrolment, planner->today);
}

/* A class that the row says only in part is looked for among this account's own. */
static gboolean
is_in_class (const Planner        *planner,
             const XqVisitRow     *row,
             const XqVisitStudent *student)
{
  gboolean whole = row->grade != 0 && row->class_number != 0;

  for (guint i = 0; i < student->enrolments->len; i++)
    {
      const XqVisitEnrolment *enrolment = &g_array_index (student->enrolments, XqVisitEnrolment, i);

      if ((row->grade == 0 || row->grade == enrolment->grade) &&
          (row->class_number == 0 || row->class_number == enrolment->number) && (whole || enrolment->mine) &&
          fits_day (planner, enrolment, row->visited_on))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_mine (const XqVisitStudent *student)
{
  for (guint i = 0; i < student->enrolments->len; i++)
    if (g_array_index (student->enrolments, XqVisitEnrolment, i).mine)
      return TRUE;
  return FALSE;
}

/* Those of the name in the class; of several the one with the seat. (transfer full) */
static GPtrArray *
find_in_class (const Planner    *planner,
               const XqVisitRow *row,
               const char       *name)
{
  GArray *same = g_hash_table_lookup (planner->known->by_name, name);
  GPtrArray *found = g_ptr_array_new ();
  guint n_seated = 0;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      XqVisitStudent *student = &g_array_index (planner->known->students, XqVisitStudent, g_array_index (same, guint, i));

      if (!is_in_class (planner, row, student))
        continue;
      g_ptr_array_add (found, student);
      n_seated += row->seat != NULL && g_strcmp0 (row->seat, student->seat) == 0 ? 1 : 0;
    }
  for (guint i = found->len; found->len > 1 && n_seated == 1 && i > 0; i--)
    if (g_strcmp0 (row->seat, ((XqVisitStudent *) g_ptr_array_index (found, i - 1))->seat) != 0)
      g_ptr_array_remove_index (found, i - 1);
  return found;
}

/* Why nobody, or not one alone, was found. */
static void
remark_not_found (const Planner    *planner,
                  XqVisitStep      *step,
                  const char       *name,
                  guint             n)
{
  const XqVisitRow *row = step->row;

  if (n > 1)
    remark (step, "ambiguous",
            g_strdup_printf (_("Several students of this class are called “%s”. Add a column with the student number or the "
                               "number in the class; the name was left out."), name));
  else if ((row->grade == 0 || row->class_number == 0) && !planner->known->has_posts)
    remark (step, "unknown",
            g_strdup_printf (_("Of which class “%s” is, is not said. Name the class in the title, on the tab or in a column, or "
                               "add the student number."), name));
  else if (g_hash_table_contains (planner->known->by_name, name))
    remark (step, "unknown",
            g_strdup_printf (_("No student “%s” is in this class, but one in another. Correct the class or the name; the name "
                               "was left out."), name));
  else
    remark (step, "unknown",
            g_strdup_printf (_("There is no student “%s” among those that this account may see. Look at how the name is "
                               "written; it was left out."), name));
}

static void
take (XqVisitStep    *step,
      XqVisitStudent *student)
{
  if (!g_ptr_array_find (step->students, student, NULL))
    g_ptr_array_add (step->students, student);
}

static void
find_by_name (const Planner *planner,
              XqVisitStep   *step,
              const char    *name)
{
  g_autoptr (GPtrArray) found = find_in_class (planner, step->row, name);

  if (found->len == 1)
    take (step, g_ptr_array_index (found, 0));
  else
    remark_not_found (planner, step, name, found->len);
}

/* What stands in brackets behind a name is a remark on the child. */
static char *
dup_name (const char *text)
{
  g_autofree char *name = xq_person_name_normalize (text);
  g_auto (GStrv) parts = g_strsplit_set (name, "(*", 2);

  return parts[0] != NULL && parts[0][0] != '\0' ? xq_person_name_normalize (parts[0]) : g_steal_pointer (&name);
}

/* "Wang Ming and Li Hua", or only a space between: two names if each of them is
 * a child of the class, and the whole is none. */
static gboolean
find_joined (const Planner *planner,
             XqVisitStep   *step,
             const char    *text)
{
  const char *const *joiners = xq_import_words_get ("table", "joiners");
  g_autoptr (GString) line = g_string_new (text);
  g_autoptr (GPtrArray) students = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  for (guint i = 0; joiners[i] != NULL; i++)
    g_string_replace (line, joiners[i], "\n", 0);
  for (char *p = line->str; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      memset (p, '\n', (gsize) (g_utf8_next_char (p) - p));
  parts = g_strsplit (line->str, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = dup_name (parts[i]);
      g_autoptr (GPtrArray) found = NULL;

      if (name[0] == '\0')
        continue;
      found = find_in_class (planner, step->row, name);
      if (found->len != 1 || ++n > MAX_NAMES)
        return FALSE;
      g_ptr_array_add (students, g_ptr_array_index (found, 0));
    }
  for (guint i = 0; n > 1 && i < students->len; i++)
    take (step, g_ptr_array_index (students, i));
  return n > 1;
}

/* (nullable): whose number stands in the row */
static XqVisitStudent *
find_by_number (const Planner    *planner,
                const XqVisitRow *row)
{
  guint found = row->number != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (planner->known->by_number, row->number)) : 0;

  return found > 0 ? &g_array_index (planner->known->students, XqVisitStudent, found - 1) : NULL;
}

static void
find_students (const Planner *planner,
               XqVisitStep   *step)
{
  XqVisitStudent *numbered = find_by_number (planner, step->row);
  g_auto (GStrv) pieces = xq_import_words_split (step->row->name);

  if (g_strv_length (pieces) > MAX_NAMES)
    {
      remark (step, "refused", g_strdup (_("More names stand in the cell than a household has children. Write a row for each.")));
      return;
    }
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *name = dup_name (pieces[i]);

      if (name[0] == '\0')
        continue;
      if (numbered != NULL && strcmp (numbered->name, name) == 0)
        take (step, numbered);
      else if (g_hash_table_contains (planner->known->by_name, name) || !find_joined (planner, step, pieces[i]))
        find_by_name (planner, step, name);
    }
  /* A number is one child's: but not if the name says otherwise. */
  if (numbered != NULL && !g_ptr_array_find (step->students, numbered, NULL))
    {
      g_ptr_array_set_size (step->students, 0);
      g_ptr_array_set_size (step->remarks, 0);
      remark (step, "ambiguous", g_strdup (_("The school has another name under this student number. Correct one of the two.")));
    }
}

/* --- what to do --- */

static void
remark_other_words (XqVisitStep *step,
                    const char  *situation)
{
  const char *own = step->row->situation;

  if (own != NULL && situation[0] != '\0' && strcmp (own, situation) != 0)
    remark (step, NULL, g_strdup (_("The school has a visit to this child on that day in that way, in other words. It was not "
                                    "changed; correct it by hand if the file is right.")));
}

/* Of the children found, those who have the visit already, here or in the file, are taken out. */
static void
compare (Planner     *planner,
         XqVisitStep *step)
{
  const XqVisitRow *row = step->row;

  for (guint i = 0; i < step->students->len;)
    {
      XqVisitStudent *student = g_ptr_array_index (step->students, i);
      g_autofree char *key = xq_visit_known_key (student->uid, row->visited_on, row->way);
      const XqVisitRow *first = g_hash_table_lookup (planner->seen, key);
      const char *situation = g_hash_table_lookup (planner->known->visits, key);

      if (first != NULL)
        {
          remark (step, "duplicate",
                  g_strdup_printf (_("A visit to “%s” on that day in that way stands in row %u before. If there were two, enter "
                                     "the second by hand."), student->name, first->row));
          g_ptr_array_remove_index (step->students, i);
          continue;
        }
      g_hash_table_insert (planner->seen, g_steal_pointer (&key), (gpointer) row);
      if (situation == NULL)
        {
          i++;
          continue;
        }
      remark_other_words (step, situation);
      g_ptr_array_add (step->present, student);
      g_ptr_array_remove_index (step->students, i);
    }
}

static void
decide (Planner     *planner,
        XqVisitStep *step)
{
  if (step->row->problem != NULL)
    {
      remark (step, "refused", g_strdup (step->row->problem));
      step->action = XQ_VISIT_LEFT_OUT;
      return;
    }
  find_students (planner, step);
  compare (planner, step);
  step->action = step->students->len > 0 ? XQ_VISIT_ADD : step->present->len > 0 ? XQ_VISIT_UNCHANGED : XQ_VISIT_LEFT_OUT;
  if (step->action == XQ_VISIT_ADD && step->present->len > 0)
    remark (step, NULL, g_strdup (_("One of these children has this visit already; it was entered for the others.")));
  step->mine = TRUE;
  for (guint i = 0; i < step->students->len; i++)
    step->mine = step->mine && is_mine (g_ptr_array_index (step->students, i));
}

GPtrArray *
xq_visit_plan (const XqVisitTable *table,
               const XqVisitKnown *known,
               const char         *today)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *steps = g_ptr_array_new_with_free_func (free_step);
  Planner planner = { known, today, seen };

  g_return_val_if_fail (table != NULL && known != NULL && today != NULL, steps);

  for (guint i = 0; i < table->rows->len; i++)
    {
      XqVisitStep *step = g_new0 (XqVisitStep, 1);

      step->row = g_ptr_array_index (table->rows, i);
      step->students = g_ptr_array_new ();
      step->present = g_ptr_array_new ();
      step->remarks = g_ptr_array_new_with_free_func (free_remark);
      g_ptr_array_add (steps, step);
      decide (&planner, step);
    }
  return steps;
}
