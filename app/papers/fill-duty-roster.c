/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-duty-roster.h"
#include "school/question.h"
#include "store/calendar-day.h"

static gboolean
has_duty (const XqDutyRoster *roster,
          const char         *day)
{
  for (guint i = 0; i < roster->duties->len; i++)
    if (strcmp (((const XqRosterDuty *) g_ptr_array_index (roster->duties, i))->day, day) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_period (const XqDutyRoster *roster)
{
  const XqRosterDay *first = g_ptr_array_index (roster->days, 0);
  const XqRosterDay *last = g_ptr_array_index (roster->days, 4);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *week = NULL;

  for (guint i = 5; i < roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (roster->days, i);

      if (day->calendar.is_school_day || has_duty (roster, day->calendar.day))
        last = day;
    }
  week = g_strdup_printf ("%d", MAX (first->calendar.week, last->calendar.week));
  from = xq_form_dup_day (first->calendar.day, last->calendar.day);
  until = xq_form_dup_day (last->calendar.day, first->calendar.day);
  return xq_form_expand (xq_form_word ("duty", g_str_equal (week, "0") ? "days" : "week"),
                         "n", week, "from", from, "until", until, NULL);
}

XqDutyRoster *
xq_fill_get_roster (XqStore     *store,
                    const char  *from_on,
                    const char  *until_on,
                    GError     **error)
{
  g_autoptr (XqDutyRoster) roster = xq_duty_roster_new (store, from_on, until_on, error);

  if (roster == NULL)
    return NULL;
  if (roster->duties->len == 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("Nobody is on duty from %s to %s. Enter the duties first, or choose another time."), from_on, until_on);
      return NULL;
    }
  return g_steal_pointer (&roster);
}

XqDutyRoster *
xq_fill_take_roster (XqStore               *store,
                     XqFilledPaper         *paper,
                     const XqPaperRequest  *request,
                     gboolean              *regular,
                     GError               **error)
{
  const char *day = request->day != NULL ? request->day : xq_store_get_today (store);
  XqDutyRoster *roster;
  char monday[XQ_DAY_SIZE];
  char sunday[XQ_DAY_SIZE];
  XqTerm term;

  *regular = request->day == NULL && request->term != NULL;
  if (!xq_day_is_valid (day))
    {
      xq_refuse (error, _("“%s” is no date. Write it as 2024-09-16."), day);
      return NULL;
    }
  if (*regular ? !xq_term_parse (store, request->term, &term, error) : !xq_term_of_day (store, day, &term, error))
    return NULL;
  xq_duty_week_days (day, monday, sunday);
  roster = *regular ? xq_fill_get_roster (store, term.from_on, term.until_on, error)
                    : xq_fill_get_roster (store, monday, sunday, error);
  if (roster == NULL)
    return NULL;
  xq_fill_take (paper, "term", xq_form_dup_term (&term));
  xq_fill_take (paper, "period", *regular ? g_strdup (xq_form_word ("duty", "regular")) : dup_period (roster));
  return roster;
}
