/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "duty-work.h"

G_BEGIN_DECLS

/**
 * xq_duty_said_dup_copy:
 * @copy: what came of copying
 *
 * Any thread.
 *
 * Returns: (transfer full): how many duties were entered, and what was left out and
 *   why, a line each
 */
char *xq_duty_said_dup_copy (const XqDutyCopy   *copy);

/**
 * xq_duty_said_dup_week:
 * @roster: a week's
 * @is_good: (out): whether nothing is wrong with it
 *
 * Any thread.
 *
 * Returns: (transfer full): what is wrong with the week, in one line
 */
char *xq_duty_said_dup_week (const XqDutyRoster *roster,
                             gboolean           *is_good);

G_END_DECLS
