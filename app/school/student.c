/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/question.h"
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

#define BORN_FROM "1950-01-01"

/* Numbers come from spreadsheets with spaces, full-width digits and small letters. */
static void
normalize_number (XqRecord   *record,
                  const char *field)
{
  const char *number = xq_record_get (record, field);
  g_autofree char *name = NULL;
  g_autofree char *upper = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *joined = NULL;

  if (number == NULL || !g_utf8_validate (number, -1, NULL))
    return;
  name = xq_person_name_normalize (number);
  upper = g_utf8_strup (name, -1);
  pieces = g_strsplit (upper, " ", -1);
  joined = g_strjoinv ("", pieces);
  xq_record_set (record, field, joined);
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) store;
  (void) before;
  (void) error;
  xq_person_name_prepare (record);
  normalize_number (record, "number");
  normalize_number (record, "aux_number");
  normalize_number (record, "former_number");
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *born_on = xq_record_get (record, "born_on");
  const char *number = xq_record_get (record, "number");
  const char *uid = xq_record_get_uid (record);
  g_autofree char *other = NULL;

  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (born_on != NULL && strcmp (born_on, BORN_FROM) < 0)
    return xq_refuse (error, _("“%s” cannot be a student's date of birth. Correct the year."), born_on);

  if (number == NULL || (before != NULL && g_strcmp0 (number, xq_record_get (before, "number")) == 0))
    return TRUE;
  if (!xq_question (store, "SELECT name FROM visible_student WHERE number = ? AND withdrawn = 0 AND uid IS NOT unhex (?)",
                    &other, error, number, uid != NULL ? uid : "", NULL))
    return FALSE;
  return other == NULL ||
         xq_refuse (error, _("The student number belongs to %s already. Open that student, or correct the number."), other);
}

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
  .prepare = prepare,
  .check = check,
};
