/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice organiser_choices[] = {
  { "school", N_("Our school") },
  { "bureau", N_("Education bureau") },
  { "other", N_("Other") },
  { NULL }
};

static const XqField count_fields[] = {
  { 1, "job", XQ_FIELD_CHOICE, N_("Job"), XQ_FIELD_REQUIRED, .choices = xq_job_choices },
  { 2, "persons", XQ_FIELD_INTEGER, N_("Persons"), XQ_FIELD_REQUIRED, .least = 0, .most = 9999 },
  { 0 }
};

/* Who took part stands in a list of names or, where many came, as numbers by
 * job: one of the two, or somebody would count twice. */
static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Held on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 2, "until_on", XQ_FIELD_DATE, N_("Last day"), XQ_FIELD_DETAIL },
  { 3, "name", XQ_FIELD_TEXT, N_("Name of the training"), XQ_FIELD_REQUIRED },
  { 4, "organiser", XQ_FIELD_CHOICE, N_("Organiser"),
    XQ_FIELD_REQUIRED, .choices = organiser_choices, .initial = "school" },
  { 5, "speaker", XQ_FIELD_TEXT, N_("Speaker") },
  { 6, "audience", XQ_FIELD_CHOICES, N_("For whom"), .choices = xq_job_choices },
  { 7, "hours", XQ_FIELD_INTEGER, N_("Hours of training"), XQ_FIELD_REQUIRED, .least = 1, .most = 9999 },
  { 8, "hosted_here", XQ_FIELD_FLAG, N_("Hosted by our school"), .initial = "1" },
  { 9, "people", XQ_FIELD_RECORD, N_("Took part"), XQ_FIELD_SEVERAL, .to = "staff" },
  { 10, "counts", XQ_FIELD_PARTS, N_("Took part, by job"), .parts = count_fields },
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
  if (!xq_refuse_unless_ordered (record, "held_on", "until_on", error))
    return FALSE;
  return xq_record_get (record, "people") == NULL || xq_record_get_parts (record, "counts")->len == 0 ||
         xq_refuse (error, _("Name those who took part, or give their numbers by job: not both."));
}

const XqKind xq_training = {
  .number = 29,
  .name = "training",
  .title = N_("Training"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .about = "people",
  .list = "held_on name organiser speaker hours",
  .order = "held_on desc, id desc",
  .label = "name held_on",
  .access = XQ_ACCESS_OF_TRAINING,
  .check = check,
};
