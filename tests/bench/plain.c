/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "plain.h"

/* The same works on the same tables, indexes and rows, versions and audit
 * entries included, by hand over the system's SQLite: no encryption, no
 * access rules, no checks, no signatures. A process of its own, since SQLite
 * and SQLCipher export the same names. */

#define SAVES 20
#define LOOKS 20
#define SOUGHT_WORD "焦虑"
#define NOTE \
  "与奶奶同住，父母在外地务工，每周视频一次。作业能按时完成，近来话少，晚上看手机到很晚。" \
  "奶奶说不知道怎么管，希望老师多提醒。家里安静，有自己的书桌。"

static const char *folder;
static GKeyFile *questions;
static sqlite3 *school;

static void
check (sqlite3 *db,
       int      code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (db));
}

static sqlite3 *
open_folder (const char *name)
{
  static const char *const cabinets[] = { "school", "care", "casework" };
  sqlite3 *db = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cabinets); i++)
    {
      const char *schema = i == 0 ? "main" : cabinets[i];
      g_autofree char *file = g_strconcat (cabinets[i], ".db", NULL);
      g_autofree char *path = g_build_filename (folder, name, file, NULL);
      g_autofree char *settings = g_strdup_printf ("PRAGMA %s.journal_mode = WAL; PRAGMA %s.synchronous = FULL;"
                                                   "PRAGMA %s.secure_delete = ON; PRAGMA %s.cache_size = -16384;"
                                                   "PRAGMA %s.wal_autocheckpoint = 0", schema, schema, schema, schema, schema);

      if (i == 0)
        {
          check (db, sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
          check (db, sqlite3_exec (db, "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON", NULL, NULL, NULL));
        }
      else
        {
          char *attach = sqlite3_mprintf ("ATTACH DATABASE %Q AS %s", path, schema);

          check (db, sqlite3_exec (db, attach, NULL, NULL, NULL));
          sqlite3_free (attach);
        }
      check (db, sqlite3_exec (db, settings, NULL, NULL, NULL));
    }
  return db;
}

static void
close_folder (sqlite3 *db)
{
  check (db, sqlite3_exec (db, "PRAGMA main.wal_checkpoint(TRUNCATE); PRAGMA care.wal_checkpoint(TRUNCATE);"
                               "PRAGMA casework.wal_checkpoint(TRUNCATE)", NULL, NULL, NULL));
  check (db, sqlite3_close (db));
}

static sqlite3 *
enter_school (void)
{
  if (school == NULL)
    school = open_folder ("school.plain");
  return school;
}

static void
leave_school (void)
{
  if (school != NULL)
    close_folder (g_steal_pointer (&school));
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));
  return statement;
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Every column of every row is taken out, as a list would show it. */
static gint64
read_rows (sqlite3_stmt *statement)
{
  gint64 n = 0;
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_ptr_array_add (row, g_strndup (sqlite3_column_blob (statement, i), (gsize) sqlite3_column_bytes (statement, i)));
      g_ptr_array_unref (row);
      n++;
    }
  check (sqlite3_db_handle (statement), code);
  sqlite3_reset (statement);
  return n;
}

#define VISITS \
  "SELECT r.*, (SELECT json_group_array (lower (hex (l.target))) FROM home_visit_student l WHERE l.record = r.uid), " \
  "(SELECT json_group_array (lower (hex (l.target))) FROM home_visit_visitors l WHERE l.record = r.uid) " \
  "FROM home_visit r WHERE r.withdrawn = 0 "

static gint64
show_first_list (sqlite3 *db)
{
  sqlite3_stmt *statement = prepare (db, VISITS "ORDER BY visited_on DESC, id DESC LIMIT 50");
  gint64 n = read_rows (statement);

  sqlite3_finalize (statement);
  return n;
}

static double
measure_open (gint64 *count)
{
  sqlite3 *db;
  double seconds;

  leave_school ();
  work_start ();
  db = open_folder ("school.plain");
  *count = show_first_list (db);
  seconds = work_seconds ();
  close_folder (db);
  return seconds;
}

static GBytes *
question (const char *name)
{
  g_autofree char *text = g_key_file_get_string (questions, "records", name, NULL);
  guint8 *bytes = g_malloc0 (16);

  g_assert (text != NULL && strlen (text) == 32);
  for (guint i = 0; i < 16; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
  return g_bytes_new_take (bytes, 16);
}

static void
bind_bytes (sqlite3_stmt *statement,
            int           index,
            GBytes       *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  check (sqlite3_db_handle (statement), sqlite3_bind_blob64 (statement, index, data, length, SQLITE_TRANSIENT));
}

static void
step (sqlite3_stmt *statement)
{
  check (sqlite3_db_handle (statement), sqlite3_step (statement));
  sqlite3_reset (statement);
}

#define UID "randomblob (16)"
#define VERSION(cabinet, number, record) \
  "INSERT INTO " cabinet "_version (uid, kind, record, parents, author, desk, counter, lamport, at, reason, state, body, salt, entry) " \
  "VALUES (" UID ", " number ", " record ", x'', " UID ", " UID ", 1, 1, unixepoch (), NULL, 0, " \
  "'{\"1\":\"1d325a2189fa04a5023901ff382092b4\",\"2\":\"2025-06-30\",\"16\":\"" NOTE "\"}', " UID ", 1)"
#define AUDIT(cabinet) \
  "INSERT INTO " cabinet "_audit (at, account, verb, kind, record, digest, previous, signature, hash) " \
  "VALUES (unixepoch (), " UID ", 'add', 12, " UID ", randomblob (32), randomblob (32), randomblob (64), randomblob (32))"

static double
measure_save (const char *const *sqls,
              const char        *student,
              gint64            *count)
{
  sqlite3 *db = enter_school ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (finalize);
  g_autoptr (GBytes) child = question (student);
  g_autoptr (GBytes) teacher = question ("teacher");

  for (guint i = 0; sqls[i] != NULL; i++)
    g_ptr_array_add (statements, prepare (db, sqls[i]));
  *count = SAVES;
  work_start ();
  for (guint i = 0; i < SAVES; i++)
    {
      guint8 uid[16];
      g_autoptr (GBytes) record = NULL;

      sqlite3_randomness (sizeof uid, uid);
      record = g_bytes_new (uid, sizeof uid);
      for (guint j = 0; j < statements->len; j++)
        {
          sqlite3_stmt *statement = g_ptr_array_index (statements, j);
          int n = sqlite3_bind_parameter_count (statement);

          if (n >= 1)
            bind_bytes (statement, 1, record);
          if (n >= 2)
            bind_bytes (statement, 2, child);
          if (n >= 3)
            bind_bytes (statement, 3, teacher);
          step (statement);
        }
    }
  return work_seconds () / SAVES;
}

static double
measure_save_visit (gint64 *count)
{
  static const char *const sqls[] = {
    "BEGIN IMMEDIATE",
    "INSERT INTO home_visit (uid, author, created_at, version, visited_on, started_at, ended_at, kind, way, result, met, "
    "situation, agreement) VALUES (?1, " UID ", unixepoch (), " UID ", '2025-06-30', '16:30', '17:10', 'routine', 'at_home', "
    "'done', 'mother', '" NOTE "', '每周通话一次')",
    "INSERT INTO home_visit_student (record, position, target) VALUES (?1, 0, ?2)",
    "INSERT INTO home_visit_visitors (record, position, target) SELECT ?1, 0, ?3 WHERE ?2 IS NOT NULL",
    VERSION ("school", "12", "?1"),
    AUDIT ("school"),
    "COMMIT",
    NULL
  };

  return measure_save (sqls, "own_student", count);
}

static double
measure_save_session (gint64 *count)
{
  static const char *const sqls[] = {
    "BEGIN IMMEDIATE",
    "INSERT INTO session (uid, author, created_at, version, client, student, case_file, held_on, started_at, minutes, place, "
    "form, source, theme, safety, narrative, private, next_step, to_teacher_student, key_points) "
    "SELECT ?1, " UID ", unixepoch (), " UID ", 'student', ?2, "
    "(SELECT uid FROM case_file WHERE student = ?2 ORDER BY opened_on DESC LIMIT 1), '2025-06-30', '15:20', 40, 'room', "
    "'individual', 'self', 'study', 'not_asked', '" NOTE "', 0, 'continue', 'not_needed', '作息约定'",
    VERSION ("casework", "202", "?1"),
    AUDIT ("casework"),
    "COMMIT",
    NULL
  };

  return measure_save (sqls, "student", count);
}

static GPtrArray *
choose_students (sqlite3 *db)
{
  static guint turn;
  sqlite3_stmt *statement = prepare (db, "SELECT uid FROM student ORDER BY id");
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GPtrArray *students = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (all, g_bytes_new (sqlite3_column_blob (statement, 0), 16));
  sqlite3_finalize (statement);
  for (guint i = 0; i < LOOKS; i++)
    g_ptr_array_add (students, g_bytes_ref (g_ptr_array_index (all, (turn++ * 1009u) % all->len)));
  return students;
}

static double
measure_history_visits (gint64 *count)
{
  sqlite3 *db = enter_school ();
  g_autoptr (GPtrArray) students = choose_students (db);
  sqlite3_stmt *statement = prepare (db, VISITS "AND r.uid IN (SELECT record FROM home_visit_student WHERE target = ?1) "
                                                "ORDER BY visited_on DESC, id DESC");
  double seconds;

  work_start ();
  for (guint i = 0; i < students->len; i++)
    {
      bind_bytes (statement, 1, g_ptr_array_index (students, i));
      *count += read_rows (statement);
    }
  seconds = work_seconds () / LOOKS;
  sqlite3_finalize (statement);
  return seconds;
}

static void
bind_parameters (sqlite3_stmt *statement)
{
  for (int i = 1; i <= sqlite3_bind_parameter_count (statement); i++)
    {
      g_autofree char *value = g_key_file_get_string (questions, "parameters",
                                                      sqlite3_bind_parameter_name (statement, i) + 1, NULL);

      check (sqlite3_db_handle (statement), sqlite3_bind_text (statement, i, value, -1, SQLITE_TRANSIENT));
    }
}

/* What a question of resources/queries answers to the parameters of this bench. */
static gint64
ask (sqlite3_stmt *statement,
     int           column)
{
  gint64 sum = 0;
  int code;

  bind_parameters (statement);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    if (column >= 0)
      sum += sqlite3_column_int64 (statement, column);
  check (sqlite3_db_handle (statement), code);
  return sum;
}

static sqlite3_stmt *
prepare_question (sqlite3    *db,
                  const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/xinqing/Xinqing/queries/%s.sql", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *sql = NULL;

  g_assert_nonnull (bytes);
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return prepare (db, sql);
}

static double
measure_questions (const char *const *names,
                   const int         *columns,
                   guint              n,
                   gint64            *count)
{
  sqlite3 *db = enter_school ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (finalize);
  double seconds;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, prepare_question (db, names[i]));
  work_start ();
  for (guint i = 0; i < n; i++)
    *count += ask (g_ptr_array_index (statements, i), columns[i]);
  seconds = work_seconds ();
  return seconds;
}

static double
measure_figures (gint64 *count)
{
  static const char *const names[] = {
    "staff-totals", "roll-totals", "home-visits-by-class", "referral-totals", "disclosure-totals",
    "counselling-totals", "focus-contacts", "counselling-by-day", "counselling-by-theme",
  };
  static const int columns[] = { -1, -1, 9, -1, -1, 1, -1, -1, -1 };

  return measure_questions (names, columns, G_N_ELEMENTS (names), count);
}

static double
measure_coverage (gint64 *count)
{
  static const char *const names[] = { "home-visits-by-class" };
  static const int columns[] = { 9 };

  return measure_questions (names, columns, G_N_ELEMENTS (names), count);
}

static double
measure_find (const char *sql,
              gint64     *count)
{
  sqlite3_stmt *statement = prepare (enter_school (), sql);
  double seconds;

  check (sqlite3_db_handle (statement), sqlite3_bind_text (statement, 1, "%" SOUGHT_WORD "%", -1, SQLITE_STATIC));
  work_start ();
  *count = read_rows (statement);
  seconds = work_seconds ();
  sqlite3_finalize (statement);
  return seconds;
}

static double
measure_find_first (gint64 *count)
{
  return measure_find (VISITS "AND situation LIKE ?1 ORDER BY visited_on DESC, id DESC LIMIT 50", count);
}

static double
measure_find_all (gint64 *count)
{
  return measure_find (VISITS "AND situation LIKE ?1 ORDER BY visited_on DESC, id DESC", count);
}

typedef struct
{
  sqlite3_stmt *insert;
  GPtrArray    *rows;     /* arrays of sqlite3_value */
} Arrival;

static void
read_arrival (sqlite3    *from,
              const char *table,
              const char *where,
              sqlite3    *to,
              Arrival    *arrival)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s %s", table, where);
  sqlite3_stmt *statement = prepare (from, select);
  int n = sqlite3_column_count (statement);
  g_autoptr (GString) insert = g_string_new (NULL);

  g_string_append_printf (insert, "INSERT INTO %s VALUES (?1", table);
  for (int i = 2; i <= n; i++)
    g_string_append_printf (insert, ", ?%d", i);
  g_string_append_c (insert, ')');
  arrival->insert = prepare (to, insert->str);
  arrival->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);

      for (int i = 0; i < n; i++)
        g_ptr_array_add (row, sqlite3_value_dup (sqlite3_column_value (statement, i)));
      g_ptr_array_add (arrival->rows, row);
    }
  sqlite3_finalize (statement);
}

static void
write_arrival (Arrival *arrival)
{
  for (guint i = 0; i < arrival->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (arrival->rows, i);

      for (guint j = 0; j < row->len; j++)
        check (sqlite3_db_handle (arrival->insert),
               sqlite3_bind_value (arrival->insert, (int) j + 1, g_ptr_array_index (row, j)));
      step (arrival->insert);
    }
}

static void
copy_newcomer (void)
{
  static const char *const files[] = { "school.db", "care.db", "casework.db" };
  g_autofree char *target = g_build_filename (folder, "import.plain", NULL);

  g_assert_cmpint (g_mkdir_with_parents (target, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *from = g_build_filename (folder, "newcomer.plain", files[i], NULL);
      g_autofree char *to = g_build_filename (target, files[i], NULL);
      g_autoptr (GFile) source = g_file_new_for_path (from);
      g_autoptr (GFile) copy = g_file_new_for_path (to);

      g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* The rows lie in memory; what it takes is to write them. */
static double
measure_import (gint64 *count)
{
  static const char *const tables[] = { "student", "enrolment", "guardian", "school_version", "school_audit" };
  sqlite3 *from = open_folder ("arrived.plain");
  sqlite3 *to;
  Arrival arrivals[G_N_ELEMENTS (tables)];
  double seconds;

  copy_newcomer ();
  to = open_folder ("import.plain");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      /* What the newcomer has already is not written again. */
      const char *key = strcmp (tables[i], "school_audit") == 0 ? "sequence" : "id";
      g_autofree char *last = g_strdup_printf ("SELECT coalesce (max (%s), 0) FROM %s", key, tables[i]);
      sqlite3_stmt *statement = prepare (to, last);
      g_autofree char *where = NULL;

      check (to, sqlite3_step (statement));
      where = g_strdup_printf ("WHERE %s > %lld", key, (long long) sqlite3_column_int64 (statement, 0));
      sqlite3_finalize (statement);
      read_arrival (from, tables[i], where, to, &arrivals[i]);
    }
  work_start ();
  check (to, sqlite3_exec (to, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    write_arrival (&arrivals[i]);
  check (to, sqlite3_exec (to, "COMMIT", NULL, NULL, NULL));
  seconds = work_seconds ();
  *count = arrivals[0].rows->len;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_finalize (arrivals[i].insert);
      g_ptr_array_unref (arrivals[i].rows);
    }
  close_folder (to);
  close_folder (from);
  return seconds;
}

const Work plain_works[] = {
  { "open", measure_open },
  { "save-visit", measure_save_visit },
  { "save-session", measure_save_session },
  { "history-visits", measure_history_visits },
  { "figures", measure_figures },
  { "coverage", measure_coverage },
  { "find-first", measure_find_first },
  { "find-all", measure_find_all },
  { "import", measure_import },
  { NULL }
};

GStrv
plain_open_first_list (void)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  sqlite3_stmt *statement;
  sqlite3 *db;
  int code;

  leave_school ();
  db = enter_school ();
  g_assert_cmpint (show_first_list (db), >, 0);
  statement = prepare_question (db, "home-visits-by-class");
  bind_parameters (statement);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (line, "%lld ", (long long) sqlite3_column_int64 (statement, i));
      g_strv_builder_add (lines, line->str);
    }
  check (db, code);
  sqlite3_finalize (statement);
  return g_strv_builder_end (lines);
}

void
plain_begin (const char *in)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (in, "questions.ini", NULL);

  folder = in;
  questions = g_key_file_new ();
  if (!g_key_file_load_from_file (questions, path, G_KEY_FILE_NONE, &error))
    g_error ("%s", error->message);
}

void
plain_end (void)
{
  leave_school ();
  g_clear_pointer (&questions, g_key_file_unref);
}
