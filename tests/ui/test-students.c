/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "command-search.h"
#include "finding.h"
#include "student-item.h"
#include "student-page.h"
#include "students-page.h"

static UiFixture *fixture;

static XqStudentsPage *
go (XqShell *shell)
{
  g_assert_true (xq_shell_go (shell, "students"));
  ui_fixture_settle (fixture);
  return XQ_STUDENTS_PAGE (xq_shell_get_page (shell));
}

/* The names in sight, in their order. */
static char *
names (XqStudentsPage *page)
{
  GListModel *students = xq_students_page_get_students (page);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XqStudentItem) item = g_list_model_get_item (students, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", xq_student_item_get_name (item));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
shows (XqStudentsPage *page,
       const char     *wanted)
{
  g_autofree char *found = names (page);

  return g_str_equal (found, wanted);
}

static void
test_find (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  XqStudentsPage *page = go (shell);

  UI_WAIT (shows (page, "甲小明 乙小红 丙小刚"));
  g_assert_nonnull (ui_find_words (page, "3人"));
  xq_students_page_set_text (page, "yxh");
  UI_WAIT (shows (page, "乙小红"));
  xq_students_page_set_text (page, "bingxiao");
  UI_WAIT (shows (page, "丙小刚"));
  xq_students_page_set_text (page, "小明");
  UI_WAIT (shows (page, "甲小明"));
  xq_students_page_set_text (page, "8-1");
  UI_WAIT (shows (page, "丙小刚"));
  g_assert_nonnull (ui_find_words (page, "八(1)"));

  xq_students_page_set_text (page, "没有这个人");
  UI_WAIT (shows (page, ""));
  UI_WAIT (ui_find_words (page, "没有找到学生") != NULL);
  xq_students_page_set_text (page, "");
  UI_WAIT (shows (page, "甲小明 乙小红 丙小刚"));
  UI_WAIT (ui_find_words (page, "没有找到学生") == NULL);
  ui_fixture_close (fixture);
}

/* Enter opens the only one found, and Alt+Left comes back to the list as it was. */
static void
test_open (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  XqStudentsPage *page = go (shell);

  xq_students_page_set_text (page, "jxm");
  UI_WAIT (shows (page, "甲小明"));
  g_signal_emit_by_name (ui_part (page, "search_entry"), "activate");
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_STUDENT_PAGE (xq_shell_get_page (shell)));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "甲小明"));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "12岁"));
  /* A number that contains the identity card's is never in sight. */
  g_assert_null (ui_find_words (shell, "201203010011"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);
  g_assert_true (xq_shell_get_page (shell) == XQ_PAGE (page));
  g_assert_true (shows (page, "甲小明"));
  ui_fixture_close (fixture);
}

static gboolean
finds (XqCommandSearch *search,
       const char      *title)
{
  GListModel *findings = xq_command_search_get_findings (search);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (XqFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (xq_finding_get_title (finding), title))
        return TRUE;
    }
  return FALSE;
}

/* Places and students, by characters and by pinyin, also when it is the first word that
 * is typed. */
static void
test_everything (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  XqCommandSearch *search = ui_part (shell, "search");

  xq_command_search_set_text (search, "jiafang");
  UI_WAIT (finds (search, "家访") && !finds (search, "学校"));
  xq_command_search_set_text (search, "学校");
  UI_WAIT (finds (search, "学校") && !finds (search, "家访"));
  xq_command_search_set_text (search, "jia");
  UI_WAIT (finds (search, "甲小明") && finds (search, "家访"));
  ui_fixture_close (fixture);
}

static void
test_own_class (void)
{
  static const struct
  {
    const char *account;
    const char *sees;
  } people[] = {
    { "王老师", "甲小明" },
    { "赵老师", "乙小红" },
    { "孙主任", "甲小明 乙小红" },
    { "钱老师", "甲小明" },
    { "周阿姨", "甲小明" },
    { "校长", "甲小明 乙小红 丙小刚" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      XqStudentsPage *page = go (ui_fixture_enter (fixture, people[i].account));
      g_autofree char *seen = names (page);

      g_assert_cmpstr (seen, ==, people[i].sees);
      ui_fixture_close (fixture);
    }
}

static char *
columns_of (const char *account)
{
  XqStudentsPage *page = go (ui_fixture_enter (fixture, account));
  GListModel *columns = gtk_column_view_get_columns (ui_part (page, "view"));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", gtk_column_view_column_get_title (column));
    }
  ui_fixture_close (fixture);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What an account is not shown of a child has no column that is always empty. */
static void
test_columns (void)
{
  g_autofree char *class_teacher = columns_of ("王老师");
  g_autofree char *subject_teacher = columns_of ("钱老师");
  g_autofree char *dormitory = columns_of ("周阿姨");

  g_assert_cmpstr (class_teacher, ==, "姓名 性别 班级 学号 就读方式 学籍状态 上次家校联系");
  g_assert_cmpstr (subject_teacher, ==, "姓名 班级");
  g_assert_cmpstr (dormitory, ==, "姓名 班级");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/students/find", test_find);
  g_test_add_func ("/ui/students/open", test_open);
  g_test_add_func ("/ui/students/everything", test_everything);
  g_test_add_func ("/ui/students/own-class", test_own_class);
  g_test_add_func ("/ui/students/columns", test_columns);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
