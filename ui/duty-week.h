/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqDutyWeek:
 *
 * The roster of one week: a column a day, a row a time. Over each day stands
 * whether the room is open long enough; what nobody keeps and who is on duty
 * twice is said in words. One's own duty of today is signed in with one press.
 * Main thread.
 *
 * Actions: "week.move" (weeks, 0 for the present one), "week.add" ("DAY FROM UNTIL"),
 * "week.open" (a duty's uid), "week.sign" (likewise), "week.print" (a paper's name).
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
