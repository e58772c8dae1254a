/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* While it watches, a clock in the main loop is to strike every millisecond. Where
 * it strikes late, the loop stood still: nobody could press or type anything. For how
 * long the thread only waited for a processor that others had is no gap of the
 * program's, and is taken off where the kernel tells it. */

typedef struct
{
  double      longest;      /* seconds */
  const char *longest_in;   /* what was going on then */
  double      longest_work; /* seconds in which the loop's own thread ran, in the gap in which it ran most */
  guint       over_50;      /* gaps of more than so many milliseconds */
  guint       over_100;
} Stalls;

/**
 * stall_watch:
 * @step: what begins; static
 *
 * Begins to watch the default main loop.
 */
void    stall_watch  (const char *step);

/**
 * stall_step:
 * @step: what begins now; static
 *
 * With XINQING_BENCH_STEPS set, the steps are told on the standard error.
 */
void    stall_step   (const char *step);

/**
 * stall_end:
 *
 * Returns: what was seen since stall_watch()
 */
Stalls  stall_end    (void);

G_END_DECLS
