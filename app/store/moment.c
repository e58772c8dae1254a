/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <stdlib.h>

#include "store/calendar-day.h"
#include "store/moment.h"

static char *
dup_moment (GDateTime *moment)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (moment));
}

char *
xq_moment_of (const char *day)
{
  g_autoptr (GDateTime) clock = g_date_time_new_now_local ();
  g_autoptr (GDateTime) moment = NULL;

  g_return_val_if_fail (xq_day_is_valid (day), NULL);

  moment = g_date_time_new_local (atoi (day), atoi (day + 5), atoi (day + 8), g_date_time_get_hour (clock),
                                  g_date_time_get_minute (clock), g_date_time_get_second (clock));
  return moment != NULL ? dup_moment (moment) : NULL;
}

/* The numbers of a text, whatever stands between them; more than five is no moment. */
static guint
read_numbers (const char *text,
              int         numbers[5])
{
  guint n = 0;
  gboolean within = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        {
          within = FALSE;
          continue;
        }
      if (!within && n == 5)
        return 6;
      if (!within)
        numbers[n++] = 0;
      within = TRUE;
      numbers[n - 1] = numbers[n - 1] * 10 + digit;
      if (numbers[n - 1] > 9999)
        return 6;
    }
  return n;
}

char *
xq_moment_read (const char *text,
                const char *today)
{
  int numbers[5] = { 0, 0, 0, 0, 0 };
  guint n;
  int year;
  g_autofree char *day = NULL;
  g_autoptr (GDateTime) moment = NULL;

  g_return_val_if_fail (text != NULL && xq_day_is_valid (today), NULL);

  n = g_utf8_validate (text, -1, NULL) ? read_numbers (text, numbers) : 0;
  year = n == 5 ? numbers[0] : atoi (today);
  if (n == 2)
    day = g_strdup (today);
  else if (n == 4 || n == 5)
    day = g_strdup_printf ("%04d-%02d-%02d", year, numbers[n - 4], numbers[n - 3]);
  if (!xq_day_is_valid (day))
    return NULL;
  moment = g_date_time_new_local (atoi (day), atoi (day + 5), atoi (day + 8), numbers[n - 2], numbers[n - 1], 0);
  return moment != NULL ? dup_moment (moment) : NULL;
}

static char *
format (gint64      moment,
        const char *pattern)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (moment);

  return local != NULL ? g_date_time_format (local, pattern) : NULL;
}

char *
xq_moment_dup_text (gint64 moment)
{
  return format (moment, "%Y-%m-%d %H:%M");
}

char *
xq_moment_dup_day (gint64 moment)
{
  return format (moment, "%Y-%m-%d");
}
