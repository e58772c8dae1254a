/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "rules/requirement-private.h"
#include "school/settings.h"

static int
to_minutes (const char *at)
{
  return at != NULL && strlen (at) == 5 ? 60 * atoi (at) + atoi (at + 3) : 0;
}

static int
compare_day (gconstpointer first,
             gconstpointer second)
{
  return strcmp (first, ((const XqCalendarDay *) second)->day);
}

/* The days' times come by day, what, and beginning: one that begins before the
 * last one ended adds what is behind that end. */
static gboolean
add_minutes (XqRows     *rows,
             GArray     *days,
             gint64     *planned,
             gint64     *signed_in,
             GError    **error)
{
  GError *problem = NULL;
  const XqCalendarDay *last_day = NULL;
  gboolean last_planned = FALSE;
  int open_until = 0;

  while (xq_rows_next (rows, &problem))
    {
      gboolean is_planned = g_strcmp0 (xq_rows_text (rows, 1), "planned") == 0;
      int from = to_minutes (xq_rows_text (rows, 2));
      int until = to_minutes (xq_rows_text (rows, 3));
      const XqCalendarDay *day = bsearch (xq_rows_text (rows, 0), days->data, days->len, sizeof (XqCalendarDay), compare_day);

      if (day == NULL)
        continue;
      if (day != last_day || is_planned != last_planned)
        open_until = 0;
      last_day = day;
      last_planned = is_planned;
      if (until <= MAX (from, open_until))
        continue;
      (is_planned ? planned : signed_in)[day - (const XqCalendarDay *) (gpointer) days->data] += until - MAX (from, open_until);
      open_until = until;
    }
  return xq_rows_ended (problem, error);
}

GPtrArray *
xq_opening_required (XqStore     *store,
                     const char  *term,
                     GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (XqRows) rows = NULL;
  g_autofree gint64 *planned = NULL;
  g_autofree gint64 *signed_in = NULL;
  g_autofree char *needs = NULL;
  gint64 least;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !xq_setting_integer (store, "duty.minutes_per_day", &least, error) ||
      !xq_setting_text (store, "duty.needs_psychology_teacher", &needs, error))
    return NULL;
  days = xq_calendar_list_days (store, count.term.from_on, count.term.until_on, error);
  rows = days != NULL ? xq_store_count_query (store, "opening-times", error, ":from", count.term.from_on,
                                              ":until", count.term.until_on, ":needs", needs, NULL)
                      : NULL;
  if (rows == NULL)
    return NULL;
  planned = g_new0 (gint64, days->len);
  signed_in = g_new0 (gint64, days->len);
  if (!add_minutes (rows, days, planned, signed_in, error))
    return NULL;
  for (guint i = 0; i < days->len; i++)
    {
      const XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);

      /* Open on a day without school is open, but nothing asks for it. */
      if (!day->is_school_day && planned[i] == 0 && signed_in[i] == 0)
        continue;
      xq_requirements_add (requirements, &count, NULL, "planned", day->day, day->day,
                           day->is_school_day ? least : 0)->done = planned[i];
      xq_requirements_add (requirements, &count, NULL, "signed", day->day, day->day,
                           day->is_school_day ? least : 0)->done = signed_in[i];
    }
  return g_steal_pointer (&requirements);
}

void
xq_duty_gap_free (XqDutyGap *gap)
{
  if (gap == NULL)
    return;
  g_free (gap->slot);
  g_free (gap);
}

GPtrArray *
xq_duty_gaps (XqStore     *store,
              const char  *from_on,
              const char  *until_on,
              GError     **error)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_duty_gap_free);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && from_on != NULL && until_on != NULL, NULL);

  rows = xq_store_count_query (store, "duty-gaps", error, ":from", from_on, ":until", until_on, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqDutyGap *gap = g_new0 (XqDutyGap, 1);

      gap->slot = g_strdup (xq_rows_text (rows, 0));
      g_strlcpy (gap->day, xq_rows_text (rows, 1), sizeof gap->day);
      g_strlcpy (gap->from_at, xq_rows_text (rows, 2), sizeof gap->from_at);
      gap->is_twice = g_strcmp0 (xq_rows_text (rows, 3), "twice") == 0;
      g_ptr_array_add (gaps, gap);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&gaps) : NULL;
}
