/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/class-name.h"
#include "school/question.h"
#include "school/record-words.h"
#include "school/settings.h"
#include "school/year-turn-private.h"
#include "store/calendar-day.h"

#define MOST_NAMES 8

void
xq_year_finding_free (XqYearFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->text);
  g_free (finding);
}

void
xq_year_turn_find (GPtrArray      *findings,
                   XqYearSeverity  severity,
                   const char     *code,
                   int             class,
                   int             student,
                   char           *text)
{
  XqYearFinding *finding = g_new0 (XqYearFinding, 1);

  finding->severity = severity;
  finding->code = code;
  finding->class = class;
  finding->student = student;
  finding->text = text;
  g_ptr_array_add (findings, finding);
}

char *
xq_year_turn_dup_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < MOST_NAMES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "", (const char *) g_ptr_array_index (names, i));
  if (names->len > MOST_NAMES)
    /* Translators: behind the first names of a longer list */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", names->len - MOST_NAMES),
                            names->len - MOST_NAMES);
  return g_string_free (text, FALSE);
}

static char *
dup_class_name (const XqYearTurn *turn,
                int               class)
{
  const XqYearNewClass *named = xq_year_turn_new_class (turn, class);

  return xq_class_name_for_screen (named->grade, named->number);
}

/* --- whether it is time --- */

static guint
count_before (const XqYearTurn *turn)
{
  guint n = 0;

  for (guint i = 0; i < turn->students->len; i++)
    n += xq_year_turn_student (turn, i)->from >= 0 ? 1 : 0;
  return n;
}

/* Who has left stands in no list of students and is no line of what is due, from the
 * moment at which it is written: not while there is school. */
static gboolean
add_leavers (XqStore           *store,
             const XqYearTurn  *turn,
             GPtrArray         *findings,
             GError           **error)
{
  g_autofree char *earliest = NULL;
  g_autofree char *day = NULL;
  int first = -1;
  XqTerm last;

  for (guint i = 0; first < 0 && i < turn->students->len; i++)
    {
      const XqYearStudent *student = xq_year_turn_student (turn, i);

      if (student->from >= 0 && (student->step == XQ_YEAR_GRADUATED || student->step == XQ_YEAR_MOVED_AWAY))
        first = (int) i;
    }
  if (first < 0)
    return TRUE;
  if (!xq_term_get (store, turn->year - 1, 2, &last, error))
    return FALSE;
  /* One that runs into the new year is an error of its own. */
  if (strcmp (xq_store_get_today (store), last.until_on) > 0 || strcmp (last.until_on, turn->starts) >= 0)
    return TRUE;
  earliest = xq_day_add (last.until_on, 1);
  day = xq_day_words (earliest, NULL);
  xq_year_turn_find (findings, XQ_YEAR_ERROR, "leavers", -1, first,
                     g_strdup_printf (_("Students leave with this turn, and the last term still runs. Do it from %s: once it is done, "
                                        "those who leave stand in no list and no reminder any more."), day));
  return TRUE;
}

static gboolean
add_time (XqStore           *store,
          const XqYearTurn  *turn,
          GPtrArray         *findings,
          GError           **error)
{
  g_autofree char *earliest = NULL;
  g_autofree char *day = NULL;
  guint n = count_before (turn);
  gint64 days;

  if (!xq_setting_integer (store, "calendar.turn_days", &days, error))
    return FALSE;
  earliest = xq_day_add (turn->starts, (int) -days);
  day = xq_day_words (earliest, NULL);
  if (strcmp (xq_store_get_today (store), earliest) < 0)
    xq_year_turn_find (findings, XQ_YEAR_ERROR, "too_early", -1, -1,
                       g_strdup_printf (_("It is too early: the school year %d to %d can be begun from %s."), turn->year,
                                        turn->year + 1, day));
  else if (n == 0 && turn->is_begun)
    xq_year_turn_find (findings, XQ_YEAR_ERROR, "begun", -1, -1,
                       g_strdup_printf (_("The school year %d to %d is begun already: every student stands in it."),
                                        turn->year, turn->year + 1));
  else if (n == 0)
    xq_year_turn_find (findings, XQ_YEAR_ERROR, "nobody", -1, -1,
                       g_strdup (_("No student is in a class of the year that ends. Read the roster in first.")));
  else if (turn->is_begun)
    xq_year_turn_find (findings, XQ_YEAR_WARNING, "rest", -1, -1,
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                     "The school year %d to %d is begun already; %u student was left behind "
                                                     "and stands here.",
                                                     "The school year %d to %d is begun already; %u students were left behind "
                                                     "and stand here.", n),
                                        turn->year, turn->year + 1, n));
  return strcmp (xq_store_get_today (store), earliest) < 0 || add_leavers (store, turn, findings, error);
}

/* --- terms --- */

static void
add_days_error (GPtrArray  *findings,
                const char *text)
{
  xq_year_turn_find (findings, XQ_YEAR_ERROR, "days", -1, -1, g_strdup (text));
}

static gboolean
add_terms (XqStore           *store,
           const XqYearTurn  *turn,
           GPtrArray         *findings,
           GError           **error)
{
  const XqTerm *terms = turn->terms;
  g_autofree char *other = NULL;
  g_autofree char *year = g_strdup_printf ("%d", turn->year);

  for (guint i = 0; i < 2; i++)
    if (!xq_day_is_valid (terms[i].from_on) || !xq_day_is_valid (terms[i].until_on))
      {
        add_days_error (findings, _("A day of the terms is no date. Write it as 2024-09-01."));
        return TRUE;
      }
  for (guint i = 0; i < 2; i++)
    if (strcmp (terms[i].from_on, terms[i].until_on) > 0)
      add_days_error (findings, i == 0 ? _("The first term ends before it begins. Correct its days.")
                                       : _("The second term ends before it begins. Correct its days."));
  if (atoi (terms[0].from_on) != turn->year || strcmp (terms[0].from_on, turn->starts) < 0)
    add_days_error (findings, _("The first term begins in the autumn, not before the school year. Correct its days."));
  if (atoi (terms[1].from_on) != turn->year + 1 || strcmp (terms[1].until_on, turn->until) > 0)
    add_days_error (findings, _("The second term lies in the next spring and ends within the school year. Correct its days."));
  if (strcmp (terms[0].until_on, terms[1].from_on) >= 0)
    add_days_error (findings, _("The two terms of the new school year overlap. Correct their days."));
  if (!xq_question (store,
                    "SELECT until_on FROM visible_term WHERE withdrawn = 0 AND year < CAST (? AS INTEGER) AND until_on >= ? "
                    "ORDER BY until_on DESC LIMIT 1", &other, error, year, turn->starts, NULL))
    return FALSE;
  if (other != NULL)
    {
      g_autofree char *day = xq_day_words (other, NULL);

      xq_year_turn_find (findings, XQ_YEAR_ERROR, "days", -1, -1,
                         g_strdup_printf (_("A term of the year that ends runs until %s: the new year cannot begin before. "
                                            "Correct one of them."), day));
    }
  return TRUE;
}

/* --- classes --- */

static void
add_same_names (const XqYearTurn *turn,
                GPtrArray        *findings)
{
  for (guint i = 0; i < turn->classes->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const XqYearNewClass *one = xq_year_turn_new_class (turn, (int) i);
        const XqYearNewClass *other = xq_year_turn_new_class (turn, (int) j);
        g_autofree char *name = NULL;

        if (one->grade != other->grade || one->number != other->number || !xq_year_turn_is_made (turn, (int) i) ||
            !xq_year_turn_is_made (turn, (int) j))
          continue;
        name = dup_class_name (turn, (int) i);
        xq_year_turn_find (findings, XQ_YEAR_ERROR, "same_name", (int) i, -1,
                           g_strdup_printf (_("Two classes would be called %s. Give one of them another number."), name));
      }
}

static void
add_post_days (const XqYearTurn *turn,
               GPtrArray        *findings)
{
  for (guint i = 0; i < turn->classes->len; i++)
    {
      const XqYearNewClass *class = xq_year_turn_new_class (turn, (int) i);
      g_autofree char *name = dup_class_name (turn, (int) i);

      for (guint j = 0; j < class->posts->len; j++)
        {
          const XqYearPost *post = g_ptr_array_index (class->posts, j);

          if (post->record != NULL || !xq_year_turn_is_made (turn, (int) i))
            continue;
          if (strcmp (post->from_on, turn->starts) < 0 || strcmp (post->from_on, turn->until) > 0 ||
              (post->until_on != NULL && strcmp (post->until_on, post->from_on) < 0))
            xq_year_turn_find (findings, XQ_YEAR_ERROR, "post_days", (int) i, -1,
                               g_strdup_printf (_("The days of %s in class %s are not days of the new school year in the "
                                                  "right order. Correct them."), post->teacher_name, name));
        }
    }
}

static void
add_undecided (const XqYearTurn *turn,
               GPtrArray        *findings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) absent = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *absent_text = NULL;
  int first = -1;
  int first_absent = -1;

  for (guint i = 0; i < turn->students->len; i++)
    {
      const XqYearStudent *student = xq_year_turn_student (turn, i);

      if (student->step != XQ_YEAR_UNDECIDED)
        continue;
      g_ptr_array_add (student->from >= 0 ? names : absent, student->name);
      if (student->from >= 0 && first < 0)
        first = (int) i;
      if (student->from < 0 && first_absent < 0)
        first_absent = (int) i;
    }
  text = xq_year_turn_dup_names (names);
  absent_text = xq_year_turn_dup_names (absent);
  if (names->len > 0)
    xq_year_turn_find (findings, XQ_YEAR_ERROR, "undecided", -1, first,
                       g_strdup_printf (_("In no class of the new year, and nobody has said that they leave: %s."), text));
  if (absent->len > 0)
    xq_year_turn_find (findings, XQ_YEAR_WARNING, "no_class", -1, first_absent,
                       g_strdup_printf (_("In no class now, and the school has them as studying: %s. They stay in none unless "
                                          "you give them one."), absent_text));
}

gboolean
xq_year_turn_add_errors (XqStore           *store,
                         const XqYearTurn  *turn,
                         GPtrArray         *findings,
                         GError           **error)
{
  if (!add_time (store, turn, findings, error) || !add_terms (store, turn, findings, error))
    return FALSE;
  add_same_names (turn, findings);
  add_post_days (turn, findings);
  add_undecided (turn, findings);
  return TRUE;
}

/* --- what somebody should look at --- */

static void
add_teachers (const XqYearTurn *turn,
              GPtrArray        *findings)
{
  g_autoptr (GHashTable) led = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < turn->classes->len; i++)
    {
      const XqYearPost *teacher = xq_year_turn_get_teacher (turn, (int) i);
      g_autofree char *name = dup_class_name (turn, (int) i);
      gpointer other;

      if (!xq_year_turn_is_made (turn, (int) i))
        continue;
      if (teacher == NULL)
        xq_year_turn_find (findings, XQ_YEAR_WARNING, "no_teacher", (int) i, -1,
                           g_strdup_printf (_("Class %s has no class teacher on the first day: until it has one, nobody reads "
                                              "its children, and no visit counts for it."), name));
      else if (g_hash_table_lookup_extended (led, teacher->teacher, NULL, &other))
        {
          g_autofree char *other_name = dup_class_name (turn, GPOINTER_TO_INT (other));

          xq_year_turn_find (findings, XQ_YEAR_WARNING, "two_classes", (int) i, -1,
                             g_strdup_printf (_("%s would be class teacher of %s and of %s."), teacher->teacher_name, other_name,
                                              name));
        }
      else
        g_hash_table_insert (led, teacher->teacher, GINT_TO_POINTER ((int) i));
    }
}

static void
add_empty (const XqYearTurn *turn,
           GPtrArray        *findings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < turn->classes->len; i++)
    if (xq_year_turn_is_made (turn, (int) i) && xq_year_turn_count (turn, (int) i) == 0)
      g_ptr_array_add (names, dup_class_name (turn, (int) i));
  text = xq_year_turn_dup_names (names);
  if (names->len > 0)
    xq_year_turn_find (findings, XQ_YEAR_NOTICE, "empty", -1, -1,
                       g_strdup_printf (_("Nobody of this plan goes into %s: read the roster of the newcomers in afterwards."), text));
}

static void
add_jumps (const XqYearTurn *turn,
           GPtrArray        *findings)
{
  for (guint i = 0; i < turn->before->len; i++)
    {
      const XqYearOldClass *old = xq_year_turn_old (turn, (int) i);
      g_autofree char *name = xq_class_name_for_screen (old->grade, old->number);

      if (old->year != turn->year - 1)
        xq_year_turn_find (findings, XQ_YEAR_WARNING, "earlier_year", -1, -1,
                           g_strdup_printf (_("Students still stand in %s of the school year %d: look where each of them goes."),
                                            name, old->year));
    }
  for (guint i = 0; i < turn->students->len; i++)
    {
      const XqYearStudent *student = xq_year_turn_student (turn, i);
      const XqYearOldClass *old = xq_year_turn_old (turn, student->from);
      g_autofree char *to = NULL;
      int grades;

      if (student->step != XQ_YEAR_ON || old == NULL)
        continue;
      grades = xq_year_turn_new_class (turn, student->to)->grade - old->grade;
      if (grades == turn->year - old->year || grades == 0)
        continue;
      to = dup_class_name (turn, student->to);
      xq_year_turn_find (findings, XQ_YEAR_WARNING, "grade", student->to, (int) i,
                         g_strdup_printf (_("%s would go to %s, which is not the next grade."), student->name, to));
    }
}

/* What goes along with nobody. Who has no child on a register is told nothing. */
static gboolean
add_by_hand (XqStore           *store,
             const XqYearTurn  *turn,
             GPtrArray         *findings,
             GError           **error)
{
  g_autofree char *year = g_strdup_printf ("%d", turn->year - 1);
  g_autoptr (XqRows) rows = xq_store_count_query (store, "roll-totals", error, ":day", xq_store_get_today (store), ":year", year,
                                                  ":since", year, NULL);
  GError *problem = NULL;
  gint64 special = 0;

  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    special = xq_rows_integer (rows, 3);
  if (!xq_rows_ended (problem, error))
    return FALSE;
  if (special > 0)
    xq_year_turn_find (findings, XQ_YEAR_NOTICE, "registers", -1, -1,
                       g_strdup (_("The registers of special groups stay as they are and count as unchecked: each entry is "
                                   "checked again in the new school year.")));
  return TRUE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const XqYearFinding *one = *(const XqYearFinding *const *) a;
  const XqYearFinding *other = *(const XqYearFinding *const *) b;

  return (int) one->severity - (int) other->severity;
}

GPtrArray *
xq_year_turn_check (XqStore           *store,
                    const XqYearTurn  *turn,
                    GError           **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_year_finding_free);

  g_return_val_if_fail (XQ_IS_STORE (store) && turn != NULL, NULL);

  if (!xq_year_turn_refuse_others (store, error) || !xq_year_turn_add_errors (store, turn, findings, error))
    return NULL;
  add_teachers (turn, findings);
  add_jumps (turn, findings);
  add_empty (turn, findings);
  if (!add_by_hand (store, turn, findings, error) || !xq_year_turn_add_cases (store, turn, findings, error))
    return NULL;
  /* Stable: what was found first stays first among its equals. */
  g_ptr_array_sort (findings, compare);
  return g_steal_pointer (&findings);
}
