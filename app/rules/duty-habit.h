/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/duty-roster.h"
#include "school/duty-copy.h"

G_BEGIN_DECLS

/**
 * XqDutyHabit:
 * @duty: (transfer none): one of the roster's duties that are alike
 * @weekday: 1 Monday ... 7 Sunday: whose timetable its days follow
 * @weeks: whether it is kept by turns
 *
 * What most weeks of a term are like: the same person, at the same time of the same
 * weekday, in the same room.
 */
typedef struct
{
  const XqRosterDuty *duty;
  int                 weekday;
  XqWeeks             weeks;
} XqDutyHabit;

/**
 * xq_duty_habits_list:
 * @roster: a roster of some weeks
 *
 * As it was planned, not as it was changed. A single duty is no habit where there
 * were more such days. Any thread.
 *
 * Returns: (transfer full) (element-type XqDutyHabit): by weekday and time; valid as
 *   long as @roster
 */
GPtrArray *xq_duty_habits_list      (const XqDutyRoster *roster);

/**
 * xq_roster_day_get_weekday:
 * @day: a day of a roster
 *
 * A duty follows the timetable of its day; a boarders' evening is a Sunday's. Any
 * thread.
 *
 * Returns: 1 Monday ... 7 Sunday
 */
int        xq_roster_day_get_weekday (const XqRosterDay *day);

G_END_DECLS
