/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/duty-roster.h"

G_BEGIN_DECLS

/**
 * XqDutyDay:
 *
 * The head of a day in the week of duty: its date, what the school calls it, and
 * whether the room is open long enough, as a bar and in words. Main thread.
 */
#define XQ_TYPE_DUTY_DAY (xq_duty_day_get_type ())
G_DECLARE_FINAL_TYPE (XqDutyDay, xq_duty_day, XQ, DUTY_DAY, AdwBin)

/**
 * xq_duty_day_new:
 * @day: a day of a roster
 * @today: the present day
 *
 * Returns: (transfer floating): the head
 */
GtkWidget *xq_duty_day_new (const XqRosterDay *day,
                            const char        *today);

G_END_DECLS
