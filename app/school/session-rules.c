/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/kinds.h"
#include "school/question.h"
#include "school/session-rules.h"
#include "store/calendar-day.h"

/* The clients with whom a student sits in the room. */
#define STUDENT_PRESENT "student students student_guardian anonymous"

static gboolean
open_case (XqStore   *store,
           XqRecord  *session,
           GError   **error)
{
  g_autoptr (XqRecord) case_file = xq_store_new_record (store, &xq_case_file);

  xq_record_set (case_file, "student", xq_record_get (session, "student"));
  if (xq_record_get (session, "source") != NULL)
    xq_record_set (case_file, "source", xq_record_get (session, "source"));
  if (xq_day_is_valid (xq_record_get (session, "held_on")))
    xq_record_set (case_file, "opened_on", xq_record_get (session, "held_on"));
  if (!xq_store_save (store, case_file, NULL, error))
    return FALSE;
  xq_record_set (session, "case_file", xq_record_get_uid (case_file));
  return TRUE;
}

static gboolean
find_case (XqStore         *store,
           XqRecord        *session,
           const XqRecord  *before,
           GError         **error)
{
  const char *student = xq_record_get (session, "student");
  g_autofree char *case_file = NULL;

  /* A session moved to another student leaves the first one's case. */
  if (before != NULL && g_strcmp0 (student, xq_record_get (before, "student")) != 0 &&
      g_strcmp0 (xq_record_get (session, "case_file"), xq_record_get (before, "case_file")) == 0)
    xq_record_set (session, "case_file", NULL);

  if (student == NULL || xq_record_get (session, "case_file") != NULL)
    return TRUE;
  if (!xq_question (store,
                    "SELECT uid FROM visible_case_file WHERE student = unhex (?) AND withdrawn = 0 "
                    "AND state IN ('open', 'paused') ORDER BY opened_on DESC, id DESC LIMIT 1",
                    &case_file, error, student, NULL, NULL))
    return FALSE;
  if (case_file == NULL)
    return open_case (store, session, error);
  xq_record_set (session, "case_file", case_file);
  return TRUE;
}

static gboolean
carry_level_on (XqStore   *store,
                XqRecord  *session,
                GError   **error)
{
  g_autofree char *level = NULL;

  if (xq_record_get (session, "level") != NULL || xq_record_get (session, "case_file") == NULL)
    return TRUE;
  if (!xq_question (store,
                    "SELECT level FROM visible_session WHERE case_file = unhex (?) AND withdrawn = 0 "
                    "AND level IS NOT NULL ORDER BY held_on DESC, id DESC LIMIT 1",
                    &level, error, xq_record_get (session, "case_file"), NULL, NULL))
    return FALSE;
  xq_record_set (session, "level", level);
  return TRUE;
}

static gboolean
is_mine (XqStore        *store,
         const XqRecord *before)
{
  return before == NULL || g_strcmp0 (xq_record_get_author (before), xq_store_get_me (store)) == 0;
}

/* A private narrative has no copy in clear; one that is private no longer has
 * none under seal. */
static void
move_narrative (XqStore        *store,
                XqRecord       *session,
                const XqRecord *before)
{
  gboolean is_private = xq_is_yes (session, "private");
  const char *from = is_private ? "narrative" : "private_narrative";
  const char *to = is_private ? "private_narrative" : "narrative";

  if (!is_mine (store, before) || xq_record_get (session, from) == NULL)
    return;
  xq_record_set (session, to, xq_record_get (session, from));
  xq_record_set (session, from, NULL);
}

gboolean
xq_session_prepare (XqStore         *store,
                    XqRecord        *record,
                    const XqRecord  *before,
                    GError         **error)
{
  if (xq_record_is_withdrawn (record))
    return TRUE;
  move_narrative (store, record, before);
  if (xq_is_one_of (record, "client", "staff anonymous"))
    return TRUE;
  return find_case (store, record, before, error) &&
         (before != NULL || carry_level_on (store, record, error));
}

static gboolean
check_client (const XqRecord  *record,
              GError         **error)
{
  gboolean has_student = xq_record_get (record, "student") != NULL;

  if (xq_is_one_of (record, "client", "student students student_guardian") && !has_student)
    return xq_refuse (error, _("Name the student, or choose the client “anonymous”, “parents” or “member of staff”."));
  if (xq_is_one_of (record, "client", "anonymous") && has_student)
    return xq_refuse (error, _("An anonymous session names no student. Clear the student, or choose another client."));
  if (xq_is_one_of (record, "client", "staff") &&
      (has_student || xq_record_get (record, "narrative") != NULL || xq_record_get (record, "private_narrative") != NULL ||
       xq_record_get (record, "case_file") != NULL || xq_record_get_parts (record, "participants")->len > 0))
    return xq_refuse (error, _("A colleague who comes is counted only: leave out names, case and narrative."));
  return TRUE;
}

static gboolean
check_case (XqStore         *store,
            const XqRecord  *record,
            GError         **error)
{
  const char *student = xq_record_get (record, "student");
  g_autofree char *owner = NULL;

  if (student == NULL || xq_record_get (record, "case_file") == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT student FROM visible_case_file WHERE uid = unhex (?)", &owner, error,
                    xq_record_get (record, "case_file"), NULL, NULL))
    return FALSE;
  return owner == NULL || g_str_equal (owner, student) ||
         xq_refuse (error, _("The case belongs to another student. Clear the case: the right one is found by itself."));
}

static gboolean
check_message (XqStore         *store,
               const XqRecord  *record,
               const XqRecord  *before,
               GError         **error)
{
  if (xq_record_get (record, "to_teacher") == NULL)
    return TRUE;
  if (xq_is_one_of (record, "to_teacher_student", "not_needed"))
    return xq_refuse (error, _("There is a message for the class teacher. Say whether the student agrees to it, does "
                               "not agree, or whether safety demands it: only the first and the last are sent."));
  if (!xq_session_message_is_sent (record) ||
      (before != NULL && xq_session_message_is_sent (before) &&
       g_strcmp0 (xq_record_get (before, "to_teacher"), xq_record_get (record, "to_teacher")) == 0))
    return TRUE;
  if (xq_record_get (record, "student") == NULL)
    return xq_refuse (error, _("A message for the class teacher needs the student's name. Clear it, or name the student."));
  return xq_session_message_check (store, xq_record_get (record, "student"), error);
}

gboolean
xq_session_check (XqStore         *store,
                  XqRecord        *record,
                  const XqRecord  *before,
                  GError         **error)
{
  gboolean is_being_signed = xq_record_is_signed (record) && (before == NULL || !xq_record_is_signed (before));

  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (before != NULL && xq_is_yes (before, "private") && !is_mine (store, before))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("Only the counsellor who wrote a private record may change or sign it."));
      return FALSE;
    }
  if (is_being_signed && xq_is_one_of (record, "client", STUDENT_PRESENT) && xq_is_one_of (record, "safety", "not_asked"))
    return xq_refuse (error, _("Before you sign: answer the safety question."));

  return check_client (record, error) &&
         xq_refuse_unknown_student (store, record, error) &&
         check_case (store, record, error) &&
         xq_refuse_unless_ordered (record, "held_on", "next_on", error) &&
         check_message (store, record, before, error);
}

gboolean
xq_session_message_is_sent (const XqRecord *record)
{
  return !xq_record_is_withdrawn (record) && xq_record_get (record, "to_teacher") != NULL &&
         xq_is_one_of (record, "to_teacher_student", "agreed safety");
}

gboolean
xq_session_after (XqStore         *store,
                  XqRecord        *record,
                  const XqRecord  *before,
                  GError         **error)
{
  if (!xq_session_message_is_sent (record) ||
      (before != NULL && xq_session_message_is_sent (before) &&
       g_strcmp0 (xq_record_get (before, "to_teacher"), xq_record_get (record, "to_teacher")) == 0))
    return TRUE;
  return xq_session_message_defer (store, record, error);
}
