/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One autumn: screening, interviews, key support, a referral and its return, a crisis,
 * with everybody at the desk in turn and the days going on. */

#include "config.h"

#include "autumn.h"

#include "due-row.h"

#include "school/kinds.h"

Autumn autumn;

GtkListBoxRow *
autumn_due (const char *who,
            const char *words)
{
  XqPage *page = ui_hand_go (autumn.ui, "today");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (ui_part (page, "due_list"), i)) != NULL; i++)
    if (ui_find_words (row, words) != NULL && (who == NULL || ui_find_words (row, who) != NULL))
      return row;
  return NULL;
}

void
autumn_assert_unseen (gpointer           page,
                      const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (ui_find_words (page, words[i]) != NULL)
      g_error ("“%s” stands there: %s", words[i], gtk_label_get_text (GTK_LABEL (ui_find_words (page, words[i]))));
}

/* But for the password, which the head chose. */
static void
assert_nothing_due (XqPage *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (ui_part (page, "due_list"), i)) != NULL; i++)
    g_assert_cmpint (xq_due_row_get_due (XQ_DUE_ROW (row)), ==, XQ_DUE_PASSWORD);
}

void
autumn_assert_secret (const char *day)
{
  static const char *const accounts[] = { "王老师", "赵老师", "钱老师", "孙主任" };
  static const char *const secrets[] = {
    "关注程度", "一般关注", "重点关注", "紧急关注", "台账", "帮扶", "研判", "转介", "县医院", "复学", "危机", "自伤", "访谈", "问卷",
    "PHQ", "MHT", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      XqPage *page = ui_hand_enter (autumn.ui, day, accounts[i]);

      assert_nothing_due (page);
      autumn_assert_unseen (page, secrets);
      autumn_assert_unseen (ui_hand_open_student (autumn.ui, autumn.ming), secrets);
      autumn_assert_unseen (ui_hand_open_student (autumn.ui, autumn.hong), secrets);
    }
  ui_fixture_close (autumn.ui);
}

/* The school before the autumn. */
static void
begin (void)
{
  SchoolFixture *school = autumn.ui->school;
  XqStore *store = school_fixture_enter (school, "李老师");

  autumn.ming = school->children[CHILD_A];
  autumn.hong = school->children[CHILD_B];
  autumn.yu = school_fixture_save (store, "student", "name", "甲大雨", "sex", "female", NULL);
  g_free (school_fixture_save (store, "enrolment", "student", autumn.yu, "class", school->classes[CHILD_A], "from_on", "2024-09-01",
                               NULL));
  autumn.head = school_fixture_find_staff (store, "校长");
  autumn.li = school_fixture_find_staff (store, "李老师");
  autumn.wang = school_fixture_find_staff (store, "王老师");
  autumn.qian = school_fixture_find_staff (store, "钱老师");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  autumn.ui = ui_fixture_new (&argc, &argv);
  begin ();
  g_test_add_func ("/ui/autumn/campaign", autumn_campaign);
  g_test_add_func ("/ui/autumn/observations", autumn_observations);
  g_test_add_func ("/ui/autumn/sheets", autumn_sheets);
  g_test_add_func ("/ui/autumn/levels", autumn_levels);
  g_test_add_func ("/ui/autumn/ledger", autumn_ledger);
  g_test_add_func ("/ui/autumn/review", autumn_review);
  g_test_add_func ("/ui/autumn/referral", autumn_referral);
  g_test_add_func ("/ui/autumn/return", autumn_return);
  g_test_add_func ("/ui/autumn/off-the-ledger", autumn_off_the_ledger);
  g_test_add_func ("/ui/autumn/crisis", autumn_crisis);
  g_test_add_func ("/ui/autumn/after-crisis", autumn_after_crisis);
  result = g_test_run ();
  ui_fixture_free (autumn.ui);
  g_free (autumn.yu);
  g_free (autumn.head);
  g_free (autumn.li);
  g_free (autumn.wang);
  g_free (autumn.qian);
  return result;
}
