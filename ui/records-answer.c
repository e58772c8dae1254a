/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "records-answer.h"

#include "school/record-words.h"
#include "school/student-lookup.h"

XqRecordsQuestion *
xq_records_question_new (const XqKind *kind,
                         const char   *text,
                         const char   *class_text,
                         const char   *field,
                         const char   *code)
{
  XqRecordsQuestion *question;

  g_return_val_if_fail (kind != NULL && text != NULL, NULL);

  question = g_new0 (XqRecordsQuestion, 1);
  question->kind = kind;
  question->text = g_strstrip (g_strdup (text));
  question->class_text = g_strdup (class_text);
  question->field = field;
  question->code = g_strdup (code);
  question->most = XQ_RECORDS_MOST_LINES;
  return question;
}

void
xq_records_question_free (XqRecordsQuestion *question)
{
  g_return_if_fail (question != NULL);

  g_free (question->text);
  g_free (question->class_text);
  g_free (question->code);
  g_free (question);
}

static void
line_free (XqRecordsLine *line)
{
  g_free (line->uid);
  g_free (line->day);
  g_strfreev (line->texts);
  g_free (line);
}

static int
compare_lines (gconstpointer first,
               gconstpointer second)
{
  const XqRecordsLine *a = *(const XqRecordsLine *const *) first;
  const XqRecordsLine *b = *(const XqRecordsLine *const *) second;
  int order = strcmp (b->day, a->day);

  return order != 0 ? order : strcmp (a->uid, b->uid);
}

static const char *
get_day (const XqRecord *record)
{
  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    if (field->type == XQ_FIELD_DATE)
      return xq_record_get (record, field->name);
  return NULL;
}

static XqRecordsLine *
describe (XqRecordWords  *words,
          const XqRecord *record)
{
  const XqKind *kind = xq_record_get_kind (record);
  g_auto (GStrv) columns = g_strsplit (kind->list, " ", -1);
  const char *day = get_day (record);
  XqRecordsLine *line = g_new0 (XqRecordsLine, 1);

  line->uid = g_strdup (xq_record_get_uid (record));
  line->day = g_strdup (day != NULL ? day : "");
  line->texts = g_new0 (char *, g_strv_length (columns) + 1);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (kind->fields, columns[i]);

      if (xq_record_words_is_out_of_reach (words, record, field))
        {
          line->texts[i] = g_strdup (_("outside this account's reach"));
          continue;
        }
      line->texts[i] = g_strdelimit (xq_record_words_of (words, record, field), "\n", ' ');
    }
  return line;
}

/* Those of one student, or of all. */
static gboolean
add_records (XqStore                  *store,
             const XqRecordsQuestion  *question,
             const char               *student,
             XqRecordWords            *words,
             GHashTable               *seen,
             GPtrArray                *lines,
             GError                  **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) records = NULL;

  if (student != NULL)
    xq_filter_add (filter, "student", "=", student);
  if (question->code != NULL)
    xq_filter_add (filter, question->field, "=", question->code);
  xq_filter_set_limit (filter, question->most, 0);
  records = xq_store_list (store, question->kind, filter, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_hash_table_add (seen, g_strdup (xq_record_get_uid (g_ptr_array_index (records, i)))))
      g_ptr_array_add (lines, describe (words, g_ptr_array_index (records, i)));
  return records != NULL;
}

static gboolean
is_in_class (const XqFoundStudent *student,
             const char           *class_text)
{
  g_autofree char *own = g_strdup_printf ("%d-%d", student->grade, student->class_number);

  return class_text == NULL || g_str_equal (own, class_text);
}

gpointer
xq_records_ask (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const XqRecordsQuestion *question = data;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) students = NULL;

  if (*question->text == '\0' && question->class_text == NULL)
    {
      if (!add_records (store, question, NULL, words, seen, lines, error))
        return NULL;
      return g_steal_pointer (&lines);
    }
  students = xq_student_find (store, *question->text != '\0' ? question->text : question->class_text, 0, error);
  for (guint i = 0; students != NULL && i < students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (students, i);

      if (!is_in_class (student, question->class_text))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !add_records (store, question, student->uid, words, seen, lines, error))
        return NULL;
    }
  if (students == NULL)
    return NULL;
  g_ptr_array_sort (lines, compare_lines);
  if (question->most > 0 && lines->len > question->most)
    g_ptr_array_set_size (lines, (int) question->most);
  return g_steal_pointer (&lines);
}

gpointer
xq_records_ask_classes (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GPtrArray) students = xq_student_list (store, error);
  g_autoptr (GStrvBuilder) classes = g_strv_builder_new ();
  int grade = 0;
  int number = 0;

  (void) data;
  (void) cancellable;
  if (students == NULL)
    return NULL;
  for (guint i = 0; i < students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (students, i);
      g_autofree char *name = NULL;

      if (student->grade == 0 || (student->grade == grade && student->class_number == number))
        continue;
      grade = student->grade;
      number = student->class_number;
      name = g_strdup_printf ("%d-%d", grade, number);
      g_strv_builder_add (classes, name);
    }
  return g_strv_builder_end (classes);
}
