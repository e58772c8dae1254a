/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "exchange/formula-guard.h"
#include "exchange/list-xlsx.h"
#include "exchange/spreadsheet.h"
#include "school/kinds.h"

#define LONG_TEXT 10000

/* What the readers of this layer find in the sheet: a row a line, its cells divided by
 * "|"; numbers have # before them, days @. */
static char *
read_sheet (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const XqSheet *sheet;

  book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->sheets->len, ==, 1);
  sheet = g_ptr_array_index (book->sheets, 0);
  g_assert_cmpuint (sheet->notes->len, ==, 0);
  g_assert_cmpuint (sheet->merges->len, ==, 0);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const XqSheetRow *row = &g_array_index (sheet->rows, XqSheetRow, i);
      guint column = 0;

      g_assert_cmpuint (row->number, ==, i + 1);
      for (guint j = 0; j < row->n_cells; j++)
        {
          const XqSheetCell *cell = &row->cells[j];

          for (; column < cell->column; column++)
            g_string_append_c (text, '|');
          g_assert_true (cell->kind == XQ_CELL_TEXT || cell->kind == XQ_CELL_NUMBER || cell->kind == XQ_CELL_DATE);
          g_string_append (text, cell->kind == XQ_CELL_NUMBER ? "#" : cell->kind == XQ_CELL_DATE ? "@" : "");
          g_string_append (text, cell->text);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
read_back (XqStore      *store,
           const XqKind *kind,
           const char   *columns,
           XqFilter     *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = xq_store_list (store, kind, filter, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = xq_list_xlsx (store, kind, columns, records, &error);
  g_assert_no_error (error);
  return read_sheet (bytes);
}

static guint
count_exports (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xq_store_audit_list (store, XQ_CABINET_SCHOOL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n += g_str_equal (((const XqAuditEntry *) g_ptr_array_index (entries, i))->verb, "export") ? 1 : 0;
  return n;
}

/* Every cell of a list of children, with a character beyond the first plane. */
static void
test_students (void)
{
  SchoolFixture *fixture = school_fixture_new ();
  XqStore *store = school_fixture_enter (fixture, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) child = xq_store_get (store, &xq_student, fixture->children[CHILD_B], &error);
  g_autofree char *found = NULL;
  g_autofree char *all = NULL;
  guint before = count_exports (store);

  g_assert_no_error (error);
  xq_record_set (child, "name", "𠮷小红");
  xq_record_set (child, "born_on", "2012-02-29");
  xq_record_set (child, "dormitory", "=HYPERLINK(\"http://x\")");
  xq_record_set (child, "number", "G140881201202290011");
  xq_store_save (store, child, NULL, &error);
  g_assert_no_error (error);

  found = read_back (store, &xq_student, "name born_on dormitory number state", NULL);
  g_assert_nonnull (strstr (found, "Class|Name|Date of birth|Dormitory|State of study\n"));
  g_assert_nonnull (strstr (found, "7-2|𠮷小红|@2012-02-29|'=HYPERLINK(\"http://x\")|Studying\n"));
  g_assert_nonnull (strstr (found, "7-1|甲小明|"));
  g_assert_cmpuint (count_exports (store), ==, before + 1);

  /* Not a number of which half is stars. */
  all = read_back (store, &xq_student, NULL, NULL);
  g_assert_nonnull (strstr (all, "Village or community"));
  g_assert_null (strstr (all, "Student number"));
  g_assert_null (strstr (all, "G1408"));
  g_assert_cmpuint (count_exports (store), ==, before + 2);
  school_fixture_free (fixture);
}

/* A text as long as a confession, numbers, several choices; and who reads them. */
static void
test_visits (void)
{
  SchoolFixture *fixture = school_fixture_new ();
  XqStore *store = school_fixture_enter (fixture, "王老师");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *row = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *found = NULL;
  g_autofree char *narrow = NULL;

  for (guint i = 0; i < LONG_TEXT; i++)
    g_string_append (text, i % 100 == 99 ? "\n" : i % 7 == 0 ? "𠮷" : "话");
  g_string_overwrite (text, text->len - 1, "。");
  uid = school_fixture_save (store, "home_visit", "student", fixture->children[CHILD_A], "visited_on", "2024-10-12",
                             "situation", text->str, "met", "father mother", "agreement", " -1+2", NULL);
  found = read_back (store, &xq_home_visit, "visited_on student situation met agreement", NULL);
  row = g_strdup_printf ("Date of visit|Student|Situation|Met|Agreed together\n@2024-10-12|甲小明|%s|Father, Mother|' -1+2\n",
                         text->str);
  g_assert_cmpstr (found, ==, row);

  /* What was said is none of the grade leader's columns. */
  store = school_fixture_enter (fixture, "孙主任");
  narrow = read_back (store, &xq_home_visit, "visited_on student situation met result", NULL);
  g_assert_cmpstr (narrow, ==, "Date of visit|Student|Result\n@2024-10-12|甲小明|Visited\n");
  school_fixture_free (fixture);
}

static void
test_numbers (void)
{
  SchoolFixture *fixture = school_fixture_new ();
  XqStore *store = school_fixture_enter (fixture, "李老师");
  g_autofree char *classes = read_back (store, &xq_class, "year grade number", NULL);
  g_autoptr (XqFilter) none = xq_filter_new ();
  g_autofree char *titles = NULL;

  g_assert_nonnull (strstr (classes, "|#7|#2\n"));
  g_assert_nonnull (strstr (classes, "|#8|#1\n"));
  /* Nothing is a table too. */
  xq_filter_add (none, "grade", "=", "99");
  titles = read_back (store, &xq_class, "grade number", none);
  g_assert_nonnull (titles);
  g_assert_cmpuint (strcspn (titles, "\n"), ==, strlen (titles) - 1);
  school_fixture_free (fixture);
}

/* A table that is no list: its words as they stand, no formula, and what left by name. */
static void
test_table (void)
{
  SchoolFixture *fixture = school_fixture_new ();
  XqStore *store = school_fixture_enter (fixture, "校长");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL;
  const XqAuditEntry *last;

  g_ptr_array_add (lines, g_strsplit ("谁|什么|几次", "|", -1));
  g_ptr_array_add (lines, g_strsplit ("李老师|=1+1|3", "|", -1));
  g_ptr_array_add (lines, g_strsplit ("王老师||", "|", -1));
  bytes = xq_table_xlsx (store, XQ_CABINET_CARE, "secrecy_looks", "查阅/次数", lines, &error);
  g_assert_no_error (error);
  found = read_sheet (bytes);
  g_assert_cmpstr (found, ==, "谁|什么|几次\n李老师|'=1+1|3\n王老师\n");
  entries = xq_store_audit_list (store, XQ_CABINET_CARE, &error);
  last = g_ptr_array_index (entries, entries->len - 1);
  g_assert_cmpstr (last->verb, ==, "export");
  g_assert_cmpstr (last->what, ==, "secrecy_looks");
  g_assert_null (last->kind);
  g_assert_true (xq_store_audit_verify (store, XQ_CABINET_CARE, &error));
  school_fixture_free (fixture);
}

static void
test_guard (void)
{
  static const char *const formulas[] = { "=1", "+1", "-1", "@a", "\t=1", "\r", "  =1" };
  static const char *const texts[] = { "", "1-2", "李雨", " a=b", "'=1" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    g_assert_cmpstr (xq_formula_guard (formulas[i]), ==, "'");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (xq_formula_guard (texts[i]), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-xlsx/students", test_students);
  g_test_add_func ("/list-xlsx/visits", test_visits);
  g_test_add_func ("/list-xlsx/numbers", test_numbers);
  g_test_add_func ("/list-xlsx/table", test_table);
  g_test_add_func ("/list-xlsx/guard", test_guard);
  return g_test_run ();
}
