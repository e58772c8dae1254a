/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/student-lookup.h"

/* The visit that was asked for, or the student's newest, but for tries that came
 * to nothing if somebody ever was at the home. */
static XqRecord *
find_visit (XqStore               *store,
            XqFilledPaper         *paper,
            const XqPaperRequest  *request,
            GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);
  g_autoptr (XqRecord) visit = NULL;

  if (uid == NULL &&
      !xq_question (store, "SELECT v.uid FROM visible_home_visit v WHERE v.withdrawn = 0 AND v.uid IN "
                    "(SELECT n.record FROM visible_home_visit_student n WHERE n.target = unhex (?)) "
                    "ORDER BY v.result = 'done' DESC, v.visited_on DESC, v.id DESC LIMIT 1",
                    &uid, error, request->student, NULL, NULL))
    return NULL;
  if (uid == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no home visit of this student to print. Record it first, or print the empty form."));
      return NULL;
    }
  visit = xq_store_get (store, &xq_home_visit, uid, error);
  if (visit == NULL)
    return NULL;
  if (xq_record_is_withdrawn (visit))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This home visit was withdrawn and is not printed."));
      return NULL;
    }
  /* Nobody visits without visitors: who does not see them learns no contents. */
  if (xq_record_get (visit, "visitors") == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("Only the visiting teachers, the class teacher and the counsellors may print a home visit. Ask one of them."));
      return NULL;
    }
  paper->kind = &xq_home_visit;
  paper->record = g_steal_pointer (&uid);
  return g_steal_pointer (&visit);
}

static void
set_text (JsonObject *object,
          const char *key,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
}

/* Newcomers are visited in the summer before they stand in a class. */
static gboolean
find_class (XqStore     *store,
            const char  *student,
            const char  *visited_on,
            char       **class_uid,
            GError     **error)
{
  if (!xq_student_class_on (store, student, visited_on, class_uid, error))
    return FALSE;
  return *class_uid != NULL || xq_student_class_on (store, student, xq_store_get_today (store), class_uid, error);
}

static gboolean
add_child (XqStore         *store,
           XqFilledPaper   *paper,
           JsonArray       *children,
           const char      *student,
           const char      *visited_on,
           GError         **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_student, student, &problem);
  g_autofree char *class_uid = NULL;
  JsonObject *child;

  /* A brother in another teacher's class is not this account's to name. */
  if (g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND) ||
      g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED))
    return TRUE;
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!find_class (store, student, visited_on, &class_uid, error))
    return FALSE;

  xq_fill_name_student (paper, student);
  child = json_object_new ();
  json_array_add_object_element (children, child);
  set_text (child, "name", xq_record_get (record, "name"));
  set_text (child, "sex", xq_form_word ("sex", xq_record_get (record, "sex")));
  if (xq_record_get (record, "boarding") != NULL)
    {
      JsonArray *ticks = json_array_new ();

      json_array_add_string_element (ticks, xq_record_get (record, "boarding"));
      json_object_set_array_member (child, "boarding", ticks);
    }
  return class_uid == NULL || xq_fill_class (store, child, class_uid, error);
}

static gboolean
fill_children (XqStore         *store,
               XqFilledPaper   *paper,
               const XqRecord  *visit,
               GError         **error)
{
  g_auto (GStrv) students = xq_record_get_list (visit, "student");
  JsonArray *children = json_array_new ();

  json_object_set_array_member (paper->values, "children", children);
  for (guint i = 0; students[i] != NULL; i++)
    if (!add_child (store, paper, children, students[i], xq_record_get (visit, "visited_on"), error))
      return FALSE;
  if (paper->students != NULL)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("The students of this home visit are not among yours today, so it is not printed. Ask their class teacher."));
  return FALSE;
}

static gboolean
fill_visitors (XqStore         *store,
               XqFilledPaper   *paper,
               const XqRecord  *visit,
               GError         **error)
{
  g_auto (GStrv) visitors = xq_record_get_list (visit, "visitors");

  return xq_fill_staff (store, paper, "visitors", (const char *const *) visitors, error);
}

/* With the name, where only one guardian of that relation is known. */
static gboolean
fill_met (XqStore         *store,
          XqFilledPaper   *paper,
          const XqRecord  *visit,
          GError         **error)
{
  g_auto (GStrv) students = g_strsplit (paper->students, " ", -1);
  g_auto (GStrv) met = xq_record_get_list (visit, "met");
  g_autoptr (GString) people = g_string_new (NULL);
  g_autoptr (GString) ticks = g_string_new (NULL);

  for (guint i = 0; met[i] != NULL; i++)
    {
      const char *relation = xq_form_word ("relation", met[i]);
      const char *box = g_str_equal (met[i], "step") || g_str_equal (met[i], "institution") ? "guardian" : met[i];
      g_autofree char *name = NULL;
      g_autofree char *words = NULL;

      if (!xq_question (store, "SELECT CASE WHEN count (*) = 1 THEN max (name) END FROM visible_guardian "
                        "WHERE student = unhex (?) AND relation = ? AND withdrawn = 0", &name, error, students[0], met[i], NULL))
        return FALSE;
      words = name != NULL ? xq_form_expand (xq_form_word ("format", "person"), "name", name, "relation", relation, NULL)
                           : g_strdup (relation);
      g_string_append_printf (people, "%s%s", i > 0 ? xq_form_word ("format", "separator") : "", words);
      g_string_append_printf (ticks, "%s%s", i > 0 ? " " : "", box);
    }
  xq_fill_text (paper, "met", people->str);
  xq_fill_ticks (paper, "relation", ticks->str);
  return TRUE;
}

static gboolean
fill_note (XqStore         *store,
           XqFilledPaper   *paper,
           const XqRecord  *visit,
           const char      *field,
           const char      *key,
           GError         **error)
{
  g_autofree char *text = xq_fill_dup_without_names (store, xq_record_get (visit, field), paper->students, NULL, error);

  if (text == NULL)
    return FALSE;
  xq_fill_text (paper, key, text);
  return TRUE;
}

/* Who cares for the child has no cell of its own. */
static void
put_carer_first (XqFilledPaper *paper,
                 const char    *key)
{
  const char *carer = json_object_get_string_member_with_default (paper->values, "carer", NULL);
  const char *text = json_object_get_string_member_with_default (paper->values, key, "");
  g_autofree char *first = NULL;

  if (carer == NULL)
    return;
  first = xq_form_expand (xq_form_word ("format", "carer"), "name", carer, NULL);
  xq_fill_take (paper, key, g_strconcat (first, text, NULL));
}

/* Who wrote only the one field for everything finds it in one cell, not below
 * four empty ones. */
static gboolean
fill_notes (XqStore         *store,
            XqFilledPaper   *paper,
            const XqRecord  *visit,
            GError         **error)
{
  static const char *const parts[] = { "at_home", "care", "feedback", "guardian_says" };
  gboolean has_one = xq_record_get (visit, "situation") != NULL;
  gboolean in_parts = !has_one;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!fill_note (store, paper, visit, parts[i], parts[i], error))
        return FALSE;
      in_parts = in_parts || json_object_has_member (paper->values, parts[i]);
    }
  /* What the paper itself is for is its "purpose". */
  if (!fill_note (store, paper, visit, "purpose", "visit_purpose", error) ||
      !fill_note (store, paper, visit, "situation", "situation", error) ||
      !fill_note (store, paper, visit, "agreement", "agreement", error) ||
      !fill_note (store, paper, visit, "carer", "carer", error))
    return FALSE;
  put_carer_first (paper, in_parts ? "care" : "situation");
  json_object_set_boolean_member (paper->values, "in_parts", in_parts);
  json_object_set_boolean_member (paper->values, "in_one", !in_parts);
  json_object_set_boolean_member (paper->values, "in_both", in_parts && has_one);
  return TRUE;
}

/* The box for the counsellor stays empty: the family reads the form, and that a
 * sealed letter was written is not for them. None is ticked for 无: that nothing
 * is entered yet does not mean that nothing will follow. */
static void
fill_next (XqFilledPaper   *paper,
           const XqRecord  *visit)
{
  const char *on = xq_record_get (visit, "follow_up_on");
  const char *other = xq_record_get (visit, "follow_up_other");
  g_autoptr (GString) ticks = g_string_new (NULL);

  g_string_append (ticks, on != NULL ? "follow_up " : "");
  g_string_append (ticks, xq_record_get (visit, "new_register") != NULL ? "register " : "");
  g_string_append (ticks, other != NULL ? "other" : "");
  xq_fill_ticks (paper, "next", g_strchomp (ticks->str));
  xq_fill_take (paper, "follow_up", xq_form_dup_day (on, xq_record_get (visit, "visited_on")));
  xq_fill_text (paper, "next_other", other);
}

static gboolean
fill_term (XqStore         *store,
           XqFilledPaper   *paper,
           const char      *day,
           GError         **error)
{
  XqTerm term;

  if (!xq_term_of_day (store, day, &term, error))
    return FALSE;
  xq_fill_take (paper, "term", xq_form_dup_term (&term));
  return TRUE;
}

/* Behind the date, or below it where there must be room to write. */
static void
fill_times (XqFilledPaper *paper,
            const char    *from,
            const char    *until)
{
  const char *unknown = xq_form_word ("format", "unknown_time");
  const char *pattern = from != NULL && until != NULL ? "times" : "times_below";

  xq_fill_take (paper, "times", xq_form_expand (xq_form_word ("format", pattern), "from", from != NULL ? from : unknown,
                                                "until", until != NULL ? until : unknown, NULL));
}

gboolean
xq_fill_home_visit_record (XqStore               *store,
                           XqFilledPaper         *paper,
                           const XqPaperRequest  *request,
                           GError               **error)
{
  g_autoptr (XqRecord) visit = NULL;
  const char *way;

  /* To be written by hand at the door. */
  if (request->record == NULL && request->student == NULL)
    {
      json_object_set_boolean_member (paper->values, "in_parts", TRUE);
      fill_times (paper, NULL, NULL);
      return fill_term (store, paper, xq_store_get_today (store), error);
    }

  visit = find_visit (store, paper, request, error);
  if (visit == NULL || !fill_term (store, paper, xq_record_get (visit, "visited_on"), error) ||
      !fill_children (store, paper, visit, error) || !fill_visitors (store, paper, visit, error) ||
      !fill_met (store, paper, visit, error) || !fill_notes (store, paper, visit, error))
    return FALSE;

  way = xq_record_get (visit, "way");
  xq_fill_take (paper, "date", xq_form_dup_date (xq_record_get (visit, "visited_on")));
  fill_times (paper, xq_record_get (visit, "started_at"), xq_record_get (visit, "ended_at"));
  xq_fill_ticks (paper, "way", way);
  /* The form has no box for it, and a talk at school is no visit to a home. */
  if (xq_is_one_of (visit, "way", "at_school"))
    xq_fill_take (paper, "way_other", xq_form_expand (xq_form_word ("format", "beside"),
                                                      "words", xq_form_word ("visit_way", way), NULL));
  xq_fill_ticks (paper, "kind", xq_record_get (visit, "kind"));
  if (!xq_is_one_of (visit, "result", "done"))
    xq_fill_text (paper, "result", xq_form_word ("visit_result", xq_record_get (visit, "result")));
  fill_next (paper, visit);
  return TRUE;
}
