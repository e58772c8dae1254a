/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "ui-fixture.h"

#include "exchange/spreadsheet.h"
#include "kind-page.h"
#include "list-out.h"
#include "record-table.h"
#include "records-page.h"
#include "school/kinds.h"

static UiFixture *fixture;

/* Saves as 导出表格… does once a file is chosen, and reads it. */
static XqSheetBook *
export (XqPage      *page,
        XqListOrder *order)
{
  g_autofree char *folder_path = g_dir_make_tmp ("xq-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder_path, "list.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  XqSheetBook *book;

  g_assert_true (gtk_widget_get_sensitive (ui_part (page, "export_button")));
  xq_list_out_write (page, order, path);
  UI_WAIT (g_file_test (path, G_FILE_TEST_EXISTS));
  UI_WAIT (ui_find_words (fixture->window, "不再受保护") != NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  book = xq_sheet_book_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder_path), ==, 0);
  return book;
}

static XqPage *
push (XqPage *page)
{
  xq_shell_push (xq_window_get_shell (fixture->window), page);
  ui_fixture_settle (fixture);
  return page;
}

static guint
count_rows (XqSheetBook *book)
{
  return ((const XqSheet *) g_ptr_array_index (book->sheets, 0))->rows->len;
}

/* What is in sight leaves, and nothing else. */
static void
test_kind (void)
{
  g_autoptr (XqSheetBook) all = NULL;
  XqPage *page;

  ui_fixture_enter (fixture, "李老师");
  page = push (xq_kind_page_new (fixture->desk, &xq_class, "班级"));
  all = export (page, xq_list_order_new (&xq_class, xq_record_table_dup_shown (ui_part (page, "table"))));
  g_assert_cmpuint (count_rows (all), ==, 1 + 3);

  gtk_editable_set_text (ui_part (page, "search_entry"), "谁也没有");
  UI_WAIT (!gtk_widget_get_sensitive (ui_part (page, "export_button")));
  ui_fixture_close (fixture);
}

/* The filter goes with it, and what is not in sight for its number comes too. */
static void
test_records (void)
{
  g_autoptr (XqSheetBook) all = NULL;
  g_autoptr (XqSheetBook) some = NULL;
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  XqPage *page;

  for (guint i = 0; i < 205; i++)
    {
      g_autofree char *day = g_strdup_printf ("2024-%02u-%02u", 9 + i / 28 % 2, i % 28 + 1);
      g_autofree char *uid = school_fixture_save (store, "family_contact", "student",
                                                  fixture->school->children[i < 3 ? CHILD_B : CHILD_A], "contacted_on", day,
                                                  "way", i % 2 == 0 ? "phone" : "message", "summary", "说了作业", NULL);
    }
  school_fixture_leave (fixture->school);
  ui_fixture_enter (fixture, "李老师");
  page = push (xq_records_page_new (fixture->desk, &xq_family_contact, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (xq_records_page_get_items (XQ_RECORDS_PAGE (page))), ==, 200);
  all = export (page, xq_list_order_new_for (xq_records_question_new (&xq_family_contact, "", NULL, NULL, NULL)));
  g_assert_cmpuint (count_rows (all), ==, 1 + 205);

  gtk_editable_set_text (ui_part (page, "search_entry"), "乙小红");
  UI_WAIT (g_list_model_get_n_items (xq_records_page_get_items (XQ_RECORDS_PAGE (page))) == 3);
  some = export (page, xq_list_order_new_for (xq_records_question_new (&xq_family_contact, "乙小红", NULL, NULL, NULL)));
  g_assert_cmpuint (count_rows (some), ==, 1 + 3);
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/export/kind", test_kind);
  g_test_add_func ("/ui/export/records", test_records);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
