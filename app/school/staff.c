/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqField certificate_fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Certificate"), XQ_FIELD_REQUIRED },
  { 2, "grade", XQ_FIELD_TEXT, N_("Grade of the certificate") },
  { 3, "issued_on", XQ_FIELD_DATE, N_("Issued on"), XQ_FIELD_PAST },
  { 4, "valid_until", XQ_FIELD_DATE, N_("Valid until") },
  { 0 }
};

static const XqField fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name"), XQ_FIELD_REQUIRED },
  { 2, "pinyin", XQ_FIELD_TEXT, N_("Pinyin"), XQ_FIELD_AUTOMATIC },
  { 3, "initials", XQ_FIELD_TEXT, N_("Initials"), XQ_FIELD_AUTOMATIC },
  { 4, "account", XQ_FIELD_ACCOUNT, N_("Account") },
  { 5, "post", XQ_FIELD_TEXT, N_("Post") },
  { 6, "job", XQ_FIELD_CHOICE, N_("Job"), .choices = xq_job_choices },
  { 7, "education", XQ_FIELD_TEXT, N_("Subject and degree") },
  { 8, "certificates", XQ_FIELD_PARTS, N_("Certificates"), .parts = certificate_fields },
  { 9, "from_on", XQ_FIELD_DATE, N_("From") },
  { 10, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 11, "phone", XQ_FIELD_TEXT, N_("Telephone") },
  { 0 }
};

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
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  GPtrArray *certificates = xq_record_get_parts (record, "certificates");

  (void) store;
  (void) before;
  for (guint i = 0; i < certificates->len; i++)
    if (!xq_refuse_unless_ordered (g_ptr_array_index (certificates, i), "issued_on", "valid_until", error))
      return FALSE;
  return xq_refuse_unless_ordered (record, "from_on", "until_on", error);
}

const XqKind xq_staff = {
  .number = 6,
  .name = "staff",
  .title = N_("Member of staff"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "name post job from_on until_on",
  .order = "pinyin, id",
  .label = "name",
  .access = {
    [XQ_ROLE_HEAD] = XQ_MAY_WRITE,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_ABOUT,
    [XQ_ROLE_GRADE_LEADER] = XQ_READ_ABOUT,
    [XQ_ROLE_SUBJECT_TEACHER] = XQ_READ_ABOUT,
    [XQ_ROLE_DORMITORY] = XQ_READ_ABOUT,
  },
  .prepare = prepare,
  .check = check,
};
