/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include <glib.h>

#include "school/kinds.h"
#include "store/connection.h"
#include "store/migration.h"

/* Holds descriptions and schema together: each says what the other must be. */

static const char *const ground[] = {
  "id INTEGER", "uid BLOB", "author BLOB", "created_at INTEGER", "version BLOB", "signed INTEGER", "withdrawn INTEGER",
};

static const char *
column_type (const XqField *field)
{
  switch (field->type)
    {
    case XQ_FIELD_INTEGER:
    case XQ_FIELD_MOMENT:
    case XQ_FIELD_FLAG:
      return "INTEGER";
    case XQ_FIELD_RECORD:
    case XQ_FIELD_ACCOUNT:
    case XQ_FIELD_LETTER:
      return "BLOB";
    case XQ_FIELD_TEXT:
    case XQ_FIELD_NOTE:
    case XQ_FIELD_DATE:
    case XQ_FIELD_TIME:
    case XQ_FIELD_CHOICE:
    case XQ_FIELD_CHOICES:
    case XQ_FIELD_PARTS:
    default:
      return "TEXT";
    }
}

static gboolean
has_own_table (const XqField *field)
{
  return field->type == XQ_FIELD_PARTS || (field->flags & XQ_FIELD_SEVERAL);
}

/* Each row of a PRAGMA as "name TYPE" or the like, in order. */
static GPtrArray *
ask (XqConnection *connection,
     const char   *sql,
     int           first,
     int           second,
     int           third)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqStatement) statement = xq_connection_prepare (connection, sql, &error);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  gboolean row = FALSE;

  g_assert_no_error (error);
  while (xq_statement_step (statement, &row, &error) && row)
    g_ptr_array_add (lines, g_strdup_printf ("%s %s%s%s", xq_statement_get_text (statement, first),
                                             xq_statement_get_text (statement, second), third >= 0 ? " " : "",
                                             third >= 0 ? xq_statement_get_text (statement, third) : ""));
  g_assert_no_error (error);
  return lines;
}

static gboolean
contains (GPtrArray  *lines,
          const char *line)
{
  return g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL);
}

/* The columns of a table, each "name TYPE notnull", are those of its fields
 * behind the given ones, in the same order. */
static void
assert_table (XqConnection       *connection,
              const char         *table,
              const char *const  *start,
              guint               n_start,
              const XqField      *fields)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", table);
  g_autoptr (GPtrArray) columns = ask (connection, sql, 1, 2, 3);
  guint n = 0;

  g_test_message ("table %s", table);
  for (; n < n_start; n++)
    {
      g_assert_cmpuint (n, <, columns->len);
      g_assert_true (g_str_has_prefix (g_ptr_array_index (columns, n), start[n]));
    }
  for (const XqField *field = fields; field->number != 0; field++)
    {
      g_autofree char *wanted = NULL;

      if (has_own_table (field))
        continue;
      wanted = g_strdup_printf ("%s %s %d", field->name, column_type (field), (field->flags & XQ_FIELD_REQUIRED) != 0);
      g_assert_cmpuint (n, <, columns->len);
      g_assert_cmpstr (g_ptr_array_index (columns, n), ==, wanted);
      n++;
    }
  g_assert_cmpuint (columns->len, ==, n);
}

/* Foreign keys, each "table from to": a named record of the same cabinet has
 * one, deferred, and nothing is deleted behind the program's back. */
static void
assert_keys (XqConnection   *connection,
             const XqKind   *kind,
             const char     *table,
             const XqField  *fields)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_list (\"%s\")", table);
  g_autoptr (GPtrArray) keys = ask (connection, sql, 2, 3, 4);
  g_autoptr (GPtrArray) deletions = ask (connection, sql, 6, 5, -1);

  for (const XqField *field = fields; field->number != 0; field++)
    {
      const XqKind *target = field->to != NULL ? xq_kind_find (field->to) : NULL;
      g_autofree char *wanted = NULL;

      if (target == NULL || has_own_table (field))
        continue;
      wanted = g_strdup_printf ("%s %s uid", target->name, field->name);
      g_assert_cmpint (contains (keys, wanted), ==, target->cabinet == kind->cabinet);
    }
  for (guint i = 0; i < deletions->len; i++)
    g_assert_cmpstr (g_ptr_array_index (deletions, i), ==, "NO ACTION NO ACTION");
}

static void
assert_own_table (XqConnection   *connection,
                  const XqKind   *kind,
                  const XqField  *field)
{
  static const char *const of_parts[] = { "id INTEGER", "uid BLOB", "record BLOB", "position INTEGER" };
  static const char *const of_lists[] = { "record BLOB", "position INTEGER", "target BLOB" };
  static const XqField nothing[] = { { 0 } };
  g_autofree char *table = g_strdup_printf ("%s_%s", kind->name, field->name);
  g_autofree char *key = g_strdup_printf ("%s record uid", kind->name);
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_list (\"%s\")", table);
  g_autoptr (GPtrArray) keys = ask (connection, sql, 2, 3, 4);

  g_assert_true (contains (keys, key));
  if (field->type == XQ_FIELD_PARTS)
    {
      assert_table (connection, table, of_parts, G_N_ELEMENTS (of_parts), field->parts);
      assert_keys (connection, kind, table, field->parts);
    }
  else
    {
      g_autofree char *target = g_strdup_printf ("%s target uid", field->to);

      assert_table (connection, table, of_lists, G_N_ELEMENTS (of_lists), nothing);
      g_assert_cmpint (contains (keys, target), ==, xq_kind_find (field->to)->cabinet == kind->cabinet);
    }
}

static XqConnection *
migrated (XqCabinet cabinet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqConnection) connection = xq_connection_open (":memory:", NULL, TRUE, &error);

  g_assert_no_error (error);
  xq_migrate (connection, cabinet, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&connection);
}

static void
test_cabinet (gconstpointer data)
{
  XqCabinet cabinet = (XqCabinet) GPOINTER_TO_INT (data);
  g_autoptr (XqConnection) connection = migrated (cabinet);
  const XqKind *const *kinds = xq_school_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (kinds[i]->cabinet != cabinet)
        continue;
      assert_table (connection, kinds[i]->name, ground, G_N_ELEMENTS (ground), kinds[i]->fields);
      assert_keys (connection, kinds[i], kinds[i]->name, kinds[i]->fields);
      for (const XqField *field = kinds[i]->fields; field->number != 0; field++)
        if (has_own_table (field))
          assert_own_table (connection, kinds[i], field);
    }
}

/* A table that no description names would be one that no access view guards. */
static void
test_no_other_tables (void)
{
  const XqKind *const *kinds = xq_school_kinds ();
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_hash_table_add (named, g_strdup (kinds[i]->name));
      for (const XqField *field = kinds[i]->fields; field->number != 0; field++)
        if (has_own_table (field))
          g_hash_table_add (named, g_strdup_printf ("%s_%s", kinds[i]->name, field->name));
    }

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autoptr (XqConnection) connection = migrated (cabinet);
      g_autofree char *ours = g_strdup_printf ("%s_", xq_cabinet_get_code (cabinet));
      g_autoptr (GPtrArray) tables = ask (connection, "SELECT name, type FROM sqlite_schema WHERE type = 'table'", 0, 1, -1);

      for (guint i = 0; i < tables->len; i++)
        {
          char *table = g_ptr_array_index (tables, i);

          *strchr (table, ' ') = '\0';
          if (!g_hash_table_contains (named, table))
            {
              /* The store's own. */
              g_assert_true (g_str_has_prefix (table, ours));
              g_assert_nonnull (strstr ("school_memory school_version school_audit school_pending school_letter school_draft "
                                        "care_memory care_version care_audit care_pending care_letter "
                                        "casework_memory casework_version casework_audit casework_pending casework_letter casework_draft",
                                        table));
            }
          /* A trigger cannot name an attached database: one name, one table. */
          g_assert_true (g_hash_table_add (seen, g_strdup (table)));
        }
    }
}

/* What holds whoever writes, and however: one open enrolment a child, one
 * child a number, one member of staff an account. */
static void
test_invariants (void)
{
  static const char *const twice[] = {
    "INSERT INTO enrolment (uid, author, created_at, version, student, class, from_on, reason) VALUES "
    "(randomblob (16), zeroblob (16), 0, zeroblob (16), zeroblob (16), randomblob (16), '2024-09-01', 'new')",
    "INSERT INTO student (uid, author, created_at, version, number, name, sex, state) VALUES "
    "(randomblob (16), zeroblob (16), 0, zeroblob (16), 'G1', 'x', 'male', 'studying')",
    "INSERT INTO staff (uid, author, created_at, version, name, account) VALUES "
    "(randomblob (16), zeroblob (16), 0, zeroblob (16), 'x', zeroblob (16))",
  };
  static const char *const undone[] = {
    "UPDATE enrolment SET until_on = '2024-10-01'",
    "UPDATE student SET withdrawn = 1",
    "UPDATE staff SET withdrawn = 1",
  };
  g_autoptr (XqConnection) connection = migrated (XQ_CABINET_SCHOOL);
  g_autoptr (GError) error = NULL;

  xq_connection_run (connection, "PRAGMA foreign_keys = OFF", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (twice); i++)
    {
      xq_connection_run (connection, twice[i], &error);
      g_assert_no_error (error);
      g_assert_false (xq_connection_run (connection, twice[i], NULL));
      xq_connection_run (connection, undone[i], &error);
      g_assert_no_error (error);
      xq_connection_run (connection, twice[i], &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xq_school_register ();
  g_test_add_data_func ("/school/schema/school", GINT_TO_POINTER (XQ_CABINET_SCHOOL), test_cabinet);
  g_test_add_data_func ("/school/schema/care", GINT_TO_POINTER (XQ_CABINET_CARE), test_cabinet);
  g_test_add_data_func ("/school/schema/casework", GINT_TO_POINTER (XQ_CABINET_CASEWORK), test_cabinet);
  g_test_add_func ("/school/schema/no-other-tables", test_no_other_tables);
  g_test_add_func ("/school/schema/invariants", test_invariants);
  return g_test_run ();
}
