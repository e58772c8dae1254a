/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "crisis-page.h"
#include "crisis-stamps.h"
#include "form-page.h"
#include "safety-steps.h"
#include "school/kinds.h"
#include "ui-hand.h"

static UiFixture *fixture;
static XqShell *shell;

static GtkWidget *
open_stamps (void)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.crisis", NULL));
  return ui_hand_wait_for_stamps (fixture);
}

static void
press_step (GtkWidget  *stamps,
            const char *step)
{
  g_assert_true (gtk_widget_activate_action (stamps, "crisis.stamp", "s", step));
  ui_fixture_settle (fixture);
}

static guint
count_events (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autoptr (GError) error = NULL;
  gint64 n = xq_store_count (store, &xq_crisis_event, NULL, &error);

  g_assert_no_error (error);
  school_fixture_leave (fixture->school);
  return (guint) n;
}

/* Before an unlock the steps stand alone. */
static void
test_before_an_unlock (void)
{
  ui_fixture_open (fixture);
  g_assert_null (open_stamps ());
  g_assert_nonnull (ui_find_words (ui_hand_other_window (fixture), "120"));
  ui_hand_close_other (fixture);
  ui_fixture_close (fixture);
}

/* A subject teacher at 16:50: one press, nothing else filled in. */
static void
test_by_letter (void)
{
  GtkWidget *stamps;

  shell = ui_fixture_enter (fixture, "钱老师");
  stamps = open_stamps ();
  g_assert_nonnull (stamps);
  g_assert_nonnull (ui_find_words (stamps, "密封信"));
  g_assert_null (ui_find_words (stamps, "✓"));
  press_step (stamps, "with_student");
  g_assert_nonnull (ui_find_words (stamps, "✓ 有人陪在身边"));
  g_assert_false (gtk_widget_get_visible (ui_part (stamps, "record_button")));

  /* In doubt, telling a guardian is asked about first, and not telling is what Enter does. */
  gtk_check_button_set_active (ui_part (stamps, "doubt_check"), TRUE);
  ui_fixture_settle (fixture);
  press_step (stamps, "told_guardian");
  g_assert_true (gtk_widget_get_visible (ui_part (stamps, "question_box")));
  g_assert_true (gtk_window_get_focus (ui_hand_other_window (fixture)) == GTK_WIDGET (ui_part (stamps, "not_told_button")));
  ui_press (ui_part (stamps, "not_told_button"));
  ui_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (ui_part (stamps, "question_box")));
  g_assert_null (ui_find_words (stamps, "✓ 通知监护人"));
  ui_hand_close_other (fixture);

  /* Opened again, the own steps go on. */
  stamps = open_stamps ();
  g_assert_nonnull (ui_find_words (stamps, "✓ 有人陪在身边"));
  g_assert_true (gtk_check_button_get_active (ui_part (stamps, "doubt_check")));
  press_step (stamps, "told_guardian");
  g_assert_true (gtk_widget_activate_action (stamps, "crisis.tell", "b", TRUE));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (stamps, "✓ 通知监护人"));
  ui_hand_close_other (fixture);
  ui_fixture_close (fixture);
}

static void
test_taken_in (void)
{
  XqPage *page;

  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (xq_shell_go (shell, "crises"));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_cmpuint (xq_page_get_badge (page), ==, 1);
  ui_press (gtk_list_box_get_row_at_index (ui_part (page, "list"), 0));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_CRISIS_PAGE (page));
  g_assert_nonnull (ui_find_words (page, "有人陪在身边"));
  g_assert_nonnull (ui_find_words (page, "钱老师"));
  g_assert_nonnull (ui_find_words (page, "还要补填"));
  g_assert_nonnull (ui_find_words (page, "监护人可能就是伤害者"));

  /* A follow-up is one press. */
  {
    GtkWidget *label = ui_find_words (page, "今天已跟进");

    g_assert_nonnull (label);
    ui_press (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  }
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page, "跟进人 李老师"));

  /* Everything else in the form, the times too. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "crisis-page.change", NULL));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_FORM_PAGE (xq_shell_get_page (shell)));
  xq_form_page_set_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "kind", "self_harm");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "form.save", NULL));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_CRISIS_PAGE (xq_shell_get_page (shell)));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "自伤"));

  /* Who holds the record stamps into it, and goes to it. */
  {
    GtkWidget *stamps = open_stamps ();

    g_assert_nonnull (ui_find_words (stamps, "✓ 有人陪在身边"));
    press_step (stamps, "called_110");
    g_assert_true (gtk_widget_get_visible (ui_part (stamps, "record_button")));
    ui_press (ui_part (stamps, "record_button"));
    UI_WAIT (ui_hand_other_window (fixture) == NULL);
  }
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_CRISIS_PAGE (xq_shell_get_page (shell)));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "拨打110"));
  ui_fixture_close (fixture);
  g_assert_cmpuint (count_events (), ==, 1);
}

/* An answer about safety leads to the record of this student in one step. */
static void
test_from_a_session (void)
{
  XqFormPage *form;
  GtkWidget *stamps;

  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.note", NULL));
  ui_fixture_settle (fixture);
  form = XQ_FORM_PAGE (xq_shell_get_page (shell));
  xq_form_page_set_value (form, "student", fixture->school->children[CHILD_B]);
  xq_form_page_set_value (form, "safety", "thought");
  g_assert_nonnull (ui_find_words (form, "监护人"));
  xq_form_page_set_value (form, "safety", "harmed");
  g_assert_nonnull (ui_find_words (form, "先不要告诉这个人"));
  ui_press (ui_part (ui_find (form, XQ_TYPE_SAFETY_STEPS), "stamp_button"));
  stamps = ui_hand_wait_for_stamps (fixture);
  g_assert_true (gtk_widget_activate_action (stamps, "crisis.another", NULL));
  press_step (stamps, "told_lead");
  ui_hand_close_other (fixture);
  ui_fixture_close (fixture);

  {
    XqStore *store = school_fixture_enter (fixture->school, "李老师");
    g_autoptr (GError) error = NULL;
    g_autoptr (XqRows) rows = xq_store_query (store, "SELECT count(*) FROM visible_crisis_event_people WHERE student = unhex (?)",
                                              &error, fixture->school->children[CHILD_B], NULL);

    g_assert_no_error (error);
    g_assert_true (xq_rows_next (rows, &error));
    g_assert_cmpint (xq_rows_integer (rows, 0), ==, 1);
  }
  school_fixture_leave (fixture->school);

  /* It stands among what happened to the student, for those who read it. */
  shell = ui_fixture_enter (fixture, "校长");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_B]));
  ui_fixture_settle (fixture);
  ui_press (gtk_widget_get_ancestor (ui_find_words (ui_part (xq_shell_get_page (shell), "events_list"), "危机事件"), GTK_TYPE_LIST_BOX_ROW));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_CRISIS_PAGE (xq_shell_get_page (shell)));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "报告分管领导"));

  /* From its page one stamps into this event, whatever else was begun since. */
  stamps = open_stamps ();
  g_assert_true (gtk_widget_activate_action (stamps, "crisis.another", NULL));
  press_step (stamps, "first_aid");
  ui_hand_close_other (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "crisis-page.stamp", NULL));
  stamps = ui_hand_wait_for_stamps (fixture);
  g_assert_nonnull (ui_find_words (stamps, "✓ 报告分管领导"));
  g_assert_null (ui_find_words (stamps, "✓ 急救"));
  press_step (stamps, "told_head");
  ui_hand_close_other (fixture);
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "报告校长"));
  ui_fixture_close (fixture);
  shell = ui_fixture_enter (fixture, "赵老师");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_B]));
  ui_fixture_settle (fixture);
  g_assert_null (ui_find_words (xq_shell_get_page (shell), "危机"));
  ui_fixture_close (fixture);
}

/* Whatever form of this student somebody takes up, and of no other's. */
static void
test_caution (void)
{
  static const struct
  {
    const char *account;
    const char *kind;
    gboolean    told;
  } forms[] = {
    { "李老师", "disclosure", TRUE },
    { "李老师", "family_contact", TRUE },
    { "校长", "disclosure", TRUE },
    { "赵老师", "home_visit", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      XqFormPage *form;

      shell = ui_fixture_enter (fixture, forms[i].account);
      form = XQ_FORM_PAGE (xq_form_page_new (fixture->desk, xq_kind_find (forms[i].kind), NULL));
      xq_page_push (xq_shell_get_page (shell), XQ_PAGE (form));
      ui_fixture_settle (fixture);
      xq_form_page_set_value (form, "student", fixture->school->children[CHILD_B]);
      ui_fixture_settle (fixture);
      g_test_message ("%s %s", forms[i].account, forms[i].kind);
      g_assert_true ((ui_find_words (form, "不要告诉家里") != NULL) == forms[i].told);
      if (forms[i].told)
        {
          xq_form_page_set_value (form, "student", fixture->school->children[CHILD_A]);
          ui_fixture_settle (fixture);
          g_assert_null (ui_find_words (form, "不要告诉家里"));
        }
      ui_fixture_close (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/crisis/before-an-unlock", test_before_an_unlock);
  g_test_add_func ("/ui/crisis/by-letter", test_by_letter);
  g_test_add_func ("/ui/crisis/taken-in", test_taken_in);
  g_test_add_func ("/ui/crisis/from-a-session", test_from_a_session);
  g_test_add_func ("/ui/crisis/caution", test_caution);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
