/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A MOMENT is Unix seconds in decimal; people write it as a day and a time of day. */

/**
 * xq_moment_of:
 * @day: a valid date
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the clock's time of day on @day: the
 *   rules may take another day than the clock's for today; %NULL for a time
 *   that @day has not
 */
char     *xq_moment_of        (const char *day);

/**
 * xq_moment_read:
 * @text: what a person wrote: 2024-09-01 16:50, 9月1日 16:50 or 16:50
 * @today: the ISO date that a time alone means, and whose year a day without
 *   one has
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the moment; %NULL if it is none
 */
char     *xq_moment_read      (const char *text,
                               const char *today);

/**
 * xq_moment_dup_text:
 * @moment: Unix seconds
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): as 2024-09-01 16:50, in local time
 */
char     *xq_moment_dup_text  (gint64      moment);

/**
 * xq_moment_dup_day:
 * @moment: Unix seconds
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the ISO date on which it is, in local time
 */
char     *xq_moment_dup_day   (gint64      moment);

G_END_DECLS
