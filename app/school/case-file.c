/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

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
};
