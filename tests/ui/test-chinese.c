/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "form-page.h"
#include "place-row.h"
#include "school-page.h"

#include "school/kinds.h"

/* Somebody who reads no English meets none: every page, with what it keeps out of
 * sight until it is asked for. */

static UiFixture *fixture;
static GRegex *english;
static guint looked_at;

static void
read_words (GtkWidget  *widget,
            const char *what,
            const char *words,
            const char *page)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (words == NULL || *words == '\0')
    return;
  looked_at++;
  if (g_regex_match (english, words, 0, &match))
    {
      g_test_message ("%s, %s of %s: %s", page, what, G_OBJECT_TYPE_NAME (widget), words);
      g_test_fail ();
    }
}

static void
read_all (GtkWidget  *widget,
          const char *page)
{
  if (GTK_IS_LABEL (widget))
    read_words (widget, "text", gtk_label_get_text (GTK_LABEL (widget)), page);
  if (GTK_IS_TEXT (widget))
    read_words (widget, "placeholder", gtk_text_get_placeholder_text (GTK_TEXT (widget)), page);
  read_words (widget, "tooltip", gtk_widget_get_tooltip_text (widget), page);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    read_all (child, page);
}

static void
read_shell (XqShell    *shell,
            const char *page)
{
  ui_fixture_settle (fixture);
  read_all (GTK_WIDGET (shell), page);
}

static void
test_unlock (void)
{
  ui_fixture_open (fixture);
  ui_fixture_type (fixture, "李老师", "wrong horse battery");
  read_all (GTK_WIDGET (fixture->window), "unlock");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.crisis", NULL));
  UI_WAIT (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      read_all (window, "crisis");
    }
  ui_fixture_close (fixture);
}

/* One record of what a student's history shows, so that its lines are read too. */
static void
fill (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  const char *child = fixture->school->children[CHILD_A];
  g_autofree char *visit = school_fixture_save (store, "home_visit", "student", child, "situation", "一次家访", NULL);
  g_autofree char *session = school_fixture_save (store, "session", "student", child, "narrative", "一次辅导", NULL);

  g_assert_nonnull (visit);
  g_assert_nonnull (session);
  school_fixture_leave (fixture->school);
}

/* What is opened from the place of the school. */
static void
read_school (XqShell *shell)
{
  static const char *const pages[] = {
    "calendar", "classes", "posts", "staff", "accounts", "import", "backup", "recovery-school", "recovery-counsellors",
    "settings", "audit",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      XqPage *school = xq_shell_get_page (shell);

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (school), "school.open", "s", pages[i]));
      g_assert_true (xq_shell_get_page (shell) != school);
      read_shell (shell, pages[i]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.back", NULL));
    }
}

static void
read_student (XqShell *shell)
{
  GtkListBox *events;
  GtkListBoxRow *row;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_A]));
  read_shell (shell, "student");
  events = ui_part (xq_shell_get_page (shell), "events_list");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (events, i)) != NULL; i++)
    {
      ui_press (row);
      read_shell (shell, "record");
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.back", NULL));
      ui_fixture_settle (fixture);
    }
}

static void
read_places (XqShell *shell)
{
  GtkListBox *places = ui_part (shell, "places_list");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (places, i)) != NULL; i++)
    {
      ui_press (row);
      read_shell (shell, xq_place_row_get_place (XQ_PLACE_ROW (row))->id);
      if (XQ_IS_SCHOOL_PAGE (xq_shell_get_page (shell)))
        read_school (shell);
    }
}

static void
read_forms (XqShell *shell)
{
  for (const XqKind *const *kinds = xq_kinds_get_all (); *kinds != NULL; kinds++)
    {
      const XqKind *kind = *kinds;

      if (!xq_form_page_may_add (kind, xq_desk_get_roles (fixture->desk)))
        continue;
      xq_shell_push (shell, xq_form_page_new (fixture->desk, kind, NULL));
      ui_fixture_settle (fixture);
      g_test_message ("form of %s", kind->name);
      read_all (GTK_WIDGET (xq_shell_get_page (shell)), kind->name);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.back", NULL));
    }
}

static void
test_account (gconstpointer account)
{
  XqShell *shell = ui_fixture_enter (fixture, account);

  looked_at = 0;
  read_places (shell);
  if (xq_desk_get_roles (fixture->desk) != XQ_ROLE_BIT (XQ_ROLE_KEEPER))
    {
      read_student (shell);
      read_forms (shell);
    }
  g_assert_cmpuint (looked_at, >, 30);
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  fill ();
  /* Capitals alone are a code or the name of a format. Names of keys and endings of
   * files are said as they stand there; wxm is an example of initials. */
  english = g_regex_new ("(?<![A-Za-z])(?!(?:Ctrl|Alt|Shift|Enter|Esc|wxm|xlsx|csv|txt|pdf|xinqing)(?![A-Za-z]))"
                         "(?=[A-Za-z]*[a-z])[A-Za-z]{3,}",
                         G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_assert_true (g_regex_match (english, "王小明 Today", 0, NULL));
  g_assert_false (g_regex_match (english, "保存（Ctrl+S）为 PDF", 0, NULL));

  g_test_add_func ("/ui/chinese/unlock", test_unlock);
  g_test_add_data_func ("/ui/chinese/counsellor", "李老师", test_account);
  g_test_add_data_func ("/ui/chinese/head", "校长", test_account);
  g_test_add_data_func ("/ui/chinese/class-teacher", "王老师", test_account);
  g_test_add_data_func ("/ui/chinese/subject-teacher", "钱老师", test_account);
  g_test_add_data_func ("/ui/chinese/keeper", "管理员", test_account);
  result = g_test_run ();
  g_regex_unref (english);
  ui_fixture_free (fixture);
  return result;
}
