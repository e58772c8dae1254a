/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/moment.h"

/* The event that was asked for, or the student's newest. */
static XqRecord *
find_event (XqStore               *store,
            XqFilledPaper         *paper,
            const XqPaperRequest  *request,
            GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);
  g_autoptr (XqRecord) event = NULL;

  if (uid == NULL && request->student == NULL)
    {
      xq_refuse (error, _("Say which crisis event, or of which student."));
      return NULL;
    }
  if (uid == NULL &&
      !xq_question (store, "SELECT e.uid FROM visible_crisis_event e JOIN visible_crisis_event_people p ON p.record = e.uid "
                    "WHERE p.student = unhex (?) AND e.withdrawn = 0 ORDER BY e.found_at DESC, e.id DESC LIMIT 1",
                    &uid, error, request->student, NULL, NULL))
    return NULL;
  if (uid == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no crisis event of this student to print. Record it first."));
      return NULL;
    }
  event = xq_store_get (store, &xq_crisis_event, uid, error);
  if (event == NULL)
    return NULL;
  if (xq_record_is_withdrawn (event))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This crisis event was withdrawn and is not printed."));
      return NULL;
    }
  paper->kind = &xq_crisis_event;
  paper->record = g_steal_pointer (&uid);
  return g_steal_pointer (&event);
}

static void
set (JsonObject *object,
     const char *key,
     const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
}

/* 2025年3月4日 16:50 */
static char *
dup_moment (const XqRecord *record,
            const char     *field)
{
  g_autofree char *text = xq_record_get (record, field) != NULL ? xq_moment_dup_text (xq_record_get_integer (record, field)) : NULL;
  g_autofree char *day = text != NULL ? g_strndup (text, 10) : NULL;
  g_autofree char *date = xq_form_dup_date (day);

  return date != NULL ? g_strdup_printf ("%s %s", date, text + 11) : NULL;
}

/* 3月4日 16:50: the year stands above the table. */
static char *
dup_short_moment (const XqRecord *record,
                  const char     *field,
                  const char     *beside)
{
  g_autofree char *text = xq_record_get (record, field) != NULL ? xq_moment_dup_text (xq_record_get_integer (record, field)) : NULL;
  g_autofree char *day = text != NULL ? g_strndup (text, 10) : NULL;
  g_autofree char *date = xq_form_dup_day (day, beside);

  return date != NULL ? g_strdup_printf ("%s %s", date, text + 11) : NULL;
}

static gboolean
set_staff (XqStore         *store,
           JsonObject      *row,
           const char      *key,
           const char      *staff,
           GError         **error)
{
  g_autofree char *name = NULL;

  if (staff == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", &name, error, staff, NULL, NULL))
    return FALSE;
  set (row, key, name != NULL ? name : xq_form_word ("format", "unknown_person"));
  return TRUE;
}

/* Other children than those concerned are 某同学 wherever they are spoken of. */
static gboolean
set_note (XqStore         *store,
          XqFilledPaper   *paper,
          JsonObject      *row,
          const char      *key,
          const char      *text,
          GError         **error)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return TRUE;
  clean = xq_fill_dup_without_names (store, text, paper->students, NULL, error);
  set (row, key, clean);
  return clean != NULL;
}

static JsonArray *
begin_rows (XqFilledPaper *paper,
            const char    *key)
{
  JsonArray *rows = json_array_new ();

  json_object_set_array_member (paper->values, key, rows);
  return rows;
}

static JsonObject *
add_row (JsonArray *rows)
{
  JsonObject *row = json_object_new ();

  json_array_add_object_element (rows, row);
  return row;
}

/* What nobody wrote down yet is written in by hand. */
static void
end_rows (JsonArray *rows,
          guint      least)
{
  while (json_array_get_length (rows) < least)
    (void) add_row (rows);
}

/* --- who is concerned --- */

static gboolean
is_concerned (const XqRecord *person)
{
  return xq_record_get (person, "role") == NULL || xq_is_one_of (person, "role", "self");
}

static gboolean
add_student (XqStore         *store,
             XqFilledPaper   *paper,
             JsonObject      *row,
             const XqRecord  *person,
             const char      *day,
             GError         **error)
{
  const char *student = xq_record_get (person, "student");
  g_autofree char *name = NULL;

  if (!is_concerned (person))
    {
      set (row, "name", xq_form_word ("format", "other_student"));
      return TRUE;
    }
  /* The first one's name, class and age stand on the slip as well. */
  if (paper->students == NULL)
    {
      if (!xq_fill_student (store, paper, student, day, error))
        return FALSE;
    }
  else if (strstr (paper->students, student) == NULL)
    xq_fill_name_student (paper, student);
  if (!xq_question (store, "SELECT name FROM visible_student WHERE uid = unhex (?)", &name, error, student, NULL, NULL))
    return FALSE;
  set (row, "name", name);
  return TRUE;
}

static gboolean
fill_people (XqStore         *store,
             XqFilledPaper   *paper,
             const XqRecord  *event,
             GError         **error)
{
  GPtrArray *people = xq_record_get_parts (event, "people");
  JsonArray *rows = begin_rows (paper, "concerned");

  for (guint i = 0; i < people->len; i++)
    {
      const XqRecord *person = g_ptr_array_index (people, i);
      JsonObject *row = add_row (rows);

      if (xq_record_get (person, "student") != NULL)
        {
          if (!add_student (store, paper, row, person, xq_record_get (event, "found_on"), error))
            return FALSE;
        }
      else
        set (row, "name", xq_record_get (person, "name"));
      set (row, "kind", xq_form_word ("crisis_person", xq_record_get (person, "kind")));
      set (row, "role", xq_form_word ("crisis_role", xq_record_get (person, "role")));
      set (row, "relation", xq_form_word ("relation", xq_record_get (person, "relation")));
      set (row, "remark", xq_is_yes (person, "suspected") ? xq_form_word ("format", "suspected") : NULL);
    }
  end_rows (rows, 1);
  return TRUE;
}

/* --- tables --- */

static gboolean
fill_timeline (XqStore         *store,
               XqFilledPaper   *paper,
               const XqRecord  *event,
               GError         **error)
{
  GPtrArray *steps = xq_record_get_parts (event, "timeline");
  JsonArray *rows = begin_rows (paper, "timeline");

  for (guint i = 0; i < steps->len; i++)
    {
      const XqRecord *step = g_ptr_array_index (steps, i);
      const char *word = xq_form_word ("crisis_step", xq_record_get (step, "step"));
      JsonObject *row = add_row (rows);
      g_autofree char *at = dup_short_moment (step, "at", xq_record_get (event, "found_on"));
      g_autofree char *note = NULL;
      g_autofree char *both = NULL;

      set (row, "at", at);
      if (xq_record_get (step, "note") != NULL)
        {
          note = xq_fill_dup_without_names (store, xq_record_get (step, "note"), paper->students, NULL, error);
          if (note == NULL)
            return FALSE;
          both = g_strjoin (xq_form_word ("format", "colon"), word, note, NULL);
        }
      set (row, "step", both != NULL ? both : word);
      if (!set_staff (store, row, "by", xq_record_get (step, "done_by"), error) ||
          !set_note (store, paper, row, "witness", xq_record_get (step, "witness"), error))
        return FALSE;
    }
  end_rows (rows, 3);
  return TRUE;
}

static gboolean
fill_told (XqStore         *store,
           XqFilledPaper   *paper,
           const XqRecord  *event,
           GError         **error)
{
  GPtrArray *told = xq_record_get_parts (event, "told");
  JsonArray *rows = begin_rows (paper, "told");

  for (guint i = 0; i < told->len; i++)
    {
      const XqRecord *line = g_ptr_array_index (told, i);
      JsonObject *row = add_row (rows);
      g_autofree char *at = dup_short_moment (line, "at", xq_record_get (event, "found_on"));

      set (row, "at", at);
      if (!set_note (store, paper, row, "whom", xq_record_get (line, "whom"), error) ||
          !set_staff (store, row, "by", xq_record_get (line, "told_by"), error) ||
          !set_note (store, paper, row, "what", xq_record_get (line, "what"), error))
        return FALSE;
    }
  end_rows (rows, 2);
  return TRUE;
}

static gboolean
fill_follow_ups (XqStore         *store,
                 XqFilledPaper   *paper,
                 const XqRecord  *event,
                 GError         **error)
{
  GPtrArray *follow_ups = xq_record_get_parts (event, "follow_ups");
  JsonArray *rows = begin_rows (paper, "follow_ups");

  for (guint i = 0; i < follow_ups->len; i++)
    {
      const XqRecord *line = g_ptr_array_index (follow_ups, i);
      JsonObject *row = add_row (rows);
      g_autofree char *planned = xq_form_dup_day (xq_record_get (line, "planned_on"), xq_record_get (event, "found_on"));
      g_autofree char *done = xq_form_dup_day (xq_record_get (line, "done_on"), xq_record_get (event, "found_on"));

      set (row, "planned", planned);
      set (row, "done", done);
      if (!set_staff (store, row, "by", xq_record_get (line, "done_by"), error) ||
          !set_note (store, paper, row, "note", xq_record_get (line, "note"), error))
        return FALSE;
    }
  end_rows (rows, 1);
  return TRUE;
}

/* The time of a stamp, where the field beside it is empty. */
static char *
dup_moment_or_stamp (const XqRecord *event,
                     const char     *field,
                     const char     *step)
{
  GPtrArray *timeline = xq_record_get_parts (event, "timeline");

  if (xq_record_get (event, field) != NULL)
    return dup_moment (event, field);
  for (guint i = 0; i < timeline->len; i++)
    if (xq_is_one_of (g_ptr_array_index (timeline, i), "step", step))
      return dup_moment (g_ptr_array_index (timeline, i), "at");
  return NULL;
}

static gboolean
fill_found_by (XqStore         *store,
               XqFilledPaper   *paper,
               const XqRecord  *event,
               GError         **error)
{
  if (!set_staff (store, paper->values, "found_by", xq_record_get (event, "found_by"), error))
    return FALSE;
  return json_object_has_member (paper->values, "found_by") ||
         set_note (store, paper, paper->values, "found_by", xq_record_get (event, "found_by_other"), error) ||
         xq_record_get (event, "found_by_other") == NULL;
}

gboolean
xq_fill_crisis_record (XqStore               *store,
                       XqFilledPaper         *paper,
                       const XqPaperRequest  *request,
                       GError               **error)
{
  g_autoptr (XqRecord) event = find_event (store, paper, request, error);

  /* Whose names stay is known first. */
  if (event == NULL || !fill_people (store, paper, event, error) || !fill_found_by (store, paper, event, error) ||
      !fill_timeline (store, paper, event, error) || !fill_told (store, paper, event, error) ||
      !fill_follow_ups (store, paper, event, error) ||
      !set_note (store, paper, paper->values, "place", xq_record_get (event, "place"), error) ||
      !set_note (store, paper, paper->values, "support", xq_record_get (event, "affected_support"), error))
    return FALSE;

  if (xq_record_get (event, "number") != NULL)
    xq_fill_take (paper, "number", xq_form_expand (xq_form_word ("format", "crisis_number"),
                                                   "y", xq_record_get (event, "number_year"),
                                                   "n", xq_record_get (event, "number"), NULL));
  xq_fill_take (paper, "found_at", dup_moment (event, "found_at"));
  xq_fill_ticks (paper, "kind", xq_record_get (event, "kind"));
  xq_fill_ticks (paper, "report_kind", xq_record_get (event, "report_kind"));
  xq_fill_text (paper, "report_to", xq_record_get (event, "report_to"));
  xq_fill_take (paper, "report_at", dup_moment_or_stamp (event, "report_at", "reported_police"));
  xq_fill_text (paper, "receipt", xq_record_get (event, "receipt"));
  xq_fill_text (paper, "hand_over_to", xq_record_get (event, "hand_over_to"));
  xq_fill_text (paper, "hand_over_relation", xq_form_word ("relation", xq_record_get (event, "hand_over_relation")));
  xq_fill_take (paper, "hand_over_at", dup_moment_or_stamp (event, "hand_over_at", "handed_over"));
  xq_fill_ticks (paper, "advice", xq_record_get (event, "advice_given"));
  xq_fill_text (paper, "advice_other", xq_record_get (event, "advice_other"));
  xq_fill_take (paper, "review_on", xq_form_dup_date (xq_record_get (event, "review_on")));
  xq_fill_take (paper, "closed_on", xq_form_dup_date (xq_record_get (event, "closed_on")));
  return TRUE;
}
