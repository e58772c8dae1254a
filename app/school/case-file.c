/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/calendar.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"
#include "store/calendar-day.h"

static const XqChoice consent_choices[] = {
  { "signed", N_("Signed") },
  { "verbal", N_("Verbal") },
  { "guardian", N_("Signed by the guardian") },
  { "pending", N_("Still to be signed") },
  { NULL }
};

static const XqChoice state_choices[] = {
  { "open", N_("Under way") },
  { "paused", N_("Paused") },
  { "closed", N_("Case closed") },
  { "referred", N_("Referred") },
  { "handed_over", N_("Handed over") },
  { NULL }
};

static const XqChoice outcome_choices[] = {
  { "improved", N_("Clearly better") },
  { "some", N_("Somewhat better") },
  { "same", N_("Little changed") },
  { "worse", N_("Worse, and acted upon") },
  { "stopped", N_("Stopped by the student") },
  { "left", N_("Graduated or moved away") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "number", XQ_FIELD_TEXT, N_("Case number"), XQ_FIELD_AUTOMATIC },
  { 2, "student", XQ_FIELD_RECORD, N_("Student"), .to = "student" },
  { 3, "alias", XQ_FIELD_TEXT, N_("Alias") },
  { 4, "opened_on", XQ_FIELD_DATE, N_("Case opened on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 5, "source", XQ_FIELD_CHOICE, N_("How the student came"),
    XQ_FIELD_REQUIRED, .choices = xq_source_choices, .initial = "self" },
  { 6, "consent", XQ_FIELD_CHOICE, N_("Consent"), XQ_FIELD_REQUIRED, .choices = consent_choices, .initial = "pending" },
  { 7, "counsellor", XQ_FIELD_RECORD, N_("Responsible counsellor"), XQ_FIELD_ME, .to = "staff" },
  { 8, "state", XQ_FIELD_CHOICE, N_("State of the case"),
    XQ_FIELD_REQUIRED, .choices = state_choices, .initial = "open" },
  { 9, "closed_on", XQ_FIELD_DATE, N_("Closed on"), XQ_FIELD_PAST },
  { 10, "outcome", XQ_FIELD_CHOICE, N_("Outcome"), .choices = outcome_choices },
  { 11, "reason", XQ_FIELD_NOTE, N_("Why the student came") },
  { 12, "background", XQ_FIELD_NOTE, N_("Background") },
  { 13, "presentation", XQ_FIELD_NOTE, N_("What shows") },
  { 14, "assessment", XQ_FIELD_NOTE, N_("Assessment (descriptive)") },
  { 15, "plan", XQ_FIELD_NOTE, N_("Goals and plan") },
  { 16, "effect_student", XQ_FIELD_NOTE, N_("Effect in the words of the student") },
  { 17, "effect_observed", XQ_FIELD_NOTE, N_("Effect seen by teachers") },
  { 18, "effect_guardian", XQ_FIELD_NOTE, N_("Effect reported by the family") },
  { 19, "advice_teacher", XQ_FIELD_NOTE, N_("Advice for the class teacher") },
  { 20, "advice_guardian", XQ_FIELD_NOTE, N_("Advice for the family") },
  { 21, "advice_student", XQ_FIELD_NOTE, N_("Advice for the student") },
  { 22, "reflection", XQ_FIELD_NOTE, N_("Reflection and supervision") },
  { 0 }
};

/* School year and a number within it, e.g. 2024-017. A withdrawn case keeps
 * its number, since papers may carry it. */
static gboolean
give_number (XqStore   *store,
             XqRecord  *record,
             GError   **error)
{
  const char *opened_on = xq_record_get (record, "opened_on");
  g_autofree char *year_text = NULL;
  g_autofree char *last = NULL;
  g_autofree char *number = NULL;
  int year;

  if (!xq_day_is_valid (opened_on))
    return TRUE;
  if (!xq_school_year_of_day (store, opened_on, &year, error))
    return FALSE;
  year_text = g_strdup_printf ("%d-", year);
  if (!xq_question (store,
                    "SELECT max (CAST (substr (number, 6) AS INTEGER)) FROM visible_case_file WHERE substr (number, 1, 5) = ?",
                    &last, error, year_text, NULL, NULL))
    return FALSE;
  number = g_strdup_printf ("%s%03d", year_text, last != NULL ? atoi (last) + 1 : 1);
  xq_record_set (record, "number", number);
  return TRUE;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) before;
  if (xq_is_one_of (record, "state", "closed handed_over") && xq_record_get (record, "closed_on") == NULL)
    xq_record_set (record, "closed_on", xq_store_get_today (store));
  return xq_record_get (record, "number") != NULL || give_number (store, record, error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (record, "student") == NULL && xq_record_get (record, "alias") == NULL)
    return xq_refuse (error, _("A case needs a student, or an alias for one who gives no name."));
  if (xq_is_one_of (record, "state", "open paused") && xq_record_get (record, "closed_on") != NULL)
    return xq_refuse (error, _("The case is still open but has a closing date. Clear the date, or close the case."));
  return xq_refuse_unknown_student (store, record, error) &&
         xq_refuse_unless_ordered (record, "opened_on", "closed_on", error);
}

const XqKind xq_case_file = {
  .number = 201,
  .name = "case_file",
  .title = N_("Case"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "number student alias opened_on state counsellor",
  .order = "opened_on desc, id desc",
  .label = "number",
  .access = XQ_ACCESS_OF_CASEWORK,
  .prepare = prepare,
  .check = check,
};
