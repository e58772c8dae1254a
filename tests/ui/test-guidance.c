/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "due-row.h"
#include "first-steps-list.h"
#include "record-page.h"
#include "records-page.h"
#include "students-page.h"

#include "school/kinds.h"

/* Whether somebody who opens a page without records is told what to do, by what that account may do. */

static UiFixture *fixture;

static XqPage *
go (const char *account,
    const char *place)
{
  XqShell *shell;

  if (fixture->window != NULL)
    ui_fixture_close (fixture);
  shell = ui_fixture_enter (fixture, account);
  g_assert_true (xq_shell_go (shell, place));
  ui_fixture_settle (fixture);
  return xq_shell_get_page (shell);
}

static void
test_first_steps (void)
{
  XqPage *page = go ("校长", "today");
  XqFirstStepsList *list = ui_part (page, "first_steps");
  g_autofree char *day = NULL;

  /* The school has students, accounts and posts; nobody has said yet what a school day is. */
  g_assert_true (gtk_widget_get_mapped (ui_part (list, "calendar_row")));
  g_assert_false (gtk_widget_get_mapped (ui_part (list, "roster_row")));
  g_assert_true (gtk_widget_activate_action (ui_part (list, "calendar_row"), "today.open", "s", "calendar"));
  ui_fixture_settle (fixture);
  g_assert_true (page != xq_shell_get_page (xq_window_get_shell (fixture->window)));
  ui_fixture_close (fixture);

  day = school_fixture_save (school_fixture_enter (fixture->school, "李老师"), "school_day", "falls_on", "2024-10-01",
                             "kind", "holiday", NULL);
  page = go ("校长", "today");
  g_assert_false (gtk_widget_get_visible (ui_part (page, "first_steps")));
}

/* A family to be visited again has a name, and leads to its visit. */
static void
test_due_family (void)
{
  XqShell *shell;
  GtkWidget *name;
  GtkWidget *row;
  g_autofree char *visit = NULL;

  ui_fixture_close (fixture);
  visit = school_fixture_save (school_fixture_enter (fixture->school, "王老师"), "home_visit", "student",
                               fixture->school->children[CHILD_A], "visited_on", "2024-10-10", "follow_up_on", "2024-10-20", NULL);
  name = ui_find_words (go ("王老师", "today"), "七(1) 甲小明");
  shell = xq_window_get_shell (fixture->window);
  g_assert_nonnull (name);
  row = gtk_widget_get_ancestor (name, XQ_TYPE_DUE_ROW);
  ui_press (row);
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_RECORD_PAGE (xq_shell_get_page (shell)));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "甲小明"));
}

static void
test_referrals (void)
{
  g_assert_nonnull (ui_find_words (go ("李老师", "referrals"), "新建转介"));
  /* Nobody is told to press what is not there. */
  g_assert_null (ui_find_words (go ("校长", "referrals"), "新建转介"));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (xq_window_get_shell (fixture->window)), "由心理教师"));
}

static void
assert_overview (const char *account,
                 gboolean    shown)
{
  XqShell *shell;

  go (account, "students");
  shell = xq_window_get_shell (fixture->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_A]));
  ui_fixture_settle (fixture);
  g_assert_cmpint (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "overview")), ==, shown);
}

static void
test_overview (void)
{
  assert_overview ("王老师", TRUE);
  assert_overview ("钱老师", FALSE);
  assert_overview ("周阿姨", FALSE);
}

/* A class teacher whose class another has now: the own visits stay, whom they were made to does not. */
static void
test_out_of_reach (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) posts = NULL;
  g_autofree char *visit = NULL;
  XqStore *store;
  XqPage *page;

  ui_fixture_close (fixture);
  visit = school_fixture_save (school_fixture_enter (fixture->school, "赵老师"), "home_visit", "student",
                               fixture->school->children[CHILD_B], "visited_on", "2024-10-12", NULL);
  store = school_fixture_enter (fixture->school, "李老师");
  xq_filter_add (filter, "class", "=", fixture->school->classes[CHILD_B]);
  xq_filter_add (filter, "post", "=", "class_teacher");
  posts = xq_store_list (store, &xq_class_post, filter, &error);
  g_assert_no_error (error);
  xq_record_set (g_ptr_array_index (posts, 0), "until_on", "2024-11-01");
  xq_store_save (store, g_ptr_array_index (posts, 0), NULL, &error);
  g_assert_no_error (error);

  page = go ("赵老师", "students");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (ui_part (page, "stack")), ==, "nobody");
  g_assert_false (gtk_widget_get_visible (ui_part (page, "import_button")));
  /* Nobody found is something else than nobody there. */
  xq_students_page_set_text (XQ_STUDENTS_PAGE (page), "甲");
  UI_WAIT (g_str_equal (gtk_stack_get_visible_child_name (ui_part (page, "stack")), "empty"));

  page = xq_records_page_new (fixture->desk, &xq_home_visit, NULL);
  xq_shell_push (xq_window_get_shell (fixture->window), page);
  ui_fixture_settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (xq_records_page_get_items (XQ_RECORDS_PAGE (page))), ==, 1);
  g_assert_nonnull (ui_find_words (page, "不在本账号范围"));
  g_assert_null (ui_find_words (page, "乙小红"));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/guidance/first-steps", test_first_steps);
  g_test_add_func ("/ui/guidance/due-family", test_due_family);
  g_test_add_func ("/ui/guidance/referrals", test_referrals);
  g_test_add_func ("/ui/guidance/overview", test_overview);
  g_test_add_func ("/ui/guidance/out-of-reach", test_out_of_reach);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
