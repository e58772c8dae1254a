/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screening: a class's table is filled in by keys, kept, handed over and corrected;
 * paper sheets are typed; a campaign says who is missing, and a person confirms. */

#include "config.h"

#include "ui-fixture.h"

#include "answers-entry.h"
#include "answers-page.h"
#include "campaign-page.h"
#include "digit-cell.h"
#include "draft-row.h"
#include "form-page.h"
#include "items-editor.h"
#include "observation-grid.h"
#include "observation-page.h"
#include "screening-form-page.h"
#include "screening-page.h"

#include "school/kinds.h"
#include "school/screening-form.h"
#include "school/screening-letter.h"

static UiFixture *fixture;
static char *campaign;
static char *staff_campaign;

/* --- the table, without a school --- */

static XqObservationTable *
make_table (void)
{
  XqObservationTable *table = xq_observation_table_new ();

  xq_observation_table_add_item (table, "mood_low", "情绪", "明显低落、流泪");
  xq_observation_table_add_item (table, "sleep", "睡眠精神", "上课常困倦");
  xq_observation_table_add_item (table, "life_words", "安全", "说过或写过不想活")->safety = TRUE;
  xq_observation_table_add_line (table, "s1", "王小明", "1");
  xq_observation_table_add_line (table, "s2", "李雨", "2");
  xq_observation_table_add_line (table, "s3", "陈浩", NULL);
  return table;
}

static const XqObservationLine *
line_at (const XqObservationTable *table,
         guint                     row)
{
  return g_ptr_array_index (table->lines, row);
}

static void
press (XqObservationGrid *grid,
       guint              key)
{
  g_assert_true (xq_observation_grid_press (grid, key, 0));
}

static void
assert_cursor (XqObservationGrid *grid,
               guint              row,
               guint              column)
{
  g_assert_cmpuint (xq_observation_grid_get_row (grid), ==, row);
  g_assert_cmpuint (xq_observation_grid_get_column (grid), ==, column);
}

typedef struct
{
  GtkWindow          *window;
  XqObservationGrid  *grid;
  XqObservationTable *table;
  guint               n_noted;
  guint               n_ended;
} Shown;

static void
count_noted_cb (Shown *shown)
{
  shown->n_noted++;
}

static void
count_ended_cb (Shown *shown)
{
  shown->n_ended++;
}

static Shown *
show_grid (void)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->table = make_table ();
  shown->grid = g_object_new (XQ_TYPE_OBSERVATION_GRID, NULL);
  shown->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (shown->window, 900, 500);
  gtk_window_set_child (shown->window, GTK_WIDGET (shown->grid));
  g_signal_connect_swapped (shown->grid, "noted", G_CALLBACK (count_noted_cb), shown);
  g_signal_connect_swapped (shown->grid, "ended", G_CALLBACK (count_ended_cb), shown);
  xq_observation_grid_set_table (shown->grid, shown->table);
  gtk_window_present (shown->window);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (shown->grid)));
  return shown;
}

static void
close_grid (Shown *shown)
{
  gtk_window_destroy (shown->window);
  xq_observation_table_free (shown->table);
  g_free (shown);
}

static void
test_grid_digits (void)
{
  Shown *shown = show_grid ();
  XqObservationGrid *grid = shown->grid;

  assert_cursor (grid, 0, 0);
  press (grid, GDK_KEY_1);
  press (grid, GDK_KEY_KP_2);
  assert_cursor (grid, 0, 2);
  g_assert_cmpstr (line_at (shown->table, 0)->values, ==, "1200");
  g_assert_cmpuint (shown->n_noted, ==, 2);
  g_assert_cmpint (line_at (shown->table, 0)->state, ==, XQ_OBSERVATION_NOTED);

  /* A digit that means nothing changes nothing and moves nothing. */
  press (grid, GDK_KEY_5);
  assert_cursor (grid, 0, 2);
  g_assert_cmpuint (shown->n_noted, ==, 2);

  /* 9 is known to an item and not to the last column, where the counsellor is asked. */
  press (grid, GDK_KEY_9);
  assert_cursor (grid, 0, 3);
  press (grid, GDK_KEY_9);
  assert_cursor (grid, 0, 3);
  press (grid, GDK_KEY_2);
  assert_cursor (grid, 1, 0);
  g_assert_cmpstr (line_at (shown->table, 0)->values, ==, "1292");

  /* Back and emptied; a key that is no digit belongs to somebody else. */
  press (grid, GDK_KEY_BackSpace);
  assert_cursor (grid, 0, 3);
  g_assert_cmpstr (line_at (shown->table, 0)->values, ==, "1290");
  g_assert_false (xq_observation_grid_press (grid, GDK_KEY_a, 0));
  g_assert_false (xq_observation_grid_press (grid, GDK_KEY_1, GDK_ALT_MASK));
  g_assert_false (xq_observation_grid_press (grid, GDK_KEY_s, GDK_CONTROL_MASK));
  close_grid (shown);
}

static void
test_grid_moves (void)
{
  Shown *shown = show_grid ();
  XqObservationGrid *grid = shown->grid;

  press (grid, GDK_KEY_Left);
  press (grid, GDK_KEY_Up);
  assert_cursor (grid, 0, 0);
  press (grid, GDK_KEY_Down);
  press (grid, GDK_KEY_Right);
  assert_cursor (grid, 1, 1);
  press (grid, GDK_KEY_Return);
  press (grid, GDK_KEY_Return);
  assert_cursor (grid, 2, 1);
  press (grid, GDK_KEY_Home);
  assert_cursor (grid, 2, 0);
  press (grid, GDK_KEY_End);
  assert_cursor (grid, 2, 3);
  press (grid, GDK_KEY_Tab);
  assert_cursor (grid, 2, 3);
  g_assert_cmpuint (shown->n_ended, ==, 1);
  press (grid, GDK_KEY_ISO_Left_Tab);
  assert_cursor (grid, 2, 2);
  g_assert_true (xq_observation_grid_press (grid, GDK_KEY_Home, GDK_CONTROL_MASK));
  assert_cursor (grid, 0, 0);
  press (grid, GDK_KEY_Page_Down);
  assert_cursor (grid, 2, 0);
  g_assert_true (gtk_widget_is_focus (xq_observation_grid_get_cell (grid, 2, 0)));

  /* One cell alone is in the way of Ctrl+Tab. */
  g_assert_true (gtk_widget_get_focusable (xq_observation_grid_get_cell (grid, 2, 0)));
  g_assert_false (gtk_widget_get_focusable (xq_observation_grid_get_cell (grid, 0, 0)));
  close_grid (shown);
}

/* What a screen reader finds: cells with a child, an item and an answer each. */
static void
test_grid_names (void)
{
  Shown *shown = show_grid ();
  GtkWidget *cell = xq_observation_grid_get_cell (shown->grid, 1, 2);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "李雨，说过或写过不想活：未见");
  g_assert_false (gtk_widget_has_css_class (cell, "alert"));
  xq_observation_grid_move (shown->grid, 1, 2);
  press (shown->grid, GDK_KEY_1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "李雨，说过或写过不想活：偶尔");
  g_assert_true (gtk_widget_has_css_class (cell, "alert"));
  g_assert_cmpstr (xq_digit_cell_get_text (XQ_DIGIT_CELL (cell)), ==, "1");
  xq_observation_grid_move (shown->grid, 1, 2);
  press (shown->grid, GDK_KEY_9);
  g_assert_false (gtk_widget_has_css_class (cell, "alert"));
  xq_observation_grid_move (shown->grid, 1, 2);
  press (shown->grid, GDK_KEY_Delete);
  g_assert_cmpstr (xq_digit_cell_get_text (XQ_DIGIT_CELL (cell)), ==, "·");
  close_grid (shown);
}

/* --- answers as text --- */

static void
test_answers (void)
{
  g_autoptr (XqObservationTable) table = make_table ();
  XqObservationLine *line = g_ptr_array_index (table->lines, 0);
  g_autofree char *answers = NULL;

  xq_observation_line_take_answers (table, line, "sleep=2 life_words=1 unknown=2 mood_low=7 sle=1 =1 mood_low", "yes", "一句");
  g_assert_cmpstr (line->values, ==, "0211");
  g_assert_cmpstr (line->remark, ==, "一句");
  g_assert_cmpint (line->state, ==, XQ_OBSERVATION_OPEN);
  answers = xq_observation_line_dup_answers (table, line);
  g_assert_cmpstr (answers, ==, "mood_low=0 sleep=2 life_words=1");
  g_assert_cmpstr (xq_observation_line_get_ask (table, line), ==, "yes");
  xq_observation_line_take_answers (table, line, NULL, NULL, NULL);
  g_assert_true (xq_observation_line_is_quiet (line));
  xq_observation_line_take_answers (table, line, "", "whenever", "");
  g_assert_true (xq_observation_line_is_quiet (line));

  /* Sent, then changed. */
  line->sent_on = g_strdup ("2024-11-15");
  line->state = XQ_OBSERVATION_SENT;
  g_assert_false (xq_observation_line_note (line, 0, '0'));
  g_assert_cmpint (line->state, ==, XQ_OBSERVATION_SENT);
  g_assert_true (xq_observation_line_note_remark (line, "看到的"));
  g_assert_cmpint (line->state, ==, XQ_OBSERVATION_CHANGED);
}

/* --- paper sheets --- */

static void
press_entry (XqAnswersEntry *entry,
             const char     *keys)
{
  for (const char *at = keys; *at != '\0'; at++)
    g_assert_true (xq_answers_entry_press (entry, *at == '-' ? GDK_KEY_minus : *at == '<' ? GDK_KEY_BackSpace :
                                                  *at == '!' ? GDK_KEY_Return : (guint) *at, 0));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_entry (void)
{
  XqAnswersEntry *entry = g_object_new (XQ_TYPE_ANSWERS_ENTRY, NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  guint n_ended = 0;
  g_autofree char *answers = NULL;

  gtk_window_set_child (window, GTK_WIDGET (entry));
  gtk_window_present (window);
  g_signal_connect_swapped (entry, "ended", G_CALLBACK (count_cb), &n_ended);
  xq_answers_entry_begin (entry, 9, 0, 3);
  g_assert_false (xq_answers_entry_is_begun (entry));
  g_assert_cmpuint (xq_answers_entry_get_item (entry), ==, 1);

  press_entry (entry, "01234");
  g_assert_cmpuint (xq_answers_entry_get_item (entry), ==, 5);
  press_entry (entry, "3<2-");
  g_assert_cmpuint (xq_answers_entry_get_n_open (entry), ==, 3);

  /* Enter on a sheet that is not whole goes to what is missing. */
  g_assert_true (xq_answers_entry_press (entry, GDK_KEY_Left, 0));
  press_entry (entry, "!");
  g_assert_cmpuint (n_ended, ==, 0);
  g_assert_cmpuint (xq_answers_entry_get_item (entry), ==, 7);
  press_entry (entry, "111");
  g_assert_cmpuint (xq_answers_entry_get_n_open (entry), ==, 0);
  g_assert_nonnull (ui_find_words (entry, "第 9 题"));
  press_entry (entry, "!");
  g_assert_cmpuint (n_ended, ==, 1);
  answers = xq_answers_entry_dup_answers (entry);
  g_assert_cmpstr (answers, ==, "0 1 2 3 2 - 1 1 1");
  gtk_window_destroy (window);
}

/* --- a school --- */

static void
save_records (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autoptr (XqRecord) form = xq_screening_form_new_factory (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *second = NULL;

  xq_record_set (form, "state", "in_use");
  xq_store_save (store, form, NULL, &error);
  g_assert_no_error (error);
  campaign = school_fixture_save (store, "screening_campaign", "name", "秋季排查", "starts_on", "2024-09-02", "ends_on", "2024-11-30",
                                  "form", xq_record_get_uid (form), "instruments", "phq9", NULL);
  staff_campaign = school_fixture_save (store, "screening_campaign", "name", "教职工自评", "audience", "staff", NULL);
  g_free (school_fixture_save (store, "screening_level", "campaign", campaign, "student", fixture->school->children[CHILD_B], NULL));
  second = school_fixture_save (store, "student", "name", "甲大雨", "sex", "female", NULL);
  g_free (school_fixture_save (store, "enrolment", "student", second, "class", fixture->school->classes[CHILD_A], "from_on",
                               "2024-09-01", NULL));
}

static XqPage *
enter_anew (const char  *account,
            const char  *place,
            XqShell    **shell)
{
  school_fixture_restore (fixture->school);
  *shell = ui_fixture_enter (fixture, account);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (*shell), "shell.go", "s", place));
  ui_fixture_settle (fixture);
  return xq_shell_get_page (*shell);
}

static XqObservationGrid *
open_table (XqShell *shell)
{
  XqPage *page = xq_shell_get_page (shell);

  ui_press (ui_part (ui_part (page, "screening_bar"), "open_button"));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_OBSERVATION_PAGE (page));
  UI_WAIT (g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (page, "stack")), "table") == 0);
  return ui_part (page, "grid");
}

/* The table's columns by hand, from the paper: 16 items and one more. */
#define COLUMN_LIFE_WORDS 12
#define N_COLUMNS 17

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

typedef struct
{
  const char *label;
  GtkWidget  *found;
} Wanted;

static void
look_for_button_cb (GtkWidget *widget,
                    gpointer   data)
{
  Wanted *wanted = data;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted->label) == 0)
    wanted->found = widget;
}

/* Waits for the question and presses one of its buttons. */
static void
answer_dialog (const char *label)
{
  Wanted wanted = { label, NULL };

  UI_WAIT (find_dialog () != NULL && gtk_widget_get_mapped (GTK_WIDGET (find_dialog ())));
  ui_each (GTK_WIDGET (find_dialog ()), look_for_button_cb, &wanted);
  g_assert_nonnull (wanted.found);
  ui_press (wanted.found);
  UI_WAIT (find_dialog () == NULL);
  ui_fixture_settle (fixture);
}

static guint
count_own (const char *account)
{
  XqStore *store = school_fixture_enter (fixture->school, account);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) own = xq_observations_own (store, campaign, NULL, &error);

  g_assert_no_error (error);
  return own->len;
}

/* The class teacher writes, sees at once what is to be done, hands it over, corrects it. */
static void
test_teacher (void)
{
  XqShell *shell;
  XqObservationGrid *grid;
  XqPage *page;

  enter_anew ("王老师", "students", &shell);
  g_assert_nonnull (ui_find_words (shell, "秋季排查"));
  grid = open_table (shell);
  page = xq_shell_get_page (shell);
  g_assert_nonnull (ui_find_words (page, "已交 0 / 2"));
  g_assert_nonnull (xq_observation_grid_get_cell (grid, 1, N_COLUMNS - 1));

  press (grid, GDK_KEY_1);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "safety_bar")));
  xq_observation_grid_move (grid, 0, COLUMN_LIFE_WORDS);
  press (grid, GDK_KEY_1);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "safety_bar")));
  g_assert_nonnull (ui_find_words (page, "不让学生独处"));
  gtk_editable_set_text (ui_part (page, "remark_entry"), "周三午休时说没意思");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "observation.send-one", NULL));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "已交 1 / 2"));
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "remark_entry")), ==, "周三午休时说没意思");

  /* The other child: nothing was seen, and that is said only when it is meant. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "observation.send", NULL));
  answer_dialog ("取消");
  g_assert_nonnull (ui_find_words (page, "已交 1 / 2"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "observation.send", NULL));
  answer_dialog ("全部交");
  g_assert_nonnull (ui_find_words (page, "已交 2 / 2"));

  /* A correction goes the same way. */
  xq_observation_grid_move (grid, 1, 0);
  press (grid, GDK_KEY_2);
  g_assert_nonnull (ui_find_words (page, "待交 1"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "observation.send", NULL));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "待交 0"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (xq_observation_grid_get_cell (grid, 1, N_COLUMNS - 1)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "甲小明，请心理教师了解：不需要");
  ui_fixture_close (fixture);
  g_assert_cmpuint (count_own ("王老师"), ==, 2);

  {
    XqStore *store = school_fixture_enter (fixture->school, "李老师");
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) taken = xq_store_list (store, &xq_screening_observation, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (taken->len, ==, 2);
  }
}

/* What is half written is kept, offered on the first page and goes on there. */
static void
test_draft (void)
{
  XqShell *shell;
  XqObservationGrid *grid;
  XqDraftRow *row;

  enter_anew ("王老师", "students", &shell);
  grid = open_table (shell);
  xq_observation_grid_move (grid, 1, 3);
  press (grid, GDK_KEY_2);
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "王老师");
  row = ui_find (shell, XQ_TYPE_DRAFT_ROW);
  g_assert_nonnull (row);
  g_assert_true (xq_draft_row_is_class (row));
  g_signal_emit_by_name (row, "continued");
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_OBSERVATION_PAGE (xq_shell_get_page (shell)));
  grid = ui_part (xq_shell_get_page (shell), "grid");
  g_assert_cmpstr (xq_digit_cell_get_text (XQ_DIGIT_CELL (xq_observation_grid_get_cell (grid, 1, 3))), ==, "2");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "observation.send", NULL));
  answer_dialog ("只交有记录的");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.go", "s", "today"));
  ui_fixture_settle (fixture);
  g_assert_null (ui_find (shell, XQ_TYPE_DRAFT_ROW));
  ui_fixture_close (fixture);
  g_assert_cmpuint (count_own ("王老师"), ==, 1);
}

static XqPage *
open_campaign (XqShell    *shell,
               const char *name)
{
  GtkListBox *list = ui_part (xq_shell_get_page (shell), "list");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (ui_find_words (row, name) != NULL)
      ui_press (row);
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_CAMPAIGN_PAGE (xq_shell_get_page (shell)));
  return xq_shell_get_page (shell);
}

static void
test_counsellor (void)
{
  XqShell *shell;
  XqPage *page = enter_anew ("李老师", "screening", &shell);
  g_autofree char *uid = NULL;

  g_assert_true (XQ_IS_SCREENING_PAGE (page));
  page = open_campaign (shell, "秋季排查");
  g_assert_nonnull (ui_find_words (page, "七(1)"));
  g_assert_nonnull (ui_find_words (page, "甲小明"));
  g_assert_nonnull (ui_find_words (page, "还没有观察"));
  /* Who has not consented has nothing to fill in. */
  g_assert_null (ui_find_words (page, "问卷还没有录"));

  gtk_stack_set_visible_child_name (ui_part (page, "views"), "levels");
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "待访谈"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "campaign.confirm", "s", fixture->school->children[CHILD_B]));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_FORM_PAGE (page));
  xq_form_page_set_value (XQ_FORM_PAGE (page), "confirmed", "watch");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.save", NULL));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_CAMPAIGN_PAGE (page));
  gtk_drop_down_set_selected (ui_part (page, "which_list"), 1);
  g_assert_nonnull (ui_find_words (page, "确认：● 一般关注"));

  /* One child alone is a small group. */
  gtk_stack_set_visible_child_name (ui_part (page, "views"), "numbers");
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "少于5"));
  ui_fixture_close (fixture);
}

/* A sheet needs the consent of both, is typed, and says its scores and what to do. */
static void
test_sheets (void)
{
  XqShell *shell;
  XqPage *page;
  XqAnswersEntry *entry;

  enter_anew ("李老师", "screening", &shell);
  page = open_campaign (shell, "秋季排查");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "campaign.answers", "s", fixture->school->classes[CHILD_A]));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_ANSWERS_PAGE (page));
  ui_press (gtk_list_box_get_row_at_index (ui_part (page, "students_list"), 0));
  g_assert_nonnull (ui_find_words (page, "知情同意"));
  entry = ui_part (page, "entry");
  press_entry (entry, "000000000!");
  ui_fixture_settle (fixture);
  g_assert_cmpuint (xq_answers_entry_get_n_open (entry), ==, 0);
  g_assert_null (ui_find_words (page, "已存"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "answers.consent", NULL));
  ui_fixture_settle (fixture);
  g_assert_true (xq_answers_entry_press (entry, GDK_KEY_3, 0));
  g_assert_true (xq_answers_entry_press (entry, GDK_KEY_Return, 0));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "已存：甲大雨"));
  g_assert_nonnull (ui_find_words (page, "不让学生独处"));
  g_assert_nonnull (ui_find_words (ui_part (page, "students_list"), "已录"));
  ui_fixture_close (fixture);
}

static void
test_staff (void)
{
  XqShell *shell;
  XqPage *page;
  GtkWidget *check;

  enter_anew ("校长", "screening", &shell);
  page = open_campaign (shell, "教职工自评");
  check = ui_find (ui_part (page, "staff_box"), GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "已完成 1 /"));
  check = ui_find (ui_part (page, "staff_box"), GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "已完成 0 /"));

  /* Of the students' answers a head learns nothing here, not even who is missing. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  ui_fixture_settle (fixture);
  page = open_campaign (shell, "秋季排查");
  g_assert_nonnull (ui_find_words (page, "只有心理教师能看"));
  g_assert_null (ui_find_words (page, "甲小明"));
  g_assert_null (ui_find_words (page, "七(1)"));
  ui_fixture_close (fixture);
}

/* Few presses: what is usual is filled in. */
static void
test_new_campaign (void)
{
  XqShell *shell;
  XqPage *page = enter_anew ("李老师", "screening", &shell);
  g_autofree char *name = NULL;
  g_autofree char *form = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "screening.new", "s", "students"));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_FORM_PAGE (page));
  name = xq_form_page_dup_value (XQ_FORM_PAGE (page), "name");
  form = xq_form_page_dup_value (XQ_FORM_PAGE (page), "form");
  g_assert_cmpstr (name, ==, "2024年秋季学生排查");
  g_assert_nonnull (form);
  xq_form_page_set_value (XQ_FORM_PAGE (page), "instruments", "phq9 gad7");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.save", NULL));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_SCREENING_PAGE (page));
  g_assert_nonnull (ui_find_words (page, "2024年秋季学生排查"));

  /* The next edition begins as the present one, and is a draft. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "screening.new-edition", NULL));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_FORM_PAGE (xq_shell_get_page (shell)));
  ui_fixture_close (fixture);
}

/* Items are worded, added and moved; what answers are kept under stays with an item. */
static void
test_form (void)
{
  XqShell *shell;
  XqPage *page = enter_anew ("李老师", "screening", &shell);
  XqItemsEditor *items;
  XqItemRow *added;
  g_autofree char *uid = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "screening.new-edition", NULL));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_SCREENING_FORM_PAGE (page));
  uid = g_strdup (xq_form_page_get_uid (XQ_FORM_PAGE (page)));
  items = XQ_ITEMS_EDITOR (xq_screening_form_page_get_items (XQ_SCREENING_FORM_PAGE (page)));
  g_assert_nonnull (xq_items_editor_get_row (items, 15));
  g_assert_null (xq_items_editor_get_row (items, 16));
  g_assert_cmpstr (xq_item_row_get_code (xq_items_editor_get_row (items, 12)), ==, "life_words");

  added = xq_items_editor_add (items);
  xq_item_row_set_text (added, "常常一个人吃饭");
  xq_items_editor_add (items);
  xq_item_row_set_text (xq_items_editor_get_row (items, 0), "常常流泪");
  g_signal_emit_by_name (added, "moved", -1);
  g_signal_emit_by_name (xq_items_editor_get_row (items, 0), "moved", -1);
  g_signal_emit_by_name (xq_items_editor_get_row (items, 1), "removed");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.save", NULL));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_SCREENING_PAGE (xq_shell_get_page (shell)));
  ui_fixture_close (fixture);

  {
    XqStore *store = school_fixture_enter (fixture->school, "李老师");
    g_autoptr (GError) error = NULL;
    g_autoptr (XqRecord) form = xq_store_get (store, &xq_screening_form, uid, &error);
    GPtrArray *parts;

    g_assert_no_error (error);
    parts = xq_record_get_parts (form, "items");
    g_assert_cmpuint (parts->len, ==, 16);
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 0), "code"), ==, "mood_low");
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 0), "text"), ==, "常常流泪");
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 1), "code"), ==, "sleep");
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 11), "safety"), ==, "1");
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 14), "text"), ==, "常常一个人吃饭");
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 14), "code"), ==, "item_1");
    g_assert_cmpstr (xq_record_get (g_ptr_array_index (parts, 15), "protective"), ==, "1");
    g_assert_cmpstr (xq_record_get (form, "state"), ==, "draft");
  }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture = ui_fixture_new (&argc, &argv);
  save_records ();
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/screening/grid/digits", test_grid_digits);
  g_test_add_func ("/ui/screening/grid/moves", test_grid_moves);
  g_test_add_func ("/ui/screening/grid/names", test_grid_names);
  g_test_add_func ("/ui/screening/answers", test_answers);
  g_test_add_func ("/ui/screening/entry", test_entry);
  g_test_add_func ("/ui/screening/teacher", test_teacher);
  g_test_add_func ("/ui/screening/draft", test_draft);
  g_test_add_func ("/ui/screening/counsellor", test_counsellor);
  g_test_add_func ("/ui/screening/sheets", test_sheets);
  g_test_add_func ("/ui/screening/staff", test_staff);
  g_test_add_func ("/ui/screening/new-campaign", test_new_campaign);
  g_test_add_func ("/ui/screening/form", test_form);
  status = g_test_run ();
  ui_fixture_free (fixture);
  g_free (campaign);
  g_free (staff_campaign);
  return status;
}
