/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/staff-name.h"

#define COUNT_MOST 999

/* No student's name stands here: everybody reads the roster. */
static const XqField fields[] = {
  { 1, "slot", XQ_FIELD_RECORD, N_("Duty"), .to = "duty_slot" },
  { 2, "falls_on", XQ_FIELD_DATE, N_("Date of duty"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 3, "started_at", XQ_FIELD_TIME, N_("Signed in at"), XQ_FIELD_REQUIRED | XQ_FIELD_NOW },
  { 4, "ended_at", XQ_FIELD_TIME, N_("Signed out at") },
  { 5, "person", XQ_FIELD_RECORD, N_("Who was there"), XQ_FIELD_REQUIRED | XQ_FIELD_ME, .to = "staff" },
  { 6, "person_name", XQ_FIELD_TEXT, N_("Name of who was there"), XQ_FIELD_AUTOMATIC },
  { 7, "walk_ins", XQ_FIELD_INTEGER, N_("Walk-ins"), .least = 0, .most = COUNT_MOST },
  { 8, "phone_calls", XQ_FIELD_INTEGER, N_("Telephone calls"), .least = 0, .most = COUNT_MOST },
  { 9, "parents", XQ_FIELD_INTEGER, N_("Parents who came"), .least = 0, .most = COUNT_MOST },
  { 10, "handover", XQ_FIELD_TEXT, N_("Handed over in one sentence (no student's name)"), .readers = XQ_READERS_OF_HANDOVER },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  return xq_staff_name_prepare (store, record, "person", "person_name", error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *slot = xq_record_get (record, "slot");
  g_autofree char *day = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (slot != NULL &&
      !xq_question (store, "SELECT falls_on FROM visible_duty_slot WHERE uid = unhex (?)", &day, error, slot, NULL, NULL))
    return FALSE;
  if (day != NULL && g_strcmp0 (day, xq_record_get (record, "falls_on")) != 0)
    return xq_refuse (error, _("The duty is that of %s. Correct the date, or choose the duty of that day."), day);
  return xq_refuse_unless_ordered (record, "started_at", "ended_at", error);
}

const XqKind xq_duty_sign = {
  .number = 19,
  .name = "duty_sign",
  .title = N_("Sign-in for duty"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "falls_on started_at ended_at person_name walk_ins",
  .order = "falls_on desc, started_at desc",
  .label = "falls_on started_at person_name",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
  .check = check,
};
