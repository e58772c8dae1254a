/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <stdlib.h>

#include "ctl/demo-private.h"

guint32
xq_demo_day (int year,
             int month,
             int day)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_get_julian (date);
}

guint32
xq_demo_day_parse (const char *text)
{
  return xq_demo_day (atoi (text), atoi (text + 5), atoi (text + 8));
}

char *
xq_demo_day_text (guint32 day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

int
xq_demo_weekday (guint32 day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  return (int) g_date_get_weekday (date);
}

guint
xq_demo_below (XqDemo *demo,
               guint   n)
{
  return n > 1 ? (guint) g_rand_int_range (demo->chance, 0, (gint32) n) : 0;
}

gboolean
xq_demo_chance (XqDemo *demo,
                double  probability)
{
  return g_rand_double (demo->chance) < probability;
}

void
xq_demo_shuffle (XqDemo    *demo,
                 GPtrArray *items)
{
  for (guint i = items->len; i > 1; i--)
    {
      guint other = xq_demo_below (demo, i);
      gpointer item = items->pdata[i - 1];

      items->pdata[i - 1] = items->pdata[other];
      items->pdata[other] = item;
    }
}

guint32
xq_demo_any_day (XqDemo  *demo,
                 GArray  *days,
                 guint32  from,
                 guint32  until)
{
  guint first = 0;
  guint last;

  while (first < days->len && g_array_index (days, guint32, first) < from)
    first++;
  last = first;
  while (last < days->len && g_array_index (days, guint32, last) <= until)
    last++;
  return last > first ? g_array_index (days, guint32, first + xq_demo_below (demo, last - first)) : 0;
}

char *
xq_demo_clock (int hour,
               int minute)
{
  return g_strdup_printf ("%02d:%02d", hour + minute / 60, minute % 60);
}
