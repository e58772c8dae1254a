/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice kind_choices[] = {
  { "day", N_("Reception day") },
  { "visit", N_("Visit by parents") },
  { NULL }
};

static const XqField matter_fields[] = {
  { 1, "relation", XQ_FIELD_CHOICE, N_("Relation to the student"), .choices = xq_relation_choices },
  { 2, "topic", XQ_FIELD_CHOICE, N_("Matter"), .choices = xq_topic_choices },
  { 3, "answer", XQ_FIELD_TEXT, N_("Answer given") },
  { 0 }
};

static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "kind", XQ_FIELD_CHOICE, N_("Kind of reception"), XQ_FIELD_REQUIRED, .choices = kind_choices, .initial = "day" },
  { 3, "receivers", XQ_FIELD_RECORD, N_("Received by"), XQ_FIELD_REQUIRED | XQ_FIELD_SEVERAL | XQ_FIELD_ME, .to = "staff" },
  { 4, "parents", XQ_FIELD_INTEGER, N_("Parents received"), XQ_FIELD_REQUIRED, .least = 0, .most = 99999 },
  { 5, "matters", XQ_FIELD_PARTS, N_("Matters"), XQ_FIELD_DETAIL, .parts = matter_fields },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) store;
  (void) before;
  return xq_record_get_integer (record, "parents") >= xq_record_get_parts (record, "matters")->len ||
         xq_refuse (error, _("More matters are written down than parents were received. Correct the number of parents."));
}

const XqKind xq_reception = {
  .number = 25,
  .name = "reception",
  .title = N_("Reception of parents"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "held_on kind parents",
  .order = "held_on desc, id desc",
  .label = "held_on kind",
  .access = XQ_ACCESS_OF_FAMILY_EVENTS,
  .check = check,
};
