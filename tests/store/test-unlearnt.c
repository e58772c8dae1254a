/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "two-schools.h"

#include "school/crisis-running.h"
#include "school/crisis-stamp.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/teacher-message.h"
#include "store/cabinet.h"
#include "store/store-private.h"

#define REFUSED "refused: "

/* Two schools that differ in what a counsellor and a head did about one child are the
 * same for everybody else: through the program's own connection, and in the files with
 * the same keys and a program of one's own. What the files do tell is named here: that
 * letters were sent, from whom to whom on which day; how large the others' cabinets
 * are, and how many entries stand in their chains. */

static TwoSchools *apart;    /* nobody else was told */
static TwoSchools *told;

static void
add_value (GString     *line,
           XqStatement *statement,
           int          column)
{
  if (xq_statement_is_null (statement, column))
    g_string_append (line, "|-");
  else if (xq_statement_is_blob (statement, column))
    {
      gsize length;
      const guint8 *bytes = xq_statement_get_blob (statement, column, &length);

      g_string_append (line, "|x");
      for (gsize i = 0; i < length; i++)
        g_string_append_printf (line, "%02x", bytes[i]);
    }
  else
    g_string_append_printf (line, "|%s", xq_statement_get_text (statement, column));
}

/* A line a row; the last one says that more was refused. */
static GPtrArray *
read_rows (XqConnection *connection,
           const char   *sql)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqStatement) statement = xq_connection_prepare (connection, sql, &error);
  gboolean row = statement != NULL;

  while (row && xq_statement_step (statement, &row, &error) && row)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (int i = 0; i < xq_statement_count_columns (statement); i++)
        add_value (line, statement, i);
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  if (error != NULL)
    g_ptr_array_add (lines, g_strconcat (REFUSED, error->message, NULL));
  return lines;
}

static gboolean
is_refused (GPtrArray *lines)
{
  return lines->len > 0 && g_str_has_prefix (g_ptr_array_index (lines, lines->len - 1), REFUSED);
}

static XqConnection *
open_school_cabinet (SchoolFixture *school,
                     const char    *account)
{
  static const XqCabinet cabinet = XQ_CABINET_SCHOOL;
  g_autoptr (XqSecret) password = school_fixture_password (account);
  g_autoptr (GError) error = NULL;
  XqConnection *connection;

  school_fixture_leave (school);
  school->vault = xq_vault_open (school->folder, &error);
  g_assert_no_error (error);
  xq_vault_unlock (school->vault, account, password, NULL, &error);
  g_assert_no_error (error);
  connection = xq_cabinet_open (school->vault, &cabinet, 1, &error);
  g_assert_no_error (error);
  return connection;
}

static gboolean
has_line (GPtrArray  *lines,
          const char *line)
{
  return g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL);
}

/* What one has and the other has not. */
static guint
report (GPtrArray  *lines,
        GPtrArray  *others,
        const char *of,
        const char *where)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    if (!has_line (others, g_ptr_array_index (lines, i)))
      {
        g_test_message ("%s, in the %s school alone: %.300s", of, where, (const char *) g_ptr_array_index (lines, i));
        n++;
      }
  return n;
}

static void
assert_same (GPtrArray  *quiet,
             GPtrArray  *busy,
             const char *of)
{
  guint n = report (quiet, busy, of, "quiet") + report (busy, quiet, of, "busy");

  if (n > 0 || quiet->len != busy->len)
    {
      g_test_message ("%s: %u and %u rows", of, quiet->len, busy->len);
      g_test_fail ();
    }
}

static void
compare (XqConnection *quiet,
         XqConnection *busy,
         const char   *sql)
{
  g_autoptr (GPtrArray) first = read_rows (quiet, sql);
  g_autoptr (GPtrArray) second = read_rows (busy, sql);

  g_assert_false (is_refused (first));
  assert_same (first, second, sql);
}

static GPtrArray *
list_tables (XqConnection *connection)
{
  return read_rows (connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
}

/* Statistics and counters of the database itself are tables too, where there are any. */
static void
compare_file (TwoSchools        *schools,
              const char *const *but)
{
  g_autoptr (XqConnection) quiet = open_school_cabinet (schools->quiet, "王老师");
  g_autoptr (XqConnection) busy = open_school_cabinet (schools->busy, "王老师");
  g_autoptr (GPtrArray) tables = list_tables (quiet);

  compare (quiet, busy, "SELECT * FROM sqlite_master");
  g_assert_cmpuint (tables->len, >, 50);
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = (const char *) g_ptr_array_index (tables, i) + 1;
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);

      if (!g_strv_contains (but, table))
        compare (quiet, busy, sql);
    }
  if (*but == NULL)
    {
      compare (quiet, busy, "PRAGMA page_count");
      compare (quiet, busy, "PRAGMA freelist_count");
    }
}

static void
test_file (void)
{
  static const char *const nothing[] = { NULL };

  compare_file (apart, nothing);
}

/* --- through the program's own connection --- */

/* Every view that there is: a counsellor has them all. Who may not read one is refused
 * in both schools. */
static GPtrArray *
list_views (SchoolFixture *school)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  GPtrArray *views;

  xq_store_see_all (store, &error);
  g_assert_no_error (error);
  views = read_rows (store->inner, "SELECT name FROM sqlite_temp_master WHERE type = 'view' AND name NOT LIKE '%~%' ORDER BY name");
  g_assert_cmpuint (views->len, >, 80);
  school_fixture_leave (school);
  return views;
}

static GPtrArray *
read_views (SchoolFixture *school,
            const char    *account,
            GPtrArray     *views)
{
  XqStore *store = school_fixture_enter (school, account);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < views->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", (const char *) g_ptr_array_index (views, i) + 1);

      g_ptr_array_add (all, read_rows (store->limited, sql));
    }
  school_fixture_leave (school);
  return all;
}

static void
compare_views (TwoSchools *schools,
               const char *account)
{
  g_autoptr (GPtrArray) views = list_views (schools->quiet);
  g_autoptr (GPtrArray) quiet = read_views (schools->quiet, account, views);
  g_autoptr (GPtrArray) busy = read_views (schools->busy, account, views);
  guint n_read = 0;

  for (guint i = 0; i < views->len; i++)
    {
      GPtrArray *lines = g_ptr_array_index (quiet, i);
      g_autofree char *of = g_strconcat (account, ": ", (const char *) g_ptr_array_index (views, i) + 1, NULL);

      n_read += lines->len > 0 && !is_refused (lines);
      assert_same (lines, g_ptr_array_index (busy, i), of);
    }
  /* One's own class, at least, with its children and its teachers. */
  g_assert_cmpuint (n_read, >, 8);
}

static void
test_connection (gconstpointer account)
{
  compare_views (apart, account);
  compare_views (told, account);
}

/* --- letters --- */

static void
assert_none (XqConnection *connection,
             const char   *sql)
{
  g_autoptr (GPtrArray) lines = read_rows (connection, sql);

  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s: %s", sql, (const char *) g_ptr_array_index (lines, i));
  if (lines->len > 0)
    g_test_fail ();
}

/* Of what crosses, the sorts: concerns and observations in both schools; in the busy
 * one duties, changed ones and what the ledger learns; here a message and the answer to
 * a concern, */
static void
write_to_teachers (SchoolFixture *school)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = xq_store_list (store, &xq_concern, NULL, &error);
  g_autoptr (XqRecord) concern = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_free (school_fixture_save (store, "session", "student", school->children[CHILD_A], "to_teacher", "最近请多鼓励",
                               "to_teacher_student", "agreed", NULL));
  concern = xq_store_get (store, &xq_concern, xq_record_get_uid (g_ptr_array_index (list, 0)), &error);
  g_assert_no_error (error);
  xq_record_set (concern, "state", "met");
  g_assert_true (xq_store_save (store, concern, NULL, &error));
  g_assert_no_error (error);
}

/* a message that was put away, a pledge and a step in a crisis. */
static void
write_back (SchoolFixture *school)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (XqCrisisRunning) crisis = xq_crisis_running_new ();
  XqCrisisStamp stamp = { .event = crisis->event, .step = (char *) "with_student" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = xq_teacher_messages_unread (store, &error);
  g_autoptr (GPtrArray) duties = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_true (xq_teacher_message_put_away (store, ((const XqTeacherMessage *) g_ptr_array_index (messages, 0))->letter, &error));
  g_assert_true (xq_crisis_press (store, &stamp, &error));
  g_assert_no_error (error);

  store = school_fixture_enter (school, "赵老师");
  duties = xq_support_list_duties (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duties->len, ==, 1);
  g_assert_true (xq_support_pledge (store, ((const XqSupportDuty *) g_ptr_array_index (duties, 0))->letter, &error));
  g_assert_no_error (error);
}

/* Three tables say that a letter was sent, and what stands there is who, to whom, on
 * which day: neither what sort of letter it is nor whom it is about. */
static void
test_letters (void)
{
  static const char *const with_letters[] = { "school_letter", "school_audit", "school_memory", NULL };
  SchoolFixture *every_sort;
  g_autoptr (XqConnection) connection = NULL;
  g_autoptr (GPtrArray) lengths = NULL;
  g_autoptr (GPtrArray) sent = NULL;

  compare_file (told, with_letters);

  every_sort = school_fixture_copy (told->busy);
  write_to_teachers (every_sort);
  write_back (every_sort);
  connection = open_school_cabinet (every_sort, "王老师");
  sent = read_rows (connection, "SELECT uid FROM school_letter");
  g_assert_cmpuint (sent->len, ==, 12);
  lengths = read_rows (connection, "SELECT length, length (sealed), count (*) FROM school_letter GROUP BY 1, 2");
  for (guint i = 0; i < lengths->len; i++)
    g_test_message ("length, bytes, letters: %s", (const char *) g_ptr_array_index (lengths, i));
  g_assert_cmpuint (lengths->len, ==, 1);
  assert_none (connection, "SELECT uid FROM school_letter WHERE hex (writer) = upper (receiver)");
  assert_none (connection, "SELECT uid FROM school_letter WHERE written_at % 86400 <> 0");
  /* Each is a transaction of its own that names no record, whatever it was. */
  assert_none (connection, "SELECT a.verb, a.kind FROM school_audit AS a WHERE a.sequence IN (SELECT entry FROM school_letter) "
                           "AND (a.verb <> 'letter' OR a.kind IS NOT NULL OR a.record IS NOT NULL)");
  assert_none (connection, "SELECT entry FROM school_letter GROUP BY entry HAVING count (*) > 1");
  /* What is remembered of it is two uids. */
  assert_none (connection, "SELECT key, value FROM school_memory WHERE key LIKE 'sent:%' AND (length (key) <> 37 OR length (value) <> 32)");
  g_clear_pointer (&connection, xq_connection_free);
  school_fixture_free (every_sort);
}

/* --- the folder --- */

static GPtrArray *
list_files (SchoolFixture *school)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  school_fixture_leave (school);
  dir = g_dir_open (school->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (school->folder, name, NULL);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      /* That the others' cabinets grow is told, and nothing else. */
      if (g_str_equal (name, "care.db") || g_str_equal (name, "casework.db"))
        info.st_size = 0;
      g_ptr_array_add (files, g_strdup_printf ("%s %o %" G_GINT64_FORMAT, name, info.st_mode, (gint64) info.st_size));
    }
  return files;
}

/* Who has no key at all sees the same names in both, and the same sizes but for the
 * cabinets of counsellors and heads; no file is made for a record or a letter. */
static void
test_folder (void)
{
  g_autoptr (GPtrArray) quiet = list_files (apart->quiet);
  g_autoptr (GPtrArray) busy = list_files (apart->busy);

  g_assert_cmpuint (quiet->len, >=, 7);
  assert_same (quiet, busy, "the folder");
}

/* What is refused is refused by the hundred here, and each time said to who reads the log. */
static void
ignore (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        data)
{
  (void) domain;
  (void) level;
  (void) message;
  (void) data;
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("xq-store", G_LOG_LEVEL_INFO, ignore, NULL);
  apart = two_schools_new (TWO_SCHOOLS_NOBODY);
  told = two_schools_new (TWO_SCHOOLS_OTHERS);
  g_test_add_func ("/store/unlearnt/folder", test_folder);
  g_test_add_func ("/store/unlearnt/file", test_file);
  for (guint i = 0; two_schools_strangers[i] != NULL; i++)
    if (!g_str_equal (two_schools_strangers[i], "管理员"))
      {
        g_autofree char *path = g_strdup_printf ("/store/unlearnt/connection/%u", i);

        g_test_add_data_func (path, two_schools_strangers[i], test_connection);
      }
  g_test_add_func ("/store/unlearnt/letters", test_letters);
  result = g_test_run ();
  two_schools_free (apart);
  two_schools_free (told);
  return result;
}
