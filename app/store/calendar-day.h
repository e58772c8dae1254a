/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_day_is_valid:
 * @text: (nullable): a text
 *
 * Any thread.
 *
 * Returns: whether @text is a date of the calendar between 1900 and 2199,
 *   written as 2024-09-01
 */
gboolean  xq_day_is_valid (const char *text);

/**
 * xq_day_of_clock:
 *
 * Any thread.
 *
 * Returns: (transfer full): today by the computer's clock, as 2024-09-01
 */
char     *xq_day_of_clock (void);

/**
 * xq_day_add:
 * @day: a valid date
 * @days: how many days later, may be negative
 *
 * Any thread.
 *
 * Returns: (transfer full): that date
 */
char     *xq_day_add      (const char *day,
                           int         days);

G_END_DECLS
