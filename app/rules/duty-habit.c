/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/duty-habit.h"

#define N_WEEKDAYS 7
#define REGULAR_SHARE 3   /* kept on a third of its weekdays: every week, or every other week but for a few */

typedef struct
{
  XqDutyHabit habit;
  guint       odd;
  guint       even;
} Counted;

int
xq_roster_day_get_weekday (const XqRosterDay *day)
{
  g_return_val_if_fail (day != NULL, 0);

  return day->calendar.timetable > 0 ? day->calendar.timetable : day->calendar.weekday;
}

static gboolean
are_alike (const XqRosterDuty *first,
           const XqRosterDuty *second)
{
  return strcmp (first->from_at, second->from_at) == 0 && strcmp (first->until_at, second->until_at) == 0 &&
         g_strcmp0 (first->planned_name, second->planned_name) == 0 && g_strcmp0 (first->kind, second->kind) == 0 &&
         g_strcmp0 (first->room_uid, second->room_uid) == 0;
}

static Counted *
find_counted (GPtrArray          *counted,
              const XqRosterDuty *duty,
              int                 weekday)
{
  Counted *found;

  for (guint i = 0; i < counted->len; i++)
    {
      found = g_ptr_array_index (counted, i);
      if (found->habit.weekday == weekday && are_alike (found->habit.duty, duty))
        return found;
    }
  found = g_new0 (Counted, 1);
  found->habit.duty = duty;
  found->habit.weekday = weekday;
  g_ptr_array_add (counted, found);
  return found;
}

/* How many days of each weekday there are from the first duty to the last. */
static void
count_days (const XqDutyRoster *roster,
            guint              *n_days)
{
  const XqRosterDuty *first = g_ptr_array_index (roster->duties, 0);
  const XqRosterDuty *last = g_ptr_array_index (roster->duties, roster->duties->len - 1);

  for (guint i = 0; i < roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (roster->days, i);

      if (strcmp (day->calendar.day, first->day) >= 0 && strcmp (day->calendar.day, last->day) <= 0 &&
          (day->calendar.is_school_day || day->calendar.boarders_return))
        n_days[xq_roster_day_get_weekday (day) - 1]++;
    }
}

static int
compare_habits (gconstpointer a,
                gconstpointer b)
{
  const XqDutyHabit *first = *(const XqDutyHabit *const *) a;
  const XqDutyHabit *second = *(const XqDutyHabit *const *) b;
  int by_time;

  if (first->weekday != second->weekday)
    return first->weekday - second->weekday;
  by_time = strcmp (first->duty->from_at, second->duty->from_at);
  return by_time != 0 ? by_time : (int) first->weeks - (int) second->weeks;
}

GPtrArray *
xq_duty_habits_list (const XqDutyRoster *roster)
{
  GPtrArray *habits = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) counted = g_ptr_array_new_with_free_func (g_free);
  guint n_days[N_WEEKDAYS] = { 0 };

  g_return_val_if_fail (roster != NULL, habits);

  if (roster->duties->len == 0)
    return habits;
  count_days (roster, n_days);
  for (guint i = 0; i < roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (roster->duties, i);
      const XqRosterDay *day = xq_duty_roster_find_day (roster, duty->day);
      Counted *found = find_counted (counted, duty, xq_roster_day_get_weekday (day));

      if (day->calendar.is_odd_week)
        found->odd++;
      else
        found->even++;
    }
  for (guint i = 0; i < counted->len; i++)
    {
      Counted *found = g_ptr_array_index (counted, i);
      guint n = n_days[found->habit.weekday - 1];

      if ((found->odd + found->even == 1 && n > 1) || REGULAR_SHARE * (found->odd + found->even) < n)
        continue;
      if (n > 1)
        found->habit.weeks = found->even == 0 ? XQ_WEEKS_ODD : found->odd == 0 ? XQ_WEEKS_EVEN : XQ_WEEKS_ALL;
      g_ptr_array_add (habits, g_memdup2 (&found->habit, sizeof found->habit));
    }
  g_ptr_array_sort (habits, compare_habits);
  return habits;
}
