/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ui-fixture.h"

#include "draft-row.h"
#include "event-row.h"
#include "column-row.h"
#include "form-page.h"
#include "import-page.h"
#include "student-page.h"
#include "today-page.h"
#include "visits-page.h"

#include <glib/gstdio.h>

#include "exchange/visit-heading.h"

static UiFixture *fixture;

/* Each test begins with a school in which nothing was written. */
static XqShell *
enter_anew (void)
{
  school_fixture_restore (fixture->school);
  return ui_fixture_enter (fixture, "王老师");
}

static XqPage *
open_student (XqShell *shell)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_A]));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_STUDENT_PAGE (xq_shell_get_page (shell)));
  return xq_shell_get_page (shell);
}

static XqFormPage *
open_form (XqShell    *shell,
           const char *button)
{
  ui_press (ui_part (open_student (shell), button));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_FORM_PAGE (xq_shell_get_page (shell)));
  return XQ_FORM_PAGE (xq_shell_get_page (shell));
}

static void
save (XqFormPage *form)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL));
  ui_fixture_settle (fixture);
}

/* How many visits the student's history shows. */
static guint
count_visits (XqShell *shell)
{
  GtkListBox *list = ui_part (xq_shell_get_page (shell), "events_list");
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += g_str_equal (xq_event_row_get_kind (XQ_EVENT_ROW (row))->name, "home_visit") ? 1 : 0;
  return n;
}

typedef struct
{
  const char *label;
  GtkWidget  *found;
} Wanted;

static void
look_for_button (GtkWidget *widget,
                 gpointer   data)
{
  Wanted *wanted = data;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted->label) == 0)
    wanted->found = widget;
}

static GtkWidget *
find_button (gpointer    root,
             const char *label)
{
  Wanted wanted = { label, NULL };

  ui_each (root, look_for_button, &wanted);
  return wanted.found;
}

/* 王老师 writes a visit; the history has it at once; 撤销 takes it back. */
static void
test_save (void)
{
  XqShell *shell = enter_anew ();
  XqFormPage *form = open_form (shell, "visit_button");

  xq_form_page_set_value (form, "situation", "与母亲谈了作息，约定十点前睡觉。");
  xq_form_page_set_value (form, "visited_on", "2024-11-14");
  save (form);
  g_assert_true (XQ_IS_STUDENT_PAGE (xq_shell_get_page (shell)));
  g_assert_cmpuint (count_visits (shell), ==, 1);
  g_assert_nonnull (ui_find_words (ui_part (xq_shell_get_page (shell), "events_list"), "家访"));
  g_assert_nonnull (ui_find_words (ui_part (xq_shell_get_page (shell), "events_list"), "11月14日"));
  UI_WAIT (ui_find_words (shell, "家访已保存") != NULL);

  /* Its page has what was written. */
  ui_press (gtk_list_box_get_row_at_index (ui_part (xq_shell_get_page (shell), "events_list"), 0));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "约定十点前睡觉"));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "王老师"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);

  ui_press (find_button (shell, "撤销"));
  ui_fixture_settle (fixture);
  g_assert_cmpuint (count_visits (shell), ==, 0);
  ui_fixture_close (fixture);

  {
    XqStore *store = school_fixture_enter (fixture->school, "王老师");
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (xq_store_count (store, xq_kind_find ("home_visit"), NULL, &error), ==, 0);
    g_assert_no_error (error);
    school_fixture_leave (fixture->school);
  }
}

/* What is wrong stands beside the field, and nothing is lost. */
static void
test_refused (void)
{
  XqShell *shell = enter_anew ();
  XqFormPage *form = open_form (shell, "visit_button");

  xq_form_page_set_value (form, "situation", "还没有去。");
  xq_form_page_set_value (form, "visited_on", "2024-12-01");
  g_assert_nonnull (ui_find_words (form, "日期在今天以后"));
  save (form);
  g_assert_true (xq_shell_get_page (shell) == XQ_PAGE (form));
  xq_form_page_set_value (form, "visited_on", "2024-11-15");
  g_assert_null (ui_find_words (form, "日期在今天以后"));
  xq_form_page_set_value (form, "student", NULL);
  save (form);
  g_assert_true (xq_shell_get_page (shell) == XQ_PAGE (form));
  g_assert_nonnull (ui_find_words (form, "没有填写"));
  xq_form_page_set_value (form, "student", fixture->school->children[CHILD_A]);
  save (form);
  g_assert_true (XQ_IS_STUDENT_PAGE (xq_shell_get_page (shell)));
  g_assert_cmpuint (count_visits (shell), ==, 1);
  ui_fixture_close (fixture);
}

static void
look_for_text (GtkWidget *widget,
               gpointer   data)
{
  const char **text = data;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *written = NULL;

  if (!GTK_IS_TEXT_VIEW (widget))
    return;
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end);
  written = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start, &end, FALSE);
  if (g_strcmp0 (written, *text) == 0)
    *text = NULL;
}

static gboolean
has_text (GtkWidget  *root,
          const char *text)
{
  ui_each (root, look_for_text, &text);
  return text == NULL;
}

/* The window is closed in the middle of a sentence. */
static void
test_draft (void)
{
  XqShell *shell = enter_anew ();
  XqFormPage *form = open_form (shell, "visit_button");
  XqDraftRow *row;

  xq_form_page_set_value (form, "situation", "正写到一半");
  ui_fixture_close (fixture);

  /* Nobody else has it. */
  shell = ui_fixture_enter (fixture, "赵老师");
  g_assert_null (ui_find (shell, XQ_TYPE_DRAFT_ROW));
  ui_fixture_close (fixture);
  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_null (ui_find (shell, XQ_TYPE_DRAFT_ROW));
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "王老师");
  g_assert_true (XQ_IS_TODAY_PAGE (xq_shell_get_page (shell)));
  row = ui_find (shell, XQ_TYPE_DRAFT_ROW);
  g_assert_nonnull (row);
  g_assert_nonnull (ui_find_words (row, "家访"));
  ui_press (find_button (row, "继续"));
  ui_fixture_settle (fixture);
  form = XQ_FORM_PAGE (xq_shell_get_page (shell));
  g_assert_true (has_text (GTK_WIDGET (form), "正写到一半"));
  xq_form_page_set_value (form, "situation", "写完了");
  save (form);

  /* Saved, it is a draft no more. */
  g_assert_true (XQ_IS_TODAY_PAGE (xq_shell_get_page (shell)));
  g_assert_null (ui_find (shell, XQ_TYPE_DRAFT_ROW));
  ui_fixture_close (fixture);
  shell = ui_fixture_enter (fixture, "王老师");
  g_assert_null (ui_find (shell, XQ_TYPE_DRAFT_ROW));
  open_student (shell);
  g_assert_cmpuint (count_visits (shell), ==, 1);
  ui_fixture_close (fixture);
}

/* The lock keeps it too, though it came before the four seconds were over. */
static void
test_lock (void)
{
  XqShell *shell = enter_anew ();
  XqFormPage *form = open_form (shell, "visit_button");
  int locked = 0;

  xq_form_page_set_value (form, "situation", "锁定以前");
  g_signal_connect_swapped (fixture->window, "locked", G_CALLBACK (g_atomic_int_inc), &locked);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.lock", NULL));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (shell)));
  UI_WAIT (locked == 1);
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "王老师");
  g_assert_nonnull (ui_find (shell, XQ_TYPE_DRAFT_ROW));
  ui_fixture_close (fixture);
}

/* --- a register that was kept before --- */

static gint64
count_all_visits (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "王老师");
  g_autoptr (GError) error = NULL;
  gint64 n = xq_store_count (store, xq_kind_find ("home_visit"), NULL, &error);

  g_assert_no_error (error);
  school_fixture_leave (fixture->school);
  return n;
}

static XqPage *
open_import (XqShell *shell)
{
  g_assert_true (xq_shell_go (shell, "visits"));
  ui_fixture_settle (fixture);
  ui_press (ui_part (xq_shell_get_page (shell), "import_button"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_IMPORT_PAGE (xq_shell_get_page (shell)));
  return xq_shell_get_page (shell);
}

static gboolean
is_read (XqPage *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (ui_part (page, "stack")), "read");
}

static GtkDropDown *
find_meaning_drop (XqPage *page,
                   int     column)
{
  return GTK_DROP_DOWN (ui_find (gtk_list_box_get_row_at_index (ui_part (page, "columns_list"), column), GTK_TYPE_DROP_DOWN));
}

static void
import_and_wait (XqPage *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "import.apply", NULL));
  ui_fixture_settle (fixture);
  UI_WAIT (!gtk_widget_get_visible (ui_part (page, "apply_button")) && !gtk_widget_get_visible (ui_part (page, "work_box")));
}

/* 王老师 reads in the own class's register, which names no class: whom it is about
 * stands in the rows; a column that nobody could know is chosen; the same file again
 * changes nothing; 撤销 of the toast takes it back. */
static void
test_import (void)
{
  static const char visits[] =
    "家访登记表\n姓名,学籍号,家访日期,家访方式,说了什么\n"
    "甲小明,G140881201203010011,2024-10-01,入户,与母亲谈作息\n甲某某,,2024-10-02,入户,查无此人\n";
  g_autofree char *path = g_build_filename (fixture->remembered, "visits.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  XqShell *shell = enter_anew ();
  XqPage *page;
  const char *counts;

  g_file_set_contents (path, visits, -1, &error);
  g_assert_no_error (error);
  page = open_import (shell);
  g_assert_cmpstr (xq_page_get_title (page), ==, "导入家访登记表");
  g_assert_cmpstr (xq_page_get_help (page)->id, ==, "import-visits");
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (is_read (page));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "apply_button")));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == ui_part (page, "apply_button"));
  g_assert_nonnull (ui_find_words (ui_part (page, "rows_table"), "甲某某"));
  g_assert_null (ui_find_words (page, "G140881201203010011"));
  g_assert_nonnull (ui_find_words (ui_part (page, "columns_list"), "2024-10-01"));

  /* What was said goes into the situation. */
  g_assert_cmpuint (gtk_drop_down_get_selected (find_meaning_drop (page, 4)), ==, 0);
  gtk_drop_down_set_selected (find_meaning_drop (page, 4), XQ_VISIT_CONTENT + 1);
  ui_fixture_settle (fixture);
  UI_WAIT (ui_find_words (ui_part (page, "columns_list"), "与母亲谈作息") != NULL);

  import_and_wait (page);
  counts = gtk_label_get_text (ui_part (page, "counts_label"));
  g_assert_nonnull (strstr (counts, "已导入：新增 1"));
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  ui_fixture_settle (fixture);
  UI_WAIT (strstr (gtk_label_get_text (ui_part (page, "counts_label")), "没有变化") != NULL);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "apply_button")));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);
  open_student (shell);
  g_assert_cmpuint (count_visits (shell), ==, 1);
  ui_press (gtk_list_box_get_row_at_index (ui_part (xq_shell_get_page (shell), "events_list"), 0));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "与母亲谈作息"));

  /* The page that read it in is gone; the toast is not. */
  ui_press (find_button (shell, "撤销"));
  ui_fixture_settle (fixture);
  ui_fixture_close (fixture);
  g_assert_cmpint (count_all_visits (), ==, 0);

  /* Taken back already: the page says so, and nothing is pretended. */
  shell = ui_fixture_enter (fixture, "王老师");
  page = open_import (shell);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "import.undo", NULL));
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (is_read (page));
  ui_fixture_settle (fixture);
  import_and_wait (page);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "import.undo", NULL));
  UI_WAIT (!is_read (page));
  UI_WAIT (ui_find_words (shell, "已撤回 1 条") != NULL);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  ui_fixture_close (fixture);
  g_assert_cmpint (count_all_visits (), ==, 0);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Who writes no visits reads none in. */
static void
test_no_import (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "孙主任");

  g_assert_true (xq_shell_go (shell, "visits"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_VISITS_PAGE (xq_shell_get_page (shell)));
  g_assert_false (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "import_button")));
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/visit/save", test_save);
  g_test_add_func ("/ui/visit/refused", test_refused);
  g_test_add_func ("/ui/visit/draft", test_draft);
  g_test_add_func ("/ui/visit/lock", test_lock);
  g_test_add_func ("/ui/visit/import", test_import);
  g_test_add_func ("/ui/visit/no-import", test_no_import);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
