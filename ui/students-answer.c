/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "students-answer.h"

#include "school/kinds.h"
#include "school/last-contact.h"

XqStudentsQuestion *
xq_students_question_new (const char *text,
                          const char *class_text,
                          const char *category)
{
  XqStudentsQuestion *question;

  g_return_val_if_fail (text != NULL, NULL);

  question = g_new0 (XqStudentsQuestion, 1);
  question->text = g_strstrip (g_strdup (text));
  question->class_text = g_strdup (class_text);
  question->category = g_strdup (category);
  return question;
}

void
xq_students_question_free (XqStudentsQuestion *question)
{
  g_return_if_fail (question != NULL);

  g_free (question->text);
  g_free (question->class_text);
  g_free (question->category);
  g_free (question);
}

void
xq_students_answer_free (XqStudentsAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->students, g_ptr_array_unref);
  g_clear_pointer (&answer->last_contacts, g_hash_table_unref);
  g_free (answer);
}

/* Who stands in a special group today. */
static GHashTable *
list_registered (XqStore     *store,
                 const char  *category,
                 GError     **error)
{
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) entries = NULL;
  const char *today = xq_store_get_today (store);

  xq_filter_add (filter, "category", "=", category);
  xq_filter_add (filter, "from_on", "<=", today);
  entries = xq_store_list (store, &xq_register, filter, error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const XqRecord *entry = g_ptr_array_index (entries, i);
      const char *until_on = xq_record_get (entry, "until_on");

      if (until_on == NULL || g_strcmp0 (until_on, today) >= 0)
        g_hash_table_add (students, g_strdup (xq_record_get (entry, "student")));
    }
  return g_steal_pointer (&students);
}

static gboolean
is_in_class (const XqFoundStudent *student,
             const char           *class_text)
{
  g_autofree char *grade = NULL;
  g_autofree char *class = NULL;

  if (class_text == NULL)
    return TRUE;
  grade = g_strdup_printf ("%d", student->grade);
  class = g_strdup_printf ("%d-%d", student->grade, student->class_number);
  return g_str_equal (grade, class_text) || g_str_equal (class, class_text);
}

static GPtrArray *
choose (GPtrArray  *found,
        const char *class_text,
        GHashTable *registered)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_found_student_free);

  for (guint i = 0; i < found->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (found, i);

      if (is_in_class (student, class_text) && (registered == NULL || g_hash_table_contains (registered, student->uid)))
        g_ptr_array_add (chosen, g_steal_pointer (&g_ptr_array_index (found, i)));
    }
  return chosen;
}

gpointer
xq_students_ask (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const XqStudentsQuestion *question = data;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) registered = NULL;
  g_autoptr (GHashTable) last_contacts = NULL;
  XqStudentsAnswer *answer;

  if (question->category != NULL && (registered = list_registered (store, question->category, error)) == NULL)
    return NULL;
  found = *question->text == '\0' ? xq_student_list (store, error) : xq_student_find (store, question->text, 0, error);
  if (found == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (xq_last_contact_is_known (store) && (last_contacts = xq_last_contact_list (store, error)) == NULL)
    return NULL;

  answer = g_new0 (XqStudentsAnswer, 1);
  answer->is_whole = *question->text == '\0' && question->class_text == NULL && question->category == NULL;
  answer->students = choose (found, question->class_text, registered);
  answer->last_contacts = g_steal_pointer (&last_contacts);
  return answer;
}
