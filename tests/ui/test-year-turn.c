/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ui-hand.h"

#include "year-row.h"
#include "year-turn-page.h"

/* 甲小明 in 7-1 of 王老师, 乙小红 in 7-2 of 赵老师, 丙小刚 in 8-1 of nobody. */
#define AUGUST "2025-08-20"

static UiFixture *fixture;

static XqPage *
open_page (const char *day,
           const char *account)
{
  XqPage *page;

  ui_hand_enter (fixture, day, account);
  ui_hand_go (fixture, "school");
  page = ui_hand_act (fixture, "school.open", "year-turn");
  g_assert_true (XQ_IS_YEAR_TURN_PAGE (page));
  return page;
}

static const char *
get_step (XqPage *page)
{
  return gtk_stack_get_visible_child_name (ui_part (page, "stack"));
}

static gboolean
says (gpointer    label,
      const char *words)
{
  return gtk_widget_get_visible (label) && strstr (gtk_label_get_text (label), words) != NULL;
}

static gpointer
list_of (XqPage     *page,
         const char *name)
{
  return ui_part (ui_part (page, "plan"), name);
}

/* By the class or student that it is about, not by what is chosen for it. */
static GtkListBoxRow *
find_row (gpointer    list,
          const char *title)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (ui_part (row, "title_label")), title) != NULL)
      return row;
  return NULL;
}

static void
choose (GtkDropDown *drop,
                const char  *choice)
{
  GListModel *model = gtk_drop_down_get_model (drop);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), choice))
      {
        gtk_drop_down_set_selected (drop, i);
        return;
      }
  g_error ("%s cannot be chosen", choice);
}

/* In the row of @words, the choice that says @choice. */
static void
choose_in (gpointer    list,
           const char *words,
           const char *choice)
{
  GtkListBoxRow *row = find_row (list, words);

  g_assert_nonnull (row);
  choose (ui_find (row, GTK_TYPE_DROP_DOWN), choice);
}

/* @also: what the row says, or what is chosen in it. */
static void
assert_row (gpointer    list,
            const char *words,
            const char *also)
{
  GtkListBoxRow *row = find_row (list, words);
  GtkDropDown *drop = row != NULL ? ui_find (row, GTK_TYPE_DROP_DOWN) : NULL;
  GtkStringObject *chosen = drop != NULL ? gtk_drop_down_get_selected_item (drop) : NULL;

  g_assert_nonnull (row);
  if (ui_find_words (row, also) == NULL && (chosen == NULL || !g_str_equal (gtk_string_object_get_string (chosen), also)))
    g_error ("%s does not say %s but %s", words, also, chosen != NULL ? gtk_string_object_get_string (chosen) : "nothing");
}

/* In November there is nothing to be done, and it is said from when on. */
static void
test_early (void)
{
  XqPage *page = open_page (FIXTURE_TODAY, "校长");

  g_assert_cmpstr (get_step (page), ==, "early");
  g_assert_nonnull (ui_find_words (page, "2025年6月18日"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "undo_button")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "do_button")));
}

/* Looked at, changed, checked, done, seen again, and taken back. */
static void
test_there_and_back (void)
{
  XqPage *page = open_page (AUGUST, "校长");

  g_assert_cmpstr (get_step (page), ==, "plan");
  assert_row (list_of (page, "before_list"), "七(1)", "八(1)");
  assert_row (list_of (page, "before_list"), "八(1)", "九(1)");
  assert_row (list_of (page, "classes_list"), "八(1)", "王老师");
  assert_row (list_of (page, "classes_list"), "九(1)", "未定");
  /* The first class is chosen: its child stands in the middle. */
  assert_row (list_of (page, "students_list"), "甲小明", "八(1)");
  choose_in (list_of (page, "students_list"), "甲小明", "八(2)");
  assert_row (list_of (page, "classes_list"), "八(2)", "2人");
  gtk_list_box_select_row (list_of (page, "classes_list"), find_row (list_of (page, "classes_list"), "八(2)"));
  assert_row (list_of (page, "students_list"), "甲小明", "七(1)");
  assert_row (list_of (page, "students_list"), "乙小红", "七(2)");
  choose_in (list_of (page, "before_list"), "八(1)", "毕业");
  choose_in (list_of (page, "classes_list"), "八(1)", "赵老师");

  ui_hand_act (fixture, "year.check", NULL);
  UI_WAIT (g_str_equal (get_step (page), "check"));
  g_assert_true (says (ui_part (page, "counts_label"), "升级 2"));
  g_assert_true (says (ui_part (page, "counts_label"), "毕业 1"));
  g_assert_nonnull (ui_find_words (ui_part (page, "findings_list"), "赵老师将同时担任"));
  ui_hand_press (fixture, ui_part (page, "do_button"));
  UI_WAIT (g_str_equal (get_step (page), "done"));
  g_assert_nonnull (ui_find_words (page, "2025—2026学年已经开始"));

  ui_fixture_close (fixture);
  page = open_page (AUGUST, "校长");
  g_assert_cmpstr (get_step (page), ==, "early");
  g_assert_nonnull (ui_find_words (page, "已经升级"));
  /* Asked first; who only presses Return has cancelled. */
  ui_hand_press (fixture, ui_part (page, "undo_button"));
  UI_WAIT (ADW_IS_MESSAGE_DIALOG (ui_hand_other_window (fixture)));
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (ui_hand_other_window (fixture))), ==, "cancel");
  ui_hand_answer (fixture, "取消");
  g_assert_cmpstr (get_step (page), ==, "early");
  g_assert_true (gtk_widget_get_visible (ui_part (page, "undo_button")));
  ui_hand_press (fixture, ui_part (page, "undo_button"));
  ui_hand_answer (fixture, "撤销升级");
  UI_WAIT (g_str_equal (get_step (page), "plan"));
  g_assert_true (says (ui_part (page, "said_label"), "已撤销"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "undo_button")));
  assert_row (list_of (page, "students_list"), "甲小明", "八(1)");
}

/* While somebody is undecided, the last button is dead, and the finding leads there. */
static void
test_error (void)
{
  XqPage *page = open_page (AUGUST, "李老师");

  gtk_list_box_select_row (list_of (page, "before_list"), find_row (list_of (page, "before_list"), "七(2)"));
  choose_in (list_of (page, "students_list"), "乙小红", "未定");
  ui_hand_act (fixture, "year.check", NULL);
  UI_WAIT (g_str_equal (get_step (page), "check"));
  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "do_button")));
  ui_hand_press (fixture, ui_hand_find_row (ui_part (page, "findings_list"), "乙小红"));
  g_assert_cmpstr (get_step (page), ==, "plan");
  assert_row (list_of (page, "students_list"), "乙小红", "未定");
  choose_in (list_of (page, "students_list"), "乙小红", "休学");
  ui_hand_act (fixture, "year.check", NULL);
  UI_WAIT (gtk_widget_get_sensitive (ui_part (page, "do_button")));
}

/* A class more and a class less; the days; a list of new classes. */
static void
test_edited (void)
{
  static const char list[] = "姓名,班级\n甲小明,八(3)班\n无此人,八(1)班\n";
  g_autofree char *path = g_build_filename (fixture->remembered, "classes.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  XqPage *page = open_page (AUGUST, "李老师");
  GtkWidget *first;

  gtk_editable_set_text (GTK_EDITABLE (list_of (page, "class_entry")), "八戒");
  g_signal_emit_by_name (list_of (page, "class_entry"), "activate");
  g_assert_true (gtk_widget_get_visible (list_of (page, "class_wrong_label")));
  gtk_editable_set_text (GTK_EDITABLE (list_of (page, "class_entry")), "7-3");
  g_signal_emit_by_name (list_of (page, "class_entry"), "activate");
  g_assert_false (gtk_widget_get_visible (list_of (page, "class_wrong_label")));
  assert_row (list_of (page, "classes_list"), "七(3)", "0人");
  ui_press (ui_part (find_row (list_of (page, "classes_list"), "七(3)"), "remove_button"));
  g_assert_null (find_row (list_of (page, "classes_list"), "七(3)"));

  g_file_set_contents (path, list, -1, &error);
  g_assert_no_error (error);
  xq_year_turn_page_reshuffle (XQ_YEAR_TURN_PAGE (page), file);
  UI_WAIT (says (ui_part (page, "said_label"), "改到别班1名"));
  g_assert_true (says (ui_part (page, "said_label"), "无此人"));
  assert_row (list_of (page, "classes_list"), "八(3)", "1人");
  g_assert_cmpint (g_remove (path), ==, 0);

  ui_hand_act (fixture, "year.check", NULL);
  UI_WAIT (g_str_equal (get_step (page), "check"));
  first = ui_find (gtk_grid_get_child_at (ui_part (page, "days_grid"), 0, 1), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (first), "2025-05-01");
  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "do_button")));
  ui_hand_act (fixture, "year.check", NULL);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  gtk_editable_set_text (GTK_EDITABLE (first), "2025-08-30");
  ui_hand_act (fixture, "year.check", NULL);
  UI_WAIT (gtk_widget_get_sensitive (ui_part (page, "do_button")));
}

static void
set_day (GtkGrid    *grid,
         int         column,
         const char *day)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (gtk_grid_get_child_at (grid, column, 1), GTK_TYPE_ENTRY)), day);
}

/* A class teacher from a later day, and one who stands in until then. */
static void
test_posts (void)
{
  XqPage *page = open_page (AUGUST, "校长");
  gpointer posts = list_of (page, "posts");
  GtkWidget *take;

  gtk_list_box_select_row (list_of (page, "classes_list"), find_row (list_of (page, "classes_list"), "八(1)"));
  gtk_expander_set_expanded (ui_part (posts, "expander"), TRUE);
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (posts, "班主任 王老师，2025年9月1日起"));
  take = gtk_widget_get_ancestor (ui_find_words (posts, "登记"), GTK_TYPE_BUTTON);
  ui_press (take);
  g_assert_true (says (ui_part (posts, "wrong_label"), "请选择教师"));

  choose (ui_part (posts, "teacher_drop"), "赵老师");
  set_day (ui_part (posts, "days_grid"), 0, "2025-11-01");
  ui_press (take);
  g_assert_nonnull (ui_find_words (posts, "班主任 王老师，2025年9月1日至2025年10月31日"));
  g_assert_nonnull (ui_find_words (posts, "班主任 赵老师，2025年11月1日起"));
  gtk_drop_down_set_selected (ui_part (posts, "post_drop"), 1);
  choose (ui_part (posts, "teacher_drop"), "钱老师");
  set_day (ui_part (posts, "days_grid"), 0, "2025-10-08");
  set_day (ui_part (posts, "days_grid"), 1, "2025-10-01");
  ui_press (take);
  g_assert_true (says (ui_part (posts, "wrong_label"), "不能早于"));
  set_day (ui_part (posts, "days_grid"), 1, "2025-10-15");
  ui_press (take);
  g_assert_nonnull (ui_find_words (posts, "钱老师，2025年10月8日至2025年10月15日"));
  ui_press (gtk_widget_get_ancestor (ui_find_words (posts, "恢复原样"), GTK_TYPE_BUTTON));
  g_assert_null (ui_find_words (posts, "钱老师，"));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/year-turn/early", test_early);
  g_test_add_func ("/ui/year-turn/there-and-back", test_there_and_back);
  g_test_add_func ("/ui/year-turn/error", test_error);
  g_test_add_func ("/ui/year-turn/edited", test_edited);
  g_test_add_func ("/ui/year-turn/posts", test_posts);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
