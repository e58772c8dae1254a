/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "duty-week.h"
#include "form-page.h"
#include "paper-page.h"
#include "record-page.h"
#include "work-page.h"

static UiFixture *fixture;
static char *mine;

/* 李老师 is on duty today, and a colleague covers nobody on Thursday. */
static void
save_records (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autofree char *room = school_fixture_save (store, "room", "name", "个体室", NULL);
  g_autofree char *left = NULL;

  g_assert_nonnull (xq_store_get_my_staff (store));
  mine = school_fixture_save (store, "duty_slot", "falls_on", FIXTURE_TODAY, "started_at", "12:40", "ended_at", "13:40",
                              "room", room, NULL);
  left = school_fixture_save (store, "duty_slot", "falls_on", "2024-11-14", "started_at", "12:40", "ended_at", "14:40",
                              "room", room, NULL);
  g_free (school_fixture_save (store, "duty_swap", "slot", left, "reason", "leave", NULL));
  g_free (school_fixture_save (store, "school_day", "falls_on", "2024-11-13", "kind", "holiday", "name", "校庆", NULL));
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

  if (wanted->found == NULL && GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted->label) == 0)
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

static XqPage *
open_week (XqShell *shell)
{
  XqPage *page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.go", "s", "duty"));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_WORK_PAGE (page));
  g_assert_cmpstr (xq_work_page_get_kind (XQ_WORK_PAGE (page)), ==, "duty_week");
  return XQ_PAGE (gtk_stack_get_visible_child (ui_part (page, "stack")));
}

static XqPage *
enter_anew (XqShell **shell)
{
  school_fixture_restore (fixture->school);
  *shell = ui_fixture_enter (fixture, "李老师");
  return open_week (*shell);
}

static void
test_week (void)
{
  XqShell *shell;
  XqPage *week = enter_anew (&shell);
  GtkWidget *grid = ui_part (week, "grid");

  g_assert_nonnull (ui_find_words (grid, "校庆"));
  g_assert_nonnull (ui_find_words (grid, "缺岗"));
  g_assert_nonnull (ui_find_words (grid, "个体室"));
  g_assert_nonnull (ui_find_words (grid, "▲"));
  g_assert_nonnull (ui_find_words (grid, "11月15日"));
  g_assert_null (ui_find_words (grid, "星期六"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.move", "i", -1));
  ui_fixture_settle (fixture);
  g_assert_cmpstr (xq_duty_week_get_day (XQ_DUTY_WEEK (week)), ==, "2024-11-08");
  g_assert_null (ui_find_words (grid, "11月15日"));
  g_assert_nonnull (ui_find_words (grid, "11月8日"));
  g_assert_null (ui_find_words (grid, "个体室"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.move", "i", 0));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (grid, "11月15日"));
  ui_fixture_close (fixture);
}

/* One press signs in, and can be taken back. */
static void
test_sign_in (void)
{
  XqShell *shell;
  XqPage *week = enter_anew (&shell);
  g_autoptr (GError) error = NULL;
  XqStore *store;

  ui_press (find_button (week, "签到"));
  ui_fixture_settle (fixture);
  g_assert_null (find_button (ui_part (week, "grid"), "签到"));
  g_assert_nonnull (ui_find_words (ui_part (week, "grid"), "已签到"));
  ui_press (find_button (shell, "撤销"));
  ui_fixture_settle (fixture);
  g_assert_nonnull (find_button (ui_part (week, "grid"), "签到"));
  ui_press (find_button (ui_part (week, "grid"), "签到"));
  ui_fixture_settle (fixture);
  ui_fixture_close (fixture);

  store = school_fixture_enter (fixture->school, "李老师");
  {
    g_autoptr (GPtrArray) signs = xq_store_list (store, xq_kind_find ("duty_sign"), NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (signs->len, ==, 1);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (signs, 0), "slot"), ==, mine);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (signs, 0), "falls_on"), ==, FIXTURE_TODAY);
    g_assert_nonnull (xq_record_get (g_ptr_array_index (signs, 0), "started_at"));
  }
}

static void
test_ways_on (void)
{
  XqShell *shell;
  XqPage *week = enter_anew (&shell);
  g_autofree char *day = NULL;
  g_autofree char *from = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.open", "s", mine));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_RECORD_PAGE (xq_shell_get_page (shell)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.add", "s", "2024-11-12 12:40 13:40"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_FORM_PAGE (xq_shell_get_page (shell)));
  day = xq_form_page_dup_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "falls_on");
  from = xq_form_page_dup_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "started_at");
  g_assert_cmpstr (day, ==, "2024-11-12");
  g_assert_cmpstr (from, ==, "12:40");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.print", "s", "duty_sheet week"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_PAPER_PAGE (xq_shell_get_page (shell)));
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  fixture = ui_fixture_new (&argc, &argv);
  save_records ();
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/duty/week", test_week);
  g_test_add_func ("/ui/duty/sign-in", test_sign_in);
  g_test_add_func ("/ui/duty/ways-on", test_ways_on);
  failed = g_test_run ();
  ui_fixture_free (fixture);
  g_free (mine);
  return failed;
}
