/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/calendar.h"
#include "school/class-teacher.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/student-lookup.h"

/* To be written by hand: lines of an empty table. */
#define EMPTY_GOALS 4
#define EMPTY_NODES 6
#define EMPTY_LOOKS 16

/* Which parts stand on the paper. */
typedef struct
{
  gboolean cover;
  gboolean cover_name;
  gboolean parts[9];   /* from 1 */
  gboolean look_up;
} Parts;

static gboolean
may_print (XqStore  *store,
           GError  **error)
{
  guint access = xq_kind_get_access (&xq_student_plan, xq_vault_get_roles (xq_store_get_vault (store)));

  if (access & (XQ_ADD | XQ_ADD_REACH))
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("Only the class teacher and the counsellors may print a student's file. Ask one of them."));
  return FALSE;
}

/* The short form is a page of its own: one, three and five, without a cover. */
static void
choose_whole (Parts           *parts,
              const XqRecord  *plan,
              gboolean         named)
{
  gboolean is_short = plan != NULL && g_strcmp0 (xq_record_get (plan, "form"), "short") == 0;

  parts->cover = !is_short;
  parts->cover_name = named;
  parts->look_up = !is_short;
  for (guint i = 1; i < G_N_ELEMENTS (parts->parts); i++)
    parts->parts[i] = !is_short || i == 1 || i == 3 || i == 5;
}

static gboolean
choose_parts (Parts                 *parts,
              const XqRecord        *plan,
              const XqPaperRequest  *request,
              GError               **error)
{
  const char *part = request->part;

  if (part == NULL || strcmp (part, "unnamed") == 0)
    choose_whole (parts, plan, part == NULL);
  else if (strcmp (part, "cover") == 0)
    parts->cover = parts->cover_name = TRUE;
  else if (strcmp (part, "look_up") == 0)
    parts->look_up = TRUE;
  else if (strlen (part) == 1 && *part >= '1' && *part <= '8')
    parts->parts[*part - '0'] = TRUE;
  else
    return xq_refuse (error, _("A student's file has no part “%s”. Its parts are cover, 1 to 8 and look_up; unnamed prints the "
                               "whole without a name on the cover."), part);
  return TRUE;
}

static XqRecord *
find_plan (XqStore               *store,
           XqFilledPaper         *paper,
           const XqPaperRequest  *request,
           GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);
  g_autoptr (XqRecord) plan = NULL;

  if (uid == NULL && !xq_question (store, "SELECT uid FROM visible_student_plan WHERE student = unhex (?) AND withdrawn = 0 "
                                   "ORDER BY year DESC LIMIT 1", &uid, error, request->student, NULL, NULL))
    return NULL;
  if (uid == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no plan of this student to print. Make one first, or print the empty form."));
      return NULL;
    }
  plan = xq_store_get (store, &xq_student_plan, uid, error);
  if (plan != NULL && xq_record_is_withdrawn (plan))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This plan was withdrawn and is not printed."));
      return NULL;
    }
  paper->kind = &xq_student_plan;
  paper->record = g_steal_pointer (&uid);
  return g_steal_pointer (&plan);
}

/* By year, class and number in the class: nothing that a stranger could look up. */
static gboolean
fill_number (XqStore         *store,
             XqFilledPaper   *paper,
             const char      *class_uid,
             const char      *year,
             const char      *seat,
             GError         **error)
{
  g_autofree char *grade = NULL;
  g_autofree char *number = NULL;

  if (class_uid == NULL || seat == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT grade FROM visible_class WHERE uid = unhex (?)", &grade, error, class_uid, NULL, NULL) ||
      !xq_question (store, "SELECT printf ('%02d', number) FROM visible_class WHERE uid = unhex (?)", &number, error, class_uid, NULL, NULL))
    return FALSE;
  if (grade != NULL && number != NULL)
    xq_fill_take (paper, "file_number", xq_form_expand (xq_form_word ("format", "plan_number"), "y", year, "g", grade, "c", number,
                                                        "s", seat, NULL));
  return TRUE;
}

static gboolean
fill_guardians (XqStore        *store,
                XqFilledPaper  *paper,
                const char     *student,
                GError        **error)
{
  g_autoptr (GString) people = g_string_new (NULL);
  g_autoptr (GString) phones = g_string_new (NULL);
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store,
                                            "SELECT name, relation, phone FROM visible_guardian WHERE student = unhex (?) "
                                            "AND withdrawn = 0 ORDER BY main DESC, id LIMIT 2", error, student, NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      g_autofree char *person = xq_form_expand (xq_form_word ("format", "person"), "name", xq_rows_text (rows, 0), "relation",
                                                xq_form_word ("relation", xq_rows_text (rows, 1)), NULL);

      g_string_append_printf (people, "%s%s", people->len > 0 ? xq_form_word ("format", "separator") : "", person);
      if (xq_rows_text (rows, 2) != NULL)
        g_string_append_printf (phones, "%s%s", phones->len > 0 ? xq_form_word ("format", "separator") : "", xq_rows_text (rows, 2));
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  xq_fill_text (paper, "guardians", people->str);
  xq_fill_text (paper, "phones", phones->str);
  return TRUE;
}

static gboolean
fill_registers (XqStore        *store,
                XqFilledPaper  *paper,
                const char     *student,
                const char     *day,
                GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store,
                                            "SELECT category, basis, from_on FROM visible_register WHERE student = unhex (?1) "
                                            "AND withdrawn = 0 AND from_on <= ?2 AND (until_on IS NULL OR until_on >= ?2) "
                                            "ORDER BY from_on, id", error, student, day, NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      g_autofree char *from = xq_form_dup_date (xq_rows_text (rows, 2));
      g_autofree char *line = xq_form_expand (xq_form_word ("format", "register"), "category",
                                              xq_form_word ("register", xq_rows_text (rows, 0)), "basis",
                                              xq_form_word ("register_basis", xq_rows_text (rows, 1)), "from", from, NULL);

      g_string_append_printf (text, "%s%s", text->len > 0 ? xq_form_word ("format", "separator") : "", line);
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  xq_fill_text (paper, "registers", text->str);
  return TRUE;
}

/* A plan of a year that is over says how it was then. */
static gboolean
find_day (XqStore         *store,
          const XqRecord  *plan,
          char            *day,
          GError         **error)
{
  const char *today = xq_store_get_today (store);
  char from_on[XQ_DAY_SIZE];

  if (!xq_school_year_days (store, (int) xq_record_get_integer (plan, "year"), from_on, day, error))
    return FALSE;
  if (strcmp (today, day) < 0)
    g_strlcpy (day, today, XQ_DAY_SIZE);
  return TRUE;
}

static gboolean
fill_person (XqStore         *store,
             XqFilledPaper   *paper,
             const XqRecord  *plan,
             GError         **error)
{
  const char *student = xq_record_get (plan, "student");
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_student, student, error);
  g_autofree char *class_uid = NULL;
  g_auto (XqClassTeacher) teacher = { NULL };
  char day[XQ_DAY_SIZE];

  if (record == NULL || !find_day (store, plan, day, error) || !xq_fill_student (store, paper, student, day, error) ||
      !xq_student_class_on (store, student, day, &class_uid, error) ||
      !fill_number (store, paper, class_uid, xq_record_get (plan, "year"), xq_record_get (record, "seat"), error) ||
      !fill_guardians (store, paper, student, error) || !fill_registers (store, paper, student, day, error) ||
      !xq_class_teacher_on (store, class_uid, day, FALSE, &teacher, error))
    return FALSE;
  xq_fill_text (paper, "seat", xq_record_get (record, "seat"));
  xq_fill_ticks (paper, "boarding", xq_record_get (record, "boarding"));
  xq_fill_text (paper, "dormitory", xq_record_get (record, "dormitory"));
  xq_fill_text (paper, "class_teacher", teacher.name);
  return TRUE;
}

/* A colleague whose name this account does not see is written in by hand. */
static gboolean
dup_staff_name (XqStore     *store,
                const char  *staff,
                char       **name,
                GError     **error)
{
  *name = NULL;
  return staff == NULL || xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", name, error, staff, NULL, NULL);
}

static gboolean
fill_writers (XqStore         *store,
              XqFilledPaper   *paper,
              const XqRecord  *plan,
              GError         **error)
{
  g_auto (GStrv) writers = xq_record_get_list (plan, "written_by");

  return xq_fill_staff (store, paper, "written_by", (const char *const *) writers, error);
}

static gboolean
fill_texts (XqStore         *store,
            XqFilledPaper   *paper,
            const XqRecord  *plan,
            GError         **error)
{
  static const char *const plain[] = { "emergency", "emergency_phone", "carer" };
  static const char *const texts[] = { "family_talk", "study", "interests", "life_rhythm", "peers", "teachers", "screen_time", "roles",
                                       "strengths", "supporters", "worked_before", "classroom", "review" };
  static const char *const ticks[] = { "lives_with", "parents_away", "contact_rhythm", "family_events", "next_year", "handover_consent" };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    xq_fill_text (paper, plain[i], xq_record_get (plan, plain[i]));
  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    xq_fill_ticks (paper, ticks[i], xq_record_get (plan, ticks[i]));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = xq_fill_dup_without_names (store, xq_record_get (plan, texts[i]), paper->students, NULL, error);

      if (text == NULL)
        return FALSE;
      xq_fill_text (paper, texts[i], text);
    }
  return TRUE;
}

static gboolean
add_cell (XqStore         *store,
          XqFilledPaper   *paper,
          JsonObject      *row,
          const char      *key,
          const char      *text,
          GError         **error)
{
  g_autofree char *words = xq_fill_dup_without_names (store, text, paper->students, NULL, error);

  if (words == NULL)
    return FALSE;
  json_object_set_string_member (row, key, words);
  return TRUE;
}

static gboolean
fill_goals (XqStore         *store,
            XqFilledPaper   *paper,
            const XqRecord  *plan,
            GError         **error)
{
  GPtrArray *goals = plan != NULL ? xq_record_get_parts (plan, "goals") : NULL;
  JsonArray *rows = json_array_new ();

  json_object_set_array_member (paper->values, "goals", rows);
  for (guint i = 0; goals != NULL && i < goals->len; i++)
    {
      const XqRecord *goal = g_ptr_array_index (goals, i);
      JsonObject *row = json_object_new ();
      g_autofree char *due = xq_form_dup_date (xq_record_get (goal, "due_on"));

      json_array_add_object_element (rows, row);
      json_object_set_int_member (row, "order", (gint64) i + 1);
      json_object_set_string_member (row, "due", due != NULL ? due : "");
      json_object_set_string_member (row, "state", xq_form_word ("plan_goal", xq_record_get (goal, "state")));
      if (!add_cell (store, paper, row, "goal", xq_record_get (goal, "goal"), error) ||
          !add_cell (store, paper, row, "measure", xq_record_get (goal, "measure"), error) ||
          !add_cell (store, paper, row, "who", xq_record_get (goal, "who"), error))
        return FALSE;
    }
  for (guint i = json_array_get_length (rows); i < EMPTY_GOALS; i++)
    json_array_add_object_element (rows, json_object_new ());
  return TRUE;
}

static gboolean
fill_nodes (XqStore         *store,
            XqFilledPaper   *paper,
            const XqRecord  *plan,
            GError         **error)
{
  GPtrArray *nodes = plan != NULL ? xq_record_get_parts (plan, "node_watch") : NULL;
  JsonArray *rows = json_array_new ();

  json_object_set_array_member (paper->values, "nodes", rows);
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      const XqRecord *node = g_ptr_array_index (nodes, i);
      JsonObject *row = json_object_new ();
      g_autofree char *date = xq_form_dup_date (xq_record_get (node, "seen_on"));
      const char *how = xq_form_word ("plan_how", xq_record_get (node, "how"));
      g_autofree char *name = NULL;

      json_array_add_object_element (rows, row);
      json_object_set_string_member (row, "node", xq_form_word ("plan_node", xq_record_get (node, "node")));
      json_object_set_string_member (row, "date", date != NULL ? date : "");
      json_object_set_string_member (row, "how", how != NULL ? how : "");
      if (!dup_staff_name (store, xq_record_get (node, "seen_by"), &name, error) ||
          !add_cell (store, paper, row, "said", xq_record_get (node, "said"), error))
        return FALSE;
      json_object_set_string_member (row, "by", name != NULL ? name : "");
    }
  for (guint i = json_array_get_length (rows); i < EMPTY_NODES; i++)
    json_array_add_object_element (rows, json_object_new ());
  return TRUE;
}

static void
show_parts (XqFilledPaper   *paper,
            const Parts     *parts,
            const XqRecord  *plan)
{
  JsonArray *looks = json_array_new ();
  gboolean body = FALSE;
  gboolean whole = parts->parts[1] && parts->parts[3];

  for (guint i = 1; i < G_N_ELEMENTS (parts->parts); i++)
    {
      g_autofree char *key = g_strdup_printf ("p%u", i);

      json_object_set_boolean_member (paper->values, key, parts->parts[i]);
      body = body || parts->parts[i];
    }
  /* In the whole file each begins a sheet, with room to write on. */
  json_object_set_boolean_member (paper->values, "p4_apart", parts->parts[4] && whole);
  json_object_set_boolean_member (paper->values, "p4_alone", parts->parts[4] && !whole);
  json_object_set_boolean_member (paper->values, "p7_apart", parts->parts[7] && whole);
  json_object_set_boolean_member (paper->values, "p7_alone", parts->parts[7] && !whole);
  json_object_set_boolean_member (paper->values, "cover", parts->cover);
  json_object_set_boolean_member (paper->values, "cover_name", parts->cover_name);
  json_object_set_boolean_member (paper->values, "body", body);
  json_object_set_boolean_member (paper->values, "look_up", parts->look_up);
  json_object_set_boolean_member (paper->values, "interests_alone", parts->parts[5] && !parts->parts[3]);
  json_object_set_boolean_member (paper->values, "short_sign", whole && !parts->parts[2]);
  for (guint i = 0; i < EMPTY_LOOKS; i++)
    json_array_add_object_element (looks, json_object_new ());
  json_object_set_array_member (paper->values, "looks", looks);
  if (plan != NULL && whole)
    xq_fill_text (paper, "form_words", xq_form_word ("plan_form", xq_record_get (plan, "form")));
}

static void
fill_year (XqFilledPaper *paper,
           int            year)
{
  g_autofree char *first = g_strdup_printf ("%d", year);
  g_autofree char *second = g_strdup_printf ("%d", year + 1);

  xq_fill_take (paper, "year_words", xq_form_expand (xq_form_word ("format", "school_year"), "y", first, "z", second, NULL));
}

/* Nothing of part four reaches an account without the casework: not even that it is empty. */
static gboolean
fill_state (XqStore         *store,
            XqFilledPaper   *paper,
            Parts           *parts,
            const XqRecord  *plan,
            GError         **error)
{
  gboolean may = xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK);

  if (!parts->parts[4] || (plan != NULL && may))
    return !parts->parts[4] || xq_fill_student_state (store, paper, xq_record_get (plan, "student"),
                                                      (int) xq_record_get_integer (plan, "year"), error);
  if (plan == NULL)
    return TRUE;
  parts->parts[4] = FALSE;
  if (parts->parts[1])
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("Part four is the counsellors'. Ask one of them to print it."));
  return FALSE;
}

gboolean
xq_fill_student_file (XqStore               *store,
                      XqFilledPaper         *paper,
                      const XqPaperRequest  *request,
                      GError               **error)
{
  g_autoptr (XqRecord) plan = NULL;
  Parts parts = { FALSE };
  int year;

  if (!may_print (store, error))
    return FALSE;
  if ((request->record != NULL || request->student != NULL) && (plan = find_plan (store, paper, request, error)) == NULL)
    return FALSE;
  if (!choose_parts (&parts, plan, request, error) ||
      (plan == NULL && !xq_school_year_of_day (store, xq_store_get_today (store), &year, error)))
    return FALSE;
  if (plan != NULL)
    year = (int) xq_record_get_integer (plan, "year");
  fill_year (paper, year);
  if (plan != NULL)
    {
      if (!fill_person (store, paper, plan, error) || !fill_texts (store, paper, plan, error) || !fill_writers (store, paper, plan, error))
        return FALSE;
      xq_fill_take (paper, "made_on", xq_form_dup_date (xq_record_get (plan, "made_on")));
    }
  if (!fill_state (store, paper, &parts, plan, error) || !fill_goals (store, paper, plan, error) ||
      !fill_nodes (store, paper, plan, error))
    return FALSE;
  show_parts (paper, &parts, plan);
  return TRUE;
}
