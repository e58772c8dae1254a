/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "backup-page.h"
#include "copies-words.h"
#include "copy-keeper.h"
#include "drive-mock.h"
#include "remove-tree.h"
#include "school-page.h"
#include "today-page.h"
#include "ui-fixture.h"

#include "store/backup-run.h"

/* Copies that make themselves, as a person at the window sees them. */

static UiFixture *fixture;
static DriveMock *drives;
static char *own;
static char *stick;

static guint
count_copies (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".xinqing-backup") ? 1 : 0;
  return n;
}

static void
begin (void)
{
  ui_fixture_close (fixture);
  school_fixture_restore (fixture->school);
  if (g_file_test (own, G_FILE_TEST_EXISTS))
    remove_tree (own);
  if (g_file_test (stick, G_FILE_TEST_EXISTS))
    remove_tree (stick);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  ui_fixture_open (fixture);
  g_clear_object (&drives);
  drives = drive_mock_new ();
  xq_window_watch_drives (fixture->window, G_VOLUME_MONITOR (drives));
}

static XqCopyKeeper *
get_keeper (void)
{
  return xq_copy_keeper_get (fixture->desk);
}

static void
wait_for_copies (void)
{
  UI_WAIT (!xq_copy_keeper_is_working (get_keeper ()));
  ui_fixture_settle (fixture);
}

static XqPage *
open_backups (XqShell *shell)
{
  g_assert_true (xq_shell_go (shell, "today"));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "today.open", "s", "backup"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_BACKUP_PAGE (xq_shell_get_page (shell)));
  return xq_shell_get_page (shell);
}

static const char *
get_today_words (XqShell *shell)
{
  g_assert_true (xq_shell_go (shell, "today"));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "copies_button")));
  return gtk_label_get_text (ui_part (xq_shell_get_page (shell), "copies_label"));
}

static gboolean
is_red (gpointer widget)
{
  return gtk_widget_has_css_class (GTK_WIDGET (widget), "error");
}

/* The state is in sight: on Today, on the page, before unlocking; red only while there
 * is none or it is old. */
static void
test_in_sight (void)
{
  XqShell *shell;
  XqPage *page;
  g_autofree char *ini = g_build_filename (fixture->folder, "backups.ini", NULL);

  begin ();
  g_assert_true (is_red (ui_part (xq_window_get_unlock_page (fixture->window), "backup_label")));
  shell = ui_fixture_enter (fixture, "校长");
  g_assert_nonnull (strstr (get_today_words (shell), "还没有"));
  g_assert_true (is_red (ui_part (xq_shell_get_page (shell), "copies_label")));

  page = open_backups (shell);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "backup.now", NULL));
  g_assert_true (gtk_widget_get_visible (ui_part (page, "work_box")));
  wait_for_copies ();
  g_assert_false (gtk_widget_get_visible (ui_part (page, "work_box")));
  g_assert_nonnull (ui_find_words (page, "今天"));
  g_assert_false (is_red (ui_part (page, "own_row")));
  /* A head opens no casework: somebody who does verifies that. */
  g_assert_nonnull (ui_find_words (page, "辅导库"));
  g_assert_cmpuint (count_copies (own), ==, 1);
  /* The first month's test was passed along the way. */
  g_assert_nonnull (ui_find_words (page, "试恢复"));
  g_assert_nonnull (strstr (get_today_words (shell), "今天"));
  g_assert_false (is_red (ui_part (xq_shell_get_page (shell), "copies_label")));
  ui_fixture_close (fixture);

  ui_fixture_open (fixture);
  g_assert_nonnull (strstr (gtk_label_get_text (ui_part (xq_window_get_unlock_page (fixture->window), "backup_label")), "今天"));
  g_assert_false (is_red (ui_part (xq_window_get_unlock_page (fixture->window), "backup_label")));
  /* Ten days later. */
  {
    g_autoptr (XqBackupState) state = xq_backup_state_read (fixture->folder);
    g_autoptr (GError) error = NULL;

    state->own.at -= 10 * 24 * 60 * 60;
    g_assert_true (xq_backup_state_write (state, fixture->folder, &error));
  }
  shell = ui_fixture_enter (fixture, "校长");
  g_assert_nonnull (strstr (get_today_words (shell), "10"));
  g_assert_true (is_red (ui_part (xq_shell_get_page (shell), "copies_label")));
  ui_fixture_close (fixture);
}

/* A class teacher is not bothered with it. */
static void
test_not_for_all (void)
{
  XqShell *shell;

  begin ();
  shell = ui_fixture_enter (fixture, "王老师");
  g_assert_true (xq_shell_go (shell, "today"));
  ui_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "copies_button")));
  ui_fixture_close (fixture);
}

/* Left without anybody having thought of a copy: there is one, and no second one if
 * nothing was written since. */
static void
test_on_leaving (void)
{
  begin ();
  ui_fixture_enter (fixture, "王老师");
  g_assert_cmpuint (count_copies (own), ==, 0);
  ui_fixture_close (fixture);
  g_assert_cmpuint (count_copies (own), ==, 1);
  {
    g_autoptr (XqBackupState) state = xq_backup_state_read (fixture->folder);
    g_autoptr (XqBackupState) after = NULL;

    g_assert_false (xq_backup_has_changed (state, fixture->folder));
    g_assert_cmpuint (state->own.proved, ==, 1u << XQ_CABINET_SCHOOL);
    /* A counsellor's unlock verifies what the class teacher's could not open. */
    ui_fixture_enter (fixture, "李老师");
    xq_copy_keeper_run (get_keeper (), FALSE);
    wait_for_copies ();
    after = xq_backup_state_read (fixture->folder);
    g_assert_cmpuint (after->own.proved, ==, after->own.lies);
    ui_fixture_close (fixture);
  }
}

/* A drive is plugged in: offered, taken, and from then on noticed wherever it is
 * mounted; another one is left alone. */
static void
test_stick (void)
{
  g_autofree char *elsewhere = g_strconcat (stick, "-2", NULL);
  g_autofree char *other = g_strconcat (stick, "-other", NULL);
  XqShell *shell;
  XqPage *page;
  g_autofree char *visit = NULL;

  begin ();
  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_null (ui_find_words (fixture->window, "KINGSTON"));
  drive_mock_plug_in (drives, stick, "KINGSTON", "1234-ABCD");
  UI_WAIT (ui_find_words (fixture->window, "KINGSTON") != NULL);
  g_assert_cmpuint (count_copies (stick), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.copies-take-offer", NULL));
  wait_for_copies ();
  g_assert_cmpuint (count_copies (stick), ==, 1);
  g_assert_cmpuint (count_copies (own), ==, 1);
  g_assert_nonnull (strstr (get_today_words (shell), "KINGSTON"));
  page = open_backups (shell);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "forget_button")));

  /* Pulled out and plugged in again, and the system mounts it somewhere else. */
  drive_mock_pull_out (drives, "KINGSTON");
  g_assert_cmpint (g_rename (stick, elsewhere), ==, 0);
  xq_copy_keeper_run (get_keeper (), TRUE);
  wait_for_copies ();
  g_assert_cmpuint (count_copies (elsewhere), ==, 1);
  {
    g_autoptr (XqBackupState) state = xq_backup_state_read (fixture->folder);

    /* A drive that is not there is no fault. */
    g_assert_null (state->second.problem);
    g_assert_cmpstr (state->second.name, !=, state->own.name);
  }
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  drive_mock_plug_in (drives, other, "KINGSTON", "9999-0000");
  wait_for_copies ();
  g_assert_cmpuint (count_copies (other), ==, 0);
  drive_mock_plug_in (drives, elsewhere, "KINGSTON", "1234-ABCD");
  wait_for_copies ();
  {
    g_autoptr (XqBackupState) state = xq_backup_state_read (fixture->folder);
    g_autofree char *there = g_build_filename (elsewhere, state->own.name, NULL);

    g_assert_cmpstr (state->second.name, ==, state->own.name);
    g_assert_true (g_file_test (there, G_FILE_TEST_EXISTS));
  }

  ui_press (ui_part (open_backups (shell), "forget_button"));
  ui_fixture_settle (fixture);
  g_assert_null (strstr (get_today_words (shell), "KINGSTON"));
  ui_fixture_close (fixture);
  remove_tree (elsewhere);
  remove_tree (other);
}

/* The keeper opens nothing, and makes copies all the same. */
static void
test_keeper (void)
{
  XqShell *shell;
  XqPage *page;

  begin ();
  shell = ui_fixture_enter (fixture, "管理员");
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_BACKUP_PAGE (page));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "backup.now", NULL));
  wait_for_copies ();
  g_assert_cmpuint (count_copies (own), ==, 1);
  g_assert_nonnull (ui_find_words (page, "未验证"));
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *parent = NULL;
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  school_fixture_enter (fixture->school, "李老师");
  school_fixture_keep (fixture->school);
  parent = g_path_get_dirname (fixture->folder);
  own = xq_backup_folder (fixture->folder);
  stick = g_build_filename (parent, "stick", NULL);

  g_test_add_func ("/ui/copies/in-sight", test_in_sight);
  g_test_add_func ("/ui/copies/not-for-all", test_not_for_all);
  g_test_add_func ("/ui/copies/on-leaving", test_on_leaving);
  g_test_add_func ("/ui/copies/stick", test_stick);
  g_test_add_func ("/ui/copies/keeper", test_keeper);
  result = g_test_run ();
  ui_fixture_free (fixture);
  g_clear_object (&drives);
  g_free (own);
  g_free (stick);
  return result;
}
