/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

/* What came up in a session or a screening is the counsellor's word here: that a
 * student came at all lies in the casework cabinet, and heads read this one. */
static const XqChoice source_choices[] = {
  { "counsellor", N_("Raised by the counsellor") },
  { "concern", N_("Raised by a teacher") },
  { "guardian", N_("Family asked for help") },
  { "crisis", N_("After a crisis event") },
  { "transfer", N_("Taken over with a transfer") },
  { "previous", N_("Carried on from the last school year") },
  { NULL }
};

static const XqChoice informed_way_choices[] = {
  { "at_school", N_("Talk at school") },
  { "at_home", N_("At home") },
  { "phone", N_("By telephone") },
  { NULL }
};

/* As the guardian says it, and never more. */
static const XqChoice care_state_choices[] = {
  { "unknown", N_("Not told") },
  { "none", N_("Sees no doctor") },
  { "outpatient", N_("Sees a doctor") },
  { "inpatient", N_("In hospital") },
  { NULL }
};

const XqChoice xq_support_role_choices[] = {
  { "lead", N_("Vice head in charge") },
  { "counsellor", N_("Psychology teacher") },
  { "class_teacher", N_("Class teacher") },
  { "subject_teacher", N_("Subject teacher") },
  { "dorm", N_("Dormitory supervisor") },
  { "doctor", N_("School doctor") },
  { "grade_leader", N_("Grade leader") },
  { "guardian", N_("Guardian") },
  { NULL }
};

const XqChoice xq_support_close_choices[] = {
  { "stable", N_("Steadily better") },
  { "graduated", N_("Left by graduation") },
  { "transferred", N_("Moved to another school") },
  { "merged", N_("Merged with another entry") },
  { "mistaken", N_("Listed by mistake (leaves no mark)") },
  { NULL }
};

static const XqField member_fields[] = {
  { 1, "role", XQ_FIELD_CHOICE, N_("Role in the group"), XQ_FIELD_REQUIRED, .choices = xq_support_role_choices },
  { 2, "person", XQ_FIELD_RECORD, N_("Member of staff"), .to = "staff" },
  { 3, "name", XQ_FIELD_TEXT, N_("Name, if not of the staff") },
  { 4, "duty", XQ_FIELD_NOTE, N_("What to do") },
  { 5, "frequency", XQ_FIELD_TEXT, N_("How often") },
  { 6, "pledge", XQ_FIELD_FLAG, N_("Knows, and keeps it to himself or herself") },
  { 7, "pledged_on", XQ_FIELD_DATE, N_("Pledged on"), XQ_FIELD_PAST },
  { 0 }
};

/* No case file: its number belongs to the casework, this ledger has its own. */
static const XqField fields[] = {
  { 1, "number_year", XQ_FIELD_INTEGER, N_("Year of the entry's number"), XQ_FIELD_AUTOMATIC },
  { 2, "number", XQ_FIELD_INTEGER, N_("Number in the ledger"), XQ_FIELD_AUTOMATIC },
  { 3, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 4, "opened_on", XQ_FIELD_DATE, N_("Listed on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 5, "source", XQ_FIELD_CHOICE, N_("How it came up"),
    XQ_FIELD_REQUIRED, .choices = source_choices, .initial = "counsellor" },
  { 6, "level", XQ_FIELD_CHOICE, N_("Attention level"),
    XQ_FIELD_REQUIRED, .choices = xq_attention_choices, .initial = "focus" },
  { 7, "category", XQ_FIELD_CHOICES, N_("Kind of difficulty"), .choices = xq_theme_choices },
  { 8, "reason", XQ_FIELD_NOTE, N_("Main facts, in a sentence") },
  { 9, "decided_by", XQ_FIELD_RECORD, N_("Listing decided by"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL | XQ_FIELD_ME, .to = "staff" },
  { 10, "members", XQ_FIELD_PARTS, N_("Support group"), .parts = member_fields },
  { 11, "measures", XQ_FIELD_NOTE, N_("Main measures") },
  { 12, "guardian_informed_on", XQ_FIELD_DATE, N_("Guardian told on"), XQ_FIELD_PAST },
  { 13, "guardian_informed_way", XQ_FIELD_CHOICE, N_("How the guardian was told"), .choices = informed_way_choices },
  { 14, "guardian_informed_by", XQ_FIELD_RECORD, N_("Who told the guardian"), .to = "staff" },
  { 15, "guardian_not_informed", XQ_FIELD_TEXT, N_("Why the guardian is not told yet") },
  { 16, "care_state", XQ_FIELD_CHOICE, N_("Seeing a doctor (as the guardian says)"),
    XQ_FIELD_REQUIRED, .choices = care_state_choices, .initial = "unknown" },
  { 17, "review_every", XQ_FIELD_INTEGER, N_("Days between reviews"), XQ_FIELD_DETAIL, .least = 1, .most = 180 },
  { 18, "next_review_on", XQ_FIELD_DATE, N_("Next review on"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN },
  { 19, "closed_on", XQ_FIELD_DATE, N_("Taken off the ledger on"), XQ_FIELD_DETAIL | XQ_FIELD_PAST },
  { 20, "close_reason", XQ_FIELD_CHOICE, N_("Why it was taken off"), XQ_FIELD_DETAIL, .choices = xq_support_close_choices },
  { 0 }
};

const XqKind xq_key_support = {
  .number = 106,
  .name = "key_support",
  .title = N_("Key support"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "opened_on student level category next_review_on closed_on",
  .order = "opened_on desc, id desc",
  .label = "opened_on student",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL | XQ_EDIT_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
  },
  .prepare = xq_support_prepare,
  .check = xq_support_check,
  .after = xq_support_after,
};
