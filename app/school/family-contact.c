/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice way_choices[] = {
  { "phone", N_("By telephone") },
  { "message", N_("Text message") },
  { "at_school", N_("At school") },
  { "letter", N_("In writing") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "contacted_on", XQ_FIELD_DATE, N_("Date of contact"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 3, "way", XQ_FIELD_CHOICE, N_("Way of contact"), XQ_FIELD_REQUIRED, .choices = way_choices, .initial = "phone" },
  { 4, "spoken_with", XQ_FIELD_CHOICES, N_("Spoken with"),
    XQ_FIELD_REQUIRED, .choices = xq_relation_choices, .initial = "guardian", .readers = XQ_READERS_OF_CONTACTS },
  { 5, "topic", XQ_FIELD_CHOICE, N_("Topic"),
    XQ_FIELD_REQUIRED, .choices = xq_topic_choices, .initial = "other", .readers = XQ_READERS_OF_CONTACTS },
  { 6, "summary", XQ_FIELD_NOTE, N_("In one sentence"), .readers = XQ_READERS_OF_CONTACTS },
  { 7, "follow_up", XQ_FIELD_FLAG, N_("Needs follow-up"), .readers = XQ_READERS_OF_CONTACTS },
  { 8, "follow_up_on", XQ_FIELD_DATE, N_("Follow-up by"), .readers = XQ_READERS_OF_CONTACTS },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) store;
  (void) before;
  return xq_refuse_unless_ordered (record, "contacted_on", "follow_up_on", error);
}

const XqKind xq_family_contact = {
  .number = 14,
  .name = "family_contact",
  .title = N_("Contact with family"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_STUDENT,
  .reach_field = "student",
  .list = "contacted_on student way topic summary",
  .order = "contacted_on desc, id desc",
  .label = "contacted_on student",
  .access = {
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_READ_OWN | XQ_ADD_REACH | XQ_EDIT_OWN,
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_REACH,
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_OWN | XQ_ADD_REACH | XQ_EDIT_OWN,
    [XQ_ROLE_DORMITORY] = XQ_READ_OWN | XQ_ADD_REACH | XQ_EDIT_OWN,
  },
  .check = check,
};
