/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/duty.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/staff-name.h"

static const XqChoice kind_choices[] = {
  { "open", N_("Open to all") },
  { "booked", N_("Booked counselling") },
  { "evening", N_("Evening watch") },
  { "hotline", N_("Telephone watch") },
  { NULL }
};

/* One occurrence each: weeks and weekdays only fill the dialog that repeats.
 * What was made together has one series, a uid. */
static const XqField fields[] = {
  { 1, "falls_on", XQ_FIELD_DATE, N_("Date of duty"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 2, "started_at", XQ_FIELD_TIME, N_("From (time)"), XQ_FIELD_REQUIRED },
  { 3, "ended_at", XQ_FIELD_TIME, N_("Until (time)"), XQ_FIELD_REQUIRED },
  { 4, "room", XQ_FIELD_RECORD, N_("Room"), XQ_FIELD_REQUIRED, .to = "room" },
  { 5, "person", XQ_FIELD_RECORD, N_("On duty"), XQ_FIELD_REQUIRED | XQ_FIELD_ME, .to = "staff" },
  { 6, "person_name", XQ_FIELD_TEXT, N_("Name of who is on duty"), XQ_FIELD_AUTOMATIC },
  { 7, "deputy", XQ_FIELD_RECORD, N_("Deputy on duty"), XQ_FIELD_DETAIL, .to = "staff" },
  { 8, "deputy_name", XQ_FIELD_TEXT, N_("Deputy's name"), XQ_FIELD_AUTOMATIC },
  { 9, "kind", XQ_FIELD_CHOICE, N_("Kind of duty"), XQ_FIELD_REQUIRED, .choices = kind_choices, .initial = "open" },
  { 10, "counts", XQ_FIELD_FLAG, N_("Counts as opening hours"), .initial = "1" },
  { 11, "series", XQ_FIELD_TEXT, N_("Series"), XQ_FIELD_DETAIL | XQ_FIELD_UNPRINTED },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  return xq_staff_name_prepare (store, record, "person", "person_name", error) &&
         xq_staff_name_prepare (store, record, "deputy", "deputy_name", error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *from = xq_record_get (record, "started_at");
  const char *until = xq_record_get (record, "ended_at");
  g_autofree char *keeper = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (strcmp (from, until) >= 0)
    return xq_refuse (error, _("The duty ends (%s) before it has begun (%s). Correct one of the two."), until, from);
  if (g_strcmp0 (xq_record_get (record, "person"), xq_record_get (record, "deputy")) == 0)
    return xq_refuse (error, _("The deputy is the same person. Choose another one, or leave the deputy out."));
  /* A duty that was changed is that of its deputy: whoever gave it away is free. */
  if (!xq_duty_find_keeper (store, record, &keeper, error))
    return FALSE;
  return keeper == NULL || xq_duty_refuse_elsewhere (store, keeper, xq_record_get (record, "falls_on"), from, until,
                                                     xq_record_get_uid (record), error);
}

const XqKind xq_duty_slot = {
  .number = 18,
  .name = "duty_slot",
  .title = N_("Duty"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "falls_on started_at ended_at room person_name kind",
  .order = "falls_on desc, started_at",
  .label = "falls_on started_at person_name",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
  .check = check,
};
