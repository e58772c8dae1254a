/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One student, one plan, played in the window: from the class to the child to the form
 * and back, and what everybody else sees of it. */

#include "config.h"

#include <glib/gstdio.h>

#include "ui-fixture.h"

#include "class-plans-item.h"
#include "class-plans-page.h"
#include "form-page.h"
#include "plan-item.h"
#include "plans-page.h"
#include "record-page.h"
#include "records-page.h"

#include "school/kinds.h"

static UiFixture *fixture;
static char *other;   /* 甲小亮, who is in 7-1 too */

/* 甲 of 7-1 is left behind and had a plan last year, 乙 of 7-2 is an ordinary child. */
static void
prepare (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autofree char *entry = school_fixture_save (store, "register", "student", fixture->school->children[CHILD_A], "category",
                                                "left_behind", "from_on", "2024-09-01", NULL);
  g_autofree char *last = school_fixture_save (store, "student_plan", "student", fixture->school->children[CHILD_A], "year", "2023",
                                               "form", "full", "strengths", "画画好", "classroom", "多请他回答问题", NULL);

  g_autofree char *brother = school_fixture_save (store, "student", "name", "甲小亮", "sex", "male", "seat", "2", NULL);
  g_autofree char *enrolment = school_fixture_save (store, "enrolment", "student", brother, "class", fixture->school->classes[CHILD_A],
                                                    "from_on", "2024-09-01", NULL);

  other = g_strdup (brother);
  g_assert_true (entry != NULL && last != NULL && enrolment != NULL);
  school_fixture_leave (fixture->school);
}

static XqShell *
enter_anew (const char *account)
{
  XqShell *shell;

  school_fixture_restore (fixture->school);
  shell = ui_fixture_enter (fixture, account);
  g_assert_true (xq_shell_go (shell, "plans"));
  ui_fixture_settle (fixture);
  return shell;
}

static XqClassPlansPage *
find_class (XqShell *shell)
{
  XqClassPlansPage *page = ui_find (shell, XQ_TYPE_CLASS_PLANS_PAGE);

  g_assert_nonnull (page);
  return page;
}

static XqPlanState
state_of (XqClassPlansPage *page)
{
  g_autoptr (XqPlanItem) item = g_list_model_get_item (xq_class_plans_page_get_students (page), 0);

  g_assert_nonnull (item);
  return xq_plan_item_get_state (item);
}

static void
press_tile (XqClassPlansPage *page)
{
  g_signal_emit_by_name (ui_part (page, "grid"), "activate", 0);
  ui_fixture_settle (fixture);
}

/* The class teacher comes straight to the class; last year's text stands in the form,
 * to be changed; saved, the tile moves. */
static void
test_class_teacher (void)
{
  XqShell *shell = enter_anew ("王老师");
  XqClassPlansPage *class = find_class (shell);
  g_autofree char *student = NULL;
  g_autofree char *strengths = NULL;
  g_autofree char *form = NULL;
  XqPage *page;

  g_assert_cmpint (state_of (class), ==, XQ_PLAN_DUE);
  g_assert_nonnull (ui_find_words (class, "应建（全版）"));
  press_tile (class);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_FORM_PAGE (page));
  student = xq_form_page_dup_value (XQ_FORM_PAGE (page), "student");
  strengths = xq_form_page_dup_value (XQ_FORM_PAGE (page), "strengths");
  form = xq_form_page_dup_value (XQ_FORM_PAGE (page), "form");
  g_assert_cmpstr (student, ==, fixture->school->children[CHILD_A]);
  g_assert_cmpstr (strengths, ==, "画画好");
  g_assert_cmpstr (form, ==, "full");

  xq_form_page_set_value (XQ_FORM_PAGE (page), "strengths", "画画好，肯帮同学");
  xq_form_page_set_value (XQ_FORM_PAGE (page), "classroom", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.save", NULL));
  ui_fixture_settle (fixture);
  /* Since the beginning of term nobody noted how the child is. */
  UI_WAIT (state_of (class) == XQ_PLAN_UNWATCHED);

  /* The tile opens what was saved. */
  press_tile (class);
  g_assert_true (XQ_IS_RECORD_PAGE (xq_shell_get_page (shell)));
  g_assert_nonnull (ui_find_words (xq_shell_get_page (shell), "画画好，肯帮同学"));
  g_assert_null (ui_find_words (xq_shell_get_page (shell), "多请他回答问题"));
  ui_fixture_close (fixture);
}

static gboolean
sees_field (XqPage     *form,
            const char *field)
{
  return gtk_widget_is_visible (GTK_WIDGET (xq_form_page_get_row (XQ_FORM_PAGE (form), field))) &&
         gtk_widget_get_mapped (GTK_WIDGET (xq_form_page_get_row (XQ_FORM_PAGE (form), field)));
}

/* A class teacher reads no colleague's name: who wrote the plan too is a colleague, and
 * stays one of those who did. */
static void
test_colleague (void)
{
  XqShell *shell;
  XqStore *store;
  XqPage *page;
  g_autofree char *plan = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  school_fixture_restore (fixture->school);
  store = school_fixture_enter (fixture->school, "李老师");
  plan = school_fixture_save (store, "student_plan", "student", fixture->school->children[CHILD_B], NULL);
  before = g_strdup (xq_store_get_my_staff (store));
  school_fixture_leave (fixture->school);
  shell = ui_fixture_enter (fixture, "赵老师");
  xq_shell_push (shell, xq_form_page_new_for_record (fixture->desk, &xq_student_plan, plan));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  UI_WAIT (ui_find_words (page, "同事") != NULL);
  after = xq_form_page_dup_value (XQ_FORM_PAGE (page), "written_by");
  g_assert_cmpstr (after, ==, before);
  ui_fixture_close (fixture);
}

/* An ordinary child has one page; what the full form has beyond it comes into sight
 * when it is chosen, and nothing that was written is lost with it. */
static void
test_short_form (void)
{
  XqShell *shell = enter_anew ("赵老师");
  XqPage *page;
  g_autofree char *talk = NULL;

  press_tile (find_class (shell));
  page = xq_shell_get_page (shell);
  UI_WAIT (sees_field (page, "study"));
  g_assert_false (sees_field (page, "family_talk"));
  g_assert_false (sees_field (page, "review"));
  xq_form_page_set_value (XQ_FORM_PAGE (page), "form", "full");
  UI_WAIT (sees_field (page, "family_talk"));
  xq_form_page_set_value (XQ_FORM_PAGE (page), "family_talk", "每周通话");
  xq_form_page_set_value (XQ_FORM_PAGE (page), "form", "short");
  UI_WAIT (!sees_field (page, "family_talk"));
  talk = xq_form_page_dup_value (XQ_FORM_PAGE (page), "family_talk");
  g_assert_cmpstr (talk, ==, "每周通话");
  ui_fixture_close (fixture);
}

/* The classes in their order, and of each how many; a class opens. */
static void
test_counsellor (void)
{
  XqShell *shell = enter_anew ("李老师");
  XqPlansPage *page = XQ_PLANS_PAGE (xq_shell_get_page (shell));
  static const struct { const char *name; const char *special; } classes[] = { { "七(1)", "0 / 1" }, { "七(2)", "" }, { "八(1)", "" } };

  g_assert_cmpuint (g_list_model_get_n_items (xq_plans_page_get_classes (page)), ==, N_CHILDREN);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      g_autoptr (XqClassPlansItem) item = g_list_model_get_item (xq_plans_page_get_classes (page), i);
      g_autofree char *special = NULL;

      g_object_get (item, "special", &special, NULL);
      g_assert_cmpstr (xq_class_plans_item_get_name (item), ==, classes[i].name);
      g_assert_cmpstr (special, ==, classes[i].special);
    }
  g_signal_emit_by_name (ui_part (page, "view"), "activate", 1);
  ui_fixture_settle (fixture);
  g_assert_cmpint (state_of (find_class (shell)), ==, XQ_PLAN_NONE);
  press_tile (find_class (shell));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "form.save", NULL));
  ui_fixture_settle (fixture);
  UI_WAIT (state_of (find_class (shell)) == XQ_PLAN_MADE);
  ui_fixture_close (fixture);
}

/* A head and a grade leader see numbers, of no special group; nothing opens. */
static void
test_numbers_only (void)
{
  static const struct { const char *account; guint n; } others[] = { { "校长", N_CHILDREN }, { "孙主任", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      XqShell *shell = enter_anew (others[i].account);
      XqPlansPage *page = XQ_PLANS_PAGE (xq_shell_get_page (shell));
      g_autoptr (XqClassPlansItem) item = g_list_model_get_item (xq_plans_page_get_classes (page), 0);
      g_autofree char *special = NULL;

      g_assert_cmpuint (g_list_model_get_n_items (xq_plans_page_get_classes (page)), ==, others[i].n);
      g_object_get (item, "special", &special, NULL);
      g_assert_cmpstr (special, ==, "");
      g_signal_emit_by_name (ui_part (page, "view"), "activate", 0);
      ui_fixture_settle (fixture);
      g_assert_true (xq_shell_get_page (shell) == XQ_PAGE (page));
      g_assert_null (ui_find (shell, XQ_TYPE_CLASS_PLANS_PAGE));
      g_assert_null (ui_find (shell, XQ_TYPE_RECORDS_PAGE));
      ui_fixture_close (fixture);
    }
}

/* A subject teacher reads what to do in class, and that alone. */
static void
test_subject_teacher (void)
{
  XqShell *shell = enter_anew ("钱老师");

  g_assert_null (ui_find (shell, XQ_TYPE_CLASS_PLANS_PAGE));
  g_assert_nonnull (ui_find (shell, XQ_TYPE_RECORDS_PAGE));
  UI_WAIT (ui_find_words (shell, "多请他回答问题") != NULL);
  g_assert_null (ui_find_words (shell, "画画好"));
  g_assert_null (ui_find_words (shell, "全版"));
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "周阿姨");
  g_assert_false (xq_shell_go (shell, "plans"));
  ui_fixture_close (fixture);
}

static GtkWidget *
find_print (XqShell *shell)
{
  return ui_part (find_class (shell), "class_print");
}

/* All who have a plan, one after the other: who is not to be printed without a look is
 * passed over and named, and between two it can be stopped. */
static void
test_print_class (void)
{
  g_autofree char *path = g_build_filename (fixture->remembered, "files.pdf", NULL);
  g_autofree char *one = g_build_filename (fixture->remembered, "files-n1.pdf", NULL);
  g_autofree char *two = g_build_filename (fixture->remembered, "files-2.pdf", NULL);
  const char *students[] = { fixture->school->children[CHILD_A], other };
  g_autofree char *withheld = NULL;
  XqStore *store;
  XqShell *shell;

  school_fixture_restore (fixture->school);
  store = school_fixture_enter (fixture->school, "李老师");
  for (guint i = 0; i < G_N_ELEMENTS (students); i++)
    g_free (school_fixture_save (store, "student_plan", "student", students[i], "form", "short", NULL));
  withheld = school_fixture_save (store, "withhold", "student", students[0], "withheld_from", "甲父", "reason", "保护令", NULL);
  school_fixture_leave (fixture->school);
  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (xq_shell_go (shell, "plans"));
  ui_fixture_settle (fixture);
  g_signal_emit_by_name (ui_part (xq_shell_get_page (shell), "view"), "activate", 0);
  ui_fixture_settle (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_class (shell)), "plans.print", NULL));
  if (ui_choose_print_file (path))
    {
      UI_WAIT (ui_find_words (find_print (shell), "已打印1份，共2份") != NULL);
      g_assert_nonnull (ui_find_words (find_print (shell), "未打印：甲小明"));
      g_assert_true (g_file_test (two, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (one, G_FILE_TEST_EXISTS));
      g_assert_cmpint (g_remove (two), ==, 0);

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_class (shell)), "plans.print", NULL));
      g_assert_true (ui_choose_print_file (path));
      g_assert_true (gtk_widget_activate_action (find_print (shell), "class-print.stop", NULL));
      UI_WAIT (ui_find_words (find_print (shell), "已打印0份，共2份") != NULL);
      g_assert_false (g_file_test (two, G_FILE_TEST_EXISTS));
    }
  g_assert_nonnull (withheld);
  ui_fixture_close (fixture);
}

/* What is due today leads to the class. */
static void
test_today (void)
{
  XqShell *shell = enter_anew ("王老师");
  GtkWidget *words;

  g_assert_true (xq_shell_go (shell, "today"));
  ui_fixture_settle (fixture);
  words = ui_find_words (shell, "没有全版的一生一策");
  g_assert_nonnull (words);
  gtk_widget_activate (gtk_widget_get_ancestor (words, GTK_TYPE_LIST_BOX_ROW));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_CLASS_PLANS_PAGE (xq_shell_get_page (shell)));
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  prepare ();
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/plans/class-teacher", test_class_teacher);
  g_test_add_func ("/ui/plans/colleague", test_colleague);
  g_test_add_func ("/ui/plans/short-form", test_short_form);
  g_test_add_func ("/ui/plans/counsellor", test_counsellor);
  g_test_add_func ("/ui/plans/numbers-only", test_numbers_only);
  g_test_add_func ("/ui/plans/subject-teacher", test_subject_teacher);
  g_test_add_func ("/ui/plans/print-class", test_print_class);
  g_test_add_func ("/ui/plans/today", test_today);
  result = g_test_run ();
  ui_fixture_free (fixture);
  g_free (other);
  return result;
}
