/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A teacher raises a concern and reads the answer; a counsellor finds it, answers and goes
 * on to a session. */

#include "config.h"

#include <string.h>

#include "ui-fixture.h"

#include "concern-form.h"
#include "concerns-page.h"
#include "consents-page.h"
#include "form-page.h"
#include "session-page.h"
#include "work-page.h"

#include "school/concern.h"
#include "school/kinds.h"

#define SEEN "课间独自坐在楼梯口，叫了两声才应"
#define ADVICE "请安排一个熟悉的同学同桌"

static UiFixture *fixture;

static XqPage *
go (XqShell    *shell,
    const char *place)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.go", "s", place));
  ui_fixture_settle (fixture);
  return xq_shell_get_page (shell);
}

static GtkListBoxRow *
row_at (XqPage *page,
        int     n)
{
  return gtk_list_box_get_row_at_index (ui_part (page, "list"), n);
}

static void
act (gpointer    page,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  ui_fixture_settle (fixture);
}

/* From the student's page the child is filled in; what cannot wait shows what to do now. */
static void
test_raise (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "王老师");
  XqPage *page = go (shell, "concerns");
  XqPage *form;
  g_autofree char *student = NULL;

  g_assert_true (XQ_IS_CONCERNS_PAGE (page));
  g_assert_null (row_at (page, 0));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_A]));
  ui_fixture_settle (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "student.record", "s", "concern"));
  ui_fixture_settle (fixture);
  form = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_CONCERN_FORM (form));
  student = xq_form_page_dup_value (XQ_FORM_PAGE (form), "student");
  g_assert_cmpstr (student, ==, fixture->school->children[CHILD_A]);
  g_assert_null (xq_form_page_get_row (XQ_FORM_PAGE (form), "state"));
  g_assert_null (xq_form_page_get_row (XQ_FORM_PAGE (form), "advice"));

  /* Nothing was seen: nothing is sent. */
  act (form, "form.save");
  g_assert_true (xq_shell_get_page (shell) == form);
  g_assert_nonnull (xq_form_row_get_wrong (xq_form_page_get_row (XQ_FORM_PAGE (form), "seen")));
  g_assert_null (ui_find_words (form, "不要让学生独处"));
  xq_form_page_set_value (XQ_FORM_PAGE (form), "seen", SEEN);
  xq_form_page_set_value (XQ_FORM_PAGE (form), "urgency", "today");
  g_assert_nonnull (ui_find_words (form, "现在就做"));
  act (form, "form.save");
  g_assert_nonnull (ui_find_words (shell, "只有心理教师能打开"));

  page = go (shell, "concerns");
  g_assert_nonnull (row_at (page, 0));
  g_assert_null (row_at (page, 1));
  g_assert_nonnull (ui_find_words (page, SEEN));
  g_assert_nonnull (ui_find_words (page, "尚未答复"));
  ui_fixture_close (fixture);
}

static void
test_answer (void)
{
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  XqPage *page;
  XqPage *form;

  /* In red on the first page. */
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "提请当日处理一名学生"));
  page = go (shell, "concerns");
  g_assert_cmpuint (xq_page_get_badge (page), ==, 1);
  g_assert_nonnull (ui_find_words (page, "■"));
  g_assert_nonnull (ui_find_words (page, "王老师"));
  ui_press (row_at (page, 0));
  ui_fixture_settle (fixture);
  form = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_CONCERN_FORM (form));
  g_assert_nonnull (ui_find_words (form, SEEN));
  g_assert_null (xq_form_page_get_row (XQ_FORM_PAGE (form), "seen"));

  act (form, "concern.session");
  g_assert_true (XQ_IS_SESSION_PAGE (xq_shell_get_page (shell)));
  {
    g_autofree char *student = xq_form_page_dup_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "student");
    g_autofree char *source = xq_form_page_dup_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "source");

    g_assert_cmpstr (student, ==, fixture->school->children[CHILD_A]);
    g_assert_cmpstr (source, ==, "class_teacher");
  }
  xq_form_page_set_value (XQ_FORM_PAGE (xq_shell_get_page (shell)), "narrative", "谈到夜里睡不着");
  act (xq_shell_get_page (shell), "form.save");
  g_assert_true (xq_shell_get_page (shell) == form);

  xq_form_page_set_value (XQ_FORM_PAGE (form), "state", "met");
  xq_form_page_set_value (XQ_FORM_PAGE (form), "advice", ADVICE);
  act (form, "form.save");
  g_assert_cmpuint (xq_page_get_badge (go (shell, "concerns")), ==, 0);
  g_assert_null (ui_find_words (go (shell, "today"), "提请当日处理一名学生"));
  ui_fixture_close (fixture);

  /* Advice and state, and not that there was a talk. */
  shell = ui_fixture_enter (fixture, "王老师");
  page = go (shell, "concerns");
  g_assert_nonnull (ui_find_words (page, ADVICE));
  g_assert_nonnull (ui_find_words (page, "已收到"));
  g_assert_null (ui_find_words (page, "已约谈"));
  g_assert_null (ui_find_words (page, "睡不着"));

  /* The own words can be read again and corrected. */
  ui_press (row_at (page, 0));
  ui_fixture_settle (fixture);
  form = xq_shell_get_page (shell);
  {
    g_autofree char *seen = xq_form_page_dup_value (XQ_FORM_PAGE (form), "seen");

    g_assert_cmpstr (seen, ==, SEEN);
  }
  xq_form_page_set_value (XQ_FORM_PAGE (form), "seen", SEEN "，今天好些了");
  act (form, "form.save");
  page = go (shell, "concerns");
  g_assert_nonnull (ui_find_words (page, "今天好些了"));
  g_assert_null (row_at (page, 1));
  ui_fixture_close (fixture);
}

/* One ledger: both kinds of consent for counsellors, one for heads; taken back in one step. */
static void
test_ledger (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autofree char *consent = school_fixture_save (store, "consent", "student", fixture->school->children[CHILD_B], "purpose", "file",
                                                  "valid_until", "2024-12-15", NULL);
  g_autofree char *counselling = school_fixture_save (store, "counselling_consent", "student", fixture->school->children[CHILD_A], NULL);
  XqShell *shell = ui_fixture_enter (fixture, "李老师");
  XqPage *page = go (shell, "ledger");
  XqPage *consents;

  g_assert_true (XQ_IS_WORK_PAGE (page));
  xq_work_page_show_kind (XQ_WORK_PAGE (page), "consent");
  ui_fixture_settle (fixture);
  consents = XQ_PAGE (gtk_stack_get_visible_child (ui_part (page, "stack")));
  g_assert_true (XQ_IS_CONSENTS_PAGE (consents));
  g_assert_nonnull (ui_find_words (row_at (consents, 0), "▲"));
  g_assert_nonnull (ui_find_words (row_at (consents, 1), "甲小明"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (consents), "consents.take-back", "(ss)", "counselling_consent", counselling));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (row_at (consents, 1), "11月15日撤回"));
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "校长");
  page = go (shell, "ledger");
  xq_work_page_show_kind (XQ_WORK_PAGE (page), "consent");
  ui_fixture_settle (fixture);
  consents = XQ_PAGE (gtk_stack_get_visible_child (ui_part (page, "stack")));
  g_assert_nonnull (row_at (consents, 0));
  g_assert_null (row_at (consents, 1));
  g_assert_null (ui_find_words (consents, "甲小明"));
  ui_fixture_close (fixture);
  g_assert_nonnull (consent);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  /* The first counsellor's unlock makes the casework, to which letters are sealed. */
  school_fixture_enter (fixture->school, "李老师");
  g_test_add_func ("/ui/concern/raise", test_raise);
  g_test_add_func ("/ui/concern/answer", test_answer);
  g_test_add_func ("/ui/concern/ledger", test_ledger);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
