/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "ui-fixture.h"

#include "column-row.h"
#include "import-page.h"
#include "new-school-window.h"
#include "recovery-view.h"
#include "school-page.h"

#define PASSWORD "qinglong orange desk 63 violin"
#define SECOND_PASSWORD "walnut glacier 88 umbrella pencil"

static UiFixture *fixture;

static void
type (gpointer    widget,
      const char *part,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_part (widget, part)), text);
}

static void
act (gpointer    widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

static gboolean
shows (gpointer    widget,
       const char *stack,
       const char *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (ui_part (widget, stack)), page);
}

/* --- a new school --- */

static char *
dup_group (XqRecoveryView *view,
           guint           group)
{
  GtkGrid *grid = ui_part (view, "groups_grid");
  GtkWidget *box = gtk_grid_get_child_at (grid, (int) ((group - 1) % 5), (int) ((group - 1) / 5));

  return g_strdup (gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (box))));
}

static void
confirm (XqRecoveryView *view,
         const char     *typed)
{
  GtkWidget *row = ui_part (view, "group_row");

  gtk_editable_set_text (GTK_EDITABLE (row), typed);
  g_signal_emit_by_name (row, "entry-activated");
}

static void
remove_school (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* Straight to a printer, no file in between; where the printer is a file, for nobody else to read. */
static void
print_sheet (XqRecoveryView *view)
{
  g_autofree char *path = g_build_filename (fixture->remembered, "sheet.pdf", NULL);
  GStatBuf status;

  ui_press (ui_part (view, "print_button"));
  if (!ui_print_to_file (path))
    return;
  UI_WAIT (gtk_widget_get_visible (ui_part (view, "saved_label")));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_nonnull (strstr (gtk_label_get_text (ui_part (view, "saved_label")), "sheet.pdf"));
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Where documents lie is the user's own; a school that is made here goes. */
static void
test_new_school (void)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *group = NULL;
  GtkWindow *wizard;
  XqRecoveryView *view;

  ui_fixture_open (fixture);
  wizard = xq_new_school_window_new (GTK_WINDOW (fixture->window), fixture->desk, fixture->preferences);
  gtk_window_present (wizard);

  act (wizard, "new-school.next");
  g_assert_true (shows (wizard, "steps", "school"));
  g_assert_true (gtk_widget_get_visible (ui_part (wizard, "wrong_label")));
  name = g_strdup_printf ("永济市城西初级中学%d", (int) getpid ());
  type (wizard, "school_row", name);
  act (wizard, "new-school.next");
  g_assert_true (shows (wizard, "steps", "account"));

  type (wizard, "account_row", "赵校长");
  type (ui_part (wizard, "password"), "first_row", "12345678");
  type (ui_part (wizard, "password"), "again_row", "12345678");
  act (wizard, "new-school.next");
  g_assert_true (shows (wizard, "steps", "account"));
  type (ui_part (wizard, "password"), "first_row", PASSWORD);
  type (ui_part (wizard, "password"), "again_row", PASSWORD);
  act (wizard, "new-school.next");
  view = ui_part (wizard, "recovery");
  UI_WAIT (shows (wizard, "steps", "recovery") && shows (view, "stack", "shown"));
  path = g_strdup (xq_desk_get_path (fixture->desk));
  g_assert_null (xq_window_get_shell (fixture->window));

  print_sheet (view);
  act (view, "recovery.written");
  group = dup_group (view, xq_recovery_view_get_group (view));
  g_assert_cmpint (g_utf8_strlen (group, -1), ==, 5);
  confirm (view, "0000");
  g_assert_true (shows (wizard, "steps", "recovery"));
  confirm (view, group);
  g_assert_true (shows (wizard, "steps", "calendar"));
  ui_fixture_settle (fixture);

  gtk_window_close (wizard);
  ui_fixture_settle (fixture);
  g_assert_nonnull (xq_window_get_shell (fixture->window));
  g_assert_cmpstr (xq_desk_get_school_name (fixture->desk), ==, name);
  g_assert_cmpstr (xq_preferences_get_school_path (fixture->preferences, 0), ==, path);
  ui_fixture_close (fixture);
  remove_school (path);
}

/* --- a first password --- */

static void
test_first_password (void)
{
  g_autoptr (XqSecret) first = school_fixture_password ("李老师");
  gsize length;
  const guint8 *bytes = xq_secret_peek (first, &length);
  g_autofree char *typed = g_strndup ((const char *) bytes, length);
  gpointer form;

  ui_fixture_open (fixture);
  ui_fixture_type (fixture, "李老师", typed);
  UI_WAIT (xq_desk_password_is_foreign (fixture->desk));
  g_assert_null (xq_window_get_shell (fixture->window));
  form = adw_bin_get_child (ui_part (fixture->window, "password_bin"));
  g_assert_nonnull (form);

  type (form, "old_row", "not the password");
  type (ui_part (form, "new_password"), "first_row", SECOND_PASSWORD);
  type (ui_part (form, "new_password"), "again_row", SECOND_PASSWORD);
  act (form, "password.change");
  UI_WAIT (gtk_widget_get_visible (ui_part (form, "wrong_label")));
  g_assert_null (xq_window_get_shell (fixture->window));

  type (form, "old_row", typed);
  type (ui_part (form, "new_password"), "first_row", SECOND_PASSWORD);
  type (ui_part (form, "new_password"), "again_row", SECOND_PASSWORD);
  act (form, "password.change");
  UI_WAIT (xq_window_get_shell (fixture->window) != NULL);
  g_assert_false (xq_desk_password_is_foreign (fixture->desk));
  ui_fixture_settle (fixture);
  ui_fixture_close (fixture);

  /* It holds, and is asked for no more. */
  ui_fixture_open (fixture);
  ui_fixture_type (fixture, "李老师", SECOND_PASSWORD);
  UI_WAIT (xq_window_get_shell (fixture->window) != NULL);
  ui_fixture_settle (fixture);
  ui_fixture_close (fixture);
  school_fixture_restore (fixture->school);
}

/* --- the place --- */

static XqPage *
open_page (XqShell    *shell,
           const char *name)
{
  g_assert_true (xq_shell_go (shell, "school"));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "school.open", "s", name));
  ui_fixture_settle (fixture);
  g_assert_false (XQ_IS_SCHOOL_PAGE (xq_shell_get_page (shell)));
  return xq_shell_get_page (shell);
}

static void
test_pages (void)
{
  static const char *const pages[] = {
    "calendar", "year-turn", "classes", "posts", "staff", "accounts", "import", "backup", "recovery-school", "settings", "secrecy",
    "audit",
  };
  XqShell *shell = ui_fixture_enter (fixture, "校长");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i]);
      open_page (shell, pages[i]);
    }
  g_assert_nonnull (ui_find_words (open_page (shell, "accounts"), "李老师"));
  g_assert_nonnull (ui_find_words (open_page (shell, "audit"), "校长"));
  ui_fixture_close (fixture);
}

static void
test_import (void)
{
  static const char roster[] = "姓名,性别,年级,班级\n新来的,女,7,1\n,男,7,1\n";
  g_autofree char *path = g_build_filename (fixture->remembered, "roster.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  XqShell *shell;
  XqPage *page;

  g_file_set_contents (path, roster, -1, &error);
  g_assert_no_error (error);
  shell = ui_fixture_enter (fixture, "李老师");
  page = open_page (shell, "import");
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (shows (page, "stack", "read"));
  /* Nothing is written before the button is pressed. */
  g_assert_true (gtk_widget_get_visible (ui_part (page, "apply_button")));
  g_assert_nonnull (g_strstr_len (gtk_label_get_text (ui_part (page, "counts_label")), -1, "1"));

  act (page, "import.apply");
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "undo_button")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "work_box")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "apply_button")));
  act (page, "import.undo");
  UI_WAIT (shows (page, "stack", "empty"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  ui_fixture_close (fixture);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static XqColumnRow *
column_row (XqPage *page,
            int     index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (ui_part (page, "columns_list"), index);

  g_assert_nonnull (row);
  return XQ_COLUMN_ROW (row);
}

static GtkWidget *
find_drop (gpointer row)
{
  return ui_find (row, GTK_TYPE_DROP_DOWN);
}

/* A heading that nobody knows: the person says what it is, and what would be done
 * is planned anew; the values of what is left out are not to be read there. */
static void
test_import_columns (void)
{
  static const char roster[] = "姓名,乾坤,班级,身份证号\n新来的,女,七(1)班,140881201201010001\n";
  static const char nameless[] = "乾坤,性别,班级\n新来的,女,七(1)班\n";
  g_autofree char *path = g_build_filename (fixture->remembered, "roster.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  XqShell *shell;
  XqPage *page;

  g_file_set_contents (path, roster, -1, &error);
  g_assert_no_error (error);
  shell = ui_fixture_enter (fixture, "李老师");
  page = open_page (shell, "import");
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (shows (page, "stack", "read"));
  ui_fixture_settle (fixture);
  /* Without the sex nobody can be added. */
  g_assert_false (gtk_widget_get_visible (ui_part (page, "apply_button")));
  g_assert_nonnull (ui_find_words (column_row (page, 1), "乾坤"));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find_drop (column_row (page, 1)))), ==, 0);
  g_assert_null (ui_find_words (page, "140881"));
  g_assert_null (gtk_list_box_get_row_at_index (ui_part (page, "columns_list"), 4));

  /* The second of the meanings is the sex. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop (column_row (page, 1))), 2);
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "apply_button")));
  g_assert_nonnull (ui_find_words (column_row (page, 1), "女"));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find_drop (column_row (page, 1)))), ==, 2);

  act (page, "import.apply");
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "undo_button")));
  act (page, "import.undo");
  UI_WAIT (shows (page, "stack", "empty"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "wrong_label")));

  /* Names chosen away: said, and chosen back. */
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (shows (page, "stack", "read"));
  ui_fixture_settle (fixture);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop (column_row (page, 0))), 0);
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "apply_button")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop (column_row (page, 0))), 1);
  ui_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "wrong_label")));

  /* A file whose names nobody could know shows its columns, and the name is chosen. */
  g_file_set_contents (path, nameless, -1, &error);
  g_assert_no_error (error);
  xq_import_page_read (XQ_IMPORT_PAGE (page), file);
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (column_row (page, 0), "乾坤"));
  UI_WAIT (gtk_root_get_focus (GTK_ROOT (fixture->window)) != NULL &&
           gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (column_row (page, 0))));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_drop (column_row (page, 0))), 1);
  UI_WAIT (gtk_widget_get_visible (ui_part (page, "apply_button")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  g_assert_nonnull (ui_find_words (ui_part (page, "rows_table"), "新来的"));
  ui_fixture_close (fixture);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/school/pages", test_pages);
  g_test_add_func ("/ui/school/import", test_import);
  g_test_add_func ("/ui/school/import-columns", test_import_columns);
  g_test_add_func ("/ui/school/first-password", test_first_password);
  g_test_add_func ("/ui/school/new", test_new_school);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
