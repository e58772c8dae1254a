/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/staff-name.h"

static const XqChoice post_choices[] = {
  { "class_teacher", N_("Class teacher") },
  { "deputy", N_("Deputy class teacher") },
  { "acting", N_("Acting class teacher") },
  { "subject", N_("Subject teacher") },
  { "grade_leader", N_("Grade leader") },
  { "dorm", N_("Dormitory supervisor") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "class", XQ_FIELD_RECORD, N_("Class"), XQ_FIELD_REQUIRED, .to = "class" },
  { 2, "teacher", XQ_FIELD_RECORD, N_("Teacher"), XQ_FIELD_REQUIRED, .to = "staff" },
  { 3, "teacher_name", XQ_FIELD_TEXT, N_("Teacher's name"), XQ_FIELD_AUTOMATIC },
  { 4, "post", XQ_FIELD_CHOICE, N_("Post in the class"),
    XQ_FIELD_REQUIRED, .choices = post_choices, .initial = "class_teacher" },
  { 5, "subject", XQ_FIELD_TEXT, N_("Subject") },
  { 6, "from_on", XQ_FIELD_DATE, N_("From"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 7, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  return xq_staff_name_prepare (store, record, "teacher", "teacher_name", error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) store;
  (void) before;
  return xq_refuse_unless_ordered (record, "from_on", "until_on", error);
}

const XqKind xq_class_post = {
  .number = 8,
  .name = "class_post",
  .title = N_("Post in a class"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_CLASS,
  .reach_field = "class",
  .list = "class teacher_name post subject from_on until_on",
  .order = "from_on desc, id desc",
  .label = "teacher_name post",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
  .check = check,
};
