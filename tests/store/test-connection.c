/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "store/store-private.h"

/* What a class teacher's connection lets through when somebody tries to get
 * around the views: nothing of another class, and no writing past the engine. */

static SchoolFixture *shared;

static void
assert_refused (const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (shared->store, sql, &error, NULL);

  if (rows != NULL)
    while (xq_rows_next (rows, &error))
      ;
  if (error == NULL)
    {
      g_test_message ("let through: %s", sql);
      g_test_fail ();
    }
}

static void
assert_gives (const char *sql,
              gint64      wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (shared->store, sql, &error, NULL);

  g_assert_no_error (error);
  g_assert_true (xq_rows_next (rows, &error));
  g_assert_no_error (error);
  g_assert_cmpint (xq_rows_integer (rows, 0), ==, wanted);
}

static void
test_reading (void)
{
  static const char *const attempts[] = {
    "SELECT * FROM student",
    "SELECT * FROM main.student",
    "SELECT count(*) FROM home_visit",
    "SELECT * FROM home_visit_student",
    "SELECT * FROM sqlite_master",
    "SELECT * FROM sqlite_schema",
    "SELECT * FROM sqlite_temp_master",
    "SELECT * FROM temp.sqlite_schema",
    "SELECT * FROM pragma_table_info('student')",
    "SELECT * FROM pragma_database_list",
    "WITH visible_student AS (SELECT * FROM student) SELECT * FROM visible_student",
    "WITH x AS (SELECT * FROM student) SELECT * FROM x",
    "WITH RECURSIVE visible_student(a) AS (SELECT name FROM student UNION SELECT a FROM visible_student) SELECT * FROM visible_student",
    "SELECT (SELECT name FROM student LIMIT 1)",
    "SELECT name FROM visible_student UNION SELECT name FROM student",
    "SELECT name FROM visible_student ORDER BY (SELECT name FROM student)",
    "SELECT s.name FROM visible_student v JOIN student s",
    "SELECT * FROM school_version",
    "SELECT * FROM school_audit",
    "SELECT * FROM school_memory",
    "SELECT * FROM school_letter",
    "SELECT * FROM dbstat",
    "SELECT * FROM sqlite_dbpage",
    "SELECT * FROM sqlite_stmt",
    "EXPLAIN SELECT * FROM student",
  };

  school_fixture_enter (shared, "王老师");
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_refused (attempts[i]);

  assert_gives ("SELECT count(*) FROM visible_student", 1);
  assert_gives ("SELECT count(*) FROM (SELECT * FROM visible_student)", 1);
  assert_gives ("WITH student AS (SELECT * FROM visible_student) SELECT count(*) FROM student", 1);
  assert_gives ("SELECT count(*) FROM visible_home_visit", 1);
  assert_gives ("SELECT count(*) FROM visible_home_visit_student", 1);
  assert_gives ("SELECT count(DISTINCT record) FROM visible_school_version WHERE kind = 12", 1);
}

static void
test_definitions (void)
{
  static const char *const attempts[] = {
    "CREATE TEMP VIEW visible_student AS SELECT * FROM student",
    "CREATE TEMP VIEW mine AS SELECT * FROM student",
    "CREATE VIEW mine AS SELECT * FROM student",
    "CREATE TABLE t (a)",
    "CREATE TEMP TABLE t AS SELECT * FROM student",
    "CREATE TEMP TRIGGER t AFTER INSERT ON student BEGIN SELECT 1; END",
    "CREATE INDEX i ON student (name)",
    "DROP VIEW visible_student",
    "DROP TABLE student",
    "ALTER TABLE student RENAME TO pupil",
    "ATTACH DATABASE ':memory:' AS other",
    "DETACH DATABASE main",
    "PRAGMA table_info(student)",
    "PRAGMA key = 'x'",
    "PRAGMA cipher_version",
    "PRAGMA writable_schema = 1",
    "PRAGMA foreign_keys = OFF",
    "VACUUM INTO '/tmp/never.db'",
    "VACUUM",
    "ANALYZE",
    "REINDEX",
    "SELECT load_extension('x')",
    "SELECT sqlcipher_export('main')",
    "SELECT writefile('/tmp/never', 'x')",
    "SELECT fts3_tokenizer('x')",
    "SELECT sqlite_compileoption_used('x')",
  };

  school_fixture_enter (shared, "王老师");
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_refused (attempts[i]);
}

static void
test_writing (void)
{
  static const char *const attempts[] = {
    "UPDATE student SET name = 'x'",
    "DELETE FROM student",
    "INSERT INTO student (uid) VALUES (x'00')",
    "INSERT INTO student DEFAULT VALUES RETURNING *",
    "UPDATE student SET name = name RETURNING name",
    "DELETE FROM student RETURNING name",
    "UPDATE visible_student SET name = 'x'",
    "UPDATE visible_student SET name = 'x' RETURNING name",
    "UPDATE visible_home_visit SET situation = 'x' WHERE 1",
    "DELETE FROM visible_home_visit",
    "DELETE FROM visible_school_audit",
    "UPDATE visible_school_audit SET verb = 'x'",
    "UPDATE visible_school_version SET body = 'x'",
    "DELETE FROM visible_school_version",
    "INSERT INTO visible_school_version (uid) VALUES (x'00')",
    "DELETE FROM school_pending",
    "REPLACE INTO school_memory (key, value) VALUES ('roll_length', '0')",
    "INSERT INTO visible_home_visit (uid, visited_on) VALUES (x'00112233445566778899aabbccddeeff', '2024-10-10') RETURNING *",
    "UPDATE visible_student SET name = (SELECT name FROM student LIMIT 1)",
  };
  g_autofree char *sql = NULL;
  g_autofree char *b = NULL;

  school_fixture_enter (shared, "王老师");
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_refused (attempts[i]);

  /* With everything that a version needs, but for another class's child. */
  b = g_strdup_printf ("[\"%s\"]", shared->children[CHILD_B]);
  sql = g_strdup_printf ("INSERT INTO visible_home_visit (uid, student, visited_on, kind, way, result, visitors, created_at, signed, "
                         "withdrawn, v_uid, v_parents, v_desk, v_counter, v_lamport, v_at, v_body, v_salt, v_entry) VALUES "
                         "(x'00112233445566778899aabbccddeeff', '%s', '2024-10-10', 'routine', 'at_home', 'done', '[]', 1, 0, 0, "
                         "x'00112233445566778899aabbccddeef0', x'', x'00112233445566778899aabbccddeef1', 1, 1, 1, '{}', "
                         "x'00112233445566778899aabbccddeef2', 1)", b);
  assert_refused (sql);
  g_clear_pointer (&sql, g_free);

  school_fixture_enter (shared, "李老师");
  assert_gives ("SELECT count(*) FROM visible_student", N_CHILDREN);
  assert_gives ("SELECT count(*) FROM visible_home_visit", N_CHILDREN);
  assert_gives ("SELECT count(*) FROM visible_home_visit WHERE situation = '家中情况'", N_CHILDREN);
}

/* The authorizer does not see blob handles; they are banned from the program by
 * a test of the sources, and this shows why that ban must hold. */
static void
test_blob_handle_is_out_of_reach (void)
{
  school_fixture_enter (shared, "王老师");
  /* No SQL function opens one. */
  assert_refused ("SELECT blob_open('main', 'student', 'name', 1)");
  assert_refused ("SELECT readfile('x')");
  assert_refused ("SELECT sqlite_offset(name) FROM visible_student");
}

static void
test_columns (void)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  XqRecord *visit;
  XqVersion *version;

  school_fixture_enter (shared, "孙主任");
  visits = xq_store_list (shared->store, xq_kind_find ("home_visit"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 2);
  visit = g_ptr_array_index (visits, 0);
  g_assert_nonnull (xq_record_get (visit, "visited_on"));
  g_assert_nonnull (xq_record_get (visit, "student"));
  g_assert_null (xq_record_get (visit, "situation"));
  assert_gives ("SELECT count(*) FROM visible_home_visit WHERE situation LIKE '%情况%'", 0);

  /* History says no more than the row. */
  versions = xq_store_history (shared->store, xq_kind_find ("home_visit"), xq_record_get_uid (visit), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  version = g_ptr_array_index (versions, 0);
  g_assert_nonnull (xq_record_get (version->record, "visited_on"));
  g_assert_null (xq_record_get (version->record, "situation"));
  assert_gives ("SELECT count(*) FROM visible_school_version WHERE body LIKE '%情况%'", 0);

  school_fixture_enter (shared, "钱老师");
  students = xq_store_list (shared->store, xq_kind_find ("student"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (students->len, ==, 1);
  g_assert_cmpstr (xq_record_get (g_ptr_array_index (students, 0), "name"), ==, "甲小明");
  g_assert_null (xq_record_get (g_ptr_array_index (students, 0), "number"));
  g_assert_null (xq_record_get (g_ptr_array_index (students, 0), "born_on"));
}

static void
test_newcomer (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *student = NULL;
  g_autofree char *enrolment = NULL;
  g_autoptr (XqRecord) elsewhere = NULL;

  school_fixture_enter (shared, "王老师");
  student = school_fixture_save (shared->store, "student", "name", "戊小新", "sex", "male", NULL);

  elsewhere = xq_store_new_record (shared->store, xq_kind_find ("enrolment"));
  xq_record_set (elsewhere, "student", student);
  xq_record_set (elsewhere, "class", shared->classes[CHILD_B]);
  xq_record_set (elsewhere, "from_on", "2024-09-01");
  g_assert_false (xq_store_save (shared->store, elsewhere, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  g_clear_error (&error);

  enrolment = school_fixture_save (shared->store, "enrolment", "student", student,
                                   "class", shared->classes[CHILD_A], "from_on", "2024-09-01", NULL);
  assert_gives ("SELECT count(*) FROM visible_student", 2);
}

static void
test_former_class_teacher (void)
{
  g_autoptr (GPtrArray) posts = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *visit = NULL;

  school_fixture_enter (shared, "赵老师");
  visit = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_B],
                               "visited_on", "2024-10-12", "situation", "自己写的", NULL);

  school_fixture_enter (shared, "李老师");
  xq_filter_add (filter, "class", "=", shared->classes[CHILD_B]);
  xq_filter_add (filter, "post", "=", "class_teacher");
  posts = xq_store_list (shared->store, xq_kind_find ("class_post"), filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posts->len, ==, 1);
  xq_record_set (g_ptr_array_index (posts, 0), "until_on", "2024-11-01");
  xq_store_save (shared->store, g_ptr_array_index (posts, 0), NULL, &error);
  g_assert_no_error (error);

  school_fixture_enter (shared, "赵老师");
  assert_gives ("SELECT count(*) FROM visible_student", 0);
  assert_gives ("SELECT count(*) FROM visible_home_visit", 1);
  assert_gives ("SELECT count(*) FROM visible_home_visit WHERE situation = '自己写的'", 1);
}

/* What the database says is for who reads the log: people are told what to do. */
static void
test_words (void)
{
  static const char *const tables[] = { "visible_", "student", "view", "column", "constraint" };
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) nonsense = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRows) rows = NULL;

  school_fixture_enter (shared, "校长");
  record = xq_store_new_record (shared->store, xq_kind_find ("student"));
  xq_record_set (record, "name", "己小外");
  xq_record_set (record, "sex", "male");
  g_assert_false (xq_store_save (shared->store, record, NULL, &refused));
  g_assert_error (refused, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);

  rows = xq_store_query (shared->store, "SELECT nothing_of_that_name FROM visible_student", &nonsense, NULL);
  g_assert_null (rows);
  g_assert_error (nonsense, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED);
  g_assert_null (strstr (nonsense->message, "nothing_of_that_name"));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_assert_null (strstr (refused->message, tables[i]));
      g_assert_null (strstr (nonsense->message, tables[i]));
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  school_fixture_enter (shared, "李老师");
  for (FixtureChild child = 0; child < N_CHILDREN; child++)
    {
      g_autofree char *uid = school_fixture_save (shared->store, "home_visit", "student", shared->children[child],
                                                  "visited_on", "2024-10-10", "situation", "家中情况", NULL);

      g_assert_nonnull (uid);
    }

  g_test_add_func ("/store/connection/reading", test_reading);
  g_test_add_func ("/store/connection/definitions", test_definitions);
  g_test_add_func ("/store/connection/writing", test_writing);
  g_test_add_func ("/store/connection/blob-handle", test_blob_handle_is_out_of_reach);
  g_test_add_func ("/store/connection/columns", test_columns);
  g_test_add_func ("/store/connection/newcomer", test_newcomer);
  g_test_add_func ("/store/connection/former-class-teacher", test_former_class_teacher);
  g_test_add_func ("/store/connection/words", test_words);
  result = g_test_run ();
  school_fixture_free (shared);
  return result;
}
