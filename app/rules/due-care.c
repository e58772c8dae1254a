/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/due-private.h"
#include "rules/support-ledger.h"
#include "school/kinds.h"
#include "school/key-support.h"
#include "school/question.h"
#include "school/settings.h"
#include "store/calendar-day.h"

/* Going out at once in danger is allowed; the ground follows within the day. */
static gboolean
add_grounds (XqStore    *store,
             GPtrArray  *list,
             GError    **error)
{
  g_autoptr (XqRecordWords) names = xq_record_words_new (store);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gint64 hours;

  if (!xq_setting_integer (store, "referral.override_hours", &hours, error))
    return FALSE;
  rows = xq_store_query (store,
                         "SELECT uid, went_ahead_at, student FROM visible_referral WHERE withdrawn = 0 "
                         "AND went_ahead_at IS NOT NULL AND stage <> 'withdrawn' "
                         "AND (coalesce (override, 0) = 0 OR ground IS NULL OR json_array_length (decided_by) < 2)",
                         error, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (xq_rows_integer (rows, 1) + hours * 3600);
      g_autofree char *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : g_strdup ("");
      g_autofree char *day_words = xq_day_words (day, xq_store_get_today (store));
      g_autofree char *hour = moment != NULL ? g_date_time_format (moment, "%H:%M") : g_strdup ("");
      g_autofree char *until = g_strconcat (day_words, " ", hour, NULL);
      XqDue *due = xq_due_add (list, XQ_DUE_REFERRAL_GROUND, TRUE, "referral", xq_rows_text (rows, 0), day,
                               g_strdup_printf (_("A referral went out without consent: write down the ground and the two who "
                                                  "decided, by %s."), until));

      if (!xq_due_say_who (store, names, xq_rows_text (rows, 2), FALSE, &due->who, error))
        return FALSE;
    }
  return xq_rows_ended (problem, error);
}

gboolean
xq_due_add_referrals (XqStore    *store,
                      GPtrArray  *list,
                      GError    **error)
{
  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE))
    return TRUE;
  return add_grounds (store, list, error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT uid, reply_due, student FROM visible_referral WHERE withdrawn = 0 "
                                             "AND stage IN ('sent', 'waiting') AND reply_on IS NULL AND reply_due < ?",
                                             error, xq_store_get_today (store), NULL),
                             XQ_DUE_REFERRAL_REPLY, TRUE, "referral",
                             _("The reply to a referral was due on %s: ask for it."), error);
}

#define CRISIS_STUDENTS \
  "(SELECT group_concat (lower (hex (p.student)), ' ') FROM visible_crisis_event_people p " \
  "WHERE p.record = e.uid AND p.student IS NOT NULL AND coalesce (p.role, 'self') = 'self')"

/* In danger nobody was asked for a field; these are asked for afterwards. */
#define CRISIS_IS_INCOMPLETE \
  "(e.kind IS NULL OR (e.found_by IS NULL AND e.found_by_other IS NULL) OR NOT EXISTS (SELECT 1 " \
  "FROM visible_crisis_event_people p WHERE p.record = e.uid AND (p.student IS NOT NULL OR p.name IS NOT NULL)))"

gboolean
xq_due_add_crises (XqStore    *store,
                   GPtrArray  *list,
                   GError    **error)
{
  const char *today = xq_store_get_today (store);
  g_autofree char *complete_from = NULL;
  gint64 days;

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE))
    return TRUE;
  if (!xq_setting_integer (store, "crisis.complete_days", &days, error))
    return FALSE;
  complete_from = xq_day_add (today, (int) -days);
  return xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT e.uid, e.found_on, " CRISIS_STUDENTS " FROM visible_crisis_event e "
                                             "WHERE e.withdrawn = 0 AND e.report_kind IS NOT NULL AND e.report_at IS NULL "
                                             "AND NOT EXISTS (SELECT 1 FROM visible_crisis_event_timeline t "
                                             "WHERE t.record = e.uid AND t.step = 'reported_police')", error, NULL),
                             XQ_DUE_CRISIS_REPORT, TRUE, "crisis_event",
                             _("Harm that must be reported (event of %s), and no report is recorded: report it now, 110, then write "
                               "down to whom and when."), error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT e.uid, min (f.planned_on), " CRISIS_STUDENTS " FROM visible_crisis_event e "
                                             "JOIN visible_crisis_event_follow_ups f ON f.record = e.uid WHERE e.withdrawn = 0 "
                                             "AND e.closed_on IS NULL AND f.done_on IS NULL AND f.planned_on < ?1 GROUP BY e.uid",
                                             error, today, NULL),
                             XQ_DUE_CRISIS_FOLLOW_UP, TRUE, "crisis_event",
                             _("A follow-up after a crisis was due on %s: see the student, and write down how things are."), error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT e.uid, f.planned_on, " CRISIS_STUDENTS " FROM visible_crisis_event e "
                                             "JOIN visible_crisis_event_follow_ups f ON f.record = e.uid WHERE e.withdrawn = 0 "
                                             "AND e.closed_on IS NULL AND f.done_on IS NULL AND f.planned_on = ?1 GROUP BY e.uid",
                                             error, today, NULL),
                             XQ_DUE_CRISIS_FOLLOW_UP, FALSE, "crisis_event",
                             _("A follow-up after a crisis is due today (%s)."), error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT e.uid, e.found_on, " CRISIS_STUDENTS " FROM visible_crisis_event e "
                                             "WHERE e.withdrawn = 0 AND e.found_on <= ?1 AND " CRISIS_IS_INCOMPLETE,
                                             error, complete_from, NULL),
                             XQ_DUE_CRISIS_COMPLETE, FALSE, "crisis_event",
                             _("Of a crisis on %s the kind, who is concerned or who found it are still to be written down."), error) &&
         xq_due_add_records (store, list,
                             xq_store_query (store,
                                             "SELECT e.uid, e.found_on, " CRISIS_STUDENTS " FROM visible_crisis_event e "
                                             "WHERE e.withdrawn = 0 AND e.closed_on IS NULL "
                                             "AND NOT (e.found_on <= ?1 AND " CRISIS_IS_INCOMPLETE ")", error, complete_from, NULL),
                             XQ_DUE_CRISIS_OPEN, FALSE, "crisis_event",
                             _("A crisis event of %s is still open."), error);
}
