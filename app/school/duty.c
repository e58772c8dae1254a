/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/calendar.h"
#include "school/duty.h"
#include "school/question.h"

gboolean
xq_duty_refuse_elsewhere (XqStore     *store,
                          const char  *person,
                          const char  *day,
                          const char  *from,
                          const char  *until,
                          const char  *slot,
                          GError     **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gboolean elsewhere;

  g_return_val_if_fail (person != NULL && day != NULL && from != NULL && until != NULL, FALSE);

  rows = xq_store_query (store,
                         "SELECT s.started_at, s.ended_at FROM visible_duty_slot s "
                         "LEFT JOIN visible_duty_swap w ON w.slot = s.uid AND w.withdrawn = 0 "
                         "WHERE s.withdrawn = 0 AND s.falls_on = ?1 AND s.started_at < ?3 AND s.ended_at > ?2 "
                         "AND s.uid IS NOT unhex (?4) AND iif (w.uid IS NULL, s.person, w.deputy) = unhex (?5)",
                         error, day, from, until, slot != NULL ? slot : "", person, NULL);
  if (rows == NULL)
    return FALSE;
  elsewhere = xq_rows_next (rows, &problem);
  if (!xq_rows_ended (problem, error))
    return FALSE;
  return !elsewhere ||
         xq_refuse (error, _("This person is on duty that day from %s to %s already. Choose another time or person."),
                    xq_rows_text (rows, 0), xq_rows_text (rows, 1));
}

static gboolean
is_wanted (const XqCalendarDay *day,
           int                  weekday,
           XqWeeks              weeks)
{
  if (weeks != XQ_WEEKS_ALL && (day->week == 0 || day->is_odd_week != (weeks == XQ_WEEKS_ODD)))
    return FALSE;
  if (weekday == 7 && day->boarders_return)
    return TRUE;
  return day->timetable == weekday;
}

/* A series is named by a uid of its own. */
static char *
new_series (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) pieces = g_strsplit (uuid, "-", -1);

  return g_strjoinv ("", pieces);
}

static gboolean
save_all (XqStore         *store,
          const XqRecord  *duty,
          GArray          *days,
          int              weekday,
          XqWeeks          weeks,
          guint           *n,
          GError         **error)
{
  g_autofree char *series = new_series ();

  for (guint i = 0; i < days->len; i++)
    {
      const XqCalendarDay *day = &g_array_index (days, XqCalendarDay, i);
      g_autoptr (XqRecord) record = NULL;

      if (!is_wanted (day, weekday, weeks))
        continue;
      record = xq_record_copy (duty);
      xq_record_set (record, "falls_on", day->day);
      xq_record_set (record, "series", series);
      if (!xq_store_save (store, record, NULL, error))
        {
          g_prefix_error (error, "%s: ", day->day);
          return FALSE;
        }
      (*n)++;
    }
  return TRUE;
}

gboolean
xq_duty_repeat (XqStore         *store,
                const XqRecord  *duty,
                int              weekday,
                XqWeeks          weeks,
                const char      *from_on,
                const char      *until_on,
                guint           *n,
                GError         **error)
{
  g_autoptr (GArray) days = NULL;

  g_return_val_if_fail (duty != NULL && xq_record_get_uid (duty) == NULL && n != NULL, FALSE);
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, FALSE);

  *n = 0;
  days = xq_calendar_list_days (store, from_on, until_on, error);
  if (days == NULL || !xq_store_begin (store, XQ_CABINET_SCHOOL, "add", error))
    return FALSE;
  if (save_all (store, duty, days, weekday, weeks, n, error))
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  *n = 0;
  return FALSE;
}
