/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqField stage_fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name of the stage"), XQ_FIELD_REQUIRED },
  { 2, "from_on", XQ_FIELD_DATE, N_("From") },
  { 3, "until_on", XQ_FIELD_DATE, N_("Until") },
  { 4, "hours", XQ_FIELD_INTEGER, N_("Hours of training"), .least = 0, .most = 9999 },
  { 0 }
};

/* Who finished which stage stands in that person's training records. */
static const XqField fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name of the cohort"), XQ_FIELD_REQUIRED },
  { 2, "audience", XQ_FIELD_CHOICES, N_("For whom"), .choices = xq_job_choices },
  { 3, "stages", XQ_FIELD_PARTS, N_("Stages"), .parts = stage_fields },
  { 4, "members", XQ_FIELD_RECORD, N_("Members of the cohort"), XQ_FIELD_SEVERAL, .to = "staff" },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  GPtrArray *stages = xq_record_get_parts (record, "stages");

  (void) store;
  (void) before;
  for (guint i = 0; i < stages->len; i++)
    if (!xq_refuse_unless_ordered (g_ptr_array_index (stages, i), "from_on", "until_on", error))
      return FALSE;
  return TRUE;
}

const XqKind xq_cohort = {
  .number = 31,
  .name = "cohort",
  .title = N_("Training cohort"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .about = "members",
  .list = "name audience",
  .order = "id desc",
  .label = "name",
  .access = XQ_ACCESS_OF_TRAINING,
  .check = check,
};
