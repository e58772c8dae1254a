/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <time.h>

#include "desk.h"
#include "school/kinds.h"

#define SCHOOL "school.xinqing"
#define FIRST_SCREEN 50

static gint64
show_first_list (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) visits = NULL;

  xq_filter_set_limit (filter, FIRST_SCREEN, 0);
  visits = xq_store_list (store, &xq_home_visit, filter, &error);
  g_assert_no_error (error);
  return visits->len;
}

/* In a process of its own: from its first line to the first list, password typed. */
static double
measure_start (gint64 *count)
{
  *count = show_first_list (desk_store (BIG_SCHOOL_COUNSELLOR));
  return work_seconds ();
}

/* In a process of its own: the most memory it ever had, in MB. */
static double
measure_memory (gint64 *count)
{
  FILE *status;
  char line[256];
  long most = 0;

  *count = show_first_list (desk_store (BIG_SCHOOL_COUNSELLOR));
  status = fopen ("/proc/self/status", "r");
  g_assert_nonnull (status);
  while (fgets (line, sizeof line, status) != NULL)
    if (g_str_has_prefix (line, "VmHWM:"))
      most = (long) g_ascii_strtoll (line + 6, NULL, 10);
  fclose (status);
  g_assert_cmpint (most, >, 0);
  return (double) most / 1024;
}

static double
measure_open (gint64 *count)
{
  XqVault *vault = desk_vault (SCHOOL, BIG_SCHOOL_COUNSELLOR);
  XqStore *store;
  double seconds;

  work_start ();
  store = big_school_open (vault);
  *count = show_first_list (store);
  seconds = work_seconds ();
  big_school_close (store);
  return seconds;
}

static double
measure_unlock (gint64 *count)
{
  double seconds;

  desk_leave ();
  *count = 1;
  work_start ();
  desk_vault (SCHOOL, BIG_SCHOOL_COUNSELLOR);
  seconds = work_seconds ();
  return seconds;
}

/* How many passwords a second a core could try. */
static double
measure_guesses (gint64 *count)
{
  clock_t from;

  desk_leave ();
  *count = 1;
  from = clock ();
  desk_vault (SCHOOL, BIG_SCHOOL_COUNSELLOR);
  return CLOCKS_PER_SEC / (double) (clock () - from);
}

const Work unlock_works[] = {
  { "start", measure_start },
  { "memory", measure_memory },
  { "open", measure_open },
  { "unlock", measure_unlock },
  { "guesses", measure_guesses },
  { NULL }
};
