/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

static const XqField fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2199 },
  { 2, "number", XQ_FIELD_INTEGER, N_("Term number"), XQ_FIELD_REQUIRED, .least = 1, .most = 2 },
  { 3, "from_on", XQ_FIELD_DATE, N_("From"), XQ_FIELD_REQUIRED },
  { 4, "until_on", XQ_FIELD_DATE, N_("Until"), XQ_FIELD_REQUIRED },
  { 0 }
};

const XqKind xq_term = {
  .number = 4,
  .name = "term",
  .title = N_("Term"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "year number from_on until_on",
  .order = "year desc, number desc",
  .label = "year number",
  .key = "year number",
  .access = XQ_ACCESS_OF_CALENDAR,
};
