/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"

/* What one person finished: a training of the school's list, a stage of a
 * cohort, or something elsewhere; and the certificate that came of it. */
static const XqField fields[] = {
  { 1, "person", XQ_FIELD_RECORD, N_("Member of staff"), XQ_FIELD_REQUIRED, .to = "staff" },
  { 2, "training", XQ_FIELD_RECORD, N_("Training"), .to = "training" },
  { 3, "cohort", XQ_FIELD_RECORD, N_("Cohort"), .to = "cohort" },
  { 4, "stage", XQ_FIELD_INTEGER, N_("Stage of the cohort"), .least = 1, .most = 20 },
  { 5, "held_on", XQ_FIELD_DATE, N_("Date of the training"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN },
  { 6, "name", XQ_FIELD_TEXT, N_("Name of the training"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN },
  { 7, "hours", XQ_FIELD_INTEGER, N_("Hours of training"), .least = 0, .most = 9999 },
  { 8, "completed", XQ_FIELD_FLAG, N_("Completed"), .initial = "1" },
  { 9, "certificate", XQ_FIELD_TEXT, N_("Certificate") },
  { 10, "certificate_number", XQ_FIELD_TEXT, N_("Number of the certificate") },
  { 11, "issued_on", XQ_FIELD_DATE, N_("Issued on"), XQ_FIELD_PAST },
  { 12, "valid_until", XQ_FIELD_DATE, N_("Valid until") },
  { 0 }
};

static gboolean
take (XqStore         *store,
      XqRecord        *record,
      const char      *sql,
      const char      *uid,
      const char      *second,
      GError         **error)
{
  static const char *const names[] = { "name", "held_on", "hours" };
  g_autoptr (XqRows) rows = xq_store_query (store, sql, error, uid, second, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (xq_record_get (record, names[i]) == NULL)
        xq_record_set (record, names[i], xq_rows_text (rows, (int) i));
  return xq_rows_ended (problem, error);
}

/* What the training or the stage says already is not typed again. */
static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  const char *training = xq_record_get (record, "training");
  const char *cohort = xq_record_get (record, "cohort");
  const char *stage = xq_record_get (record, "stage");

  (void) before;
  if (training != NULL &&
      !take (store, record, "SELECT name, coalesce (until_on, held_on), hours FROM visible_training WHERE uid = unhex (?)",
             training, NULL, error))
    return FALSE;
  if (cohort != NULL && stage != NULL &&
      !take (store, record,
             "SELECT c.name || ' ' || s.name, coalesce (s.until_on, s.from_on), s.hours FROM visible_cohort c "
             "JOIN visible_cohort_stages s ON s.record = c.uid WHERE c.uid = unhex (?) AND s.position = CAST (? AS INTEGER) - 1",
             cohort, stage, error))
    return FALSE;
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *cohort = xq_record_get (record, "cohort");
  const char *stage = xq_record_get (record, "stage");
  g_autofree char *stages = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if ((cohort == NULL) != (stage == NULL))
    return xq_refuse (error, _("A cohort and its stage belong together: name both, or neither."));
  if (cohort != NULL)
    {
      if (!xq_question (store, "SELECT count (*) FROM visible_cohort_stages WHERE record = unhex (?)", &stages, error,
                        cohort, NULL, NULL))
        return FALSE;
      if (stages == NULL || atoi (stage) > atoi (stages))
        return xq_refuse (error, _("The cohort has no stage %s. Add the stage to the cohort first."), stage);
    }
  return xq_refuse_unless_ordered (record, "issued_on", "valid_until", error);
}

const XqKind xq_training_record = {
  .number = 30,
  .name = "training_record",
  .title = N_("Training record"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .about = "person",
  .list = "held_on person name hours completed certificate valid_until",
  .order = "held_on desc, id desc",
  .label = "held_on name",
  .access = XQ_ACCESS_OF_TRAINING,
  .prepare = prepare,
  .check = check,
};
