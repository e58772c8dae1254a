/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-walk.h"

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

  /* Where a file lies is the computer's own word. */
  if (words == NULL || *words == '\0' || g_path_is_absolute (words))
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
read_cb (GtkWidget  *root,
         const char *where,
         gpointer    data)
{
  (void) data;
  read_all (root, where);
}

static void
test_locked (void)
{
  ui_walk_locked (fixture, read_cb, NULL);
}

static void
test_account (gconstpointer account)
{
  looked_at = 0;
  ui_walk_account (fixture, account, read_cb, NULL);
  g_assert_cmpuint (looked_at, >, 30);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  ui_walk_fill (fixture);
  /* Capitals alone are a code or the name of a format. Names of keys and endings of
   * files are said as they stand there; wxm is an example of initials. */
  english = g_regex_new ("(?<![A-Za-z])(?!(?:Ctrl|Alt|Shift|Enter|Esc|PageUp|PageDown|wxm|xlsx|csv|txt|pdf|xinqing)(?![A-Za-z]))"
                         "(?=[A-Za-z]*[a-z])[A-Za-z]{3,}",
                         G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_assert_true (g_regex_match (english, "王小明 Today", 0, NULL));
  g_assert_false (g_regex_match (english, "保存（Ctrl+S）为 PDF", 0, NULL));

  g_test_add_func ("/ui/chinese/locked", test_locked);
  g_test_add_data_func ("/ui/chinese/counsellor", "李老师", test_account);
  g_test_add_data_func ("/ui/chinese/head", "校长", test_account);
  g_test_add_data_func ("/ui/chinese/class-teacher", "王老师", test_account);
  g_test_add_data_func ("/ui/chinese/grade-leader", "孙主任", test_account);
  g_test_add_data_func ("/ui/chinese/subject-teacher", "钱老师", test_account);
  g_test_add_data_func ("/ui/chinese/dormitory", "周阿姨", test_account);
  g_test_add_data_func ("/ui/chinese/keeper", "管理员", test_account);
  result = g_test_run ();
  g_regex_unref (english);
  ui_fixture_free (fixture);
  return result;
}
