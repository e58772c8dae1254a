/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqChoice reason_choices[] = {
  { "new", N_("New student") },
  { "promoted", N_("Promotion") },
  { "class_change", N_("Class change") },
  { "transfer_in", N_("Transfer in") },
  { "transfer_out", N_("Transfer out") },
  { "leave", N_("Suspension of study") },
  { "return", N_("Return to study") },
  { "repeat", N_("Repeats the grade") },
  { "graduated", N_("Graduated") },
  { "visiting", N_("Visiting student") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "class", XQ_FIELD_RECORD, N_("Class"), XQ_FIELD_REQUIRED, .to = "class" },
  { 3, "from_on", XQ_FIELD_DATE, N_("From"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 4, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 5, "reason", XQ_FIELD_CHOICE, N_("Reason of the enrolment"),
    XQ_FIELD_REQUIRED, .choices = reason_choices, .initial = "new", .readers = XQ_READERS_OF_BASICS },
  { 6, "end_reason", XQ_FIELD_CHOICE, N_("Reason of its end"),
    .choices = reason_choices, .readers = XQ_READERS_OF_BASICS },
  { 7, "boarding", XQ_FIELD_CHOICE, N_("Boarding or day"),
    .choices = xq_boarding_choices, .readers = XQ_READERS_OF_BASICS },
  { 8, "bed", XQ_FIELD_TEXT, N_("Dormitory and bed"), .readers = XQ_READERS_OF_BASICS },
  { 0 }
};

const XqKind xq_enrolment = {
  .number = 10,
  .name = "enrolment",
  .title = N_("Enrolment"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_STUDENT,
  .reach_field = "student",
  .list = "student class from_on until_on reason",
  .order = "from_on desc, id desc",
  .label = "student class",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_ADD | XQ_EDIT_REACH,
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_REACH,
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_REACH,
    [XQ_ROLE_DORMITORY] = XQ_READ_REACH,
  },
};
