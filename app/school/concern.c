/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/concern.h"
#include "school/kinds.h"
#include "school/question.h"

static const XqChoice urgency_choices[] = {
  { "today", N_("Needed today") },
  { "soon", N_("Within three days") },
  { "routine", N_("Ordinary") },
  { NULL }
};

static const XqChoice guardian_choices[] = {
  { "not_yet", N_("Not yet") },
  { "talked", N_("Talked with the family") },
  { "unreachable", N_("Not reached") },
  { NULL }
};

static const XqChoice state_choices[] = {
  { "received", N_("Received") },
  { "met", N_("Talked with the student") },
  { "advice", N_("Advice to the teacher") },
  { "watching", N_("Being watched") },
  { "closed", N_("Dealt with") },
  { NULL }
};

/* What the teacher wrote, what the counsellor adds, what the program keeps. The
 * record comes from sealed letters: the first names it, later ones correct it. */
static const XqField fields[] = {
  { 1, "letter", XQ_FIELD_TEXT, N_("Letter"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 2, "raised_by", XQ_FIELD_ACCOUNT, N_("Raised by"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 3, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 4, "raised_on", XQ_FIELD_DATE, N_("Raised on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 5, "urgency", XQ_FIELD_CHOICE, N_("How soon"), XQ_FIELD_REQUIRED, .choices = urgency_choices, .initial = "routine" },
  { 6, "seen", XQ_FIELD_NOTE, N_("What was seen"), XQ_FIELD_REQUIRED },
  { 7, "done", XQ_FIELD_NOTE, N_("What was done already") },
  { 8, "guardian_told", XQ_FIELD_CHOICE, N_("Was the family spoken to"),
    XQ_FIELD_REQUIRED, .choices = guardian_choices, .initial = "not_yet" },
  { 9, "wish", XQ_FIELD_NOTE, N_("Help wished for") },
  { 10, "state", XQ_FIELD_CHOICE, N_("What was done"), XQ_FIELD_REQUIRED, .choices = state_choices, .initial = "received" },
  { 11, "advice", XQ_FIELD_NOTE, N_("Advice to the teacher") },
  { 12, "tell_met", XQ_FIELD_FLAG, N_("The student agrees that the teacher learns of the talk"), .initial = "0" },
  { 13, "answered_on", XQ_FIELD_DATE, N_("Answered on"), XQ_FIELD_AUTOMATIC },
  { 14, "revision", XQ_FIELD_INTEGER, N_("Corrected so many times"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC },
  { 0 }
};

const char *const xq_concern_raised_fields[] = {
  "student", "raised_on", "urgency", "seen", "done", "guardian_told", "wish", NULL
};

static gboolean
is_same (const XqRecord *record,
         const XqRecord *other,
         const char     *field)
{
  return g_strcmp0 (xq_record_get (record, field), xq_record_get (other, field)) == 0;
}

static gboolean
is_correction (const XqRecord *record,
               const XqRecord *before)
{
  return before != NULL && !is_same (record, before, "revision");
}

/* What the raiser corrected is to be looked at again. */
static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  (void) error;
  if (before == NULL || xq_record_is_withdrawn (record))
    return TRUE;
  xq_record_set (record, "answered_on", is_correction (record, before) ? NULL : xq_store_get_today (store));
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  static const char *const kept[] = { "letter", "raised_by", NULL };

  if (xq_record_is_withdrawn (record))
    return TRUE;
  for (guint i = 0; before != NULL && kept[i] != NULL; i++)
    if (!is_same (record, before, kept[i]))
      return xq_refuse (error, _("Who raised a concern stays as it is."));
  for (guint i = 0; before != NULL && !is_correction (record, before) && xq_concern_raised_fields[i] != NULL; i++)
    if (!is_same (record, before, xq_concern_raised_fields[i]))
      return xq_refuse (error, _("What the teacher wrote stays as it is: only the teacher corrects it. Answer with the "
                                 "state and with advice."));
  return xq_refuse_unknown_student (store, record, error);
}

const char *
xq_concern_told_state (const XqRecord *concern)
{
  g_return_val_if_fail (concern != NULL, NULL);

  return xq_is_one_of (concern, "state", "met") && !xq_is_yes (concern, "tell_met") ? "received" : xq_record_get (concern, "state");
}

static gboolean
after (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  if (before == NULL || is_correction (record, before) || xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (before, "answered_on") != NULL && is_same (record, before, "advice") &&
      g_strcmp0 (xq_concern_told_state (record), xq_concern_told_state (before)) == 0)
    return TRUE;
  return xq_concern_answer_defer (store, record, before, error);
}

const XqKind xq_concern = {
  .number = 209,
  .name = "concern",
  .title = N_("Concern"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "raised_on urgency student raised_by state",
  .order = "raised_on desc, id desc",
  .label = "raised_on student",
  .key = "raised_by letter",
  .access = XQ_ACCESS_OF_CASEWORK,
  .prepare = prepare,
  .check = check,
  .after = after,
};
