/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "asked-row.h"
#include "form-page.h"
#include "record-page.h"
#include "school/kinds.h"
#include "student-page.h"
#include "support-entry-page.h"
#include "support-page.h"
#include "support-row.h"
#include "ui-fixture.h"

/* The ledger of key support in the window: the head reads, the counsellor writes, and a
 * member of the group learns the own duty alone. */

static UiFixture *fixture;
static XqShell *shell;
static char *entry;

static XqPage *
page (void)
{
  ui_fixture_settle (fixture);
  return xq_shell_get_page (shell);
}

static void
act (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page ()), action, NULL));
  ui_fixture_settle (fixture);
}

static void
go (const char *place)
{
  g_assert_true (xq_shell_go (shell, place));
  ui_fixture_settle (fixture);
}

static void
save_entry (void)
{
  XqStore *store = school_fixture_enter (fixture->school, "李老师");
  g_autofree char *lead = school_fixture_save (store, "staff", "name", "分管领导", "job", "head", NULL);
  g_autofree char *both = g_strconcat (lead, " ", xq_store_get_my_staff (store), NULL);
  g_autofree char *wang = school_fixture_find_staff (store, "王老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = NULL;
  XqRecord *member;

  entry = school_fixture_save (store, "key_support", "student", fixture->school->children[CHILD_A], "decided_by", both,
                               "opened_on", "2024-11-01", "level", "focus", "category", "emotion", "reason", "说过不想上学", NULL);
  record = xq_store_get (store, &xq_key_support, entry, &error);
  g_assert_no_error (error);
  member = xq_record_add_part (record, "members");
  xq_record_set (member, "role", "class_teacher");
  xq_record_set (member, "person", wang);
  xq_record_set (member, "duty", "课间多留意，有变化告诉我");
  xq_record_set (member, "frequency", "每天");
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

/* What to do and how often, and nothing of why. */
static void
test_duty (void)
{
  static const char *const secrets[] = { "台账", "重点", "不想上学", "关注程度", "帮扶" };

  shell = ui_fixture_enter (fixture, "王老师");
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (page (), "请你协助、知悉"));
  g_assert_nonnull (ui_find_words (page (), "课间多留意，有变化告诉我"));
  g_assert_nonnull (ui_find_words (page (), "甲小明"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (ui_find_words (shell, secrets[i]));
  g_assert_true (gtk_widget_get_visible (ui_part (ui_find (page (), XQ_TYPE_ASKED_ROW), "pledge_button")));
  ui_press (ui_part (ui_find (page (), XQ_TYPE_ASKED_ROW), "pledge_button"));
  ui_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (ui_part (ui_find (page (), XQ_TYPE_ASKED_ROW), "pledge_button")));
  g_assert_nonnull (ui_find_words (page (), "已承诺保密"));
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "赵老师");
  ui_fixture_settle (fixture);
  g_assert_null (ui_find (page (), XQ_TYPE_ASKED_ROW));
  ui_fixture_close (fixture);
}

static void
test_ledger (void)
{
  XqFormPage *form;
  GtkWidget *row;

  shell = ui_fixture_enter (fixture, "李老师");
  go ("key_support");
  row = ui_find (page (), XQ_TYPE_SUPPORT_ROW);
  g_assert_nonnull (row);
  g_assert_nonnull (ui_find_words (row, "重2024-1"));
  g_assert_nonnull (ui_find_words (row, "甲**"));
  g_assert_null (ui_find_words (row, "甲小明"));
  g_assert_nonnull (ui_find_words (row, "▲ 重点关注"));
  g_assert_nonnull (ui_find_words (row, "● 班主任"));
  g_assert_nonnull (ui_find_words (row, "○ 科任教师"));

  /* The review is due today: one press to the form, which knows of whom. */
  ui_press (ui_part (row, "next_button"));
  form = XQ_FORM_PAGE (page ());
  {
    g_autofree char *value = xq_form_page_dup_value (form, "entry");

    g_assert_cmpstr (value, ==, entry);
  }
  /* Nobody decides on a date. */
  g_assert_nonnull (ui_find_words (form, "甲小明"));
  xq_form_page_set_value (form, "change", "愿意和同桌说话");
  act ("form.save");
  row = ui_find (page (), XQ_TYPE_SUPPORT_ROW);
  g_assert_nonnull (ui_find_words (row, "下次研判"));
  g_assert_nonnull (ui_find_words (row, "补齐小组"));

  g_signal_emit_by_name (ui_part (page (), "list"), "row-activated", row);
  g_assert_true (XQ_IS_SUPPORT_ENTRY_PAGE (page ()));
  g_assert_nonnull (ui_find_words (page (), "甲小明"));
  g_assert_nonnull (ui_find_words (page (), "愿意和同桌说话"));
  g_assert_nonnull (ui_find_words (page (), "已知情并承诺保密"));

  /* Taken off with a reason only. */
  act ("entry.close");
  form = XQ_FORM_PAGE (page ());
  act ("form.save");
  g_assert_true (page () == XQ_PAGE (form));
  xq_form_page_set_value (form, "close_reason", "stable");
  act ("form.save");
  g_assert_true (XQ_IS_SUPPORT_ENTRY_PAGE (page ()));
  g_assert_nonnull (ui_find_words (page (), "移出"));
  g_assert_false (gtk_widget_get_visible (ui_part (page (), "close_button")));
  ui_fixture_close (fixture);
}

/* From a student's page in one step; the page of one who is listed is the entry. */
static void
test_from_student (void)
{
  XqFormPage *form;

  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_B]));
  g_assert_true (XQ_IS_STUDENT_PAGE (page ()));
  act ("student.support");
  form = XQ_FORM_PAGE (page ());
  {
    g_autofree char *value = xq_form_page_dup_value (form, "student");

    g_assert_cmpstr (value, ==, fixture->school->children[CHILD_B]);
  }
  /* Nobody lists a student alone. */
  act ("form.save");
  g_assert_true (page () == XQ_PAGE (form));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (form), XQ_TYPE_FORM_PAGE,
                                                                                          "wrong_label"))), "不能由一个人决定"));
  ui_fixture_close (fixture);
}

/* A head looks, and writes nothing new. */
static void
test_head (void)
{
  shell = ui_fixture_enter (fixture, "校长");
  go ("key_support");
  g_assert_false (gtk_widget_get_visible (ui_part (page (), "new_button")));
  g_assert_null (ui_find (page (), XQ_TYPE_SUPPORT_ROW));
  gtk_check_button_set_active (ui_part (page (), "all_check"), TRUE);
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find (page (), XQ_TYPE_SUPPORT_ROW));
  g_assert_false (gtk_widget_get_visible (ui_part (ui_find (page (), XQ_TYPE_SUPPORT_ROW), "next_button")));
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  save_entry ();
  g_test_add_func ("/ui/support/duty", test_duty);
  g_test_add_func ("/ui/support/ledger", test_ledger);
  g_test_add_func ("/ui/support/from-student", test_from_student);
  g_test_add_func ("/ui/support/head", test_head);
  result = g_test_run ();
  g_free (entry);
  ui_fixture_free (fixture);
  return result;
}
