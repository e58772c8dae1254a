/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "school-fixture.h"

static SchoolFixture *shared;

static void
test_history (void)
{
  const XqKind *kind;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRecord) stale = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *uid = NULL;
  XqVersion *version;

  school_fixture_enter (shared, "李老师");
  kind = xq_kind_find ("session");
  uid = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A], "safety", "none",
                             "narrative", "第一次写的", NULL);
  record = xq_store_get (shared->store, kind, uid, &error);
  g_assert_no_error (error);
  stale = xq_store_get (shared->store, kind, uid, &error);
  g_assert_no_error (error);

  xq_record_set (record, "narrative", "第二次写的");
  xq_store_save (shared->store, record, "补记", &error);
  g_assert_no_error (error);

  /* Who read the record before that change may not write over it. */
  xq_record_set (stale, "narrative", "没看到第二次");
  g_assert_false (xq_store_save (shared->store, stale, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  xq_store_sign (shared->store, kind, uid, &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, xq_record_unref);
  record = xq_store_get (shared->store, kind, uid, &error);
  g_assert_true (xq_record_is_signed (record));
  xq_record_set (record, "narrative", "签字后改");
  g_assert_false (xq_store_save (shared->store, record, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_SIGNED);
  g_clear_error (&error);
  xq_store_save (shared->store, record, "更正笔误", &error);
  g_assert_no_error (error);

  g_assert_false (xq_store_withdraw (shared->store, kind, uid, "", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  xq_store_withdraw (shared->store, kind, uid, "记错了学生", &error);
  g_assert_no_error (error);

  versions = xq_store_history (shared->store, kind, uid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 5);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (xq_record_get (version->record, "narrative"), ==, "第一次写的");
  g_assert_null (version->reason);
  version = g_ptr_array_index (versions, 1);
  g_assert_cmpstr (version->reason, ==, "补记");
  version = g_ptr_array_index (versions, 3);
  g_assert_cmpstr (xq_record_get (version->record, "narrative"), ==, "签字后改");
  g_assert_true (version->is_signed);
  version = g_ptr_array_index (versions, 4);
  g_assert_true (version->is_withdrawn);
  g_assert_cmpstr (version->author, ==, xq_store_get_me (shared->store));
}

static void
test_list_leaves_withdrawn_out (void)
{
  const XqKind *kind = xq_kind_find ("family_contact");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autofree char *uid = NULL;

  school_fixture_enter (shared, "李老师");
  uid = school_fixture_save (shared->store, "family_contact", "student", shared->children[CHILD_C], "way", "phone", NULL);
  xq_filter_add (filter, "student", "=", shared->children[CHILD_C]);
  g_assert_cmpint (xq_store_count (shared->store, kind, filter, &error), ==, 1);
  xq_store_withdraw (shared->store, kind, uid, "重复", &error);
  g_assert_no_error (error);
  g_assert_cmpint (xq_store_count (shared->store, kind, filter, &error), ==, 0);
  xq_filter_set_withdrawn (filter, TRUE);
  g_assert_cmpint (xq_store_count (shared->store, kind, filter, &error), ==, 1);
}

static void
test_validation (void)
{
  static const struct
  {
    const char *field;
    const char *value;
  } wrong[] = {
    { "held_on", "2099-01-01" }, { "held_on", "2024-02-30" }, { "held_on", "yesterday" }, { "minutes", "0" },
    { "minutes", "ten" }, { "minutes", "99999999999999999999" }, { "theme", "nothing" }, { "theme", "study nothing" },
    { "started_at", "25:00" }, { "started_at", "9:5" }, { "student", "x" }, { "held_on", "" }, { "private", "2" },
    { "narrative", "\xff\xfe" }, { "narrative", "bell\a" },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  school_fixture_enter (shared, "李老师");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (XqRecord) bad = xq_store_new_record (shared->store, xq_kind_find ("session"));

      xq_record_set (bad, "student", shared->children[CHILD_A]);
      xq_record_set (bad, wrong[i].field, wrong[i].value);
      if (xq_store_save (shared->store, bad, NULL, &error))
        g_error ("%s=%s was accepted", wrong[i].field, wrong[i].value);
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "记");
  record = xq_store_new_record (shared->store, xq_kind_find ("session"));
  xq_record_set (record, "student", shared->children[CHILD_A]);
  xq_record_set (record, "narrative", text->str);
  xq_store_save (shared->store, record, NULL, &error);
  g_assert_no_error (error);
  again = xq_store_get (shared->store, xq_kind_find ("session"), xq_record_get_uid (record), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xq_record_get (again, "narrative"), ==, text->str);
}

static void
test_parts (void)
{
  const XqKind *kind = xq_kind_find ("session");
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  XqRecord *part;
  g_autofree char *first_uid = NULL;

  school_fixture_enter (shared, "李老师");
  record = xq_store_new_record (shared->store, kind);
  xq_record_set (record, "client", "students");
  xq_record_set (record, "student", shared->children[CHILD_A]);
  part = xq_record_add_part (record, "participants");
  xq_record_set (part, "student", shared->children[CHILD_B]);
  xq_record_set (part, "note", "只进自己的档案");
  part = xq_record_add_part (record, "participants");
  xq_record_set (part, "who", "母亲");
  xq_store_save (shared->store, record, NULL, &error);
  g_assert_no_error (error);

  again = xq_store_get (shared->store, kind, xq_record_get_uid (record), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (xq_record_get_parts (again, "participants")->len, ==, 2);
  part = g_ptr_array_index (xq_record_get_parts (again, "participants"), 0);
  first_uid = g_strdup (xq_record_get_uid (part));
  g_assert_cmpstr (xq_record_get (part, "student"), ==, shared->children[CHILD_B]);
  g_assert_cmpstr (xq_record_get (part, "note"), ==, "只进自己的档案");
  g_assert_null (xq_record_get (part, "who"));

  g_ptr_array_remove_index (xq_record_get_parts (again, "participants"), 1);
  xq_store_save (shared->store, again, "只有一人", &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, xq_record_unref);
  record = xq_store_get (shared->store, kind, xq_record_get_uid (again), &error);
  g_assert_cmpuint (xq_record_get_parts (record, "participants")->len, ==, 1);
  part = g_ptr_array_index (xq_record_get_parts (record, "participants"), 0);
  g_assert_cmpstr (xq_record_get_uid (part), ==, first_uid);
}

static void
test_siblings (void)
{
  const XqKind *kind = xq_kind_find ("home_visit");
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autofree char *both = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  school_fixture_enter (shared, "李老师");
  both = g_strconcat (shared->children[CHILD_A], " ", shared->children[CHILD_C], NULL);
  uid = school_fixture_save (shared->store, "home_visit", "student", both, "visited_on", "2024-11-01", NULL);
  record = xq_store_get (shared->store, kind, uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xq_record_get (record, "student"), ==, both);
  xq_filter_add (filter, "student", "=", shared->children[CHILD_C]);
  g_assert_cmpint (xq_store_count (shared->store, kind, filter, &error), ==, 1);
}

static void
test_letter_for_the_counsellor (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (GPtrArray) received = NULL;

  school_fixture_enter (shared, "王老师");
  uid = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-02",
                             "for_counsellor", "孩子夜里常哭", NULL);

  /* The writer rereads it. */
  record = xq_store_get (shared->store, xq_kind_find ("home_visit"), uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xq_record_get (record, "for_counsellor"), ==, "孩子夜里常哭");

  school_fixture_enter (shared, "李老师");
  received = xq_store_list (shared->store, xq_kind_find ("received_letter"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (received->len, ==, 1);
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (received, 0), "text"), ==, "孩子夜里常哭");
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (received, 0), "student"), ==, shared->children[CHILD_A]);

  /* Taken in once. */
  school_fixture_enter (shared, "李老师");
  g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("received_letter"), NULL, &error), ==, 1);
}

static void
test_private_narrative (void)
{
  const XqKind *kind = xq_kind_find ("session");
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRows) rows = NULL;

  school_fixture_enter (shared, "李老师");
  uid = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A],
                             "narrative", "只给自己看", "private", "1", NULL);
  record = xq_store_get (shared->store, kind, uid, &error);
  g_assert_no_error (error);
  g_assert_null (xq_record_get (record, "narrative"));
  g_assert_cmpstr (xq_record_get (record, "private_narrative"), ==, "只给自己看");

  /* Not in clear anywhere inside the cabinet. */
  rows = xq_store_query (shared->store, "SELECT (SELECT count(*) FROM visible_session WHERE narrative LIKE '%只给自己%') + "
                                        "(SELECT count(*) FROM visible_casework_version WHERE body LIKE '%只给自己%')", &error, NULL);
  g_assert_true (xq_rows_next (rows, &error));
  g_assert_cmpint (xq_rows_integer (rows, 0), ==, 0);
}

static void
test_message_to_the_class_teacher (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) disclosures = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  guint n = 0;

  school_fixture_enter (shared, "李老师");
  uid = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A],
                             "to_teacher", "请课上多提问他", "to_teacher_student", "agreed", NULL);
  kept = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A],
                              "to_teacher", "不要发出", "to_teacher_student", "refused", NULL);
  xq_filter_add (filter, "student", "=", shared->children[CHILD_A]);
  disclosures = xq_store_list (shared->store, xq_kind_find ("disclosure"), filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (disclosures->len, ==, 1);

  school_fixture_enter (shared, "王老师");
  letters = xq_store_list_letters (shared->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);

      g_assert_cmpstr (letter->text, !=, "不要发出");
      if (g_strcmp0 (letter->text, "请课上多提问他") == 0)
        n++;
    }
  g_assert_cmpuint (n, ==, 1);

  school_fixture_enter (shared, "赵老师");
  g_clear_pointer (&letters, g_ptr_array_unref);
  letters = xq_store_list_letters (shared->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < letters->len; i++)
    g_assert_cmpstr (((XqReceivedLetter *) g_ptr_array_index (letters, i))->text, !=, "请课上多提问他");
}

static void
test_audit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *code = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) record = NULL;
  XqAuditEntry *last;

  school_fixture_enter (shared, "李老师");
  uid = school_fixture_save (shared->store, "case_file", "student", shared->children[CHILD_B], NULL);
  record = xq_store_get (shared->store, xq_kind_find ("case_file"), uid, &error);
  g_assert_no_error (error);

  entries = xq_store_audit_list (shared->store, XQ_CABINET_CASEWORK, &error);
  g_assert_no_error (error);
  last = g_ptr_array_index (entries, entries->len - 1);
  g_assert_cmpstr (last->verb, ==, "look");
  g_assert_cmpstr (last->record, ==, uid);
  g_assert_cmpstr (last->kind, ==, "case_file");
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      xq_store_audit_verify (shared->store, cabinet, &error);
      g_assert_no_error (error);
    }
  code = xq_store_audit_code (shared->store, XQ_CABINET_CASEWORK, &error);
  g_assert_true (g_regex_match_simple ("^[0-9]+-[0-9a-f]{8}$", code, 0, 0));

  lines = xq_store_check (shared->vault, shared->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_transaction (void)
{
  const XqKind *kind = xq_kind_find ("guardian");
  g_autoptr (GError) error = NULL;
  gint64 before;
  g_autofree char *one = NULL;

  school_fixture_enter (shared, "李老师");
  before = xq_store_count (shared->store, kind, NULL, &error);
  xq_store_begin (shared->store, XQ_CABINET_SCHOOL, "several", &error);
  g_assert_no_error (error);
  one = school_fixture_save (shared->store, "guardian", "student", shared->children[CHILD_A], "name", "甲父", "relation", "father", NULL);
  g_assert_cmpint (xq_store_count (shared->store, kind, NULL, &error), ==, before + 1);
  xq_store_rollback (shared->store);
  g_assert_cmpint (xq_store_count (shared->store, kind, NULL, &error), ==, before);

  /* One cabinet a transaction. */
  xq_store_begin (shared->store, XQ_CABINET_SCHOOL, "several", &error);
  {
    g_autoptr (XqRecord) session = xq_store_new_record (shared->store, xq_kind_find ("session"));

    xq_record_set (session, "student", shared->children[CHILD_A]);
    g_assert_false (xq_store_save (shared->store, session, NULL, &error));
    g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED);
    g_clear_error (&error);
  }
  xq_store_rollback (shared->store);
  xq_store_audit_verify (shared->store, XQ_CABINET_SCHOOL, &error);
  g_assert_no_error (error);
}

static void
test_backup (void)
{
  g_autofree char *parent = g_path_get_dirname (shared->folder);
  g_autofree char *file = g_build_filename (parent, "copy.xqbackup", NULL);
  g_autofree char *place = g_build_filename (parent, "restored.xinqing", NULL);
  g_autofree char *spoilt = g_build_filename (parent, "spoilt.xqbackup", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = NULL;
  g_autoptr (XqStore) store = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("李老师");
  g_autofree char *bytes = NULL;
  gsize length;
  gint64 sessions;

  school_fixture_enter (shared, "李老师");
  sessions = xq_store_count (shared->store, xq_kind_find ("session"), NULL, &error);
  xq_store_backup (shared->vault, shared->store, file, &error);
  g_assert_no_error (error);
  /* Work goes on after it. */
  g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("session"), NULL, &error), ==, sessions);

  xq_store_restore (file, place, &error);
  g_assert_no_error (error);
  g_assert_false (xq_store_restore (file, place, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);

  vault = xq_vault_open (place, &error);
  g_assert_no_error (error);
  xq_vault_unlock (vault, "李老师", password, NULL, &error);
  g_assert_no_error (error);
  store = xq_store_open (vault, FIXTURE_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (xq_store_count (store, xq_kind_find ("session"), NULL, &error), ==, sessions);
  xq_store_close (store, &error);
  g_assert_no_error (error);
  xq_vault_close (vault);

  g_file_get_contents (file, &bytes, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < 40; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);
      g_autofree char *never = g_build_filename (parent, "never.xinqing", NULL);
      gsize at = 512 + i * (length - 1024) / 40;

      copy[at] = (char) (copy[at] ^ 0x10);
      g_file_set_contents (spoilt, copy, (gssize) length, NULL);
      if (xq_store_restore (spoilt, never, &error))
        {
          /* Only padding between members may differ unnoticed. */
          g_test_message ("a flip at %" G_GSIZE_FORMAT " changes nothing", at);
          continue;
        }
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (g_file_test (never, G_FILE_TEST_EXISTS));
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  g_test_add_func ("/store/engine/history", test_history);
  g_test_add_func ("/store/engine/list", test_list_leaves_withdrawn_out);
  g_test_add_func ("/store/engine/validation", test_validation);
  g_test_add_func ("/store/engine/parts", test_parts);
  g_test_add_func ("/store/engine/siblings", test_siblings);
  g_test_add_func ("/store/engine/letter", test_letter_for_the_counsellor);
  g_test_add_func ("/store/engine/private", test_private_narrative);
  g_test_add_func ("/store/engine/message", test_message_to_the_class_teacher);
  g_test_add_func ("/store/engine/transaction", test_transaction);
  g_test_add_func ("/store/engine/audit", test_audit);
  g_test_add_func ("/store/engine/backup", test_backup);
  result = g_test_run ();
  school_fixture_free (shared);
  return result;
}
