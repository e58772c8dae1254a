/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

/* A head holds no key to the casework: its totals of a term, small groups
 * merged, are written here whenever a counsellor saves or unlocks. */
static const XqField fields[] = {
  { 1, "term", XQ_FIELD_TEXT, N_("Term"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 2, "name", XQ_FIELD_TEXT, N_("Name of the figure"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 3, "value", XQ_FIELD_INTEGER, N_("Value"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 4, "at", XQ_FIELD_MOMENT, N_("Counted at"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 0 }
};

const XqKind xq_published_figure = {
  .number = 105,
  .name = "published_figure",
  .title = N_("Published figure"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "term name value at",
  .order = "term desc, name",
  .label = "term name",
  .key = "term name",
  .access = XQ_ACCESS_OF_CARE,
};
