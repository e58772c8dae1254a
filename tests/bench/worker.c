/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "worker.h"

static gint64 started_at;
static char *said;

void
work_start (void)
{
  started_at = g_get_monotonic_time ();
}

double
work_seconds (void)
{
  return (double) (g_get_monotonic_time () - started_at) / G_USEC_PER_SEC;
}

void
work_say (const char *words)
{
  g_free (said);
  said = g_strdup (words);
}

int
work_refuse (const char *reason)
{
  char line[256];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      printf ("%s none %s\n", g_strchomp (line), reason);
      if (fflush (stdout) != 0)
        return 1;
    }
  return 0;
}

int
work_serve (const Work *works)
{
  char line[256];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      const Work *work = works;

      g_strchomp (line);
      while (work->name != NULL && strcmp (work->name, line) != 0)
        work++;
      if (work->name == NULL)
        printf ("%s none unknown\n", line);
      else
        {
          gint64 count = 0;
          double value = work->measure (&count);
          char text[G_ASCII_DTOSTR_BUF_SIZE];

          printf ("%s %s %" G_GINT64_FORMAT " %s\n", work->name, g_ascii_dtostr (text, sizeof text, value), count,
                  said != NULL ? said : "");
          g_clear_pointer (&said, g_free);
        }
      if (fflush (stdout) != 0)
        return 1;
    }
  return 0;
}
