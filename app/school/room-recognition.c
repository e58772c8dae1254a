/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"

/* What the bureau declared: never what the school's own check says. */
static const XqChoice result_choices[] = {
  { "met", N_("Up to standard") },
  { "not_met", N_("Not up to standard") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "declared_on", XQ_FIELD_DATE, N_("Declared on"), XQ_FIELD_REQUIRED | XQ_FIELD_PAST },
  { 2, "declared_by", XQ_FIELD_TEXT, N_("Declared by"), XQ_FIELD_REQUIRED },
  { 3, "result", XQ_FIELD_CHOICE, N_("Declared as"), XQ_FIELD_REQUIRED, .choices = result_choices, .initial = "met" },
  { 4, "document", XQ_FIELD_TEXT, N_("Number of the document") },
  { 5, "paper_kept", XQ_FIELD_TEXT, N_("Where the paper is kept") },
  { 0 }
};

const XqKind xq_room_recognition = {
  .number = 17,
  .name = "room_recognition",
  .title = N_("Recognition of the counselling room"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "declared_on declared_by result document",
  .order = "declared_on desc, id desc",
  .label = "declared_on declared_by",
  .access = XQ_ACCESS_OF_CALENDAR,
};
