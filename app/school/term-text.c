/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

static const XqField fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2190 },
  { 2, "number", XQ_FIELD_INTEGER, N_("Term number"), XQ_FIELD_REQUIRED, .least = 1, .most = 2 },
  { 3, "section", XQ_FIELD_TEXT, N_("Section"), XQ_FIELD_REQUIRED },
  { 4, "text", XQ_FIELD_NOTE, N_("Text") },
  { 0 }
};

const XqKind xq_term_text = {
  .number = 104,
  .name = "term_text",
  .title = N_("Text of a term summary"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "year number section",
  .order = "year desc, number desc, section",
  .label = "year number section",
  .key = "year number section",
  .access = {
    [XQ_ROLE_HEAD] = XQ_MAY_WRITE,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
  },
};
