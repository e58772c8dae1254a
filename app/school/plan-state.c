/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/plan-rules.h"
#include "school/question.h"

/* As the guardian says it, and never more. */
static const XqChoice told_choices[] = {
  { "yes", N_("Guardian says that the student sees a doctor") },
  { "no", N_("Guardian says that the student sees no doctor") },
  { "not_told", N_("Guardian has said nothing") },
  { NULL }
};

/* The part of a student's plan that is the counsellors' alone. The confirmed level,
 * and how often the student came, stand where they arise and are read from there. */
static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "year", XQ_FIELD_INTEGER, N_("School year of the plan"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN, .least = 1980, .most = 2190 },
  { 3, "noted_on", XQ_FIELD_DATE, N_("State noted on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 4, "own_words", XQ_FIELD_NOTE, N_("What troubles the student, in own words") },
  { 5, "treatment_told", XQ_FIELD_CHOICE, N_("Told by the guardian about a doctor"),
    XQ_FIELD_REQUIRED, .choices = told_choices, .initial = "not_told" },
  { 6, "heed", XQ_FIELD_NOTE, N_("What to heed at school") },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  return xq_plan_take_year (store, record, error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) before;
  return xq_record_is_withdrawn (record) || xq_refuse_unknown_student (store, record, error);
}

const XqKind xq_plan_state = {
  .number = 211,
  .name = "plan_state",
  .title = N_("State in the student's plan"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "year student noted_on treatment_told",
  .order = "year desc, id desc",
  .label = "year student",
  .key = "student year",
  .access = XQ_ACCESS_OF_CASEWORK,
  .prepare = prepare,
  .check = check,
};
