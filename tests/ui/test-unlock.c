/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ui-fixture.h"

#include "today-page.h"

static UiFixture *fixture;

static gboolean
says (XqUnlockPage *page,
      const char   *words)
{
  return gtk_revealer_get_reveal_child (ui_part (page, "error_revealer")) &&
         strstr (gtk_label_get_text (ui_part (page, "error_label")), words) != NULL;
}

static gboolean
has_cursor (gpointer row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

static void
test_wrong_password (void)
{
  XqUnlockPage *page;

  ui_fixture_open (fixture);
  page = xq_window_get_unlock_page (fixture->window);
  UI_WAIT (g_str_equal (gtk_label_get_text (ui_part (page, "school_label")), "晴川县测试中学"));

  ui_fixture_type (fixture, "李老师", "wrong horse battery");
  g_assert_true (says (page, "密码不对"));
  g_assert_null (xq_window_get_shell (fixture->window));
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "password_row")), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "account_row")), ==, "李老师");
  g_assert_true (has_cursor (ui_part (page, "password_row")));

  /* What was wrong is not said any longer than it is. */
  gtk_editable_set_text (ui_part (page, "password_row"), "n");
  g_assert_false (gtk_revealer_get_reveal_child (ui_part (page, "error_revealer")));
  ui_fixture_close (fixture);
}

static void
test_no_account (void)
{
  XqUnlockPage *page;

  ui_fixture_open (fixture);
  page = xq_window_get_unlock_page (fixture->window);
  ui_fixture_type (fixture, "", "wrong horse battery");
  g_assert_true (says (page, "请输入账号"));
  ui_fixture_type (fixture, "李老师", "");
  g_assert_true (says (page, "请输入密码"));
  ui_fixture_type (fixture, "吴老师", "wrong horse battery");
  g_assert_true (says (page, "吴老师"));
  g_assert_true (has_cursor (ui_part (page, "account_row")));
  g_assert_null (xq_window_get_shell (fixture->window));
  ui_fixture_close (fixture);
}

/* After two failures the right password opens, and nothing remembers it. */
static void
test_right_password (void)
{
  g_autofree char *remembered = g_build_filename (g_get_user_config_dir (), "xinqing", "preferences.ini", NULL);
  g_autofree char *text = NULL;
  XqUnlockPage *page;
  XqShell *shell;

  ui_fixture_open (fixture);
  page = xq_window_get_unlock_page (fixture->window);
  ui_fixture_type (fixture, "李老师", "wrong horse battery");
  ui_fixture_type (fixture, "李老师", "晴空 correct horse 王老师 battery 47");
  g_assert_null (xq_window_get_shell (fixture->window));

  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (XQ_IS_TODAY_PAGE (xq_shell_get_page (shell)));
  g_assert_nonnull (ui_find_words (shell, "李老师"));
  g_assert_nonnull (ui_find_words (shell, "心理教师"));
  g_assert_nonnull (ui_find_words (shell, "今天"));
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "password_row")), ==, "");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "心晴");

  g_assert_true (g_file_get_contents (remembered, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "李老师"));
  g_assert_nonnull (strstr (text, fixture->school->folder));
  g_assert_null (strstr (text, "horse"));
  ui_fixture_close (fixture);

  /* The next window knows school and account, and asks for the password alone. */
  ui_fixture_open (fixture);
  page = xq_window_get_unlock_page (fixture->window);
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "account_row")), ==, "李老师");
  g_assert_true (has_cursor (ui_part (page, "password_row")));
  ui_fixture_close (fixture);
}

/* Covered, nothing of what was in sight is: no dialog either. */
static void
test_cover (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.crisis", NULL));
  UI_WAIT (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cover", NULL));
  UI_WAIT (!gtk_widget_get_mapped (GTK_WIDGET (shell)));
  g_assert_true (xq_window_is_covered (fixture->window));
  g_assert_null (ui_find_words (fixture->window, "李老师"));
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      g_assert_true (window == GTK_WIDGET (fixture->window) || !gtk_widget_get_visible (window));
    }

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cover", NULL));
  UI_WAIT (ui_find_words (fixture->window, "李老师") != NULL);
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/unlock/wrong-password", test_wrong_password);
  g_test_add_func ("/ui/unlock/no-account", test_no_account);
  g_test_add_func ("/ui/unlock/right-password", test_right_password);
  g_test_add_func ("/ui/unlock/cover", test_cover);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
