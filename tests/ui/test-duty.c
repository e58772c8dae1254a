/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-fixture.h"

#include "duty-card.h"
#include "duty-grid.h"
#include "duty-week.h"
#include "form-page.h"
#include "guide-row.h"
#include "paper-page.h"
#include "record-page.h"
#include "room-check-page.h"
#include "work-page.h"

#include "school/kinds.h"

static UiFixture *fixture;
static char *mine;
static char *room;

/* 李老师, who opens the room, is on duty today for an hour, and a colleague covers nobody
 * on Thursday; on Wednesday the school has its feast. */
static void
save_records (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) me = NULL;

  g_assert_nonnull (xq_store_get_my_staff (store));
  me = xq_store_get (store, &xq_staff, xq_store_get_my_staff (store), &error);
  g_assert_no_error (error);
  xq_record_set (me, "job", "psych_full");
  xq_store_save (store, me, NULL, &error);
  g_assert_no_error (error);
  room = school_fixture_save (store, "room", "name", "个体室", "place", "博学楼101室", "area", "9", NULL);
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

/* The button proper, not the arrow beside it. */
static void
press_split (XqPage     *week,
             const char *name)
{
  GtkWidget *split = ui_part (week, name);

  ui_press (find_button (split, adw_split_button_get_label (ADW_SPLIT_BUTTON (split))));
  ui_fixture_settle (fixture);
}

/* Takes back what was said in these words; an older saying may just be fading. */
static void
undo (XqShell    *shell,
      const char *words)
{
  GtkWidget *around;

  UI_WAIT (ui_find_words (shell, words) != NULL);
  around = ui_find_words (shell, words);
  while (find_button (around, "撤销") == NULL)
    around = gtk_widget_get_parent (around);
  ui_press (find_button (around, "撤销"));
  ui_fixture_settle (fixture);
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

static char *
dup_cell (const char *day)
{
  return g_strdup_printf ("%s 12:40 13:40 %s", day, room);
}

/* Types into what is open over a place, as the keyboard does. */
static XqStaffChoice *
type_name (XqPage     *week,
           const char *text)
{
  XqStaffChoice *choice;

  UI_WAIT (ui_find (ui_part (week, "grid"), XQ_TYPE_STAFF_CHOICE) != NULL);
  choice = ui_find (ui_part (week, "grid"), XQ_TYPE_STAFF_CHOICE);
  gtk_editable_set_text (ui_part (choice, "entry"), text);
  return choice;
}

static void
press_enter (XqStaffChoice *choice)
{
  g_signal_emit_by_name (ui_part (choice, "entry"), "activate");
  ui_fixture_settle (fixture);
}

static char *
ask_one (const char *sql)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, sql, &error, NULL);

  g_assert_no_error (error);
  g_assert_true (xq_rows_next (rows, &error));
  return g_strdup (xq_rows_text (rows, 0));
}

static void
assert_one (const char *sql,
            const char *wanted)
{
  g_autofree char *found = ask_one (sql);

  g_assert_cmpstr (found, ==, wanted);
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
  g_assert_nonnull (ui_find_words (grid, "博学楼101室"));
  g_assert_nonnull (ui_find_words (grid, "▲ 开放1／2小时，不足"));
  g_assert_nonnull (ui_find_words (week, "4天开放时间不足 缺岗1次"));
  g_assert_nonnull (ui_find_words (grid, "11月15日"));
  g_assert_null (ui_find_words (grid, "星期六"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.move", "i", -1));
  ui_fixture_settle (fixture);
  g_assert_cmpstr (xq_duty_week_get_day (XQ_DUTY_WEEK (week)), ==, "2024-11-08");
  g_assert_null (ui_find_words (grid, "11月15日"));
  g_assert_nonnull (ui_find_words (grid, "11月8日"));
  /* Nobody was on duty then or before: the usual times are offered. */
  g_assert_nonnull (ui_find_words (grid, "个体室"));
  g_assert_nonnull (ui_find_words (grid, "16:50"));
  g_assert_nonnull (ui_find_words (week, "本周还没有排班"));
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
  undo (shell, "已签到");
  g_assert_nonnull (find_button (ui_part (week, "grid"), "签到"));
  ui_press (find_button (ui_part (week, "grid"), "签到"));
  ui_fixture_settle (fixture);
  /* Walk-ins by one key each, and one taken back. */
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.walk-in", NULL));
      ui_fixture_settle (fixture);
    }
  g_assert_nonnull (find_button (ui_part (week, "grid"), "来访3　＋1"));
  undo (shell, "已来访3人次");
  g_assert_nonnull (find_button (ui_part (week, "grid"), "来访2　＋1"));
  g_assert_nonnull (find_button (ui_part (week, "grid"), "签退"));
  ui_fixture_close (fixture);

  store = school_fixture_enter (fixture->school, "李老师");
  {
    g_autoptr (GPtrArray) signs = xq_store_list (store, xq_kind_find ("duty_sign"), NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (signs->len, ==, 1);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (signs, 0), "slot"), ==, mine);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (signs, 0), "falls_on"), ==, FIXTURE_TODAY);
    g_assert_nonnull (xq_record_get (g_ptr_array_index (signs, 0), "started_at"));
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (signs, 0), "walk_ins"), ==, "2");
  }
}

static void
test_ways_on (void)
{
  XqShell *shell;
  XqPage *week = enter_anew (&shell);
  g_autofree char *day = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.open", "s", mine));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_RECORD_PAGE (xq_shell_get_page (shell)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.add", "s", "2024-11-12"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_FORM_PAGE (xq_shell_get_page (shell)));
  day = xq_form_page_dup_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "falls_on");
  g_assert_cmpstr (day, ==, "2024-11-12");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.print", "s", "duty_sheet week"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_PAPER_PAGE (xq_shell_get_page (shell)));
  ui_fixture_close (fixture);
}

/* Two letters and Enter put somebody into a place; who is elsewhere is refused there. */
static void
test_assign (void)
{
  XqShell *shell;
  XqPage *week = enter_anew (&shell);
  XqDutyGrid *grid = ui_part (week, "grid");
  g_autofree char *monday = dup_cell ("2024-11-11");
  g_autofree char *holiday = dup_cell ("2024-11-13");
  XqStaffChoice *choice;

  g_assert_false (xq_duty_grid_open (grid, holiday));
  g_assert_true (xq_duty_grid_open (grid, monday));
  choice = type_name (week, "qq");
  g_assert_nonnull (ui_find_words (choice, "没有这个姓名"));
  press_enter (choice);
  choice = type_name (week, "ql");
  press_enter (choice);
  g_assert_nonnull (ui_find_words (ui_part (week, "grid"), "钱老师"));
  g_assert_nonnull (ui_find_words (ui_part (week, "grid"), "不计入开放时间"));
  g_assert_nonnull (find_button (shell, "撤销"));
  /* The place is a duty now, and the cursor is on it. */
  g_assert_nonnull (g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                                                         GTK_TYPE_MENU_BUTTON)), "duty"));
  ui_fixture_close (fixture);
  assert_one ("SELECT group_concat (falls_on || ' ' || started_at || ' ' || person_name || ' ' || kind) FROM visible_duty_slot "
              "WHERE falls_on = '2024-11-11' AND withdrawn = 0", "2024-11-11 12:40 钱老师 open");
}

static void
test_wrong_place (void)
{
  XqShell *shell;
  XqPage *week;
  XqDutyGrid *grid;
  g_autofree char *group = NULL;
  g_autofree char *cell = NULL;
  XqStaffChoice *choice;

  school_fixture_restore (fixture->school);
  group = school_fixture_save (school_fixture_enter (fixture->school, "李老师"), "room", "name", "团体室", "function", "group", NULL);
  g_free (school_fixture_save (fixture->school->store, "duty_slot", "falls_on", "2024-11-11", "started_at", "12:30",
                               "ended_at", "13:00", "room", group, NULL));
  shell = ui_fixture_enter (fixture, "李老师");
  week = open_week (shell);
  grid = ui_part (week, "grid");
  cell = dup_cell ("2024-11-11");
  g_assert_true (xq_duty_grid_open (grid, cell));
  choice = type_name (week, "李");
  g_assert_nonnull (ui_find_words (choice, "同时在值班：团体室 12:30—13:00"));
  press_enter (choice);
  g_assert_nonnull (ui_find_words (choice, "12:30—13:00已经值班"));
  choice = type_name (week, "wl");
  g_assert_null (ui_find_words (choice, "已经值班"));
  press_enter (choice);
  g_assert_nonnull (ui_find_words (grid, "王老师"));
  ui_fixture_close (fixture);
}

/* On leave, and covered, from the duty itself; a change that is taken back. */
static void
test_cover (void)
{
  XqShell *shell;
  XqPage *week = enter_anew (&shell);
  XqDutyGrid *grid = ui_part (week, "grid");

  g_assert_true (xq_duty_grid_open (grid, mine));
  press_enter (type_name (week, "zhao"));
  g_assert_nonnull (ui_find_words (grid, "赵老师"));
  g_assert_nonnull (ui_find_words (grid, "代李老师"));
  g_assert_true (xq_duty_grid_open (grid, mine));
  UI_WAIT (ui_find (grid, XQ_TYPE_DUTY_CARD) != NULL);
  ui_press (ui_part (ui_find (grid, XQ_TYPE_DUTY_CARD), "back_button"));
  ui_fixture_settle (fixture);
  g_assert_null (ui_find_words (grid, "代李老师"));
  undo (shell, "换班已撤回");
  g_assert_nonnull (ui_find_words (grid, "代李老师"));
  ui_fixture_close (fixture);
  assert_one ("SELECT group_concat (deputy_name || ' ' || reason) FROM visible_duty_swap WHERE falls_on = '" FIXTURE_TODAY "' "
              "AND withdrawn = 0", "赵老师 leave");
}

/* Friday's duty is copied to the next week and to the term's end; Thursday's, which
 * nobody keeps, as it was planned. All of it is taken back with one press. */
static void
test_copy (void)
{
  XqShell *shell;
  XqPage *week = enter_anew (&shell);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.move", "i", 1));
  ui_fixture_settle (fixture);
  press_split (week, "copy_button");
  g_assert_nonnull (ui_find_words (week, "已排入2次值班"));
  g_assert_nonnull (ui_find_words (week, "11月13日 校庆"));
  g_assert_nonnull (ui_find_words (ui_part (week, "grid"), "李老师"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.undo-copy", NULL));
  ui_fixture_settle (fixture);
  g_assert_null (ui_find_words (ui_part (week, "grid"), "李老师"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (week), "week.move", "i", 0));
  ui_fixture_settle (fixture);
  press_split (week, "repeat_button");
  /* Eight Thursdays and Fridays until 15 January, a Wednesday. */
  g_assert_nonnull (ui_find_words (week, "已排入16次值班"));
  ui_fixture_close (fixture);
  assert_one ("SELECT count(*) || ' ' || max (falls_on) || ' ' || count(DISTINCT series) FROM visible_duty_slot "
              "WHERE withdrawn = 0 AND falls_on > '2024-11-17'", "16 2025-01-10 1");
}

/* Nothing is lost by being asked anew; what is saved is one record a day. */
static void
test_room_check (void)
{
  XqShell *shell;
  XqPage *page;
  GtkListBox *missing;
  XqGuideRow *row;
  guint n = 0;

  enter_anew (&shell);
  xq_work_page_show_kind (XQ_WORK_PAGE (xq_shell_get_page (shell)), "room_check");
  ui_fixture_settle (fixture);
  page = XQ_PAGE (gtk_stack_get_visible_child (ui_part (xq_shell_get_page (shell), "stack")));
  g_assert_true (XQ_IS_ROOM_CHECK_PAGE (page));
  g_assert_nonnull (ui_find_words (page, "还没有评21"));
  g_assert_nonnull (ui_find_words (page, "还没有登记。"));
  /* What the records say stands beside the item, and judges nothing. */
  g_assert_nonnull (ui_find_words (page, "个体室9平方米。▲ 面积与指南不一致"));
  missing = ui_part (page, "missing_list");
  while (gtk_list_box_get_row_at_index (missing, (int) n) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 21);

  row = XQ_GUIDE_ROW (gtk_list_box_get_row_at_index (missing, 1));
  gtk_editable_set_text (ui_part (row, "note_entry"), "已挂牌");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "check.save", NULL));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (row, "请先选符合"));
  xq_guide_row_set_result (row, "met");
  xq_guide_row_set_result (XQ_GUIDE_ROW (gtk_list_box_get_row_at_index (missing, 0)), "not_met");
  g_assert_nonnull (ui_find_words (page, "还没有评19"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "check.save", NULL));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "已符合（1）"));
  g_assert_cmpstr (xq_guide_row_get_item (XQ_GUIDE_ROW (gtk_list_box_get_row_at_index (missing, 0)))->code, ==, "site");
  row = XQ_GUIDE_ROW (gtk_list_box_get_row_at_index (ui_part (page, "met_list"), 0));
  g_assert_cmpstr (xq_guide_row_get_item (row)->code, ==, "sign");
  xq_guide_row_set_result (row, "partly");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "check.save", NULL));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "◐ 部分符合1"));
  ui_fixture_close (fixture);
  assert_one ("SELECT count(*) || ' ' || min (checked_on) FROM visible_room_check WHERE withdrawn = 0", "1 " FIXTURE_TODAY);
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
  g_test_add_func ("/ui/duty/assign", test_assign);
  g_test_add_func ("/ui/duty/wrong-place", test_wrong_place);
  g_test_add_func ("/ui/duty/cover", test_cover);
  g_test_add_func ("/ui/duty/copy", test_copy);
  g_test_add_func ("/ui/duty/room-check", test_room_check);
  failed = g_test_run ();
  ui_fixture_free (fixture);
  g_free (mine);
  g_free (room);
  return failed;
}
