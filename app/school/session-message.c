/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "school/class-teacher.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/session-rules.h"
#include "school/student-lookup.h"
#include "store/letters.h"
#include "store/pending.h"

#define EFFECT "session-message"

static gboolean
find_teacher (XqStore         *store,
              const char      *student,
              XqClassTeacher  *teacher,
              GError         **error)
{
  const char *today = xq_store_get_today (store);
  g_autofree char *class_uid = NULL;

  if (!xq_student_class_on (store, student, today, &class_uid, error) ||
      !xq_class_teacher_on (store, class_uid, today, TRUE, teacher, error))
    return FALSE;
  return teacher->account != NULL ||
         xq_refuse (error, _("The student's class has no class teacher with an account today, so the message cannot be "
                             "sent. Enter the class teacher's post, or leave the message out."));
}

gboolean
xq_session_message_check (XqStore     *store,
                          const char  *student,
                          GError     **error)
{
  g_auto (XqClassTeacher) teacher = { NULL };

  return find_teacher (store, student, &teacher, error);
}

static const char *
ground_of (const XqRecord *session)
{
  if (xq_is_one_of (session, "to_teacher_student", "agreed"))
    return "student_consent";
  return xq_is_one_of (session, "safety", "others") ? "danger_others" : "danger_self";
}

gboolean
xq_session_message_defer (XqStore         *store,
                          const XqRecord  *record,
                          GError         **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *payload = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "student");
  json_builder_add_string_value (builder, xq_record_get (record, "student"));
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, xq_record_get (record, "to_teacher"));
  json_builder_set_member_name (builder, "ground");
  json_builder_add_string_value (builder, ground_of (record));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  payload = json_to_string (root, FALSE);
  return xq_store_defer (store, EFFECT, payload, error);
}

static gboolean
note_disclosure (XqStore               *store,
                 JsonObject            *payload,
                 const XqClassTeacher  *teacher,
                 GError               **error)
{
  g_autoptr (XqRecord) disclosure = xq_store_new_record (store, &xq_disclosure);
  const char *ground = json_object_get_string_member_with_default (payload, "ground", "student_consent");

  xq_record_set (disclosure, "student", json_object_get_string_member_with_default (payload, "student", NULL));
  xq_record_set (disclosure, "told_to", teacher->name);
  xq_record_set (disclosure, "told_to_staff", teacher->staff);
  xq_record_set (disclosure, "way", "letter");
  xq_record_set (disclosure, "what", json_object_get_string_member_with_default (payload, "text", NULL));
  xq_record_set (disclosure, "ground", ground);
  xq_record_set (disclosure, "student_knows", g_str_equal (ground, "student_consent") ? "knows" : "not_told");
  xq_record_set (disclosure, "cause", json_object_get_string_member_with_default (payload, "pending", NULL));
  return xq_store_save (store, disclosure, NULL, error);
}

static gboolean
send_message (XqStore   *store,
              JsonNode  *payload,
              GError   **error)
{
  JsonObject *object = json_node_get_object (payload);
  const char *student = json_object_get_string_member_with_default (object, "student", NULL);
  const char *text = json_object_get_string_member_with_default (object, "text", NULL);
  const char *pending = json_object_get_string_member_with_default (object, "pending", NULL);
  g_auto (XqClassTeacher) teacher = { NULL };
  g_autofree char *done = NULL;

  if (student == NULL || text == NULL || pending == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                   _("A message for a class teacher is damaged and cannot be sent. Restore the last backup."));
      return FALSE;
    }
  if (!xq_question (store, "SELECT uid FROM visible_disclosure WHERE cause = ?", &done, error, pending, NULL, NULL))
    return FALSE;
  if (done != NULL)
    return TRUE;

  /* A crash may fall between the letter and its entry among the disclosures. */
  if (!find_teacher (store, student, &teacher, error) ||
      !xq_store_send_letter_once (store, pending, teacher.account, XQ_SESSION_MESSAGE, student, text, error))
    return FALSE;
  return note_disclosure (store, object, &teacher, error);
}

void
xq_session_message_register (void)
{
  xq_store_register_effect (EFFECT, send_message);
}
