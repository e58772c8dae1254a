/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice phase_choices[] = {
  { "before", N_("Before the exam") },
  { "during", N_("During the exam") },
  { "after", N_("After the exam") },
  { NULL }
};

static const XqChoice led_by_choices[] = {
  { "own", N_("Our own teacher") },
  { "invited", N_("Invited expert") },
  { NULL }
};

/* How many came, never who: their names lie in the casework cabinet
 * (group_attendance). The meetings of one group have the same plan. */
static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "minutes", XQ_FIELD_INTEGER, N_("Minutes"), .initial = "40", .least = 1, .most = 600 },
  { 3, "theme", XQ_FIELD_CHOICES, N_("Themes"), XQ_FIELD_REQUIRED, .choices = xq_theme_choices },
  { 4, "grades", XQ_FIELD_CHOICES, N_("Grades"), .choices = xq_grade_choices },
  { 5, "classes", XQ_FIELD_RECORD, N_("Classes"), XQ_FIELD_SEVERAL, .to = "class" },
  { 6, "phase", XQ_FIELD_CHOICE, N_("Phase of the exam"), .choices = phase_choices },
  { 7, "led_by", XQ_FIELD_CHOICE, N_("Led by"), XQ_FIELD_REQUIRED, .choices = led_by_choices, .initial = "own" },
  { 8, "leader", XQ_FIELD_RECORD, N_("Leader"), XQ_FIELD_ME, .to = "staff" },
  { 9, "guest", XQ_FIELD_TEXT, N_("Invited expert, with the organisation") },
  { 10, "present", XQ_FIELD_INTEGER, N_("Students present"), XQ_FIELD_REQUIRED, .least = 0, .most = 99999 },
  { 11, "plan", XQ_FIELD_TEXT, N_("Plan of the group") },
  { 12, "summary", XQ_FIELD_NOTE, N_("Summary (no student's name)"), .readers = XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) error;
  if (before == NULL && xq_is_one_of (record, "led_by", "own") && xq_record_get (record, "leader") == NULL)
    xq_record_set (record, "leader", xq_store_get_my_staff (store));
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) store;
  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_is_one_of (record, "led_by", "own") && xq_record_get (record, "leader") == NULL)
    return xq_refuse (error, _("Say which teacher of the school led the group."));
  if (xq_is_one_of (record, "led_by", "invited") && xq_record_get (record, "guest") == NULL)
    return xq_refuse (error, _("Name the invited expert and where he or she comes from."));
  if (xq_record_get (record, "phase") != NULL && xq_record_get (record, "grades") == NULL &&
      xq_record_get (record, "classes") == NULL)
    return xq_refuse (error, _("Say for which grade or classes this was held around an exam."));
  return TRUE;
}

const XqKind xq_group_session = {
  .number = 23,
  .name = "group_session",
  .title = N_("Group counselling"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "held_on theme grades classes phase present plan",
  .order = "held_on desc, id desc",
  .label = "held_on plan",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
  },
  .prepare = prepare,
  .check = check,
};
