/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "stall.h"

#define STRIKE_MILLISECONDS 1

static Stalls seen;
static gint64 last_at;
static gint64 last_work;
static gint64 last_wait;
static guint source;
static const char *current;
static double longest_of_step;
static double longest_work_of_step;

/* Of this thread alone, in microseconds: others may hold the processor. */
static gint64
get_work (void)
{
  struct timespec spent;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent) != 0)
    return 0;
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

/* How long this thread could have run and had no processor, in microseconds. */
static gint64
get_wait (void)
{
  static int file = -1;
  char text[128];
  ssize_t length;
  long long ran;
  long long waited;

  if (file < 0)
    file = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  length = file >= 0 ? pread (file, text, sizeof text - 1, 0) : -1;
  if (length <= 0)
    return 0;
  text[length] = '\0';
  return sscanf (text, "%lld %lld", &ran, &waited) == 2 ? waited / 1000 : 0;
}

static void
strike (void)
{
  gint64 now = g_get_monotonic_time ();
  gint64 work = get_work ();
  gint64 wait = get_wait ();
  double gap = (double) MAX (0, now - last_at - (wait - last_wait) - STRIKE_MILLISECONDS * 1000) / G_USEC_PER_SEC;

  longest_of_step = MAX (longest_of_step, gap);
  if (gap > seen.longest)
    {
      seen.longest = gap;
      seen.longest_in = current;
    }
  longest_work_of_step = MAX (longest_work_of_step, (double) (work - last_work) / G_USEC_PER_SEC);
  seen.longest_work = MAX (seen.longest_work, longest_work_of_step);
  if (gap > 0.05)
    seen.over_50++;
  if (gap > 0.1)
    seen.over_100++;
  last_at = now;
  last_work = work;
  last_wait = wait;
}

static gboolean
strike_cb (gpointer user_data)
{
  (void) user_data;
  strike ();
  return G_SOURCE_CONTINUE;
}

static void
end_step (void)
{
  strike ();
  if (g_getenv ("XINQING_BENCH_STEPS") != NULL)
    g_printerr ("  %4.0f ms, at work %4.0f ms  %s\n", longest_of_step * 1000, longest_work_of_step * 1000, current);
  longest_of_step = 0;
  longest_work_of_step = 0;
}

void
stall_watch (const char *step)
{
  g_assert (source == 0);
  seen = (Stalls) { 0 };
  longest_of_step = 0;
  longest_work_of_step = 0;
  current = step;
  last_at = g_get_monotonic_time ();
  last_work = get_work ();
  last_wait = get_wait ();
  source = g_timeout_add_full (G_PRIORITY_HIGH, STRIKE_MILLISECONDS, strike_cb, NULL, NULL);
}

void
stall_step (const char *step)
{
  end_step ();
  current = step;
}

Stalls
stall_end (void)
{
  end_step ();
  g_clear_handle_id (&source, g_source_remove);
  return seen;
}
