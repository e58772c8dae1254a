/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
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

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *uid = xq_record_get_uid (record);
  gboolean sees_all = (xq_vault_get_roles (xq_store_get_vault (store)) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) != 0;
  g_autofree char *other = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_refuse_unless_ordered (record, "from_on", "until_on", error))
    return FALSE;
  if (xq_record_get (record, "end_reason") != NULL && xq_record_get (record, "until_on") == NULL)
    return xq_refuse (error, _("The enrolment has a reason of its end but no last day. Give the last day."));

  /* A class teacher enrols newcomers only; the access rules see to that. */
  if (sees_all && xq_record_get (record, "until_on") == NULL)
    {
      if (!xq_question (store,
                        "SELECT uid FROM visible_enrolment WHERE student = unhex (?) AND until_on IS NULL "
                        "AND withdrawn = 0 AND uid IS NOT unhex (?)",
                        &other, error, xq_record_get (record, "student"), uid != NULL ? uid : "", NULL))
        return FALSE;
      if (other != NULL)
        return xq_refuse (error, _("The student is still enrolled in a class. Give that enrolment its last day first."));
    }
  return TRUE;
}

const XqKind xq_enrolment = {
  .number = 10,
  .name = "enrolment",
  .title = N_("Enrolment"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_ENROLMENT,
  .reach_field = "student",
  .list = "student class from_on until_on reason",
  .order = "from_on desc, id desc",
  .label = "student class",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_ADD_REACH | XQ_EDIT_REACH,
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_REACH,
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_REACH,
    [XQ_ROLE_DORMITORY] = XQ_READ_REACH,
  },
  .check = check,
};
