/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screening of the autumn: from the campaign to the levels that a person confirmed. */

#include "config.h"

#include "autumn.h"

#include "answers-entry.h"
#include "answers-page.h"
#include "campaign-page.h"
#include "level-row.h"
#include "observation-grid.h"
#include "observation-page.h"
#include "record-page.h"

/* The table's columns by hand, from the paper. */
#define COLUMN_MOOD_LOW 0
#define COLUMN_SLEEP 2
#define COLUMN_LIFE_WORDS 12

/* The children of 7-1 stand in the order of their names' pinyin. */
#define ROW_YU 0
#define ROW_MING 1

static XqPage *
open_campaign (void)
{
  XqPage *page = ui_hand_go (autumn.ui, "screening");

  page = ui_hand_press (autumn.ui, ui_hand_find_row (ui_part (page, "list"), AUTUMN_CAMPAIGN));
  g_assert_true (XQ_IS_CAMPAIGN_PAGE (page));
  return page;
}

static XqPage *
open_answers (FixtureChild of)
{
  XqPage *page;

  open_campaign ();
  page = ui_hand_act (autumn.ui, "campaign.answers", autumn.ui->school->classes[of]);
  g_assert_true (XQ_IS_ANSWERS_PAGE (page));
  return page;
}

static GtkListBoxRow *
find_student (XqPage     *page,
              const char *name)
{
  return ui_hand_find_row (ui_part (page, "students_list"), name);
}

/* --- the campaign --- */

static void
consent (XqPage     *page,
         const char *name)
{
  g_assert_nonnull (ui_find_words (find_student (page, name), "缺知情同意"));
  ui_hand_press (autumn.ui, find_student (page, name));
  g_assert_nonnull (ui_find_words (page, "还没有学生和监护人的知情同意"));
  ui_hand_press (autumn.ui, ui_part (page, "consent_button"));
  g_assert_null (ui_find_words (find_student (page, name), "缺知情同意"));
}

void
autumn_campaign (void)
{
  const SchoolFixture *school = autumn.ui->school;
  g_autofree char *classes = g_strjoin (" ", school->classes[CHILD_A], school->classes[CHILD_B], NULL);
  g_autofree char *form = NULL;
  XqPage *page;

  ui_hand_enter (autumn.ui, "2024-09-09", "李老师");
  page = ui_hand_go (autumn.ui, "screening");
  g_assert_null (ui_find_words (page, AUTUMN_CAMPAIGN));
  page = ui_hand_act (autumn.ui, "screening.new", "students");
  form = xq_form_page_dup_value (XQ_FORM_PAGE (page), "form");
  g_assert_nonnull (form);
  ui_hand_fill (autumn.ui, "classes", classes, "instruments", "phq9 mht", NULL);
  page = ui_hand_act (autumn.ui, "form.save", NULL);
  g_assert_nonnull (ui_find_words (page, "2024-09-09至2024-09-30"));

  page = open_campaign ();
  g_assert_nonnull (ui_find_words (page, "七(1)"));
  g_assert_nonnull (ui_find_words (page, "七(2)"));
  g_assert_null (ui_find_words (page, "八(1)"));
  g_assert_nonnull (ui_find_words (page, "已完成 0 / 3"));
  g_assert_nonnull (ui_find_words (ui_hand_find_row (ui_part (page, "missing_list"), "甲小明"), "还没有观察"));
  g_assert_null (ui_find_words (page, "问卷还没有录"));

  /* The papers of 7-1 came back signed by both; of 7-2 nothing did. */
  page = open_answers (CHILD_A);
  consent (page, "甲小明");
  consent (page, "甲大雨");
  page = open_campaign ();
  g_assert_nonnull (ui_find_words (ui_hand_find_row (ui_part (page, "missing_list"), "甲小明"), "问卷还没有录"));

  /* Whoever is to observe is told so, and nobody else is asked for anything. */
  ui_hand_enter (autumn.ui, "2024-09-09", "王老师");
  g_assert_false (xq_shell_go (xq_window_get_shell (autumn.ui->window), "screening"));
  g_assert_nonnull (ui_find_words (ui_hand_go (autumn.ui, "students"), AUTUMN_CAMPAIGN));
  ui_fixture_close (autumn.ui);
}

/* --- observations --- */

static XqObservationGrid *
open_table (const char *account)
{
  XqPage *page;

  ui_hand_enter (autumn.ui, "2024-09-11", account);
  page = ui_hand_go (autumn.ui, "students");
  page = ui_hand_press (autumn.ui, ui_part (ui_part (page, "screening_bar"), "open_button"));
  g_assert_true (XQ_IS_OBSERVATION_PAGE (page));
  UI_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (page, "stack")), "table") == 0);
  return ui_part (page, "grid");
}

static void
note (XqObservationGrid *grid,
      guint              row,
      guint              column,
      guint              key)
{
  xq_observation_grid_move (grid, row, column);
  g_assert_true (xq_observation_grid_press (grid, key, 0));
}

void
autumn_observations (void)
{
  static const char *const of_others[] = { "甲", "七(1)", NULL };
  XqObservationGrid *grid = open_table ("王老师");
  XqPage *page = ui_hand_page (autumn.ui);

  g_assert_nonnull (ui_find_words (page, "已交 0 / 2"));
  g_assert_null (ui_find_words (page, "乙小红"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "safety_bar")));
  note (grid, ROW_MING, COLUMN_LIFE_WORDS, GDK_KEY_1);
  /* At once, before the class is through. */
  g_assert_true (gtk_widget_get_visible (ui_part (page, "safety_bar")));
  g_assert_nonnull (ui_find_words (page, "不让学生独处"));
  gtk_editable_set_text (ui_part (page, "remark_entry"), AUTUMN_SEEN);
  ui_hand_act (autumn.ui, "observation.send-one", NULL);
  g_assert_nonnull (ui_find_words (page, "已交 1 / 2"));
  ui_hand_act (autumn.ui, "observation.send", NULL);
  ui_hand_answer (autumn.ui, "全部交");
  g_assert_nonnull (ui_find_words (page, "已交 2 / 2"));

  grid = open_table ("赵老师");
  page = ui_hand_page (autumn.ui);
  autumn_assert_unseen (page, of_others);
  note (grid, 0, COLUMN_MOOD_LOW, GDK_KEY_2);
  note (grid, 0, COLUMN_SLEEP, GDK_KEY_2);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "safety_bar")));
  ui_hand_act (autumn.ui, "observation.send", NULL);
  g_assert_nonnull (ui_find_words (page, "已交 1 / 1"));

  /* Who teaches the same class finds an empty table: letters are their writer's. */
  grid = open_table ("钱老师");
  page = ui_hand_page (autumn.ui);
  g_assert_nonnull (ui_find_words (page, "已交 0 / 2"));
  xq_observation_grid_move (grid, ROW_MING, COLUMN_LIFE_WORDS);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "safety_bar")));
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "remark_entry")), ==, "");

  /* The head reads that a campaign runs. */
  ui_hand_enter (autumn.ui, "2024-09-11", "校长");
  g_assert_null (autumn_due (NULL, "排查"));
  page = open_campaign ();
  g_assert_nonnull (ui_find_words (page, "只有心理教师能看"));
  g_assert_null (ui_find_words (page, "甲小明"));
  ui_fixture_close (autumn.ui);
}

/* --- answer sheets --- */

static void
type (XqPage     *page,
      const char *keys)
{
  XqAnswersEntry *entry = ui_part (page, "entry");

  for (const char *at = keys; *at != '\0'; at++)
    g_assert_true (xq_answers_entry_press (entry, *at == '!' ? GDK_KEY_Return : (guint) *at, 0));
  ui_fixture_settle (autumn.ui);
}

static void
choose_questionnaire (XqPage *page,
                      guint   position)
{
  gtk_drop_down_set_selected (ui_part (page, "instruments_list"), position);
  ui_fixture_settle (autumn.ui);
}

/* A hundred times @answer, and Enter. */
static void
type_mht (XqPage *page,
          char    answer)
{
  g_autofree char *keys = g_strnfill (101, answer);

  keys[100] = '!';
  type (page, keys);
}

/* Of one class sheet by sheet: a score, and a score of a child of whom more is known. */
static void
type_scores (void)
{
  XqPage *page = open_answers (CHILD_A);

  choose_questionnaire (page, 0);
  ui_hand_press (autumn.ui, find_student (page, "甲大雨"));
  type (page, "222222220!");
  g_assert_nonnull (ui_find_words (page, "已存：甲大雨。总分 16"));
  g_assert_null (ui_find_words (page, "不让学生独处"));
  g_assert_nonnull (ui_find_words (find_student (page, "甲大雨"), "已录"));
  /* The next child's sheet lies there. */
  type (page, "111111110!");
  g_assert_nonnull (ui_find_words (page, "已存：甲小明。总分 8"));
}

static void
type_void_and_retest (void)
{
  XqPage *page = open_answers (CHILD_B);

  choose_questionnaire (page, 1);
  ui_hand_press (autumn.ui, find_student (page, "乙小红"));
  type_mht (page, '1');
  g_assert_nonnull (ui_find_words (page, "都还没有同意"));
  g_assert_null (ui_find_words (page, "已存"));
  ui_hand_press (autumn.ui, ui_part (page, "consent_button"));
  type (page, "!");
  g_assert_nonnull (ui_find_words (page, "这份答卷无效，需要重测"));
  g_assert_nonnull (ui_find_words (find_student (page, "乙小红"), "无效，需重测"));

  /* Not done: the class says what is asked for again. */
  page = open_campaign ();
  ui_hand_choose (ui_part (page, "classes_list"), "七(2)");
  g_assert_nonnull (ui_find_words (ui_hand_find_row (ui_part (page, "missing_list"), "乙小红"), "问卷无效，需重测"));
  page = open_answers (CHILD_B);
  choose_questionnaire (page, 1);
  ui_hand_press (autumn.ui, find_student (page, "乙小红"));
  type_mht (page, '0');
  g_assert_nonnull (ui_find_words (page, "已存：乙小红。总焦虑倾向 0"));
  g_assert_nonnull (ui_find_words (find_student (page, "乙小红"), "已录"));
  page = open_campaign ();
  ui_hand_choose (ui_part (page, "classes_list"), "七(2)");
  g_assert_null (ui_find_words (page, "问卷无效"));
}

/* Item 9 asks for a talk today whatever the total is, and says so at the last key. */
static void
type_item_9 (void)
{
  XqPage *page = open_answers (CHILD_B);

  choose_questionnaire (page, 0);
  ui_hand_press (autumn.ui, find_student (page, "乙小红"));
  type (page, "000000001");
  g_assert_null (ui_find_words (page, "现在请这样做"));
  type (page, "!");
  g_assert_nonnull (ui_find_words (page, "已存：乙小红。总分 1"));
  g_assert_nonnull (ui_find_words (page, "有伤害自己的想法：现在请这样做"));
  g_assert_nonnull (ui_find_words (page, "不让学生独处"));

  /* One press from there to the time stamps, and nothing is written by looking. */
  ui_press (ui_part (ui_part (page, "steps"), "stamp_button"));
  g_assert_nonnull (ui_hand_wait_for_stamps (autumn.ui));
  ui_hand_close_other (autumn.ui);
  g_assert_nonnull (autumn_due ("乙**", "须当日面谈"));
  g_assert_null (autumn_due (NULL, "危机事件"));
}

void
autumn_sheets (void)
{
  XqPage *page;

  ui_hand_enter (autumn.ui, "2024-09-12", "李老师");
  /* What a teacher saw of a child's safety stands in red before anything is opened. */
  g_assert_nonnull (autumn_due ("甲**", "须当日面谈"));
  g_assert_null (ui_find_words (ui_hand_page (autumn.ui), "甲小明"));
  g_assert_null (autumn_due ("乙**", "须当日面谈"));
  page = ui_hand_press (autumn.ui, autumn_due ("甲**", "须当日面谈"));
  g_assert_true (XQ_IS_RECORD_PAGE (page));
  g_assert_nonnull (ui_find_words (page, "甲小明"));
  page = open_campaign ();
  g_assert_null (ui_find_words (page, "还没有观察"));

  type_scores ();
  type_void_and_retest ();
  type_item_9 ();
  g_assert_nonnull (ui_find_words (open_campaign (), "已完成 1 / 3"));
  autumn_assert_secret ("2024-09-12");
}

/* --- interviews and levels --- */

static XqPage *
open_levels (guint which)
{
  XqPage *page = open_campaign ();

  gtk_stack_set_visible_child_name (ui_part (page, "views"), "levels");
  ui_fixture_settle (autumn.ui);
  gtk_drop_down_set_selected (ui_part (page, "which_list"), which);
  return page;
}

#define WAITING 0
#define CONFIRMED 1

static XqLevelRow *
find_level (XqPage     *page,
            const char *name)
{
  GtkListBoxRow *row = ui_hand_find_row (ui_part (page, "levels_list"), name);

  return row != NULL ? XQ_LEVEL_ROW (row) : NULL;
}

static XqLevelRow *
get_level (XqPage     *page,
           const char *name)
{
  XqLevelRow *row = find_level (page, name);

  g_assert_nonnull (row);
  return row;
}

static void
interview (const char *name,
           const char *day)
{
  XqPage *page = open_levels (WAITING);

  page = ui_hand_press (autumn.ui, ui_part (get_level (page, name), "interview_button"));
  g_assert_true (XQ_IS_FORM_PAGE (page));
  ui_hand_fill (autumn.ui, "interview_on", day, "interview_note", "谈了四十分钟", NULL);
  g_assert_true (XQ_IS_CAMPAIGN_PAGE (ui_hand_act (autumn.ui, "form.save", NULL)));
}

static void
confirm (const char *name,
         const char *level,
         const char *until)
{
  XqPage *page = open_levels (WAITING);

  page = ui_hand_press (autumn.ui, ui_part (get_level (page, name), "confirm_button"));
  g_assert_true (XQ_IS_FORM_PAGE (page));
  ui_hand_fill (autumn.ui, "confirmed", level, NULL);
  if (until != NULL)
    ui_hand_fill (autumn.ui, "until", until, NULL);
  g_assert_true (XQ_IS_CAMPAIGN_PAGE (ui_hand_act (autumn.ui, "form.save", NULL)));
}

/* What the program proposes, and from what; and that nothing is set by it. */
static void
assert_proposals (void)
{
  XqPage *page = open_levels (WAITING);

  g_assert_nonnull (ui_find_words (get_level (page, "甲小明"), "建议：■ 紧急关注　待访谈"));
  g_assert_nonnull (ui_find_words (get_level (page, "甲小明"), "观察到："));
  g_assert_nonnull (ui_find_words (get_level (page, "乙小红"), "PHQ-9第9题答的不是零：不论总分多少，须当日面谈"));
  g_assert_nonnull (ui_find_words (get_level (page, "乙小红"), "观察到2项“经常”"));
  g_assert_nonnull (ui_find_words (get_level (page, "甲大雨"), "建议：▲ 重点关注　待访谈"));
  g_assert_nonnull (ui_find_words (get_level (page, "甲大雨"), "PHQ-9总分：16分（15分及以上需了解）"));
  page = open_levels (CONFIRMED);
  g_assert_null (find_level (page, "甲大雨"));
  g_assert_null (find_level (page, "甲小明"));
  g_assert_nonnull (ui_find_words (page, "还没有确认"));
}

/* By name and until a day. */
static void
assert_confirmed (void)
{
  XqPage *page = open_levels (CONFIRMED);

  g_assert_nonnull (ui_find_words (get_level (page, "甲小明"), "确认：■ 紧急关注，至2024-12-20"));
  g_assert_nonnull (ui_find_words (get_level (page, "乙小红"), "确认：● 一般关注，至2025-01-15"));
  g_assert_nonnull (ui_find_words (get_level (page, "甲大雨"), "确认：无需特别关注"));
  /* Whoever needs no attention is not led to the ledger. */
  g_assert_true (gtk_widget_get_visible (ui_part (get_level (page, "甲小明"), "support_button")));
  g_assert_false (gtk_widget_get_visible (ui_part (get_level (page, "甲大雨"), "support_button")));

  page = ui_hand_open_student (autumn.ui, autumn.ming);
  page = ui_hand_press (autumn.ui, ui_hand_find_row (ui_part (page, "events_list"), "排查"));
  g_assert_true (XQ_IS_RECORD_PAGE (page));
  g_assert_nonnull (ui_find_words (page, "确认人"));
  g_assert_nonnull (ui_find_words (page, "李老师"));
}

void
autumn_levels (void)
{
  ui_hand_enter (autumn.ui, "2024-09-13", "李老师");
  assert_proposals ();

  interview ("甲小明", "2024-09-12");
  interview ("乙小红", "2024-09-13");
  g_assert_null (autumn_due (NULL, "须当日面谈"));
  g_assert_nonnull (autumn_due (NULL, "还有2名学生已访谈而没有确认关注程度"));
  g_assert_nonnull (ui_find_words (get_level (open_levels (WAITING), "甲小明"), "建议：■ 紧急关注　2024-09-12已访谈"));

  /* A form without a level confirms nothing. */
  confirm ("甲小明", NULL, NULL);
  g_assert_null (find_level (open_levels (CONFIRMED), "甲小明"));
  confirm ("甲小明", "urgent", "2024-12-20");
  confirm ("乙小红", "watch", NULL);
  g_assert_null (autumn_due (NULL, "没有确认关注程度"));

  /* Her score waits for a talk; its day comes a fortnight after the campaign's last. */
  g_assert_null (autumn_due (NULL, "二次访谈"));
  ui_hand_enter (autumn.ui, "2024-10-14", "李老师");
  g_assert_nonnull (autumn_due (NULL, "还有1名学生没有做排查后的二次访谈"));
  ui_hand_enter (autumn.ui, "2024-09-20", "李老师");
  interview ("甲大雨", "2024-09-20");
  confirm ("甲大雨", "none", NULL);
  assert_confirmed ();
  g_assert_null (autumn_due (NULL, "访谈"));
  ui_hand_enter (autumn.ui, "2024-10-14", "李老师");
  g_assert_null (autumn_due (NULL, "访谈"));
  autumn_assert_secret ("2024-09-20");
}
