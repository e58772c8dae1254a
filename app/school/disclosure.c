/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice way_choices[] = {
  { "in_person", N_("In person") },
  { "phone", N_("By telephone") },
  { "letter", N_("Sealed letter") },
  { "paper", N_("On paper") },
  { "kept", N_("Printed and kept in the room") },
  { NULL }
};

static const XqChoice student_knows_choices[] = {
  { "knows", N_("Knows") },
  { "not_told", N_("Was not told") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "told_on", XQ_FIELD_DATE, N_("Told on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 3, "told_at", XQ_FIELD_TIME, N_("Told at"), XQ_FIELD_NOW },
  { 4, "told_to", XQ_FIELD_TEXT, N_("Told to"), XQ_FIELD_REQUIRED },
  { 5, "told_to_staff", XQ_FIELD_RECORD, N_("Told to (member of staff)"), .to = "staff" },
  { 6, "way", XQ_FIELD_CHOICE, N_("How it was told"),
    XQ_FIELD_REQUIRED, .choices = way_choices, .initial = "in_person" },
  { 7, "what", XQ_FIELD_NOTE, N_("What was told"), XQ_FIELD_REQUIRED },
  { 8, "why", XQ_FIELD_TEXT, N_("Why it was told") },
  { 9, "ground", XQ_FIELD_CHOICE, N_("Ground"), XQ_FIELD_REQUIRED, .choices = xq_ground_choices },
  { 10, "decided_by", XQ_FIELD_RECORD, N_("Decided by"), XQ_FIELD_ME, .to = "staff" },
  { 11, "student_knows", XQ_FIELD_CHOICE, N_("Does the student know"),
    XQ_FIELD_REQUIRED, .choices = student_knows_choices, .initial = "not_told" },
  { 12, "cause", XQ_FIELD_TEXT, N_("What gave rise to it"), XQ_FIELD_AUTOMATIC },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autofree char *name = NULL;

  (void) before;
  if (xq_record_get (record, "told_to") != NULL || xq_record_get (record, "told_to_staff") == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", &name, error,
                    xq_record_get (record, "told_to_staff"), NULL, NULL))
    return FALSE;
  xq_record_set (record, "told_to", name);
  return TRUE;
}

const XqKind xq_disclosure = {
  .number = 102,
  .name = "disclosure",
  .title = N_("Disclosure"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "told_on student told_to what why ground decided_by",
  .order = "told_on desc, id desc",
  .label = "told_on told_to",
  .access = XQ_ACCESS_OF_CARE,
  .prepare = prepare,
};
