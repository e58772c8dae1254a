/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/due-private.h"
#include "school/kinds.h"
#include "school/settings.h"
#include "store/calendar-day.h"

/* What cannot wait stands first and in red, whoever is to answer it. */
gboolean
xq_due_add_concerns (XqStore    *store,
                     GPtrArray  *list,
                     GError    **error)
{
  const char *today = xq_store_get_today (store);
  g_autofree char *back = NULL;
  g_autofree char *modifier = NULL;
  gint64 days;

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK))
    return TRUE;
  if (!xq_setting_integer (store, "concern.soon_days", &days, error))
    return FALSE;
  back = xq_day_add (today, (int) -days);
  modifier = g_strdup_printf ("+%" G_GINT64_FORMAT " days", days);
  return xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT uid, raised_on, student FROM visible_concern WHERE withdrawn = 0 "
                                             "AND answered_on IS NULL AND urgency = 'today'",
                                             error, NULL),
                             XQ_DUE_CONCERN, TRUE, "concern", _("A teacher needs you today about a student, since %s."), error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT uid, date (raised_on, ?2), student FROM visible_concern WHERE withdrawn = 0 "
                                             "AND answered_on IS NULL AND urgency = 'soon' AND raised_on <= ?1",
                                             error, back, modifier, NULL),
                             XQ_DUE_CONCERN, FALSE, "concern", _("A teacher’s concern was to be answered by %s."), error);
}

/* Rows are: the campaign's uid, the day, how many children. A line a campaign: in
 * autumn a line a child would hide the rest of the list. */
static gboolean
add_campaigns (XqStore     *store,
               GPtrArray   *list,
               XqRows      *rows,
               XqDueKind    kind,
               const char  *format,
               GError     **error)
{
  g_autoptr (XqRows) owned = rows;
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      const char *day = xq_rows_text (rows, 1);
      g_autofree char *number = g_strdup (xq_rows_text (rows, 2));
      g_autofree char *day_words = xq_day_words (day, xq_store_get_today (store));
      g_auto (GStrv) pieces = g_strsplit (format, "%s", 3);

      xq_due_add (list, kind, FALSE, "screening_campaign", xq_rows_text (rows, 0), day,
                  g_strconcat (pieces[0], number, pieces[1], day_words, pieces[2], NULL));
    }
  return xq_rows_ended (problem, error);
}

/* Whoever is proposed the gravest level is talked with on the same day, a line a child;
 * the others by the day that the setting gives after the campaign's last. */
gboolean
xq_due_add_screenings (XqStore    *store,
                       GPtrArray  *list,
                       GError    **error)
{
  const char *today = xq_store_get_today (store);
  g_autofree char *days = NULL;
  gint64 number;

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK))
    return TRUE;
  if (!xq_setting_integer (store, "screening.interview_days", &number, error))
    return FALSE;
  days = g_strdup_printf ("+%" G_GINT64_FORMAT " days", number);
  return xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT l.uid, NULL, l.student FROM visible_screening_level AS l "
                                             "JOIN visible_screening_campaign AS c ON c.uid = l.campaign "
                                             "WHERE l.withdrawn = 0 AND l.proposed = 'urgent' AND l.interview_on IS NULL "
                                             "AND l.confirmed IS NULL AND c.withdrawn = 0 AND c.closed_on IS NULL",
                                             error, NULL),
                             XQ_DUE_SCREENING_SAFETY, TRUE, "screening_level",
                             _("The screening asks for a talk on the same day: do not leave the student alone, and follow the "
                               "same-day checklist."), error) &&
         add_campaigns (store, list,
                        xq_store_query (store,
                                        "SELECT c.uid, date (c.ends_on, ?2), count(*) FROM visible_screening_level AS l "
                                        "JOIN visible_screening_campaign AS c ON c.uid = l.campaign "
                                        "WHERE l.withdrawn = 0 AND l.proposed IN ('watch', 'focus') AND l.interview_on IS NULL "
                                        "AND l.confirmed IS NULL AND c.withdrawn = 0 AND c.closed_on IS NULL "
                                        "AND date (c.ends_on, ?2) <= ?1 GROUP BY c.uid",
                                        error, today, days, NULL),
                        XQ_DUE_SCREENING_INTERVIEW,
                        _("Second-stage interviews with %s students of the screening were due on %s."), error) &&
         add_campaigns (store, list,
                        xq_store_query (store,
                                        "SELECT c.uid, min (l.interview_on), count(*) FROM visible_screening_level AS l "
                                        "JOIN visible_screening_campaign AS c ON c.uid = l.campaign "
                                        "WHERE l.withdrawn = 0 AND l.interview_on IS NOT NULL AND l.confirmed IS NULL "
                                        "AND c.withdrawn = 0 AND c.closed_on IS NULL GROUP BY c.uid",
                                        error, NULL),
                        XQ_DUE_SCREENING_CONFIRM,
                        _("The levels of %s students are still to be confirmed; the first interview was on %s."), error) &&
         add_campaigns (store, list,
                        xq_store_query (store,
                                        "SELECT l.campaign, min (l.until), count(*) FROM visible_screening_level AS l "
                                        "WHERE l.withdrawn = 0 AND l.confirmed IN ('watch', 'focus', 'urgent') AND l.until < ?1 "
                                        "AND NOT EXISTS (SELECT 1 FROM visible_screening_level AS n WHERE n.student = l.student "
                                        "AND n.withdrawn = 0 AND n.confirmed IS NOT NULL AND n.confirmed_on > l.confirmed_on) "
                                        "AND EXISTS (SELECT 1 FROM visible_student AS s WHERE s.uid = l.student AND s.withdrawn = 0 "
                                        "AND coalesce (s.state, 'studying') IN ('studying', 'suspended')) GROUP BY l.campaign",
                                        error, today, NULL),
                        XQ_DUE_SCREENING_LEVEL,
                        _("The levels of %s students have run out, the first on %s: decide them again."), error);
}
