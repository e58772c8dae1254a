/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

static const XqField fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2199 },
  { 2, "from_on", XQ_FIELD_DATE, N_("From") },
  { 3, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 0 }
};

const XqKind xq_school_year = {
  .number = 3,
  .name = "school_year",
  .title = N_("School year"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "year from_on until_on",
  .order = "year desc",
  .label = "year",
  .key = "year",
  .access = XQ_ACCESS_OF_CALENDAR,
};
