/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "rules/coverage.h"
#include "school/class-teacher.h"
#include "school/kinds.h"
#include "school/question.h"

/* What stands beside a child's name, as far as this account sees it. */
static gboolean
add_visit (XqStore                 *store,
           JsonObject              *row,
           const XqVisitedStudent  *student,
           GError                 **error)
{
  g_autoptr (GString) people = g_string_new (NULL);
  g_autofree char *date = xq_form_dup_date (student->last_on);
  g_autofree char *again = NULL;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  json_object_set_string_member (row, "date", date != NULL ? date : "");
  rows = xq_store_query (store, "SELECT way, met, follow_up_on FROM visible_home_visit WHERE uid = unhex (?)", error,
                         student->last_visit, NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    {
      const char *way = xq_form_word ("visit_way", xq_rows_text (rows, 0));
      g_auto (GStrv) met = g_strsplit (xq_rows_text (rows, 1) != NULL ? xq_rows_text (rows, 1) : "", " ", -1);

      for (guint i = 0; met[i] != NULL; i++)
        if (xq_form_word ("relation", met[i]) != NULL)
          g_string_append_printf (people, "%s%s", people->len > 0 ? xq_form_word ("format", "separator") : "",
                                  xq_form_word ("relation", met[i]));
      again = xq_form_dup_day (xq_rows_text (rows, 2), student->last_on);
      json_object_set_string_member (row, "way", way != NULL ? way : "");
      json_object_set_string_member (row, "met", people->str);
      json_object_set_string_member (row, "again", again != NULL ? again : "");
    }
  return xq_rows_ended (problem, error);
}

static void
add_remark (GString    *remark,
            const char *words)
{
  if (words == NULL)
    return;
  g_string_append_printf (remark, "%s%s", remark->len > 0 ? xq_form_word ("format", "remark") : "", words);
}

static char *
dup_remark (const XqVisitedStudent *student,
            const char             *today)
{
  GString *remark = g_string_new (NULL);

  if (student->is_special)
    add_remark (remark, xq_form_word ("visit_state", "special"));
  if (student->is_due_in_term && !student->is_due_in_year)
    add_remark (remark, xq_form_word ("visit_state", "due_in_term"));
  if (student->tried_on != NULL)
    {
      g_autofree char *day = xq_form_dup_day (student->tried_on, today);
      g_autofree char *words = g_strconcat (day, xq_form_word ("visit_result", student->tried_result), NULL);

      add_remark (remark, words);
    }
  if (student->visits == 0 && student->other_visits > 0)
    {
      g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, student->other_visits);
      g_autofree char *words = xq_form_expand (xq_form_word ("format", "other_visits"), "n", n, NULL);

      add_remark (remark, words);
    }
  return g_string_free (remark, FALSE);
}

static gboolean
fill_rows (XqStore        *store,
           XqFilledPaper  *paper,
           GPtrArray      *students,
           GError        **error)
{
  JsonArray *rows = json_array_new ();
  guint done = 0;
  gboolean special = FALSE;

  json_object_set_array_member (paper->values, "rows", rows);
  for (guint i = 0; i < students->len; i++)
    {
      const XqVisitedStudent *student = g_ptr_array_index (students, i);
      g_autofree char *remark = dup_remark (student, xq_store_get_today (store));
      JsonObject *row = json_object_new ();

      json_array_add_object_element (rows, row);
      json_object_set_int_member (row, "order", (gint64) i + 1);
      json_object_set_string_member (row, "name", student->name);
      json_object_set_string_member (row, "remark", remark);
      xq_fill_name_student (paper, student->student);
      special = special || student->is_special;
      if (!student->is_due_in_year)
        done++;
      if (student->last_visit == NULL)
        {
          json_object_set_boolean_member (row, "missing", TRUE);
          json_object_set_string_member (row, "date", xq_form_word ("visit_state", "never"));
        }
      else if (!add_visit (store, row, student, error))
        return FALSE;
    }
  json_object_set_boolean_member (paper->values, "has_special", special);
  xq_fill_take (paper, "due", g_strdup_printf ("%u", students->len));
  xq_fill_take (paper, "done", g_strdup_printf ("%u", done));
  if (students->len > 0)
    {
      g_autofree char *percent = g_strdup_printf ("%u", 100 * done / students->len);

      xq_fill_take (paper, "percent", xq_form_expand (xq_form_word ("format", "percent"), "n", percent, NULL));
    }
  return TRUE;
}

static gboolean
fill_class_teacher (XqStore        *store,
                    XqFilledPaper  *paper,
                    const char     *class_uid,
                    const char     *day,
                    GError        **error)
{
  g_auto (XqClassTeacher) teacher = { NULL };

  if (!xq_class_teacher_on (store, class_uid, day, FALSE, &teacher, error))
    return FALSE;
  xq_fill_text (paper, "class_teacher", teacher.name);
  return TRUE;
}

gboolean
xq_fill_home_visit_class (XqStore               *store,
                          XqFilledPaper         *paper,
                          const XqPaperRequest  *request,
                          GError               **error)
{
  const char *today = xq_store_get_today (store);
  g_autofree char *name = g_strdup (request->term);
  g_autoptr (GPtrArray) students = NULL;
  const char *day;
  XqTerm term;

  if (request->class_uid == NULL)
    return xq_refuse (error, _("Say of which class, for example 7-1."));
  if (name == NULL ? !xq_term_of_day (store, today, &term, error) : !xq_term_parse (store, name, &term, error))
    return FALSE;
  if (name == NULL)
    name = g_strdup_printf ("%d-%d", term.year, term.number);
  students = xq_coverage_list_students (store, request->class_uid, name, error);
  if (students == NULL)
    return FALSE;
  if (students->len == 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("No student of yours stands in this class in that term."));
      return FALSE;
    }

  day = strcmp (today, term.counted_until) < 0 ? today : term.counted_until;
  paper->kind = &xq_class;
  paper->record = g_strdup (request->class_uid);
  xq_fill_take (paper, "term", xq_form_dup_term (&term));
  xq_fill_take (paper, "until", xq_form_dup_date (day));
  return xq_fill_class (store, paper->values, request->class_uid, error) &&
         fill_class_teacher (store, paper, request->class_uid, day, error) && fill_rows (store, paper, students, error);
}
