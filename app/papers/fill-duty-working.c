/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include "papers/fill-duty-roster.h"
#include "rules/duty-habit.h"

/* The duties one below the other, with full names and who stands in: for those who
 * keep them, not for the wall. */

static void
add_words (GString    *words,
           const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? xq_form_word ("format", "separator") : "", more);
}

static char *
dup_remark (const XqRosterDuty *duty,
            gboolean            regular,
            XqWeeks             weeks)
{
  static const char *const turns[] = { [XQ_WEEKS_ODD] = "odd_weeks", [XQ_WEEKS_EVEN] = "even_weeks" };
  g_autoptr (GString) words = g_string_new (NULL);

  if (weeks != XQ_WEEKS_ALL)
    add_words (words, xq_form_word ("duty", turns[weeks]));
  add_words (words, xq_form_word ("duty_kind", duty->kind));
  if (!duty->counts)
    add_words (words, xq_form_word ("duty", "not_counted"));
  if (!regular && duty->change != NULL)
    add_words (words, xq_form_word ("duty", duty->reason));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_row (JsonArray          *rows,
         const char         *day,
         const XqRosterDuty *duty,
         gboolean            regular,
         XqWeeks             weeks)
{
  gboolean changed = !regular && duty->change != NULL;
  const char *deputy = !changed ? duty->deputy_name : duty->person_name != NULL ? duty->person_name
                                                                                : xq_form_word ("duty", "absent");
  g_autofree char *times = xq_roster_duty_dup_times (duty);
  g_autofree char *remark = dup_remark (duty, regular, weeks);
  JsonObject *row = json_object_new ();

  json_array_add_object_element (rows, row);
  json_object_set_string_member (row, "day", day);
  json_object_set_string_member (row, "time", times);
  json_object_set_string_member (row, "room", duty->room != NULL ? duty->room : "");
  json_object_set_string_member (row, "name", duty->planned_name != NULL ? duty->planned_name : "");
  json_object_set_string_member (row, "deputy", deputy != NULL ? deputy : "");
  /* A habit's telephone is that of whoever was there on the day that stands for it. */
  json_object_set_string_member (row, "phone", duty->phone != NULL && (!regular || duty->change == NULL) ? duty->phone : "");
  json_object_set_string_member (row, "remark", remark);
}

gboolean
xq_fill_duty_working (XqStore               *store,
                      XqFilledPaper         *paper,
                      const XqPaperRequest  *request,
                      GError               **error)
{
  g_auto (GStrv) weekdays = g_strsplit (xq_form_word ("duty", "weekdays"), " ", -1);
  JsonArray *rows = json_array_new ();
  g_autoptr (XqDutyRoster) roster = NULL;
  g_autoptr (GPtrArray) habits = NULL;
  gboolean regular;

  json_object_set_array_member (paper->values, "rows", rows);
  roster = xq_fill_take_roster (store, paper, request, &regular, error);
  if (roster == NULL)
    return FALSE;
  habits = regular ? xq_duty_habits_list (roster) : NULL;
  for (guint i = 0; habits != NULL && i < habits->len; i++)
    {
      const XqDutyHabit *habit = g_ptr_array_index (habits, i);
      g_autofree char *day = xq_form_expand (xq_form_word ("duty", "head_regular"), "weekday", weekdays[habit->weekday - 1], NULL);

      add_row (rows, day, habit->duty, TRUE, habit->weeks);
    }
  for (guint i = 0; habits == NULL && i < roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (roster->duties, i);
      const XqRosterDay *day = xq_duty_roster_find_day (roster, duty->day);
      g_autofree char *date = xq_form_dup_day (duty->day, duty->day);
      g_autofree char *words = xq_form_expand (xq_form_word ("duty", "day"), "weekday", weekdays[day->calendar.weekday - 1],
                                               "day", date, NULL);

      add_row (rows, words, duty, FALSE, XQ_WEEKS_ALL);
    }
  return TRUE;
}
