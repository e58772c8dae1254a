/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqChoice sex_choices[] = {
  { "male", N_("Male") },
  { "female", N_("Female") },
  { NULL }
};

static const XqChoice state_choices[] = {
  { "studying", N_("Studying") },
  { "suspended", N_("Suspended") },
  { "left", N_("Moved away") },
  { "graduated", N_("Graduated") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "number", XQ_FIELD_TEXT, N_("Student number"),
    XQ_FIELD_MASKED | XQ_FIELD_UNPRINTED, .readers = XQ_READERS_OF_BASICS },
  { 2, "aux_number", XQ_FIELD_TEXT, N_("Second student number"),
    XQ_FIELD_MASKED | XQ_FIELD_UNPRINTED, .readers = XQ_READERS_OF_BASICS },
  { 3, "seat", XQ_FIELD_TEXT, N_("Number in the class"), .readers = XQ_READERS_OF_BASICS },
  { 4, "name", XQ_FIELD_TEXT, N_("Name"), XQ_FIELD_REQUIRED },
  { 5, "pinyin", XQ_FIELD_TEXT, N_("Pinyin"), XQ_FIELD_AUTOMATIC },
  { 6, "initials", XQ_FIELD_TEXT, N_("Initials"), XQ_FIELD_AUTOMATIC },
  { 7, "sex", XQ_FIELD_CHOICE, N_("Sex"), XQ_FIELD_REQUIRED, .choices = sex_choices, .readers = XQ_READERS_OF_BASICS },
  { 8, "born_on", XQ_FIELD_DATE, N_("Date of birth"), XQ_FIELD_PAST, .readers = XQ_READERS_OF_BASICS },
  { 9, "boarding", XQ_FIELD_CHOICE, N_("Boarding or day"),
    .choices = xq_boarding_choices, .readers = XQ_READERS_OF_BASICS },
  { 10, "dormitory", XQ_FIELD_TEXT, N_("Dormitory"), .readers = XQ_READERS_OF_BASICS },
  { 11, "village", XQ_FIELD_TEXT, N_("Village or community"), .readers = XQ_READERS_OF_BASICS },
  { 12, "state", XQ_FIELD_CHOICE, N_("State of study"),
    XQ_FIELD_REQUIRED, .choices = state_choices, .initial = "studying", .readers = XQ_READERS_OF_BASICS },
  { 13, "former_number", XQ_FIELD_TEXT, N_("Former student number"),
    XQ_FIELD_MASKED | XQ_FIELD_UNPRINTED, .readers = XQ_READERS_OF_BASICS },
  { 0 }
};

const XqKind xq_student = {
  .number = 9,
  .name = "student",
  .title = N_("Student"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_SELF_STUDENT,
  .list = "name sex born_on seat boarding state",
  .order = "pinyin, id",
  .label = "name",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_ADD | XQ_EDIT_REACH,
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_REACH,
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_REACH,
    [XQ_ROLE_DORMITORY] = XQ_READ_REACH,
  },
};
