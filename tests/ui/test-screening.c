/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screening: a class's table is filled in by keys, kept, handed over and corrected;
 * paper sheets are typed; a campaign says who is missing, and a person confirms. */

#include "config.h"

#include "ui-hand.h"

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

static void
press (XqObservationGrid *grid,
       guint              key)
{
  g_assert_true (xq_observation_grid_press (grid, key, 0));
}

static void
press_entry (XqAnswersEntry *entry,
             const char     *keys)
{
  for (const char *at = keys; *at != '\0'; at++)
    g_assert_true (xq_answers_entry_press (entry, *at == '-' ? GDK_KEY_minus : *at == '<' ? GDK_KEY_BackSpace :
                                                  *at == '!' ? GDK_KEY_Return : (guint) *at, 0));
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
  ui_hand_answer (fixture, "取消");
  g_assert_nonnull (ui_find_words (page, "已交 1 / 2"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "observation.send", NULL));
  ui_hand_answer (fixture, "全部交");
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
  ui_hand_answer (fixture, "只交有记录的");
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
