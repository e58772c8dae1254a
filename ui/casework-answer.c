/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "casework-answer.h"

#include "school/kinds.h"
#include "school/record-words.h"
#include "school/student-lookup.h"

XqCaseworkQuestion *
xq_casework_question_new (const char *text,
                          gboolean    mine,
                          gboolean    undone,
                          const char *month)
{
  XqCaseworkQuestion *question;

  g_return_val_if_fail (text != NULL, NULL);

  question = g_new0 (XqCaseworkQuestion, 1);
  question->text = g_strstrip (g_strdup (text));
  question->mine = mine;
  question->undone = undone;
  question->month = g_strdup (month);
  return question;
}

void
xq_casework_question_free (XqCaseworkQuestion *question)
{
  g_return_if_fail (question != NULL);

  g_free (question->text);
  g_free (question->month);
  g_free (question);
}

static void
line_free (XqCaseworkLine *line)
{
  g_free (line->uid);
  g_strfreev (line->texts);
  g_free (line);
}

/* The students whom a text names, by uid; NULL with no error when no text is asked. */
static gboolean
find_students (XqStore     *store,
               const char  *text,
               GHashTable **uids,
               GError     **error)
{
  g_autoptr (GPtrArray) students = NULL;

  *uids = NULL;
  if (*text == '\0')
    return TRUE;
  students = xq_student_find (store, text, 0, error);
  if (students == NULL)
    return FALSE;
  *uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < students->len; i++)
    g_hash_table_add (*uids, g_strdup (((const XqFoundStudent *) g_ptr_array_index (students, i))->uid));
  return TRUE;
}

static gboolean
is_asked (const XqRecord *record,
          GHashTable     *students)
{
  const char *student = xq_record_get (record, "student");

  return students == NULL || (student != NULL && g_hash_table_contains (students, student));
}

static char *
say (XqRecordWords  *words,
     const XqRecord *record,
     const char     *field)
{
  return xq_record_words_of (words, record, xq_fields_find (xq_record_get_fields (record), field));
}

/* Somebody without a name is shown as what is known. */
static char *
say_student (XqRecordWords  *words,
             const XqRecord *record,
             const char     *instead)
{
  g_autofree char *student = say (words, record, "student");

  return *student != '\0' ? g_steal_pointer (&student) : say (words, record, instead);
}

static XqCaseworkLine *
line_new (const XqRecord *record,
          GPtrArray      *texts)
{
  XqCaseworkLine *line = g_new0 (XqCaseworkLine, 1);

  g_ptr_array_add (texts, NULL);
  line->uid = g_strdup (xq_record_get_uid (record));
  line->texts = (GStrv) g_ptr_array_free (texts, FALSE);
  return line;
}

static XqCaseworkLine *
describe_session (XqStore        *store,
                  XqRecordWords  *words,
                  const XqRecord *session)
{
  GPtrArray *texts = g_ptr_array_new ();

  g_ptr_array_add (texts, xq_day_words (xq_record_get (session, "held_on"), xq_store_get_today (store)));
  g_ptr_array_add (texts, say_student (words, session, "client"));
  g_ptr_array_add (texts, say (words, session, "form"));
  g_ptr_array_add (texts, say (words, session, "minutes"));
  g_ptr_array_add (texts, say (words, session, "theme"));
  g_ptr_array_add (texts, say (words, session, "level"));
  g_ptr_array_add (texts, g_strdup (xq_record_is_signed (session) ? _("Signed") : _("Not signed")));
  return line_new (session, texts);
}

static XqCaseworkLine *
describe_case (XqStore        *store,
               XqRecordWords  *words,
               const XqRecord *case_file)
{
  GPtrArray *texts = g_ptr_array_new ();

  g_ptr_array_add (texts, say (words, case_file, "number"));
  g_ptr_array_add (texts, say_student (words, case_file, "alias"));
  g_ptr_array_add (texts, xq_day_words (xq_record_get (case_file, "opened_on"), xq_store_get_today (store)));
  g_ptr_array_add (texts, say (words, case_file, "source"));
  g_ptr_array_add (texts, say (words, case_file, "counsellor"));
  g_ptr_array_add (texts, say (words, case_file, "state"));
  return line_new (case_file, texts);
}

gpointer
xq_casework_ask_sessions (XqStore       *store,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  const XqCaseworkQuestion *question = data;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GHashTable) students = NULL;

  (void) cancellable;
  if (!find_students (store, question->text, &students, error))
    return NULL;
  if (question->mine)
    xq_filter_add (filter, "author", "=", xq_store_get_me (store));
  if (question->undone)
    xq_filter_add (filter, "signed", "=", "0");
  if (question->month != NULL)
    {
      g_autofree char *first = g_strconcat (question->month, "-01", NULL);
      g_autofree char *last = g_strconcat (question->month, "-31", NULL);

      xq_filter_add (filter, "held_on", ">=", first);
      xq_filter_add (filter, "held_on", "<=", last);
    }
  /* One who is searched for may be far back. */
  xq_filter_set_limit (filter, students == NULL ? XQ_CASEWORK_MOST_LINES : 0, 0);
  sessions = xq_store_list (store, &xq_session, filter, error);
  if (sessions == NULL)
    return NULL;
  for (guint i = 0; i < sessions->len && lines->len < XQ_CASEWORK_MOST_LINES; i++)
    if (is_asked (g_ptr_array_index (sessions, i), students))
      g_ptr_array_add (lines, describe_session (store, words, g_ptr_array_index (sessions, i)));
  return g_steal_pointer (&lines);
}

static gboolean
is_under_way (const XqRecord *case_file)
{
  const char *state = xq_record_get (case_file, "state");

  return g_strcmp0 (state, "open") == 0 || g_strcmp0 (state, "paused") == 0;
}

gpointer
xq_casework_ask_cases (XqStore       *store,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const XqCaseworkQuestion *question = data;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GHashTable) students = NULL;

  (void) cancellable;
  if (!find_students (store, question->text, &students, error))
    return NULL;
  if (question->mine && xq_store_get_my_staff (store) != NULL)
    xq_filter_add (filter, "counsellor", "=", xq_store_get_my_staff (store));
  cases = xq_store_list (store, &xq_case_file, filter, error);
  if (cases == NULL)
    return NULL;
  for (guint i = 0; i < cases->len && lines->len < XQ_CASEWORK_MOST_LINES; i++)
    {
      const XqRecord *case_file = g_ptr_array_index (cases, i);

      if (is_asked (case_file, students) && (!question->undone || is_under_way (case_file)))
        g_ptr_array_add (lines, describe_case (store, words, case_file));
    }
  return g_steal_pointer (&lines);
}
