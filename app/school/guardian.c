/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/shared-choices.h"

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "name", XQ_FIELD_TEXT, N_("Name"), XQ_FIELD_REQUIRED },
  { 3, "relation", XQ_FIELD_CHOICE, N_("Relation to the student"), XQ_FIELD_REQUIRED, .choices = xq_relation_choices },
  { 4, "phone", XQ_FIELD_TEXT, N_("Telephone") },
  { 5, "main", XQ_FIELD_FLAG, N_("Is the main contact") },
  { 6, "carer", XQ_FIELD_FLAG, N_("Cares for the student") },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autofree char *name = NULL;

  (void) store;
  (void) before;
  (void) error;
  if (xq_record_get (record, "name") == NULL || !g_utf8_validate (xq_record_get (record, "name"), -1, NULL))
    return TRUE;
  name = xq_person_name_normalize (xq_record_get (record, "name"));
  xq_record_set (record, "name", name);
  return TRUE;
}

const XqKind xq_guardian = {
  .number = 11,
  .name = "guardian",
  .title = N_("Guardian"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_STUDENT,
  .reach_field = "student",
  .list = "student name relation phone",
  .order = "student, main desc, id",
  .label = "name relation",
  .access = {
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_ADD_REACH | XQ_EDIT_REACH,
  },
  .prepare = prepare,
};
