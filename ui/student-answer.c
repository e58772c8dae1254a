/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "student-answer.h"

#include "school/crisis-people.h"
#include "school/kinds.h"
#include "school/record-words.h"
#include "school/student-lookup.h"
#include "store/calendar-day.h"

/* Whom the student lives with and which groups it belongs to is what the student
 * is; everything else happened one day. */
static const XqKind *const facts_kinds[] = { &xq_guardian, &xq_register };

static void
fact_free (XqStudentFact *fact)
{
  g_free (fact->title);
  g_free (fact->words);
  g_free (fact);
}

static void
event_free (XqStudentEvent *event)
{
  g_free (event->uid);
  g_free (event->day);
  g_free (event->words);
  g_free (event);
}

void
xq_student_answer_free (XqStudentAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->name);
  g_free (answer->line);
  g_clear_pointer (&answer->facts, g_ptr_array_unref);
  g_clear_pointer (&answer->events, g_ptr_array_unref);
  xq_student_plan_said_clear (&answer->plan);
  g_free (answer);
}

static void
add_fact (XqStudentAnswer *answer,
          const char      *title,
          char            *words)
{
  XqStudentFact *fact;

  if (*words == '\0')
    {
      g_free (words);
      return;
    }
  fact = g_new0 (XqStudentFact, 1);
  fact->title = g_strdup (title);
  fact->words = words;
  g_ptr_array_add (answer->facts, fact);
}

/* A day alone, or one of two levels, does not say what it is. */
static gboolean
wants_title (const XqKind  *kind,
             char         **listed,
             const XqField *field)
{
  if (field->type == XQ_FIELD_DATE)
    return TRUE;
  for (guint i = 0; field->choices != NULL && listed[i] != NULL; i++)
    {
      const XqField *other = xq_fields_find (kind->fields, listed[i]);

      if (other != field && other->choices == field->choices)
        return TRUE;
    }
  return FALSE;
}

/* The words of a record's list columns but for those that are named. */
static char *
say_line (XqRecordWords  *words,
          const XqRecord *record,
          const char     *without,
          const char     *also_without)
{
  const XqKind *kind = xq_record_get_kind (record);
  g_auto (GStrv) names = g_strsplit (kind->list, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (kind->fields, names[i]);
      g_autofree char *word = NULL;

      if (g_strcmp0 (names[i], without) == 0 || g_strcmp0 (names[i], also_without) == 0)
        continue;
      word = xq_record_words_of (words, record, field);
      if (*word == '\0')
        continue;
      g_string_append (line, line->len > 0 ? " · " : "");
      if (wants_title (kind, names, field))
        g_string_append_printf (line, _("%s: %s"), _(field->title), word);
      else
        g_string_append (line, word);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* NULL with no error where this account sees no such records. */
static GPtrArray *
list_of_student (XqStore       *store,
                 const XqKind  *kind,
                 const char    *student,
                 GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GError) problem = NULL;
  GPtrArray *records;

  if (!xq_vault_holds (xq_store_get_vault (store), kind->cabinet))
    return NULL;
  xq_filter_add (filter, "student", "=", student);
  records = xq_store_list (store, kind, filter, &problem);
  if (problem != NULL && !g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED))
    g_propagate_error (error, g_steal_pointer (&problem));
  return records;
}

/* The first day that is known: a level that nobody has talked about yet has none. */
static const char *
find_day_field (const XqRecord *record)
{
  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    if (field->type == XQ_FIELD_DATE && xq_record_get (record, field->name) != NULL)
      return field->name;
  return NULL;
}

static gboolean
is_fact (const XqKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts_kinds); i++)
    if (facts_kinds[i] == kind)
      return TRUE;
  return FALSE;
}

static gboolean
add_events (XqStore          *store,
            XqRecordWords    *words,
            const XqKind     *kind,
            const char       *student,
            XqStudentAnswer  *answer,
            GError          **error)
{
  GError *problem = NULL;
  g_autoptr (GPtrArray) records = kind == &xq_crisis_event ? xq_crisis_list_of_student (store, student, &problem)
                                                          : list_of_student (store, kind, student, &problem);

  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const XqRecord *record = g_ptr_array_index (records, i);
      const char *day_field = find_day_field (record);
      const char *day = day_field != NULL ? xq_record_get (record, day_field) : NULL;
      XqStudentEvent *event = g_new0 (XqStudentEvent, 1);

      event->kind = kind;
      event->uid = g_strdup (xq_record_get_uid (record));
      event->day = g_strdup (day != NULL ? day : "");
      event->words = say_line (words, record, "student", day_field);
      event->is_signed = xq_record_is_signed (record);
      g_ptr_array_add (answer->events, event);
    }
  return TRUE;
}

static gboolean
add_facts (XqStore          *store,
           XqRecordWords    *words,
           const XqKind     *kind,
           const char       *student,
           XqStudentAnswer  *answer,
           GError          **error)
{
  GError *problem = NULL;
  g_autoptr (GPtrArray) records = list_of_student (store, kind, student, &problem);

  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_fact (answer, _(kind->title), say_line (words, g_ptr_array_index (records, i), "student", NULL));
  return TRUE;
}

static gboolean
tells_of_students (const XqKind *kind)
{
  const XqField *field = xq_fields_find (kind->fields, "student");

  return kind == &xq_crisis_event ||
         (field != NULL && field->type == XQ_FIELD_RECORD && g_strcmp0 (field->to, "student") == 0);
}

static int
compare_events (gconstpointer first,
                gconstpointer second)
{
  const XqStudentEvent *a = *(const XqStudentEvent *const *) first;
  const XqStudentEvent *b = *(const XqStudentEvent *const *) second;

  return strcmp (b->day, a->day);
}

/* Whole years on @day. */
static int
age_on (const char *born_on,
        const char *day)
{
  return atoi (day) - atoi (born_on) - (strcmp (day + 5, born_on + 5) < 0 ? 1 : 0);
}

static gboolean
say_student (XqStore          *store,
             XqRecordWords    *words,
             const XqRecord   *student,
             XqStudentAnswer  *answer,
             GError          **error)
{
  const char *today = xq_store_get_today (store);
  const char *born_on = xq_record_get (student, "born_on");
  g_autofree char *sex = xq_record_words_of (words, student, xq_fields_find (xq_student.fields, "sex"));
  g_autofree char *class_uid = NULL;
  g_autoptr (GString) line = g_string_new (sex);

  answer->name = g_strdup (xq_record_get (student, "name"));
  if (xq_day_is_valid (born_on))
    {
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append_printf (line, g_dngettext (GETTEXT_PACKAGE, "%d year old", "%d years old", (gulong) age_on (born_on, today)),
                              age_on (born_on, today));
    }
  if (!xq_student_class_on (store, xq_record_get_uid (student), today, &class_uid, error))
    return FALSE;
  if (class_uid != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", xq_record_words_name (words, &xq_class, class_uid));
  answer->line = g_string_free (g_steal_pointer (&line), FALSE);

  for (const XqField *field = xq_student.fields; field->number != 0; field++)
    if (!(field->flags & XQ_FIELD_AUTOMATIC) && !g_str_equal (field->name, "name") && !g_str_equal (field->name, "sex"))
      add_fact (answer, _(field->title), xq_record_words_of (words, student, field));
  return TRUE;
}

gpointer
xq_student_ask (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const char *uid = data;
  XqStudentAnswer *answer = g_new0 (XqStudentAnswer, 1);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (XqRecord) student = xq_store_get (store, &xq_student, uid, error);
  const XqKind *const *kinds = xq_kinds_get_all ();
  gboolean ok;

  answer->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  answer->events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  ok = student != NULL && say_student (store, words, student, answer, error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (facts_kinds); i++)
    ok = add_facts (store, words, facts_kinds[i], uid, answer, error);
  ok = ok && xq_student_plan_say (store, words, uid, &answer->plan, error);
  if (ok)
    add_fact (answer, _(xq_student_plan.title), g_strdup (answer->plan.words));
  for (guint i = 0; ok && kinds[i] != NULL; i++)
    {
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (ok && tells_of_students (kinds[i]) && !is_fact (kinds[i]))
        ok = add_events (store, words, kinds[i], uid, answer, error);
    }
  if (ok)
    {
      g_ptr_array_sort (answer->events, compare_events);
      return answer;
    }
  xq_student_answer_free (answer);
  return NULL;
}
