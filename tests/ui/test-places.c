/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "place-row.h"
#include "student-page.h"

static UiFixture *fixture;

/* From the requirement, by hand: what stands in somebody's sidebar, from top to bottom. */
static const struct
{
  const char *account;
  const char *places;
} expected[] = {
  { "校长", "今天 学生 排查 家访 一生一策 重点帮助 转介 紧急处置 告知与同意 值班 课程活动 家校共育 师资培训 要求落实 学期总结 学校" },
  { "李老师", "今天 学生 辅导 提请关注 排查 家访 一生一策 家校联系 重点帮助 转介 紧急处置 告知与同意 值班 课程活动 家校共育 师资培训 要求落实 学期总结 学校" },
  { "王老师", "今天 我的班级 提请关注 家访 一生一策 家校联系 班会与活动 家校共育" },
  { "孙主任", "今天 学生 提请关注 家访 一生一策 课程活动 家校共育" },
  { "钱老师", "今天 学生 提请关注 家访 一生一策 家校联系 课程活动 家校共育" },
  { "周阿姨", "今天 学生 提请关注 家校联系" },
  { "管理员", "备份" },
};

static GtkListBoxRow *
row_at (XqShell *shell,
        int      index)
{
  return gtk_list_box_get_row_at_index (ui_part (shell, "places_list"), index);
}

static char *
name_places (XqShell *shell)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = row_at (shell, i)) != NULL; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", gtk_label_get_text (ui_part (row, "title_label")));
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
test_roles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      XqShell *shell = ui_fixture_enter (fixture, expected[i].account);
      g_autofree char *places = name_places (shell);
      guint n = 0;

      g_assert_cmpstr (places, ==, expected[i].places);

      /* Every place opens, by its row and by its action, and none says that it may not. */
      for (GtkListBoxRow *row; (row = row_at (shell, (int) n)) != NULL; n++)
        {
          const XqPlace *place = xq_place_row_get_place (XQ_PLACE_ROW (row));

          ui_press (row);
          ui_fixture_settle (fixture);
          g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (xq_shell_get_page (shell))));
          g_assert_null (ui_find_words (shell, "本账号不能"));
          g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.go", "s", place->id));
          g_assert_true (gtk_list_box_get_selected_row (ui_part (shell, "places_list")) == row);
        }
      g_assert_false (xq_shell_go (shell, "nowhere"));
      ui_fixture_close (fixture);
    }
}

/* Not even that one came. */
static void
test_no_counselling (void)
{
  static const char *const strangers[] = { "王老师", "孙主任", "钱老师", "周阿姨" };
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autofree char *session = school_fixture_save (store, "session", "student", fixture->school->children[CHILD_A],
                                                  "narrative", "这一句谁也不能看", "to_teacher_student", "refused", NULL);
  XqShell *shell;

  g_assert_nonnull (session);
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      GtkListBoxRow *row;

      shell = ui_fixture_enter (fixture, strangers[i]);
      for (int j = 0; (row = row_at (shell, j)) != NULL; j++)
        {
          ui_press (row);
          ui_fixture_settle (fixture);
          g_assert_null (ui_find_words (xq_shell_get_page (shell), "辅导"));
        }
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s",
                                                 fixture->school->children[CHILD_A]));
      ui_fixture_settle (fixture);
      g_assert_true (XQ_IS_STUDENT_PAGE (xq_shell_get_page (shell)));
      g_assert_nonnull (ui_find_words (shell, "甲小明"));
      g_assert_null (ui_find_words (shell, "辅导"));
      g_assert_null (ui_find_words (shell, "这一句"));
      ui_fixture_close (fixture);
    }

  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_A]));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (ui_part (xq_shell_get_page (shell), "events_list"), "辅导"));
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/places/roles", test_roles);
  g_test_add_func ("/ui/places/no-counselling", test_no_counselling);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
