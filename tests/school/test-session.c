/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/kinds.h"
#include "school/teacher-message.h"

static SchoolFixture *school;

/* The first session opens the student's case, the next ones join it. */
static void
test_case (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *first = school_fixture_save (store, "session", "student", school->children[CHILD_A],
                                                "source", "class_teacher", "held_on", "2024-10-08", "level", "watch", NULL);
  g_autofree char *second = school_fixture_save (store, "session", "student", school->children[CHILD_A], NULL);
  g_autofree char *other = school_fixture_save (store, "session", "student", school->children[CHILD_B], NULL);
  g_autofree char *case_file = form_value (store, "session", first, "case_file");
  g_autofree char *same = form_value (store, "session", second, "case_file");
  g_autofree char *another = form_value (store, "session", other, "case_file");
  g_autofree char *number = form_value (store, "case_file", case_file, "number");
  g_autofree char *next_number = form_value (store, "case_file", another, "number");
  g_autofree char *source = form_value (store, "case_file", case_file, "source");
  g_autofree char *opened_on = form_value (store, "case_file", case_file, "opened_on");
  g_autofree char *level = form_value (store, "session", second, "level");
  g_autofree char *minutes = form_value (store, "session", second, "minutes");

  g_assert_cmpstr (case_file, ==, same);
  g_assert_cmpstr (case_file, !=, another);
  g_assert_cmpstr (number, ==, "2024-001");
  g_assert_cmpstr (next_number, ==, "2024-002");
  g_assert_cmpstr (source, ==, "class_teacher");
  g_assert_cmpstr (opened_on, ==, "2024-10-08");
  g_assert_cmpstr (level, ==, "watch");
  g_assert_cmpstr (minutes, ==, "40");

  form_refused (store, "session", "belongs to another student", "student", school->children[CHILD_B],
                "case_file", case_file, NULL);
  /* Entered for the wrong child and corrected: it leaves the wrong case. */
  form_change (store, "session", other, NULL, "student", school->children[CHILD_A], NULL);
  g_free (another);
  another = form_value (store, "session", other, "case_file");
  g_assert_cmpstr (another, ==, case_file);
}

/* A refused session leaves no empty case behind. */
static void
test_no_case_without_session (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  gint64 cases = form_count (store, "SELECT count(uid) FROM visible_case_file");

  form_refused (store, "session", "", "student", school->children[CHILD_C], "minutes", "0", NULL);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_case_file"), ==, cases);
}

static void
test_clients (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *anonymous = school_fixture_save (store, "session", "client", "anonymous", NULL);
  g_autofree char *guardian = school_fixture_save (store, "session", "client", "guardian", "form", "guardian_talk", NULL);
  g_autofree char *staff = school_fixture_save (store, "session", "client", "staff", NULL);
  g_autofree char *case_file = form_value (store, "session", anonymous, "case_file");

  g_assert_nonnull (guardian);
  g_assert_nonnull (staff);
  g_assert_null (case_file);
  form_refused (store, "session", "Name the student", NULL);
  form_refused (store, "session", "Name the student", "client", "student_guardian", NULL);
  form_refused (store, "session", "names no student", "client", "anonymous", "student", school->children[CHILD_A], NULL);
  form_refused (store, "session", "counted only", "client", "staff", "narrative", "一句", NULL);
  form_refused (store, "session", "no such student", "student", "00000000000000000000000000000001", NULL);
  form_refused (store, "session", "future", "student", school->children[CHILD_A], "held_on", "2024-11-16", NULL);
  form_refused (store, "session", "lies before", "student", school->children[CHILD_A], "next_on", "2024-11-01", NULL);
}

static void
test_signing (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "session", "student", school->children[CHILD_A], NULL);
  g_autofree char *staff = school_fixture_save (store, "session", "client", "staff", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (xq_store_sign (store, &xq_session, uid, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "safety question"));
  g_clear_error (&error);

  form_change (store, "session", uid, NULL, "safety", "none", NULL);
  xq_store_sign (store, &xq_session, uid, &error);
  g_assert_no_error (error);
  /* Nobody was there to ask. */
  xq_store_sign (store, &xq_session, staff, &error);
  g_assert_no_error (error);
}

static void
test_private (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "session", "student", school->children[CHILD_A],
                                              "narrative", "只给自己看的话", "private", "1", NULL);
  g_autofree char *narrative = form_value (store, "session", uid, "narrative");
  g_autofree char *secret = form_value (store, "session", uid, "private_narrative");

  g_assert_null (narrative);
  g_assert_cmpstr (secret, ==, "只给自己看的话");
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_casework_version WHERE instr (body, '只给自己看') > 0"), ==, 0);

  /* Another change leaves it as it is; opened to colleagues it moves back. */
  form_change (store, "session", uid, NULL, "agreement", "下周再来", NULL);
  g_free (secret);
  secret = form_value (store, "session", uid, "private_narrative");
  g_assert_cmpstr (secret, ==, "只给自己看的话");
  form_change (store, "session", uid, NULL, "private", "0", NULL);
  g_free (narrative);
  narrative = form_value (store, "session", uid, "narrative");
  g_free (secret);
  secret = form_value (store, "session", uid, "private_narrative");
  g_assert_cmpstr (narrative, ==, "只给自己看的话");
  g_assert_null (secret);
}

static guint
count_messages (XqStore    *store,
                const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = xq_store_list_letters (store, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);

      n += g_strcmp0 (letter->what, "message") == 0 && g_strcmp0 (letter->text, text) == 0;
    }
  return n;
}

static guint
count_unread (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = xq_teacher_messages_unread (store, &error);

  g_assert_no_error (error);
  return messages->len;
}

/* One message waits for the one to whom it was written, until that one puts it away. */
static void
read_message (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = xq_teacher_messages_unread (store, &error);
  const XqTeacherMessage *message;

  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 1);
  message = g_ptr_array_index (messages, 0);
  g_assert_cmpstr (message->text, ==, "请安排靠前的座位");
  g_assert_cmpstr (message->from, ==, "李老师");
  g_assert_cmpstr (message->student, ==, school->children[CHILD_A]);
  g_assert_true (xq_teacher_message_put_away (store, message->letter, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_unread (store), ==, 0);
  g_assert_false (xq_teacher_message_put_away (store, message->letter, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
}

/* The message reaches the class teacher and stands among the disclosures; what
 * the student refused goes nowhere. */
static void
test_message (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = NULL;
  g_autofree char *silent = NULL;

  form_refused (store, "session", "Say whether the student agrees", "student", school->children[CHILD_A],
                "to_teacher", "请安排靠前的座位", NULL);
  /* Class 8-1 has no class teacher. */
  form_refused (store, "session", "no class teacher", "student", school->children[CHILD_C],
                "to_teacher", "请安排靠前的座位", "to_teacher_student", "agreed", NULL);

  uid = school_fixture_save (store, "session", "student", school->children[CHILD_A],
                             "to_teacher", "请安排靠前的座位", "to_teacher_student", "agreed", NULL);
  silent = school_fixture_save (store, "session", "student", school->children[CHILD_A],
                                "to_teacher", "他不愿意说", "to_teacher_student", "refused", NULL);
  g_assert_nonnull (silent);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE what = '请安排靠前的座位' "
                                      "AND ground = 'student_consent' AND told_to = '王老师' AND student_knows = 'knows'"), ==, 1);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_disclosure WHERE what = '他不愿意说'"), ==, 0);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_casework_pending"), ==, 0);

  /* Another change sends it no second time. */
  form_change (store, "session", uid, NULL, "agreement", "下周再来", NULL);
  g_assert_cmpuint (count_messages (store, "请安排靠前的座位"), ==, 1);

  store = school_fixture_enter (school, "王老师");
  g_assert_cmpuint (count_messages (store, "请安排靠前的座位"), ==, 1);
  g_assert_cmpuint (count_messages (store, "他不愿意说"), ==, 0);
  read_message (store);
  store = school_fixture_enter (school, "赵老师");
  g_assert_cmpuint (count_messages (store, "请安排靠前的座位"), ==, 0);
  g_assert_cmpuint (count_unread (store), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_test_add_func ("/school/session/case", test_case);
  g_test_add_func ("/school/session/no-case-without-session", test_no_case_without_session);
  g_test_add_func ("/school/session/clients", test_clients);
  g_test_add_func ("/school/session/signing", test_signing);
  g_test_add_func ("/school/session/private", test_private);
  g_test_add_func ("/school/session/message", test_message);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
