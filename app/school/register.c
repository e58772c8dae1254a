/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqChoice kind_choices[] = {
  { "one_parent", N_("One parent away") },
  { "both", N_("Both parents away") },
  { NULL }
};

static const XqChoice basis_choices[] = {
  { "civil", N_("Civil affairs office") },
  { "roster", N_("Student register system") },
  { "guardian", N_("Guardian's statement") },
  { "teacher", N_("Known to the class teacher") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "category", XQ_FIELD_CHOICE, N_("Special group"), XQ_FIELD_REQUIRED, .choices = xq_register_choices },
  { 3, "kind", XQ_FIELD_CHOICE, N_("Parents away"), .choices = kind_choices },
  { 4, "from_on", XQ_FIELD_DATE, N_("From"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 5, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 6, "basis", XQ_FIELD_CHOICE, N_("Basis"), XQ_FIELD_REQUIRED, .choices = basis_choices, .initial = "teacher" },
  { 7, "rechecked_year", XQ_FIELD_INTEGER, N_("Re-checked in the school year"), .least = 1980, .most = 2199 },
  { 0 }
};

const XqKind xq_register = {
  .number = 13,
  .name = "register",
  .title = N_("Special-group register"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_STUDENT,
  .reach_field = "student",
  .list = "student category kind from_on until_on rechecked_year",
  .order = "from_on desc, id desc",
  .label = "student category",
  .access = {
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
    [XQ_ROLE_CLASS_TEACHER] = XQ_READ_REACH | XQ_ADD_REACH | XQ_EDIT_REACH,
  },
};
