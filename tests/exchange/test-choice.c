/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says that a column is goes before what its heading says. */

#include "config.h"

#include <string.h>

#include "exchange/error.h"
#include "exchange/import-choice.h"
#include "exchange/import-layout.h"
#include "exchange/roster-heading.h"
#include "exchange/roster.h"
#include "exchange/visit-table.h"

static XqSheetBook *
read_book (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  XqSheetBook *book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return book;
}

static XqRoster *
understand (const XqSheetBook  *book,
            GError            **error)
{
  const XqImportOptions options = { .school_year = 2024, .first_grade = 7, .today = "2024-11-15" };

  return xq_roster_understand (book, &options, NULL, error);
}

static const XqHeadingMeaning *
find_meaning (XqHeadingField field,
              guint          slot)
{
  const XqHeadingMeaning *meanings = xq_roster_headings.meanings;

  for (guint i = 0; i < xq_roster_headings.n_meanings; i++)
    if (meanings[i].field == field && meanings[i].slot == slot)
      return &meanings[i];
  g_assert_not_reached ();
}

/* (nullable): what became of a column */
static const XqImportColumn *
find_column (GPtrArray *columns,
             guint      index)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const XqImportColumn *column = g_ptr_array_index (columns, i);

      if (column->column == index)
        return column;
    }
  return NULL;
}

static const XqRosterRow *
only_row (const XqRoster *roster)
{
  g_assert_cmpuint (roster->rows->len, ==, 1);
  return g_ptr_array_index (roster->rows, 0);
}

/* A heading that nobody could have known, and one that means something else here. */
static void
test_choose (void)
{
  g_autoptr (XqSheetBook) book = read_book ("花名册\n姓名,乾坤,班级,家长,妈妈的号\n王小明,女,七(1)班,张梅,13900000000\n");
  g_autoptr (XqRoster) before = understand (book, NULL);
  g_autoptr (XqRoster) after = NULL;
  const XqRosterGuardian *guardian;

  g_assert_null (only_row (before)->sex);
  g_assert_nonnull (find_column (before->notes.left_out, 1));

  xq_import_choose (book, "", 1, find_meaning (XQ_HEADING_SEX, 0));
  xq_import_choose (book, "", 3, find_meaning (XQ_HEADING_GUARDIAN_NAME, XQ_SLOT_MOTHER));
  xq_import_choose (book, "", 4, find_meaning (XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_MOTHER));
  xq_import_choose (book, "no such sheet", 0, NULL);
  after = understand (book, NULL);
  g_assert_cmpstr (only_row (after)->sex, ==, "female");
  g_assert_cmpuint (only_row (after)->guardians->len, ==, 1);
  guardian = g_ptr_array_index (only_row (after)->guardians, 0);
  g_assert_cmpstr (guardian->relation, ==, "mother");
  g_assert_cmpstr (guardian->phone, ==, "13900000000");
  /* The heading is shown as it stands in the file. */
  g_assert_cmpstr (find_column (after->notes.understood, 1)->heading, ==, "乾坤");
}

static void
test_leave_out (void)
{
  g_autoptr (XqSheetBook) book = read_book ("姓名,性别,班级,住址\n王小明,女,七(1)班,东坡村\n");
  g_autoptr (XqRoster) before = understand (book, NULL);
  g_autoptr (XqRoster) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (only_row (before)->village, ==, "东坡村");
  xq_import_choose (book, "", 3, NULL);
  after = understand (book, NULL);
  g_assert_null (only_row (after)->village);
  g_assert_null (find_column (after->notes.understood, 3));
  g_assert_nonnull (find_column (after->notes.left_out, 3)->reason);

  /* Without names it is no roster. */
  xq_import_choose (book, "", 0, NULL);
  g_assert_null (understand (book, &error));
  g_assert_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND);
}

/* Of two columns that are the same, the one that was chosen counts, on either side. */
static void
test_against_another (void)
{
  g_autoptr (XqSheetBook) left = read_book ("姓名,大名,性别,班级\n小明,王小明,女,七(1)班\n");
  g_autoptr (XqSheetBook) right = read_book ("大名,姓名,性别,班级\n王小明,小明,女,七(1)班\n");
  g_autoptr (XqRoster) of_left = NULL;
  g_autoptr (XqRoster) of_right = NULL;

  xq_import_choose (left, "", 1, find_meaning (XQ_HEADING_NAME, 0));
  xq_import_choose (right, "", 0, find_meaning (XQ_HEADING_NAME, 0));
  of_left = understand (left, NULL);
  of_right = understand (right, NULL);
  g_assert_cmpstr (only_row (of_left)->name, ==, "王小明");
  g_assert_cmpstr (only_row (of_right)->name, ==, "王小明");
  g_assert_nonnull (find_column (of_left->notes.left_out, 0));
  g_assert_nonnull (find_column (of_right->notes.left_out, 1));
}

/* Headings of two rows: what stands above does not turn the choice. */
static void
test_two_rows (void)
{
  g_autoptr (XqSheetBook) book = read_book ("姓名,性别,班级,父亲,\n,,,姓名,号\n王小明,女,七(1)班,王强,13900000000\n");
  g_autoptr (XqRoster) roster = NULL;
  const XqRosterGuardian *guardian;

  xq_import_choose (book, "", 4, find_meaning (XQ_HEADING_GUARDIAN_PHONE, XQ_SLOT_FATHER));
  roster = understand (book, NULL);
  guardian = g_ptr_array_index (only_row (roster)->guardians, 0);
  g_assert_cmpstr (guardian->name, ==, "王强");
  g_assert_cmpstr (guardian->phone, ==, "13900000000");
}

/* Whatever can be chosen is what is said afterwards, with a title of its own. */
static void
test_every_meaning (void)
{
  const XqHeadingMeaning *meanings = xq_roster_headings.meanings;
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < xq_roster_headings.n_meanings; i++)
    {
      g_autoptr (XqSheetBook) book = read_book ("某列,姓名,性别,班级\n1,王小明,女,七(1)班\n");
      g_autoptr (XqRoster) roster = NULL;
      const XqImportColumn *column;

      g_test_message ("%s", meanings[i].title);
      g_assert_true (g_hash_table_add (titles, (gpointer) meanings[i].title));
      xq_import_choose (book, "", 0, &meanings[i]);
      roster = understand (book, NULL);
      g_assert_nonnull (roster);
      column = find_column (roster->notes.understood, 0);
      g_assert_true (xq_heading_meaning_of (&xq_roster_headings, column->field, column->slot) == &meanings[i]);
    }
}

/* The same of a register of home visits, of which every column can be chosen. */
static void
test_every_visit_meaning (void)
{
  const XqImportOptions options = { .school_year = 2024, .first_grade = 7, .today = "2024-11-15" };
  const XqHeadingMeaning *meanings = xq_visit_headings.meanings;
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (xq_visit_headings.n_meanings, ==, XQ_N_VISIT_HEADINGS);
  for (guint i = 0; i < xq_visit_headings.n_meanings; i++)
    {
      g_autoptr (XqSheetBook) book = read_book ("某列,姓名,家访日期,家访内容\n1,王小明,2024-10-01,谈\n");
      g_autoptr (XqVisitTable) table = NULL;
      const XqImportColumn *column;

      g_test_message ("%s", meanings[i].title);
      g_assert_true (g_hash_table_add (titles, (gpointer) meanings[i].title));
      xq_import_choose (book, "", 0, &meanings[i]);
      table = xq_visit_table_understand (book, &options, 2000, NULL, NULL);
      g_assert_nonnull (table);
      column = find_column (table->notes.understood, 0);
      g_assert_true (xq_heading_meaning_of (&xq_visit_headings, column->field, column->slot) == &meanings[i]);
    }
}

/* Where no name is recognised, the row that looks most like headings is offered, and
 * with the name chosen it is one. */
static void
test_guess (void)
{
  g_autoptr (XqSheetBook) book = read_book ("某校,花名册\n大名,性别,班级\n王小明,女,七(1)班\n");
  const XqSheet *sheet = g_ptr_array_index (book->sheets, 0);
  g_autoptr (XqImportLayout) guess = xq_import_layout_guess (&xq_roster_headings, sheet, 40);
  g_autoptr (XqSheetBook) strange = read_book ("标题\n甲,乙\n王小明,女\n");
  g_autoptr (XqImportLayout) first = xq_import_layout_guess (&xq_roster_headings, g_ptr_array_index (strange->sheets, 0), 40);
  g_autoptr (XqRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (understand (book, &error));
  g_assert_cmpuint (guess->first, ==, 1);
  g_assert_cmpuint (guess->columns->len, ==, 3);
  g_assert_cmpstr (find_column (guess->columns, 0)->heading, ==, "大名");
  g_assert_null (find_column (guess->columns, 0)->field);
  g_assert_cmpstr (find_column (guess->columns, 1)->field, ==, "sex");
  g_assert_cmpuint (first->first, ==, 1);
  g_assert_cmpuint (first->columns->len, ==, 2);

  xq_import_choose (book, "", 0, find_meaning (XQ_HEADING_NAME, 0));
  roster = understand (book, NULL);
  g_assert_cmpstr (only_row (roster)->name, ==, "王小明");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/choice/choose", test_choose);
  g_test_add_func ("/choice/leave-out", test_leave_out);
  g_test_add_func ("/choice/against-another", test_against_another);
  g_test_add_func ("/choice/two-rows", test_two_rows);
  g_test_add_func ("/choice/every-meaning", test_every_meaning);
  g_test_add_func ("/choice/every-visit-meaning", test_every_visit_meaning);
  g_test_add_func ("/choice/guess", test_guess);

  return g_test_run ();
}
