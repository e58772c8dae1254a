/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqField fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2199 },
  { 2, "grade", XQ_FIELD_INTEGER, N_("Grade"), XQ_FIELD_REQUIRED, .least = 1, .most = 12 },
  { 3, "number", XQ_FIELD_INTEGER, N_("Class number"), XQ_FIELD_REQUIRED, .least = 1, .most = 99 },
  { 4, "phase", XQ_FIELD_CHOICE, N_("Phase"), .choices = xq_phase_choices },
  { 0 }
};

const XqKind xq_class = {
  .number = 7,
  .name = "class",
  .title = N_("Class"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .reach = XQ_REACH_SELF_CLASS,
  .list = "year grade number phase",
  .order = "year desc, grade, number",
  .label = "grade number",
  .key = "year grade number",
  .access = XQ_ACCESS_OF_CALENDAR,
};
