/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-answers.h"
#include "school/screening-campaign.h"

static const XqChoice ask_choices[] = {
  { "no", N_("No need") },
  { "yes", N_("Please find out more") },
  { "now", N_("At once") },
  { NULL }
};

/* One a child and observer. Most come as letters from class teachers. No sum is made
 * of the answers. */
static const XqField fields[] = {
  { 1, "campaign", XQ_FIELD_RECORD, N_("Screening campaign"), XQ_FIELD_REQUIRED, .to = "screening_campaign" },
  { 2, "form", XQ_FIELD_RECORD, N_("Observation form"), XQ_FIELD_REQUIRED | XQ_FIELD_TAKEN, .to = "screening_form" },
  { 3, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 4, "observer", XQ_FIELD_RECORD, N_("Observed by"), XQ_FIELD_REQUIRED | XQ_FIELD_ME, .to = "staff" },
  { 5, "observed_on", XQ_FIELD_DATE, N_("Observed on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 6, "answers", XQ_FIELD_TEXT, N_("What was seen"), XQ_FIELD_REQUIRED | XQ_FIELD_UNPRINTED },
  { 7, "remark", XQ_FIELD_NOTE, N_("One sentence of fact"), XQ_FIELD_UNPRINTED },
  { 8, "ask_counsellor", XQ_FIELD_CHOICE, N_("Ask the counsellor"),
    XQ_FIELD_REQUIRED, .choices = ask_choices, .initial = "no" },
  { 9, "letter", XQ_FIELD_TEXT, N_("Letter"), XQ_FIELD_AUTOMATIC | XQ_FIELD_UNPRINTED },
  { 0 }
};

static gboolean
campaign_form (XqStore         *store,
               const XqRecord  *record,
               char           **form,
               GError         **error)
{
  return xq_question (store, "SELECT form FROM visible_screening_campaign WHERE uid = unhex (?)", form, error,
                      xq_record_get (record, "campaign"), NULL, NULL);
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autofree char *form = NULL;

  (void) before;
  if (xq_record_get (record, "form") != NULL || xq_record_get (record, "campaign") == NULL)
    return TRUE;
  if (!campaign_form (store, record, &form, error))
    return FALSE;
  xq_record_set (record, "form", form);
  return form != NULL ||
         xq_refuse (error, _("The campaign has no observation form. Choose one in the campaign first."));
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *form_uid = xq_record_get (record, "form");
  g_autofree char *campaign = NULL;
  g_autofree char *answers = NULL;
  g_autoptr (XqRecord) form = NULL;
  int grade;

  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (!xq_refuse_unknown_student (store, record, error) ||
      !xq_screening_refuse_outside (store, xq_record_get (record, "campaign"), xq_record_get (record, "student"),
                                    xq_record_get (record, "observed_on"), &grade, error) ||
      !campaign_form (store, record, &campaign, error))
    return FALSE;
  /* Whatever form the campaign takes later, answers stay with the one they were given to. */
  if (g_strcmp0 (form_uid, campaign) != 0 &&
      (before == NULL || g_strcmp0 (form_uid, xq_record_get (before, "form")) != 0))
    return xq_refuse (error, _("The campaign uses another form. Open the campaign's form and fill in that."));
  form = xq_store_get (store, &xq_screening_form, form_uid, error);
  if (form == NULL)
    return FALSE;
  answers = xq_observation_answers_normalize (form, grade, xq_record_get (record, "answers"), error);
  if (answers == NULL)
    return FALSE;
  xq_record_set (record, "answers", answers);
  return TRUE;
}

const XqKind xq_screening_observation = {
  .number = 206,
  .name = "screening_observation",
  .title = N_("Observation for the screening"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "observed_on student observer ask_counsellor",
  .order = "observed_on desc, id desc",
  .label = "observed_on student",
  .key = "campaign student observer",
  .access = XQ_ACCESS_OF_CASEWORK,
  .prepare = prepare,
  .check = check,
};
