/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqField year_fields[] = {
  { 1, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2190 },
  { 2, "theme", XQ_FIELD_TEXT, N_("Theme of the training") },
  { 3, "hours", XQ_FIELD_INTEGER, N_("Hours of training"), .least = 0, .most = 9999 },
  { 4, "persons", XQ_FIELD_INTEGER, N_("Persons to be trained"), .least = 0, .most = 9999 },
  { 5, "done", XQ_FIELD_TEXT, N_("How far it was carried out") },
  { 0 }
};

static const XqField fields[] = {
  { 1, "from_year", XQ_FIELD_INTEGER, N_("From the school year"), XQ_FIELD_REQUIRED, .least = 1980, .most = 2190 },
  { 2, "until_year", XQ_FIELD_INTEGER, N_("To the school year"), .least = 1980, .most = 2190 },
  { 3, "audience", XQ_FIELD_CHOICES, N_("For whom"), .choices = xq_job_choices },
  { 4, "goal", XQ_FIELD_NOTE, N_("Goal of the plan") },
  { 5, "years", XQ_FIELD_PARTS, N_("Year by year"), .parts = year_fields },
  { 0 }
};

#define PLANNED_YEARS 3

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  gint64 year = xq_record_get_integer (record, "from_year");

  (void) store;
  (void) before;
  (void) error;
  if (year > 0 && xq_record_get (record, "until_year") == NULL)
    {
      g_autofree char *until = g_strdup_printf ("%" G_GINT64_FORMAT, year + PLANNED_YEARS - 1);

      xq_record_set (record, "until_year", until);
    }
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  gint64 from = xq_record_get_integer (record, "from_year");
  gint64 until = xq_record_get_integer (record, "until_year");
  GPtrArray *years = xq_record_get_parts (record, "years");

  (void) store;
  (void) before;
  if (until < from)
    return xq_refuse (error, _("The plan ends in %d, before it begins in %d. Correct one of the two."), (int) until, (int) from);
  for (guint i = 0; i < years->len; i++)
    {
      gint64 year = xq_record_get_integer (g_ptr_array_index (years, i), "year");

      if (year < from || year > until)
        return xq_refuse (error, _("The year %d is none of the plan's. Correct it, or the plan's years."), (int) year);
    }
  return TRUE;
}

const XqKind xq_training_plan = {
  .number = 28,
  .name = "training_plan",
  .title = N_("Training plan"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "from_year until_year audience",
  .order = "from_year desc, id desc",
  .label = "from_year until_year",
  .access = XQ_ACCESS_OF_STAFF_PLANS,
  .prepare = prepare,
  .check = check,
};
