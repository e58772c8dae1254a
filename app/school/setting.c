/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

static const XqField fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name of the setting"), XQ_FIELD_REQUIRED },
  { 2, "value", XQ_FIELD_TEXT, N_("Value"), XQ_FIELD_REQUIRED },
  { 3, "decided_on", XQ_FIELD_DATE, N_("Decided on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 4, "basis", XQ_FIELD_TEXT, N_("Basis of the decision") },
  { 0 }
};

const XqKind xq_setting = {
  .number = 2,
  .name = "setting",
  .title = N_("Setting"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "name value decided_on",
  .order = "name",
  .label = "name",
  .key = "name",
  .access = XQ_ACCESS_OF_CALENDAR,
};
