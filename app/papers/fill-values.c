/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/class-name.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/student-lookup.h"
#include "store/calendar-day.h"

void
xq_fill_text (XqFilledPaper *paper,
              const char    *key,
              const char    *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (paper->values, key, text);
}

gboolean
xq_fill_staff (XqStore            *store,
               XqFilledPaper      *paper,
               const char         *key,
               const char *const  *staff,
               GError            **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; staff != NULL && staff[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (!xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", &name, error, staff[i], NULL, NULL))
        return FALSE;
      g_string_append_printf (names, "%s%s", i > 0 ? xq_form_word ("format", "separator") : "",
                              name != NULL ? name : xq_form_word ("format", "unknown_person"));
    }
  xq_fill_text (paper, key, names->str);
  return TRUE;
}

void
xq_fill_take (XqFilledPaper *paper,
              const char    *key,
              char          *text)
{
  xq_fill_text (paper, key, text);
  g_free (text);
}

void
xq_fill_ticks (XqFilledPaper *paper,
               const char    *key,
               const char    *codes)
{
  g_auto (GStrv) words = codes != NULL ? g_strsplit (codes, " ", -1) : NULL;
  JsonArray *ticks;

  if (words == NULL)
    return;
  ticks = json_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    json_array_add_string_element (ticks, words[i]);
  json_object_set_array_member (paper->values, key, ticks);
}

gboolean
xq_fill_answer (XqStore        *store,
                XqFilledPaper  *paper,
                const char     *key,
                const char     *sql,
                const char     *uid,
                GError        **error)
{
  g_autofree char *answer = NULL;

  if (uid == NULL)
    return TRUE;
  if (!xq_question (store, sql, &answer, error, uid, NULL, NULL))
    return FALSE;
  xq_fill_text (paper, key, answer);
  return TRUE;
}

gboolean
xq_fill_class (XqStore     *store,
               JsonObject  *values,
               const char  *class_uid,
               GError     **error)
{
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, "SELECT grade, number FROM visible_class WHERE uid = unhex (?)", error,
                                            class_uid, NULL);

  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    {
      int grade = (int) xq_rows_integer (rows, 0);
      g_autofree char *name = xq_class_name_for_paper (grade, (int) xq_rows_integer (rows, 1));

      json_object_set_string_member (values, "class", name);
      json_object_set_int_member (values, "grade_number", grade);
    }
  return xq_rows_ended (problem, error);
}

void
xq_fill_name_student (XqFilledPaper *paper,
                      const char    *student)
{
  char *students = paper->students != NULL ? g_strconcat (paper->students, " ", student, NULL) : g_strdup (student);

  g_free (paper->students);
  paper->students = students;
}

/* Whole years on @day. */
static int
age_on (const char *born_on,
        const char *day)
{
  return atoi (day) - atoi (born_on) - (strcmp (day + 5, born_on + 5) < 0 ? 1 : 0);
}

gboolean
xq_fill_student (XqStore        *store,
                 XqFilledPaper  *paper,
                 const char     *student,
                 const char     *day,
                 GError        **error)
{
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_student, student, error);
  g_autofree char *class_uid = NULL;
  const char *born_on;

  if (record == NULL)
    return FALSE;
  xq_fill_name_student (paper, student);
  xq_fill_text (paper, "name", xq_record_get (record, "name"));
  xq_fill_text (paper, "sex", xq_form_word ("sex", xq_record_get (record, "sex")));
  born_on = xq_record_get (record, "born_on");
  if (xq_day_is_valid (born_on))
    {
      g_autofree char *year = g_strdup_printf ("%d", atoi (born_on));
      g_autofree char *month = g_strdup_printf ("%d", atoi (born_on + 5));

      xq_fill_take (paper, "born", xq_form_expand (xq_form_word ("format", "month"), "y", year, "m", month, NULL));
      xq_fill_take (paper, "age", g_strdup_printf ("%d", age_on (born_on, day)));
    }
  if (!xq_student_class_on (store, student, day, &class_uid, error))
    return FALSE;
  return class_uid == NULL || xq_fill_class (store, paper->values, class_uid, error);
}

/* Do any of @names contain @name? Then it stays: it may be part of one's own. */
static gboolean
is_in_one_of (const char *const *names,
              const char        *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strstr (names[i], name) != NULL)
      return TRUE;
  return FALSE;
}

static GStrv
list_names (XqStore     *store,
            const char  *students,
            GError     **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) uids = g_strsplit (students, " ", -1);

  for (guint i = 0; uids[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (!xq_question (store, "SELECT name FROM visible_student WHERE uid = unhex (?)", &name, error, uids[i], NULL, NULL))
        return NULL;
      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

char *
xq_fill_dup_without_names (XqStore     *store,
                           const char  *text,
                           const char  *students,
                           const char  *present,
                           GError     **error)
{
  g_autoptr (GString) result = g_string_new (text != NULL ? text : "");
  g_autoptr (XqRows) rows = NULL;
  g_auto (GStrv) own = list_names (store, students != NULL ? students : "", error);
  GError *problem = NULL;

  if (own == NULL)
    return NULL;

  /* The longest first: 欧阳小明 must not leave 欧阳 behind for the sake of 小明. */
  rows = xq_store_query (store,
                         "SELECT s.name FROM visible_student s WHERE instr (?1, lower (hex (s.uid))) = 0 "
                         "AND (length (s.name) >= 3 OR instr (?2, lower (hex (s.uid))) > 0 "
                         "OR s.uid IN (SELECT e.student FROM visible_enrolment e WHERE e.withdrawn = 0 AND e.class IN "
                         "(SELECT o.class FROM visible_enrolment o WHERE o.withdrawn = 0 AND o.student IN "
                         "(SELECT p.uid FROM visible_student p WHERE instr (?1, lower (hex (p.uid))) > 0)))) "
                         "ORDER BY length (s.name) DESC",
                         error, students != NULL ? students : "", present != NULL ? present : "", NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      const char *name = xq_rows_text (rows, 0);

      if (name != NULL && g_utf8_strlen (name, -1) >= 2 && !is_in_one_of ((const char *const *) own, name) &&
          strstr (result->str, name) != NULL)
        g_string_replace (result, name, xq_form_word ("format", "other_student"), 0);
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  return g_string_free (g_steal_pointer (&result), FALSE);
}
