/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "ui-fixture.h"

#include "exchange/spreadsheet.h"
#include "kind-page.h"
#include "records-page.h"
#include "school/kinds.h"

static UiFixture *fixture;

static GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_chosen (GtkWindow *dialog,
           GFile     *file)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  return chosen != NULL && g_file_equal (chosen, file);
}

/* Presses 导出表格… on the page, names a file in the dialog, and reads it. */
static XqSheetBook *
export (XqPage *page)
{
  g_autofree char *folder_path = g_dir_make_tmp ("xq-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder_path, "list.xlsx", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (folder_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  GStatBuf status;
  XqSheetBook *book;

  ui_press (ui_part (page, "export_button"));
  UI_WAIT ((dialog = find_chooser ()) != NULL);
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, &error));
  g_assert_no_error (error);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "list.xlsx");
  UI_WAIT (is_chosen (dialog, file));
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_ACCEPT);
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
  all = export (page);
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
  all = export (page);
  g_assert_cmpuint (count_rows (all), ==, 1 + 205);

  gtk_editable_set_text (ui_part (page, "search_entry"), "乙小红");
  UI_WAIT (g_list_model_get_n_items (xq_records_page_get_items (XQ_RECORDS_PAGE (page))) == 3);
  some = export (page);
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
