/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/session-rules.h"
#include "school/shared-choices.h"

static const XqChoice client_choices[] = {
  { "student", N_("Student") },
  { "students", N_("Several students") },
  { "guardian", N_("Parents (student not present)") },
  { "student_guardian", N_("Student and parents") },
  { "staff", N_("Member of staff (counted only)") },
  { "anonymous", N_("Anonymous") },
  { NULL }
};

static const XqChoice place_choices[] = {
  { "room", N_("Counselling room") },
  { "phone", N_("On the telephone") },
  { "dorm", N_("Dormitory") },
  { "classroom", N_("Classroom") },
  { "home", N_("Student's home") },
  { "outdoor", N_("Sports ground and the like") },
  { NULL }
};

static const XqChoice form_choices[] = {
  { "individual", N_("Individual counselling") },
  { "small_group", N_("Small group counselling") },
  { "family", N_("Joint session with parents") },
  { "guardian_talk", N_("Parent consultation") },
  { "phone", N_("By telephone") },
  { "letter", N_("By letter") },
  { "crisis", N_("Crisis intervention") },
  { NULL }
};

static const XqChoice next_step_choices[] = {
  { "continue", N_("Continue counselling") },
  { "observe", N_("Observe") },
  { "meeting", N_("Ask for a case conference") },
  { "refer", N_("Refer") },
  { "close", N_("Close the case") },
  { "none", N_("One-off") },
  { NULL }
};

static const XqChoice to_teacher_student_choices[] = {
  { "agreed", N_("Agreed") },
  { "refused", N_("Refused") },
  { "safety", N_("Safety exception") },
  { "not_needed", N_("Not needed") },
  { NULL }
};

static const XqField participant_fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), .to = "student" },
  { 2, "who", XQ_FIELD_TEXT, N_("Who (not a student)") },
  { 3, "note", XQ_FIELD_NOTE, N_("For this student's own case only") },
  { 0 }
};

static const XqField fields[] = {
  { 1, "client", XQ_FIELD_CHOICE, N_("Client"), XQ_FIELD_REQUIRED, .choices = client_choices, .initial = "student" },
  { 2, "student", XQ_FIELD_RECORD, N_("Student"), .to = "student" },
  { 3, "participants", XQ_FIELD_PARTS, N_("Others present"), .parts = participant_fields },
  { 4, "case_file", XQ_FIELD_RECORD, N_("Case"), .to = "case_file" },
  { 5, "held_on", XQ_FIELD_DATE, N_("Date of the session"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 6, "started_at", XQ_FIELD_TIME, N_("Started at"), XQ_FIELD_NOW },
  { 7, "minutes", XQ_FIELD_INTEGER, N_("Minutes"), XQ_FIELD_REQUIRED, .initial = "40", .least = 1, .most = 600 },
  { 8, "place", XQ_FIELD_CHOICE, N_("Place"), XQ_FIELD_REQUIRED, .choices = place_choices, .initial = "room" },
  { 9, "form", XQ_FIELD_CHOICE, N_("Form"), XQ_FIELD_REQUIRED, .choices = form_choices, .initial = "individual" },
  { 10, "source", XQ_FIELD_CHOICE, N_("How the student came"),
    XQ_FIELD_REQUIRED, .choices = xq_source_choices, .initial = "self" },
  { 11, "theme", XQ_FIELD_CHOICES, N_("Theme"), XQ_FIELD_REQUIRED, .choices = xq_theme_choices, .initial = "other" },
  { 12, "secrecy_explained", XQ_FIELD_FLAG, N_("Secrecy and its limits were explained") },
  { 13, "safety", XQ_FIELD_CHOICE, N_("Safety question"),
    XQ_FIELD_REQUIRED, .choices = xq_safety_choices, .initial = "not_asked" },
  { 14, "level", XQ_FIELD_CHOICE, N_("Attention level"), .choices = xq_attention_choices },
  { 15, "narrative", XQ_FIELD_NOTE, N_("Narrative") },
  { 16, "private", XQ_FIELD_FLAG, N_("Only I may read it"), .initial = "0" },
  { 17, "private_narrative", XQ_FIELD_LETTER, N_("Private narrative"),
    XQ_FIELD_UNPRINTED, .letter = XQ_LETTER_TO_SELF },
  { 18, "agreement", XQ_FIELD_NOTE, N_("Agreed with the student") },
  { 19, "next_step", XQ_FIELD_CHOICE, N_("Next step"),
    XQ_FIELD_REQUIRED, .choices = next_step_choices, .initial = "continue" },
  { 20, "next_on", XQ_FIELD_DATE, N_("Next time on") },
  { 21, "to_teacher", XQ_FIELD_NOTE, N_("Message for the class teacher") },
  { 22, "to_teacher_student", XQ_FIELD_CHOICE, N_("Does the student agree to the message"),
    XQ_FIELD_REQUIRED, .choices = to_teacher_student_choices, .initial = "not_needed" },
  { 23, "key_points", XQ_FIELD_NOTE, N_("Key points for the case summary") },
  { 0 }
};

const XqKind xq_session = {
  .number = 202,
  .name = "session",
  .title = N_("Counselling session"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "held_on student client form minutes theme level",
  .order = "held_on desc, started_at desc, id desc",
  .label = "held_on student",
  .access = XQ_ACCESS_OF_CASEWORK,
  .prepare = xq_session_prepare,
  .check = xq_session_check,
  .after = xq_session_after,
};
