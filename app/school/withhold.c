/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/guardian-doubt.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/record-words.h"
#include "school/shared-choices.h"
#include "school/withhold.h"

static const XqField fields[] = {
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 2, "withheld_from", XQ_FIELD_TEXT, N_("Not to be told"), XQ_FIELD_REQUIRED },
  { 3, "relation", XQ_FIELD_CHOICE, N_("Relation to the student"), .choices = xq_relation_choices },
  { 4, "reason", XQ_FIELD_NOTE, N_("Reason"), XQ_FIELD_REQUIRED },
  { 5, "from_on", XQ_FIELD_DATE, N_("From"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 6, "until_on", XQ_FIELD_DATE, N_("Until"), 0 },
  { 7, "decided_by", XQ_FIELD_RECORD, N_("Decided by"), XQ_FIELD_ME, .to = "staff" },
  { 0 }
};

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) before;
  return xq_record_is_withdrawn (record) ||
         (xq_refuse_unknown_student (store, record, error) && xq_refuse_unless_ordered (record, "from_on", "until_on", error));
}

static char *
say (XqRecordWords *words,
     XqRows        *rows)
{
  const char *name = xq_record_words_name (words, &xq_student, xq_rows_text (rows, 0));
  const XqChoice *relation = xq_rows_text (rows, 2) != NULL ? xq_choices_find (xq_relation_choices, xq_rows_text (rows, 2)) : NULL;

  if (relation == NULL)
    /* Translators: a student, and a person */
    return g_strdup_printf (_("%s: not to be told to %s"), name, xq_rows_text (rows, 1));
  /* Translators: a student, a person and that person's relation to the student */
  return g_strdup_printf (_("%s: not to be told to %s (%s)"), name, xq_rows_text (rows, 1), _(relation->title));
}

/* Nobody need have written it down: who may do harm is not told. */
static gboolean
add_doubt (XqStore        *store,
           XqRecordWords  *words,
           const char     *student,
           GPtrArray      *lines,
           GError        **error)
{
  gboolean in_doubt;

  if (!xq_guardian_is_in_doubt (store, student, &in_doubt, error))
    return FALSE;
  if (in_doubt)
    /* Translators: a student */
    g_ptr_array_add (lines, g_strdup_printf (_("%s: not to be told to the family: a guardian may be the one who does harm"),
                                             xq_record_words_name (words, &xq_student, student)));
  return TRUE;
}

static gboolean
add_withheld (XqStore        *store,
              XqRecordWords  *words,
              const char     *student,
              GPtrArray      *lines,
              GError        **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  rows = xq_store_query (store,
                         "SELECT student, withheld_from, relation FROM visible_withhold WHERE student = unhex (?1) "
                         "AND withdrawn = 0 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2) ORDER BY from_on, id",
                         error, student, xq_store_get_today (store), NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    g_ptr_array_add (lines, say (words, rows));
  return xq_rows_ended (problem, error);
}

GPtrArray *
xq_withhold_list (XqStore     *store,
                  const char  *students,
                  GError     **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (XqRecordWords) words = NULL;
  g_auto (GStrv) uids = g_strsplit (students != NULL ? students : "", " ", -1);

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE))
    return g_steal_pointer (&lines);
  words = xq_record_words_new (store);
  for (guint i = 0; uids[i] != NULL; i++)
    if (*uids[i] != '\0' &&
        (!add_doubt (store, words, uids[i], lines, error) || !add_withheld (store, words, uids[i], lines, error)))
      return NULL;
  return g_steal_pointer (&lines);
}

const XqKind xq_withhold = {
  .number = 111,
  .name = "withhold",
  .title = N_("Not to be told to"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "student withheld_from relation from_on until_on",
  .order = "from_on desc, id desc",
  .label = "student withheld_from",
  .access = XQ_ACCESS_OF_CARE,
  .check = check,
};
