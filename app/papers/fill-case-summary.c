/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "papers/fill-private.h"
#include "school/kinds.h"
#include "school/question.h"

#define SHARED "case_summary_shared"

/* What the version for others holds: why the student came, what shows, the
 * effect and the advice; never the course of the talks. */
static const struct
{
  const char *field;
  gboolean    shared;
} notes[] = {
  { "reason", TRUE },
  { "background", FALSE },
  { "presentation", TRUE },
  { "assessment", FALSE },
  { "plan", FALSE },
  { "effect_student", TRUE },
  { "effect_observed", TRUE },
  { "effect_guardian", TRUE },
  { "advice_teacher", TRUE },
  { "advice_guardian", TRUE },
  { "advice_student", TRUE },
  { "reflection", FALSE },
};

static XqRecord *
find_case (XqStore               *store,
           XqFilledPaper         *paper,
           const XqPaperRequest  *request,
           GError               **error)
{
  g_autofree char *uid = g_strdup (request->record);
  g_autoptr (XqRecord) case_file = NULL;

  if (uid == NULL && request->student == NULL)
    {
      xq_refuse (error, _("Say which case, or of which student."));
      return NULL;
    }
  if (uid == NULL &&
      !xq_question (store, "SELECT uid FROM visible_case_file WHERE student = unhex (?) AND withdrawn = 0 "
                    "ORDER BY opened_on DESC, id DESC LIMIT 1", &uid, error, request->student, NULL, NULL))
    return NULL;
  if (uid == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no case of this student to print. Record a session first."));
      return NULL;
    }
  case_file = xq_store_get (store, &xq_case_file, uid, error);
  if (case_file == NULL)
    return NULL;
  if (xq_record_is_withdrawn (case_file))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This case was withdrawn and is not printed."));
      return NULL;
    }
  paper->kind = &xq_case_file;
  paper->record = g_steal_pointer (&uid);
  return g_steal_pointer (&case_file);
}

static GPtrArray *
list_sessions (XqStore         *store,
               const XqRecord  *case_file,
               GError         **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();

  xq_filter_add (filter, "case_file", "=", xq_record_get_uid (case_file));
  xq_filter_set_order (filter, "held_on");
  return xq_store_list (store, &xq_session, filter, error);
}

static char *
dup_present (GPtrArray *sessions)
{
  GString *uids = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      GPtrArray *participants = xq_record_get_parts (g_ptr_array_index (sessions, i), "participants");

      for (guint j = 0; j < participants->len; j++)
        {
          const char *uid = xq_record_get (g_ptr_array_index (participants, j), "student");

          if (uid != NULL)
            g_string_append_printf (uids, "%s ", uid);
        }
    }
  return g_string_free (uids, FALSE);
}

/* In the order in which they first came up; each session's main one counts. */
static char *
dup_themes (GPtrArray *sessions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      g_auto (GStrv) themes = xq_record_get_list (g_ptr_array_index (sessions, i), "theme");
      const char *word = themes != NULL && themes[0] != NULL ? xq_form_word ("theme", themes[0]) : NULL;

      if (word == NULL || !g_hash_table_add (seen, g_strdup (word)))
        continue;
      if (text->len > 0)
        g_string_append (text, xq_form_word ("format", "separator"));
      g_string_append (text, word);
    }
  return g_string_free (text, FALSE);
}

static gboolean
fill_sessions (XqStore        *store,
               XqFilledPaper  *paper,
               GPtrArray      *sessions,
               const char     *student,
               const char     *present,
               gboolean        shared,
               GError        **error)
{
  g_autoptr (JsonArray) rows = json_array_new ();
  gint64 minutes = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const XqRecord *session = g_ptr_array_index (sessions, i);
      g_autofree char *date = xq_form_dup_date (xq_record_get (session, "held_on"));
      g_autofree char *points = xq_fill_dup_without_names (store, xq_record_get (session, "key_points"), student,
                                                           present, error);
      JsonObject *row;

      if (points == NULL)
        return FALSE;
      minutes += xq_record_get_integer (session, "minutes");
      row = json_object_new ();
      json_object_set_int_member (row, "order", (gint64) i + 1);
      json_object_set_string_member (row, "date", date != NULL ? date : "");
      json_object_set_int_member (row, "minutes", xq_record_get_integer (session, "minutes"));
      json_object_set_string_member (row, "form", xq_form_word ("form", xq_record_get (session, "form")));
      json_object_set_string_member (row, "points", points);
      json_array_add_object_element (rows, row);
    }
  xq_fill_take (paper, "n", g_strdup_printf ("%u", sessions->len));
  xq_fill_take (paper, "minutes", g_strdup_printf ("%" G_GINT64_FORMAT, minutes));
  if (sessions->len > 0)
    {
      xq_fill_take (paper, "from", xq_form_dup_date (xq_record_get (g_ptr_array_index (sessions, 0), "held_on")));
      xq_fill_take (paper, "until",
                    xq_form_dup_date (xq_record_get (g_ptr_array_index (sessions, sessions->len - 1), "held_on")));
    }
  if (!shared && sessions->len > 0)
    json_object_set_array_member (paper->values, "sessions", g_steal_pointer (&rows));
  return TRUE;
}

static gboolean
fill_person (XqStore         *store,
             XqFilledPaper   *paper,
             const XqRecord  *case_file,
             GError         **error)
{
  const char *student = xq_record_get (case_file, "student");

  if (student != NULL)
    {
      if (!xq_fill_student (store, paper, student, xq_store_get_today (store), error))
        return FALSE;
      xq_fill_text (paper, "name_or_code", json_object_get_string_member_with_default (paper->values, "name", NULL));
      xq_fill_text (paper, "grade", json_object_get_string_member_with_default (paper->values, "class", NULL));
    }
  else
    xq_fill_text (paper, "name_or_code", xq_record_get (case_file, "alias"));
  return xq_fill_answer (store, paper, "counsellor", "SELECT name FROM visible_staff WHERE uid = unhex (?)",
                         xq_record_get (case_file, "counsellor"), error);
}

/* The form's four boxes. */
static const char *
state_box (const XqRecord *case_file)
{
  if (xq_is_one_of (case_file, "outcome", "stopped"))
    return "stopped";
  if (xq_is_one_of (case_file, "state", "closed"))
    return "closed";
  if (xq_is_one_of (case_file, "state", "referred handed_over"))
    return "referred";
  return xq_is_one_of (case_file, "state", "paused") ? "stopped" : "open";
}

gboolean
xq_fill_case_summary (XqStore               *store,
                      XqFilledPaper         *paper,
                      const XqPaperRequest  *request,
                      GError               **error)
{
  /* The full summary stays with the counsellors: whoever else gets one gets the other. */
  gboolean shared = request->to != NULL || strcmp (paper->paper, SHARED) == 0;
  g_autoptr (XqRecord) case_file = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autofree char *present = NULL;
  const char *student;

  if (shared)
    {
      g_free (paper->paper);
      g_free (paper->title);
      paper->paper = g_strdup (SHARED);
      paper->title = g_strdup (xq_form_word ("paper", SHARED));
    }
  case_file = find_case (store, paper, request, error);
  sessions = case_file != NULL ? list_sessions (store, case_file, error) : NULL;
  if (sessions == NULL || !fill_person (store, paper, case_file, error))
    return FALSE;

  student = xq_record_get (case_file, "student");
  present = dup_present (sessions);
  if (!fill_sessions (store, paper, sessions, student, present, shared, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *text = NULL;

      if (shared && !notes[i].shared)
        continue;
      text = xq_fill_dup_without_names (store, xq_record_get (case_file, notes[i].field), student, present, error);
      if (text == NULL)
        return FALSE;
      xq_fill_text (paper, notes[i].field, text);
    }
  xq_fill_text (paper, "number", xq_record_get (case_file, "number"));
  xq_fill_ticks (paper, "state", state_box (case_file));
  xq_fill_text (paper, "source", xq_form_word ("source", xq_record_get (case_file, "source")));
  xq_fill_take (paper, "themes", dup_themes (sessions));
  return TRUE;
}
