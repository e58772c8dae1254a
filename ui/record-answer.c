/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record-answer.h"

#include "school/record-history.h"
#include "school/record-words.h"

XqRecordQuestion *
xq_record_question_new (const XqKind *kind,
                        const char   *uid)
{
  XqRecordQuestion *question;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  question = g_new0 (XqRecordQuestion, 1);
  question->kind = kind;
  question->uid = g_strdup (uid);
  return question;
}

void
xq_record_question_free (XqRecordQuestion *question)
{
  g_return_if_fail (question != NULL);

  g_free (question->uid);
  g_free (question);
}

static void
line_free (XqRecordLine *line)
{
  g_free (line->title);
  g_free (line->words);
  g_free (line);
}

void
xq_record_answer_free (XqRecordAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->lines, g_ptr_array_unref);
  g_free (answer->author);
  g_free (answer->author_uid);
  g_free (answer);
}

static gboolean
is_private (const XqRecord *record)
{
  return xq_fields_find (xq_record_get_fields (record), "private") != NULL && xq_record_get_integer (record, "private") == 1;
}

gpointer
xq_record_ask (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const XqRecordQuestion *question = data;
  g_autoptr (XqRecord) record = xq_store_get (store, question->kind, question->uid, error);
  g_autoptr (XqRecordWords) words = NULL;
  XqRecordAnswer *answer;

  (void) cancellable;
  if (record == NULL)
    return NULL;
  words = xq_record_words_new (store);
  answer = g_new0 (XqRecordAnswer, 1);
  answer->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  answer->author = xq_vault_dup_name_of (xq_store_get_vault (store), xq_record_get_author (record));
  if (answer->author == NULL)
    answer->author = g_strdup ("");
  answer->author_uid = g_strdup (xq_record_get_author (record));
  answer->is_private = is_private (record);
  answer->is_signed = xq_record_is_signed (record);
  answer->is_withdrawn = xq_record_is_withdrawn (record);
  for (const XqField *field = question->kind->fields; field->number != 0; field++)
    {
      g_autofree char *said = xq_record_words_is_out_of_reach (words, record, field)
                                ? g_strdup (_("outside this account's reach")) : xq_record_words_of (words, record, field);
      XqRecordLine *line;

      if (*said == '\0' || (field->flags & XQ_FIELD_AUTOMATIC))
        continue;
      line = g_new0 (XqRecordLine, 1);
      line->title = g_strdup (_(field->title));
      line->words = g_steal_pointer (&said);
      g_ptr_array_add (answer->lines, line);
    }
  return answer;
}

XqRecordDeed *
xq_record_deed_new (const XqKind *kind,
                    const char   *uid,
                    const char   *reason)
{
  XqRecordDeed *deed;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  deed = g_new0 (XqRecordDeed, 1);
  deed->kind = kind;
  deed->uid = g_strdup (uid);
  deed->reason = g_strdup (reason);
  return deed;
}

void
xq_record_deed_free (XqRecordDeed *deed)
{
  g_return_if_fail (deed != NULL);

  g_free (deed->uid);
  g_free (deed->reason);
  g_free (deed);
}

gpointer
xq_record_sign (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const XqRecordDeed *deed = data;

  (void) cancellable;
  (void) xq_store_sign (store, deed->kind, deed->uid, error);
  return NULL;
}

gpointer
xq_record_withdraw (XqStore       *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const XqRecordDeed *deed = data;

  (void) cancellable;
  (void) xq_store_withdraw (store, deed->kind, deed->uid, deed->reason, error);
  return NULL;
}
