/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

static const XqChoice decision_choices[] = {
  { "list", N_("To be listed for key support") },
  { "continue", N_("Key support goes on") },
  { "close", N_("To be taken off the ledger") },
  { "refer", N_("To be referred") },
  { "watch", N_("Watched, not listed") },
  { "other", N_("Something else (see the opinion)") },
  { NULL }
};

/* A sitting that spoke of several students is a record for each: no paper of one
 * names another, and everybody sees only what concerns him or her. */
static const XqField fields[] = {
  { 1, "held_on", XQ_FIELD_DATE, N_("Conference on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 2, "started_at", XQ_FIELD_TIME, N_("Conference at") },
  { 3, "place", XQ_FIELD_TEXT, N_("Place of the conference"), XQ_FIELD_TAKEN },
  { 4, "chair", XQ_FIELD_RECORD, N_("Led by (chair)"), XQ_FIELD_TAKEN, .to = "staff" },
  { 5, "people", XQ_FIELD_RECORD, N_("Took part in the conference"), XQ_FIELD_SEVERAL | XQ_FIELD_TAKEN, .to = "staff" },
  { 6, "others", XQ_FIELD_TEXT, N_("Others who took part"), XQ_FIELD_TAKEN },
  { 7, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 8, "entry", XQ_FIELD_RECORD, N_("Entry of the ledger"), XQ_FIELD_TAKEN, .to = "key_support" },
  { 9, "report", XQ_FIELD_NOTE, N_("What was reported") },
  { 10, "opinion", XQ_FIELD_NOTE, N_("Opinion of the conference") },
  { 11, "level_before", XQ_FIELD_CHOICE, N_("Attention level before"), .choices = xq_attention_choices },
  { 12, "level", XQ_FIELD_CHOICE, N_("Attention level from now on"), .choices = xq_attention_choices },
  { 13, "decision", XQ_FIELD_CHOICE, N_("Decision of the conference"), .choices = decision_choices },
  { 14, "measures", XQ_FIELD_NOTE, N_("Measures, and who does what") },
  { 15, "next_on", XQ_FIELD_DATE, N_("Next conference on") },
  { 0 }
};

/* Who sat there is not typed again for the next student of the same sitting. */
static gboolean
take_sitting (XqStore   *store,
              XqRecord  *record,
              GError   **error)
{
  static const char *const names[] = { "place", "chair", "people", "others" };
  const char *started_at = xq_record_get (record, "started_at");
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) other = NULL;

  if (!xq_question (store, "SELECT uid FROM visible_case_meeting WHERE held_on = ?1 AND withdrawn = 0 "
                    "AND (?2 = '' OR started_at = ?2) AND author = unhex (?3) ORDER BY id DESC LIMIT 1", &uid, error,
                    xq_record_get (record, "held_on"), started_at != NULL ? started_at : "", xq_store_get_me (store)))
    return FALSE;
  if (uid == NULL)
    return TRUE;
  other = xq_store_get (store, &xq_case_meeting, uid, error);
  if (other == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (xq_record_get (record, names[i]) == NULL)
      xq_record_set (record, names[i], xq_record_get (other, names[i]));
  return TRUE;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  g_autofree char *entry = NULL;

  if (xq_record_is_withdrawn (record) || before != NULL || xq_record_get (record, "student") == NULL ||
      xq_record_get (record, "held_on") == NULL)
    return TRUE;
  if (xq_record_get (record, "entry") == NULL)
    {
      if (!xq_question (store, "SELECT uid FROM visible_key_support WHERE student = unhex (?1) AND withdrawn = 0 "
                        "AND opened_on <= ?2 AND (closed_on IS NULL OR closed_on >= ?2) ORDER BY opened_on DESC LIMIT 1",
                        &entry, error, xq_record_get (record, "student"), xq_record_get (record, "held_on"), NULL))
        return FALSE;
      xq_record_set (record, "entry", entry);
    }
  return take_sitting (store, record, error);
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  g_autofree char *student = NULL;

  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (record, "entry") != NULL)
    {
      if (!xq_question (store, "SELECT student FROM visible_key_support WHERE uid = unhex (?)", &student, error,
                        xq_record_get (record, "entry"), NULL, NULL))
        return FALSE;
      if (g_strcmp0 (student, xq_record_get (record, "student")) != 0)
        return xq_refuse (error, _("The entry of the ledger is another student's. Clear it: the right one is found by itself."));
    }
  return xq_refuse_unknown_student (store, record, error) && xq_refuse_unless_ordered (record, "held_on", "next_on", error);
}

const XqKind xq_case_meeting = {
  .number = 108,
  .name = "case_meeting",
  .title = N_("Case conference"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "held_on student chair decision level next_on",
  .order = "held_on desc, id desc",
  .label = "held_on student",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL | XQ_EDIT_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
  },
  .prepare = prepare,
  .check = check,
};
