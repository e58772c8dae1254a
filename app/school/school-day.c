/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"

static const XqChoice kind_choices[] = {
  { "holiday", N_("Holiday") },
  { "make_up", N_("Make-up school day") },
  { "exam", N_("Exam day") },
  { "boarding_return", N_("Boarders return") },
  { NULL }
};

static const XqChoice weekday_choices[] = {
  { "1", N_("Monday") },
  { "2", N_("Tuesday") },
  { "3", N_("Wednesday") },
  { "4", N_("Thursday") },
  { "5", N_("Friday") },
  { "6", N_("Saturday") },
  { "7", N_("Sunday") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "falls_on", XQ_FIELD_DATE, N_("Date"), XQ_FIELD_REQUIRED },
  { 2, "kind", XQ_FIELD_CHOICE, N_("Kind of day"), XQ_FIELD_REQUIRED, .choices = kind_choices },
  { 3, "name", XQ_FIELD_TEXT, N_("Name of the day") },
  { 4, "weekday", XQ_FIELD_CHOICE, N_("Timetable followed"), .choices = weekday_choices },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *contrary;
  g_autofree char *other = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (record, "weekday") != NULL && !xq_is_one_of (record, "kind", "make_up"))
    return xq_refuse (error, _("Only a make-up school day follows another day's timetable. Clear the timetable."));

  if (!xq_is_one_of (record, "kind", "holiday make_up"))
    return TRUE;
  contrary = xq_is_one_of (record, "kind", "holiday") ? "make_up" : "holiday";
  if (!xq_question (store, "SELECT uid FROM visible_school_day WHERE falls_on = ? AND kind = ? AND withdrawn = 0",
                    &other, error, xq_record_get (record, "falls_on"), contrary, NULL))
    return FALSE;
  return other == NULL ||
         xq_refuse (error, _("%s cannot be both a holiday and a make-up school day. Withdraw the other entry first."),
                    xq_record_get (record, "falls_on"));
}

const XqKind xq_school_day = {
  .number = 5,
  .name = "school_day",
  .title = N_("Calendar day"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "falls_on kind name weekday",
  .order = "falls_on",
  .label = "falls_on name",
  .key = "falls_on kind",
  .access = XQ_ACCESS_OF_CALENDAR,
  .check = check,
};
