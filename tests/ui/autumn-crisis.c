/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 16:50 on a Thursday: a subject teacher presses what was done, and the event goes its way
 * until it is closed. */

#include "config.h"

#include "autumn.h"

#include "crisis-page.h"
#include "school/kinds.h"
#include "store/moment.h"

static GtkWidget *
open_stamps (void)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (autumn.ui->window), "win.crisis", NULL));
  return ui_hand_wait_for_stamps (autumn.ui);
}

static void
press_step (GtkWidget  *stamps,
            const char *step)
{
  g_assert_true (gtk_widget_activate_action (stamps, "crisis.stamp", "s", step));
  ui_fixture_settle (autumn.ui);
}

static XqPage *
open_event (void)
{
  XqPage *page = ui_hand_go (autumn.ui, "crises");

  page = ui_hand_press (autumn.ui, gtk_list_box_get_row_at_index (ui_part (page, "list"), 0));
  g_assert_true (XQ_IS_CRISIS_PAGE (page));
  return page;
}

/* Nothing else is filled in, and it goes sealed. */
static void
begin_by_letter (void)
{
  GtkWidget *stamps;

  ui_hand_enter (autumn.ui, "2024-11-28", "钱老师");
  g_assert_false (xq_shell_go (xq_window_get_shell (autumn.ui->window), "crises"));
  stamps = open_stamps ();
  g_assert_nonnull (ui_find_words (stamps, "密封信"));
  g_assert_null (ui_find_words (stamps, "✓"));
  press_step (stamps, "with_student");
  press_step (stamps, "danger_removed");
  press_step (stamps, "told_lead");
  g_assert_nonnull (ui_find_words (stamps, "✓ 有人陪在身边"));
  g_assert_nonnull (ui_find_words (stamps, "✓ 报告分管领导"));
  g_assert_false (gtk_widget_get_visible (ui_part (stamps, "record_button")));
  ui_hand_close_other (autumn.ui);
  g_assert_null (autumn_due (NULL, "危机"));

  /* Whoever did not press sees nothing of it. */
  ui_hand_enter (autumn.ui, "2024-11-28", "赵老师");
  stamps = open_stamps ();
  g_assert_null (ui_find_words (stamps, "✓"));
  ui_hand_close_other (autumn.ui);
}

static void
fill_in (void)
{
  g_autofree char *found_at = xq_moment_read ("2024-11-28 16:50", "2024-11-28");
  g_autofree char *given_at = xq_moment_read ("2024-11-28 18:10", "2024-11-28");
  XqPage *page;

  ui_hand_act (autumn.ui, "crisis-page.change", NULL);
  ui_hand_fill (autumn.ui, "found_at", found_at, "kind", "self_harm", "place", "教学楼三层走廊", "hand_over_to", "母亲",
                "hand_over_relation", "mother", "hand_over_at", given_at, "hand_over_signed", "1", "advice_given", "watch_24h put_away",
                NULL);
  ui_hand_add_part (autumn.ui, "people", "student", autumn.hong, "role", "self", NULL);
  page = ui_hand_act (autumn.ui, "form.save", NULL);
  g_assert_true (XQ_IS_CRISIS_PAGE (page));
  g_assert_null (ui_find_words (page, "还要补填"));
  g_assert_nonnull (ui_find_words (page, "乙小红"));
  g_assert_nonnull (ui_find_words (page, "16:50"));
  g_assert_nonnull (ui_find_words (page, "自伤"));
  g_assert_nonnull (ui_find_words (page, "母亲"));
}

void
autumn_crisis (void)
{
  GtkWidget *stamps;
  XqPage *page;

  begin_by_letter ();

  /* Taken in when the counsellor unlocks, with who pressed. */
  ui_hand_enter (autumn.ui, "2024-11-28", "李老师");
  g_assert_nonnull (autumn_due (NULL, "的危机事件还没有结束"));
  page = open_event ();
  g_assert_nonnull (ui_find_words (page, "有人陪在身边"));
  g_assert_nonnull (ui_find_words (page, "移开危险物"));
  g_assert_nonnull (ui_find_words (page, "钱老师"));
  g_assert_nonnull (ui_find_words (page, "还要补填"));

  /* The counsellor goes on where the teacher stopped, until it is handed over. */
  stamps = open_stamps ();
  g_assert_nonnull (ui_find_words (stamps, "✓ 有人陪在身边"));
  press_step (stamps, "told_guardian");
  press_step (stamps, "guardian_came");
  press_step (stamps, "handed_over");
  ui_hand_close_other (autumn.ui);
  page = ui_hand_page (autumn.ui);
  g_assert_nonnull (ui_find_words (page, "当面交接（签字）"));
  g_assert_nonnull (ui_find_words (ui_part (page, "owed_label"), "交接"));
  fill_in ();

  /* One event, though two pressed: the head reads it, the teachers do not. */
  ui_hand_enter (autumn.ui, "2024-11-28", "校长");
  g_assert_nonnull (autumn_due ("乙**", "的危机事件还没有结束"));
  page = ui_hand_go (autumn.ui, "crises");
  g_assert_nonnull (gtk_list_box_get_row_at_index (ui_part (page, "list"), 0));
  g_assert_null (gtk_list_box_get_row_at_index (ui_part (page, "list"), 1));
  g_assert_nonnull (ui_find_words (page, "心急〔2024〕1号"));
  autumn_assert_secret ("2024-11-28");
}

void
autumn_after_crisis (void)
{
  /* The next day, the third, the seventh, the fourteenth and the thirtieth. */
  static const char *const days[] = { "2024-11-29", "2024-12-01", "2024-12-05", "2024-12-12", "2024-12-28" };
  XqPage *page;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      ui_hand_enter (autumn.ui, days[i], "李老师");
      page = ui_hand_press (autumn.ui, autumn_due ("乙**", "危机事件的跟进，就在今天"));
      g_assert_true (XQ_IS_CRISIS_PAGE (page));
      ui_hand_press (autumn.ui, gtk_widget_get_ancestor (ui_find_words (page, "今天已跟进"), GTK_TYPE_BUTTON));
      g_assert_nonnull (ui_find_words (page, "跟进人 李老师"));
      g_assert_null (autumn_due (NULL, "危机事件的跟进"));
      g_assert_nonnull (autumn_due ("乙**", "的危机事件还没有结束"));
    }

  page = open_event ();
  g_assert_null (ui_find_words (page, "今天已跟进"));
  ui_hand_act (autumn.ui, "crisis-page.change", NULL);
  ui_hand_fill (autumn.ui, "closed_on", "2024-12-28", "affected_support", "全班开了一次安心班会", NULL);
  page = ui_hand_act (autumn.ui, "form.save", NULL);
  g_assert_nonnull (ui_find_words (page, "全班开了一次安心班会"));
  g_assert_null (autumn_due (NULL, "危机"));
  page = ui_hand_go (autumn.ui, "crises");
  g_assert_null (gtk_list_box_get_row_at_index (ui_part (page, "list"), 0));
  gtk_check_button_set_active (ui_part (page, "all_check"), TRUE);
  ui_fixture_settle (autumn.ui);
  g_assert_nonnull (ui_find_words (ui_part (page, "list"), "已结束"));
  ui_hand_enter (autumn.ui, "2024-12-28", "校长");
  g_assert_null (autumn_due (NULL, "危机"));
  ui_fixture_close (autumn.ui);
}
