/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-duty-roster.h"
#include "school/question.h"
#include "store/calendar-day.h"

static int
to_minutes (const char *at)
{
  return 60 * atoi (at) + atoi (at + 3);
}

static char *
dup_remark (const XqRosterDuty *duty)
{
  g_autofree char *who = NULL;
  g_autofree char *why = NULL;

  if (duty->change == NULL)
    return g_strdup ("");
  who = duty->person_name != NULL ? xq_form_expand (xq_form_word ("duty", "covered"), "name", duty->person_name, NULL)
                                  : g_strdup (xq_form_word ("duty", "absent"));
  why = xq_form_expand (xq_form_word ("duty", "because"), "reason", xq_form_word ("duty", duty->reason), NULL);
  return g_strconcat (who, why, NULL);
}

static void
add_row (JsonArray          *rows,
         const XqDutyRoster *roster,
         const XqRosterDuty *duty,
         const char         *today)
{
  const XqRosterDay *day = xq_duty_roster_find_day (roster, duty->day);
  g_auto (GStrv) weekdays = g_strsplit (xq_form_word ("duty", "weekdays"), " ", -1);
  g_autofree char *date = xq_form_dup_day (duty->day, today);
  g_autofree char *times = xq_roster_duty_dup_times (duty);
  g_autofree char *remark = dup_remark (duty);
  JsonObject *row = json_object_new ();

  json_array_add_object_element (rows, row);
  json_object_set_string_member (row, "date", date);
  json_object_set_string_member (row, "weekday", weekdays[day->calendar.weekday - 1]);
  if (day->calendar.week > 0)
    json_object_set_int_member (row, "week", day->calendar.week);
  json_object_set_string_member (row, "time", times);
  json_object_set_string_member (row, "planned", duty->planned_name != NULL ? duty->planned_name : "");
  json_object_set_string_member (row, "in", duty->signed_in_at);
  json_object_set_string_member (row, "out", duty->signed_out_at);
  if (*duty->signed_in_at != '\0' && strcmp (duty->signed_in_at, duty->signed_out_at) < 0)
    json_object_set_int_member (row, "minutes", to_minutes (duty->signed_out_at) - to_minutes (duty->signed_in_at));
  if (duty->walk_ins != NULL)
    json_object_set_string_member (row, "walk_ins", duty->walk_ins);
  json_object_set_string_member (row, "remark", remark);
}

JsonArray *
xq_fill_duty_rows (XqStore     *store,
                   const char  *from_on,
                   const char  *until_on,
                   const char  *beside,
                   GError     **error)
{
  g_autoptr (XqDutyRoster) roster = xq_fill_get_roster (store, from_on, until_on, error);
  JsonArray *rows;

  if (roster == NULL)
    return NULL;
  rows = json_array_new ();
  for (guint i = 0; i < roster->duties->len; i++)
    add_row (rows, roster, g_ptr_array_index (roster->duties, i), beside);
  return rows;
}

/* The month of @day, as words too. */
static char *
dup_month (const char *day,
           char       *from_on,
           char       *until_on)
{
  int year = atoi (day);
  int month = atoi (day + 5);
  g_autofree char *y = g_strdup_printf ("%d", year);
  g_autofree char *m = g_strdup_printf ("%d", month);

  g_snprintf (from_on, XQ_DAY_SIZE, "%.7s-01", day);
  g_snprintf (until_on, XQ_DAY_SIZE, "%.7s-%02u", day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year) % 100u);
  return xq_form_expand (xq_form_word ("format", "month"), "y", y, "m", m, NULL);
}

/* Of a month, or of a whole term: what is signed in already stands on it, what is
 * not stays to be written by hand. */
gboolean
xq_fill_duty_sheet (XqStore               *store,
                    XqFilledPaper         *paper,
                    const XqPaperRequest  *request,
                    GError               **error)
{
  const char *day = request->day != NULL ? request->day : xq_store_get_today (store);
  char from_on[XQ_DAY_SIZE];
  char until_on[XQ_DAY_SIZE];
  JsonArray *rows;

  if (!xq_day_is_valid (day))
    return xq_refuse (error, _("“%s” is no date. Write it as 2024-09-16."), day);
  if (request->day == NULL && request->term != NULL)
    {
      XqTerm term;

      if (!xq_term_parse (store, request->term, &term, error))
        return FALSE;
      g_strlcpy (from_on, term.from_on, sizeof from_on);
      g_strlcpy (until_on, term.until_on, sizeof until_on);
      xq_fill_take (paper, "period", xq_form_dup_term (&term));
    }
  else
    xq_fill_take (paper, "period", dup_month (day, from_on, until_on));

  rows = xq_fill_duty_rows (store, from_on, until_on, day, error);
  if (rows == NULL)
    return FALSE;
  json_object_set_array_member (paper->values, "rows", rows);
  return TRUE;
}
