/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/kinds.h"
#include "school/question.h"
#include "school/record-words.h"
#include "school/session-past.h"

#define MOST_SESSIONS 3
#define MOST_CHARACTERS 120

static void
past_session_free (XqPastSession *session)
{
  g_free (session->held_on);
  g_free (session->theme);
  g_free (session->points);
  g_free (session->agreement);
  g_free (session);
}

void
xq_session_past_free (XqSessionPast *past)
{
  if (past == NULL)
    return;
  g_clear_pointer (&past->sessions, g_ptr_array_unref);
  g_free (past->number);
  g_free (past->level);
  g_free (past->theme);
  g_free (past);
}

/* Until somebody has written key points, the beginning of the narrative stands for
 * them. */
static char *
points_of (const XqRecord *session)
{
  const char *points = xq_record_get (session, "key_points");

  if (points == NULL)
    points = xq_record_get (session, "narrative");
  if (points == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (points, -1) > MOST_CHARACTERS)
    {
      g_autofree char *beginning = g_utf8_substring (points, 0, MOST_CHARACTERS);

      return g_strconcat (beginning, "…", NULL);
    }
  return g_strdup (points);
}

static char *
copy_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static void
add_session (XqSessionPast  *past,
             XqRecordWords  *words,
             const XqRecord *session)
{
  XqPastSession *shown = g_new0 (XqPastSession, 1);

  shown->held_on = copy_text (xq_record_get (session, "held_on"));
  shown->theme = xq_record_words_of (words, session, xq_fields_find (xq_session.fields, "theme"));
  shown->points = points_of (session);
  shown->agreement = copy_text (xq_record_get (session, "agreement"));
  shown->is_private = xq_is_yes (session, "private");
  g_ptr_array_add (past->sessions, shown);
}

XqSessionPast *
xq_session_past (XqStore     *store,
                 const char  *student,
                 const char  *but,
                 GError     **error)
{
  g_autoptr (XqSessionPast) past = g_new0 (XqSessionPast, 1);
  g_autoptr (XqRecordWords) words = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) sessions = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && student != NULL, NULL);

  words = xq_record_words_new (store);
  past->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) past_session_free);
  if (!xq_question (store,
                    "SELECT number FROM visible_case_file WHERE student = unhex (?) AND withdrawn = 0 "
                    "AND state IN ('open', 'paused') ORDER BY opened_on DESC, id DESC LIMIT 1",
                    &past->number, error, student, NULL, NULL))
    return NULL;
  past->has_case = past->number != NULL;

  xq_filter_add (filter, "student", "=", student);
  if (but != NULL)
    xq_filter_add (filter, "uid", "<>", but);
  xq_filter_set_limit (filter, MOST_SESSIONS, 0);
  sessions = xq_store_list (store, &xq_session, filter, error);
  if (sessions == NULL)
    return NULL;
  for (guint i = 0; i < sessions->len; i++)
    {
      const XqRecord *session = g_ptr_array_index (sessions, i);

      add_session (past, words, session);
      if (past->level == NULL)
        past->level = g_strdup (xq_record_get (session, "level"));
      if (past->theme == NULL)
        past->theme = g_strdup (xq_record_get (session, "theme"));
    }
  return g_steal_pointer (&past);
}
