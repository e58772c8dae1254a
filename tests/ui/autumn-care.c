/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a confirmed level: the ledger of key support, its reviews, a referral
 * until the child is back at school, and the day when the entry is taken off. */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "autumn.h"

#include "asked-row.h"
#include "draft-row.h"
#include "paper-page.h"
#include "paper-view.h"
#include "referral-page.h"
#include "referral-row.h"
#include "referral-step-page.h"
#include "support-entry-page.h"
#include "support-row.h"
#include "work-page.h"

#define DUTY_OF_WANG "早读前看一眼精神，有变化告诉我"
#define DUTY_OF_QIAN "课堂上多给他开口的机会"
#define REASON "说过没意思，夜里睡不着"

/* --- the ledger --- */

static XqSupportRow *
find_entry (void)
{
  return ui_find (ui_hand_go (autumn.ui, "key_support"), XQ_TYPE_SUPPORT_ROW);
}

static XqPage *
open_entry (void)
{
  XqPage *page = ui_hand_press (autumn.ui, find_entry ());

  g_assert_true (XQ_IS_SUPPORT_ENTRY_PAGE (page));
  return page;
}

/* In one step from the level, which goes with it; how it came about does not. */
static void
list_ming (void)
{
  g_autofree char *both = g_strjoin (" ", autumn.head, autumn.li, NULL);
  g_autofree char *student = NULL;
  g_autofree char *level = NULL;
  XqPage *page;

  page = ui_hand_go (autumn.ui, "screening");
  page = ui_hand_press (autumn.ui, ui_hand_find_row (ui_part (page, "list"), AUTUMN_CAMPAIGN));
  gtk_stack_set_visible_child_name (ui_part (page, "views"), "levels");
  ui_fixture_settle (autumn.ui);
  gtk_drop_down_set_selected (ui_part (page, "which_list"), 1);
  page = ui_hand_press (autumn.ui, ui_part (ui_hand_find_row (ui_part (page, "levels_list"), "甲小明"), "support_button"));
  student = xq_form_page_dup_value (XQ_FORM_PAGE (page), "student");
  level = xq_form_page_dup_value (XQ_FORM_PAGE (page), "level");
  g_assert_cmpstr (student, ==, autumn.ming);
  g_assert_cmpstr (level, ==, "urgent");

  /* Nobody lists a student alone. */
  ui_hand_fill (autumn.ui, "category", "sleep", "reason", REASON, NULL);
  ui_hand_add_part (autumn.ui, "members", "role", "lead", "person", autumn.head, NULL);
  ui_hand_add_part (autumn.ui, "members", "role", "counsellor", "person", autumn.li, "duty", "每周一次面谈", NULL);
  ui_hand_add_part (autumn.ui, "members", "role", "class_teacher", "person", autumn.wang, "duty", DUTY_OF_WANG,
                    "frequency", "每天", NULL);
  g_assert_true (ui_hand_act (autumn.ui, "form.save", NULL) == page);
  g_assert_nonnull (strstr (ui_hand_get_wrong (autumn.ui), "不能由一个人决定"));
  ui_hand_fill (autumn.ui, "decided_by", both, NULL);
  g_assert_true (ui_hand_act (autumn.ui, "form.save", NULL) != page);
}

/* What to do and how often; neither the level nor the reason nor that there is a ledger. */
static void
assert_asked (const char *account,
              const char *duty,
              gboolean    pledges)
{
  static const char *const secrets[] = { "台账", "重点", "关注", "帮扶", "没意思", "睡不着", "面谈", NULL };
  XqPage *page = ui_hand_enter (autumn.ui, "2024-09-23", account);
  GtkWidget *row = ui_find (page, XQ_TYPE_ASKED_ROW);

  g_assert_nonnull (row);
  g_assert_nonnull (ui_find_words (row, "甲小明"));
  g_assert_nonnull (ui_find_words (row, duty));
  autumn_assert_unseen (row, secrets);
  if (!pledges)
    return;
  ui_hand_press (autumn.ui, ui_part (row, "pledge_button"));
  g_assert_nonnull (ui_find_words (page, "已承诺保密"));
}

void
autumn_ledger (void)
{
  XqPage *page;

  ui_hand_enter (autumn.ui, "2024-09-23", "李老师");
  g_assert_null (find_entry ());
  list_ming ();
  g_assert_nonnull (ui_find_words (find_entry (), "重2024-1"));
  g_assert_nonnull (ui_find_words (find_entry (), "甲**"));
  g_assert_nonnull (ui_find_words (find_entry (), "■ 紧急关注"));
  g_assert_nonnull (ui_find_words (find_entry (), "● 班主任"));
  g_assert_nonnull (ui_find_words (find_entry (), "○ 科任教师"));
  g_assert_nonnull (autumn_due ("甲**", "帮扶小组还缺：科任教师"));

  /* The button of the row leads to what is missing. */
  page = ui_hand_press (autumn.ui, ui_part (find_entry (), "next_button"));
  g_assert_true (XQ_IS_FORM_PAGE (page));
  ui_hand_add_part (autumn.ui, "members", "role", "subject_teacher", "person", autumn.qian, "duty", DUTY_OF_QIAN, NULL);
  ui_hand_act (autumn.ui, "form.save", NULL);
  g_assert_nonnull (ui_find_words (find_entry (), "● 分管领导  ● 心理教师  ● 班主任  ● 科任教师"));
  g_assert_null (autumn_due (NULL, "帮扶小组"));

  assert_asked ("王老师", DUTY_OF_WANG, TRUE);
  assert_asked ("钱老师", DUTY_OF_QIAN, FALSE);
  page = ui_hand_enter (autumn.ui, "2024-09-23", "赵老师");
  g_assert_null (ui_find (page, XQ_TYPE_ASKED_ROW));

  /* Who has promised and who has not comes back to the entry. */
  ui_hand_enter (autumn.ui, "2024-09-24", "李老师");
  page = open_entry ();
  g_assert_nonnull (ui_find_words (ui_hand_find_row (ui_part (page, "members_list"), "王老师"), "● 已知情并承诺保密"));
  g_assert_nonnull (ui_find_words (ui_hand_find_row (ui_part (page, "members_list"), "钱老师"), "○ 还没有承诺保密"));
  g_assert_nonnull (ui_find_words (page, REASON));
  ui_fixture_close (autumn.ui);
}

/* A week after the listing; what it decides is the entry's from then on. */
void
autumn_review (void)
{
  XqPage *page;

  ui_hand_enter (autumn.ui, "2024-09-29", "李老师");
  g_assert_null (autumn_due (NULL, "研判"));
  ui_hand_enter (autumn.ui, "2024-09-30", "校长");
  g_assert_nonnull (autumn_due ("甲**", "重点帮助对象今天（"));
  ui_hand_enter (autumn.ui, "2024-09-30", "李老师");
  page = ui_hand_press (autumn.ui, autumn_due ("甲**", "重点帮助对象今天（"));
  g_assert_true (XQ_IS_SUPPORT_ENTRY_PAGE (page));
  ui_hand_act (autumn.ui, "entry.next", NULL);
  ui_hand_fill (autumn.ui, "level", "focus", "change", "夜里能睡着了，愿意和同桌说话", NULL);
  page = ui_hand_act (autumn.ui, "form.save", NULL);
  g_assert_true (XQ_IS_SUPPORT_ENTRY_PAGE (page));
  g_assert_nonnull (ui_find_words (ui_part (page, "reviews_list"), "■ 紧急关注 → ▲ 重点关注"));
  g_assert_nonnull (ui_find_words (ui_part (page, "reviews_list"), "夜里能睡着了"));
  g_assert_nonnull (ui_find_words (find_entry (), "▲ 重点关注"));
  g_assert_null (autumn_due (NULL, "研判"));
  /* The next day follows from the level that holds now. */
  g_assert_nonnull (ui_find_words (find_entry (), "下次研判 10月14日"));
  autumn_assert_secret ("2024-09-30");
}

/* --- the referral --- */

static XqPage *
open_referral (void)
{
  XqPage *page = ui_hand_press (autumn.ui, ui_find (ui_hand_go (autumn.ui, "referrals"), XQ_TYPE_REFERRAL_ROW));

  g_assert_true (XQ_IS_REFERRAL_PAGE (page));
  return page;
}

/* Presses the one button of the row, which says what comes next. */
static XqPage *
go_on (const char *action)
{
  XqReferralRow *row = ui_find (ui_hand_go (autumn.ui, "referrals"), XQ_TYPE_REFERRAL_ROW);
  XqPage *page;

  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_button_get_label (ui_part (row, "next_button")), ==, action);
  page = ui_hand_press (autumn.ui, ui_part (row, "next_button"));
  g_assert_true (XQ_IS_REFERRAL_STEP_PAGE (page));
  return page;
}

/* A step on the referral's page. */
static AdwPreferencesGroup *
find_step (XqPage     *page,
           const char *step)
{
  for (GtkWidget *group = gtk_widget_get_first_child (ui_part (page, "steps_box")); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    if (g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), step))
      return ADW_PREFERENCES_GROUP (group);
  return NULL;
}

/* When it was done stands below its title. */
static void
assert_dated (const char *step,
              const char *day)
{
  AdwPreferencesGroup *group = find_step (open_referral (), step);

  g_assert_nonnull (group);
  g_assert_nonnull (strstr (adw_preferences_group_get_description (group), day));
}

static void
print_letter (XqPage *page)
{
  g_autofree char *path = g_build_filename (autumn.ui->remembered, "letter.pdf", NULL);

  g_assert_true (XQ_IS_PAPER_PAGE (page));
  UI_WAIT (xq_paper_view_get_n_pages (ui_part (page, "view")) > 0);
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "to_entry")), ==, "县医院");
  g_assert_true (gtk_check_button_get_active (ui_part (page, "give_check")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "paper.print", NULL));
  if (!ui_print_to_file (path))
    return;
  ui_fixture_settle (autumn.ui);
  g_assert_cmpint (g_remove (path), ==, 0);
  /* Who got it stands in the ledger of what was told. */
  page = ui_hand_go (autumn.ui, "ledger");
  xq_work_page_show_kind (XQ_WORK_PAGE (page), "disclosure");
  ui_fixture_settle (autumn.ui);
  g_assert_nonnull (ui_find_words (page, "县医院"));
}

void
autumn_referral (void)
{
  XqPage *page;

  ui_hand_enter (autumn.ui, "2024-10-08", "李老师");
  page = ui_hand_open_student (autumn.ui, autumn.ming);
  page = ui_hand_press (autumn.ui, ui_part (page, "referral_button"));
  ui_hand_fill (autumn.ui, "urgency", "soon", "safety", "thought", "reason", "国庆后又说不想醒来", "observed", "上课伏桌，夜里醒三次",
                "meeting_on", "2024-10-08", "meeting_people", "校长、李老师、王老师", NULL);
  ui_hand_act (autumn.ui, "step.save", NULL);
  assert_dated ("研判", "10月8日");

  /* Without the guardian nothing leaves the school. */
  go_on ("家长沟通");
  ui_hand_fill (autumn.ui, "guardian_talk_on", "2024-10-08", "guardian_talk_way", "phone", "consent", "refused", NULL);
  ui_hand_act (autumn.ui, "step.save", NULL);
  open_referral ();
  g_assert_nonnull (ui_find_words (ui_hand_page (autumn.ui), "不同意"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui_hand_page (autumn.ui)), "referral.change", "u", 2u));
  page = ui_hand_page (autumn.ui);
  ui_hand_fill (autumn.ui, "receiver", "县医院", "sent_on", "2024-10-08", NULL);
  g_assert_true (ui_hand_act (autumn.ui, "step.save", NULL) == page);
  g_assert_nonnull (strstr (ui_hand_get_wrong (autumn.ui), "监护人没有同意"));
  /* What was filled in stays as a draft; the consent that is still refused in it does not outlive the next talk. */

  ui_hand_enter (autumn.ui, "2024-10-09", "李老师");
  go_on ("家长沟通");
  ui_hand_fill (autumn.ui, "guardian_talk_on", "2024-10-09", "guardian_talk_way", "at_school", "guardian_talk_people", "李老师、王老师",
                "student_view", "willing", "consent", "written", "consent_on", "2024-10-09", NULL);
  ui_hand_act (autumn.ui, "step.save", NULL);
  assert_dated ("家长", "10月9日");

  ui_hand_enter (autumn.ui, "2024-10-10", "李老师");
  go_on ("出单");
  ui_hand_fill (autumn.ui, "receiver", "县医院", "sent_on", "2024-10-10", "carried_by", "guardian", NULL);
  print_letter (ui_hand_act (autumn.ui, "step.save", NULL));
  assert_dated ("出单", "10月10日");
  g_assert_nonnull (ui_find_words (ui_hand_go (autumn.ui, "referrals"), "待回执（14天）"));
  g_assert_null (autumn_due (NULL, "回执"));
  g_assert_null (ui_find (ui_hand_page (autumn.ui), XQ_TYPE_DRAFT_ROW));
  ui_fixture_close (autumn.ui);
}

void
autumn_return (void)
{
  XqPage *page;

  /* Both who carry it are reminded once the day has passed. */
  ui_hand_enter (autumn.ui, "2024-10-25", "校长");
  g_assert_nonnull (autumn_due ("甲**", "有一次转介的回执应在10月24日交回"));
  ui_hand_enter (autumn.ui, "2024-10-25", "李老师");
  g_assert_nonnull (autumn_due ("甲**", "有一次转介的回执应在10月24日交回"));
  go_on ("登记回执");
  ui_hand_fill (autumn.ui, "reply_on", "2024-10-25", "reply_kind", "received", "study_advice", "pause", "study_pause", "两周",
                "school_tasks", "回校后先减作业", NULL);
  ui_hand_act (autumn.ui, "step.save", NULL);
  assert_dated ("回执", "10月25日");
  g_assert_nonnull (ui_find_words (open_referral (), "◉ 复学评估"));
  g_assert_null (autumn_due (NULL, "回执"));

  /* The follow-up is a call that is written down, with the next one. */
  ui_hand_enter (autumn.ui, "2024-11-01", "李老师");
  page = open_referral ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "referral.change", "u", 4u));
  ui_hand_page (autumn.ui);
  ui_hand_fill (autumn.ui, "follow_up_on", "2024-11-01", "follow_up", "在家睡得好些，想回校", "next_visit_on", "2024-11-08", NULL);
  ui_hand_act (autumn.ui, "step.save", NULL);
  assert_dated ("跟进", "11月1日");
  g_assert_nonnull (ui_find_words (find_step (open_referral (), "回执"), "11月8日"));

  /* He was away: back at school only after that was looked at. */
  ui_hand_enter (autumn.ui, "2024-11-11", "李老师");
  go_on ("复学评估");
  ui_hand_fill (autumn.ui, "return_review_on", "2024-11-11", "return_review_absent_from", "2024-10-26", "return_review_absent_until",
                "2024-11-10", "return_review_result", "normal", "return_review_plan", "一周后、一月后、期末各一次", NULL);
  ui_hand_act (autumn.ui, "step.save", NULL);
  assert_dated ("复学评估", "11月11日");
  g_assert_nonnull (ui_find_words (open_referral (), "● 跟进  ● 复学评估  ◉ 结案"));

  ui_hand_enter (autumn.ui, "2024-11-18", "李老师");
  go_on ("结案");
  ui_hand_fill (autumn.ui, "closed_on", "2024-11-18", NULL);
  ui_hand_act (autumn.ui, "step.save", NULL);
  page = ui_hand_go (autumn.ui, "referrals");
  g_assert_null (ui_find (page, XQ_TYPE_REFERRAL_ROW));
  gtk_check_button_set_active (ui_part (page, "all_check"), TRUE);
  ui_fixture_settle (autumn.ui);
  page = ui_hand_press (autumn.ui, ui_find (page, XQ_TYPE_REFERRAL_ROW));
  g_assert_nonnull (ui_find_words (ui_part (page, "steps_box"), "11月18日"));
  g_assert_null (ui_find_words (page, "未到"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "next_button")));
  autumn_assert_secret ("2024-11-18");
}

/* --- off the ledger --- */

void
autumn_off_the_ledger (void)
{
  XqPage *page;

  ui_hand_enter (autumn.ui, "2024-11-25", "李老师");
  page = open_entry ();
  page = ui_hand_act (autumn.ui, "entry.close", NULL);
  g_assert_true (XQ_IS_FORM_PAGE (page));
  ui_hand_fill (autumn.ui, "change", "回校两周，睡得好，愿意开口", NULL);
  g_assert_true (ui_hand_act (autumn.ui, "form.save", NULL) == page);
  g_assert_nonnull (strstr (ui_hand_get_wrong (autumn.ui), "请写明移出台账的原因"));
  ui_hand_fill (autumn.ui, "close_reason", "stable", NULL);
  page = ui_hand_act (autumn.ui, "form.save", NULL);
  g_assert_true (XQ_IS_SUPPORT_ENTRY_PAGE (page));
  g_assert_nonnull (ui_find_words (page, "11月25日移出：稳定好转"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "close_button")));
  g_assert_null (find_entry ());
  g_assert_null (autumn_due (NULL, "研判"));

  /* Nothing is asked of the members any more. */
  page = ui_hand_enter (autumn.ui, "2024-11-25", "王老师");
  g_assert_null (ui_find_words (page, DUTY_OF_WANG));
  page = ui_hand_enter (autumn.ui, "2024-11-25", "钱老师");
  g_assert_null (ui_find_words (page, DUTY_OF_QIAN));
  ui_fixture_close (autumn.ui);
}
