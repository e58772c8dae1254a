/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F1 says something of every page: of all that the sources know, and of each place
 * in its own words. */

#include "config.h"

#include <string.h>

#include "form-page.h"
#include "help-view.h"
#include "help.h"
#include "history-page.h"
#include "places.h"
#include "ui-fixture.h"

#include "school/kinds.h"

static UiFixture *fixture;

/* More than this is not read by anybody, and does not fit beside the page. */
#define LONGEST 120

static void
assert_line (const char *words,
             const char *id)
{
  g_test_message ("%s: %s", id, words);
  g_assert_nonnull (words);
  g_assert_cmpint (g_utf8_strlen (words, -1), >, 4);
  g_assert_cmpint (g_utf8_strlen (words, -1), <=, LONGEST);
}

static void
test_texts (void)
{
  for (const XqHelp *help = xq_help_get_all (); help->id != NULL; help++)
    {
      g_autofree char *readers = xq_help_dup_readers (help, &xq_home_visit);

      assert_line (xq_help_say_purpose (help, NULL), help->id);
      assert_line (g_dgettext (GETTEXT_PACKAGE, help->first), help->id);
      assert_line (g_dgettext (GETTEXT_PACKAGE, help->keys), help->id);
      assert_line (readers, help->id);
      g_assert_true (xq_help_find (help->id) == help);
    }
  g_assert_null (xq_help_find ("nowhere"));
}

/* Every class of pages that the sources define names its help, and that there is. */
static void
test_sources (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "..", "ui", NULL);
  g_autoptr (GRegex) defines = g_regex_new ("G_DEFINE_(FINAL_)?TYPE[A-Z_]* \\(\\w+, \\w+, XQ_TYPE_(FORM_)?PAGE\\)", 0, 0, NULL);
  g_autoptr (GRegex) names = g_regex_new ("XQ_PAGE_CLASS \\(klass\\)->help = \"([a-z-]+)\";", 0, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;
  guint n;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *id = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (name, ".c"))
        continue;
      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      if (!g_regex_match (defines, text, 0, NULL))
        continue;
      g_test_message ("%s", name);
      g_assert_true (g_regex_match (names, text, 0, &match));
      id = g_match_info_fetch (match, 1);
      g_assert_nonnull (xq_help_find (id));
      /* A place and the week in it have one text. */
      g_hash_table_add (seen, g_steal_pointer (&id));
    }
  /* The page that reads files in has others for home visits and for other registers. */
  g_assert_nonnull (xq_help_find ("import-visits"));
  g_assert_nonnull (xq_help_find ("import-records"));
  n = g_hash_table_size (seen) + 2;
  /* As many as there are texts: none of them is for a page that is gone. */
  for (const XqHelp *help = xq_help_get_all (); help->id != NULL; help++)
    n--;
  g_assert_cmpuint (n, ==, 0);
}

static const char *
read_line (XqShell    *shell,
           const char *name)
{
  return gtk_label_get_text (ui_part (ui_part (shell, "help_view"), name));
}

static void
press_f1 (XqShell *shell)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "win.help", NULL));
}

static void
test_places (gconstpointer account)
{
  XqShell *shell = ui_fixture_enter (fixture, account);
  XqRoles roles = xq_desk_get_roles (fixture->desk);
  GtkWidget *view = ui_part (shell, "help_view");
  guint n = 0;

  for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
    {
      if (!(place->roles & roles))
        continue;
      g_assert_true (xq_shell_go (shell, place->id));
      ui_fixture_settle (fixture);
      g_assert_false (gtk_widget_get_visible (view));
      press_f1 (shell);
      UI_WAIT (gtk_widget_get_mapped (view));
      assert_line (read_line (shell, "purpose_label"), place->id);
      assert_line (read_line (shell, "first_label"), place->id);
      assert_line (read_line (shell, "keys_label"), place->id);
      assert_line (read_line (shell, "readers_label"), place->id);
      press_f1 (shell);
      UI_WAIT (!gtk_widget_get_mapped (view));
      n++;
    }
  g_assert_cmpuint (n, >, 3);
  ui_fixture_close (fixture);
}

/* A form speaks of its kind, and of those who read such a record; who opens it is
 * told the same by the line above the fields. */
static void
test_kinds (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  GtkWidget *view = ui_part (shell, "help_view");

  xq_shell_push (shell, xq_form_page_new (fixture->desk, &xq_home_visit, fixture->school->children[CHILD_A]));
  ui_fixture_settle (fixture);
  press_f1 (shell);
  UI_WAIT (gtk_widget_get_mapped (view));
  g_assert_cmpstr (read_line (shell, "purpose_label"), ==, xq_help_find_kind (&xq_home_visit));
  g_assert_nonnull (strstr (read_line (shell, "readers_label"), xq_role_get_title (XQ_ROLE_CLASS_TEACHER)));
  press_f1 (shell);
  UI_WAIT (!gtk_widget_get_mapped (view));

  xq_shell_push (shell, xq_form_page_new (fixture->desk, &xq_session, fixture->school->children[CHILD_A]));
  ui_fixture_settle (fixture);
  press_f1 (shell);
  UI_WAIT (gtk_widget_get_mapped (view));
  g_assert_cmpstr (read_line (shell, "purpose_label"), !=, xq_help_find_kind (&xq_session));
  g_assert_null (strstr (read_line (shell, "readers_label"), xq_role_get_title (XQ_ROLE_GRADE_LEADER)));
  press_f1 (shell);
  ui_fixture_close (fixture);
}

static GtkWidget *
find_in_others (const char *words)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (fixture->window) && found == NULL)
        found = ui_find_words (window, words);
    }
  return found;
}

/* The whole list of keys; the cover hides it as it hides every window. */
static void
test_keys (void)
{
  GtkWidget *words = NULL;

  ui_fixture_enter (fixture, "李老师");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.keys", NULL));
  UI_WAIT ((words = find_in_others ("遮屏")) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cover", NULL));
  g_assert_null (find_in_others ("遮屏"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.keys", NULL));
  g_assert_null (find_in_others ("遮屏"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cover", NULL));
  UI_WAIT ((words = find_in_others ("遮屏")) != NULL);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (words)));
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/help/texts", test_texts);
  g_test_add_func ("/help/sources", test_sources);
  g_test_add_data_func ("/help/counsellor", "李老师", test_places);
  g_test_add_data_func ("/help/head", "校长", test_places);
  g_test_add_func ("/help/kinds", test_kinds);
  g_test_add_func ("/help/keys", test_keys);
  status = g_test_run ();
  ui_fixture_free (fixture);
  return status;
}
