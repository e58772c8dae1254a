/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqDutyWeek:
 *
 * The roster of one week: a column a day, a band a room, a line a time. Over each day
 * stands whether the room is open long enough; what nobody keeps and who is on duty
 * twice is said in words, while one writes it. One's own duty of today is signed in,
 * counted and signed out with one press each. A week is copied from the one before, or
 * to all until the term ends, and taken back as one. Main thread.
 *
 * Actions: "week.move" (weeks, 0 for the present one), "week.assign" (a place as
 * xq_duty_grid_open() has it, and somebody), "week.cover" (a duty, why, and who or
 * nobody), "week.take-back" (a kind and its record), "week.sign" (a duty), "week.sign-out"
 * (a sign-in), "week.walk-in", "week.copy" (from so many weeks before), "week.repeat"
 * (whether every other week), "week.undo-copy", "week.add" (a day), "week.open" (a duty),
 * "week.print" (a paper's name, "week" or "term").
 */
#define XQ_TYPE_DUTY_WEEK (xq_duty_week_get_type ())
G_DECLARE_FINAL_TYPE (XqDutyWeek, xq_duty_week, XQ, DUTY_WEEK, XqPage)

/**
 * xq_duty_week_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_duty_week_new     (XqDesk     *desk);

/**
 * xq_duty_week_get_day:
 * @self: the page
 *
 * Returns: (transfer none): a day of the week in sight
 */
const char *xq_duty_week_get_day (XqDutyWeek *self);

G_END_DECLS
