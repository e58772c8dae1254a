/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ui-fixture.h"

#include "class-visits-page.h"
#include "draft-row.h"
#include "field-editor.h"
#include "paper-page.h"
#include "paper-view.h"
#include "record-page.h"
#include "referral-row.h"
#include "referral-step-page.h"
#include "summary-section.h"

#include "school/kinds.h"

static UiFixture *fixture;

static XqShell *
enter_anew (const char *account)
{
  if (fixture->window != NULL)
    ui_fixture_close (fixture);
  school_fixture_restore (fixture->school);
  return ui_fixture_enter (fixture, account);
}

/* --- what the desk is asked behind the window's back --- */

typedef struct
{
  XqDeskFunc  func;
  gpointer    data;
  gpointer    answer;
  gboolean    done;
} Question;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  Question *question = user_data;

  question->answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_assert_no_error (error);
  question->done = TRUE;
}

static gpointer
ask (XqDeskFunc func,
     gpointer   data)
{
  Question question = { func, data, NULL, FALSE };

  xq_desk_run_async (fixture->desk, func, data, NULL, NULL, NULL, answered_cb, &question);
  UI_WAIT (question.done);
  return question.answer;
}

static gpointer
count_traces (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) entries = xq_store_audit_list (store, XQ_CABINET_CARE, error);
  gint64 disclosures = xq_store_count (store, &xq_disclosure, NULL, error);
  guint n = 0;

  (void) data;
  (void) cancellable;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    n += g_str_equal (((const XqAuditEntry *) g_ptr_array_index (entries, i))->verb, "print") ? 1 : 0;
  return GUINT_TO_POINTER (100 * n + (guint) disclosures + 1000);
}

/* Papers that were printed, and disclosures. */
static guint
traces (void)
{
  return GPOINTER_TO_UINT (ask (count_traces, NULL)) - 1000;
}

static gpointer
save_referral (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (XqRecord) referral = xq_store_new_record (store, &xq_referral);

  (void) cancellable;
  xq_record_set (referral, "student", data);
  xq_record_set (referral, "receiver", "县医院");
  xq_record_set (referral, "consent", "written");
  xq_record_set (referral, "stage", "sent");
  return xq_store_save (store, referral, NULL, error) ? g_strdup (xq_record_get_uid (referral)) : NULL;
}

/* --- --- */

static XqPaperOrder *
order_letter (const char *referral)
{
  XqPaperOrder *order = xq_paper_order_new ("referral_letter");

  order->record = g_strdup (referral);
  return order;
}

static void
test_preview_leaves_no_trace (void)
{
  XqShell *shell = enter_anew ("李老师");
  g_autofree char *referral = ask (save_referral, fixture->school->children[CHILD_A]);
  g_autoptr (XqPaperOrder) order = order_letter (referral);
  XqPage *page;
  XqPaperView *view;
  XqPaperAnswer *answer;

  xq_shell_push (shell, xq_paper_page_new (fixture->desk, order_letter (referral)));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  view = ui_part (page, "view");
  UI_WAIT (xq_paper_view_get_n_pages (view) > 0);
  g_assert_cmpuint (traces (), ==, 0);

  /* Given to somebody: not before it is said to whom. */
  gtk_check_button_set_active (ui_part (page, "give_check"), TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "paper.save", NULL));
  g_assert_true (gtk_widget_get_visible (ui_part (page, "wrong_label")));
  g_assert_cmpuint (traces (), ==, 0);

  order->to = g_strdup ("县医院");
  order->purpose = g_strdup ("转介");
  order->ground = g_strdup ("guardian_consent");
  answer = ask (xq_paper_order_issue, order);
  g_assert_cmpuint (g_bytes_get_size (answer->pdf), >, 1000);
  xq_paper_answer_free (answer);
  g_assert_cmpuint (traces (), ==, 101);
}

/* A paper that went into a file is for its owner's eyes, by whichever way it went. */
static void
test_print_to_file (void)
{
  XqShell *shell = enter_anew ("李老师");
  g_autofree char *referral = ask (save_referral, fixture->school->children[CHILD_A]);
  g_autofree char *path = g_build_filename (fixture->remembered, "letter.pdf", NULL);
  GStatBuf status;
  XqPage *page;

  xq_shell_push (shell, xq_paper_page_new (fixture->desk, order_letter (referral)));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  UI_WAIT (xq_paper_view_get_n_pages (ui_part (page, "view")) > 0);
  gtk_check_button_set_active (ui_part (page, "keep_check"), TRUE);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "paper.print", NULL));
  if (!ui_print_to_file (path))
    return;
  ui_fixture_settle (fixture);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 1000);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_nonnull (ui_find_words (fixture->window, "letter.pdf"));
  /* Printed, and kept in the file. */
  g_assert_cmpuint (traces (), ==, 101);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static XqSummarySection *
find_section (XqPage     *page,
              const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (ui_part (page, "sections_box")); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (xq_summary_section_get_name (XQ_SUMMARY_SECTION (child)), name))
      return XQ_SUMMARY_SECTION (child);
  g_assert_not_reached ();
}

static void
test_summary (void)
{
  XqShell *shell = enter_anew ("李老师");
  XqPage *page;
  XqSummarySection *section;
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_assert_true (xq_shell_go (shell, "summary"));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  UI_WAIT (xq_paper_view_get_n_pages (ui_part (page, "view")) > 0);
  section = find_section (page, "basics");
  g_assert_null (xq_summary_section_get_written (section));

  buffer = ui_part (section, "buffer");
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "新增沙盘室。", -1);
  g_assert_true (xq_summary_section_is_edited (section));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "summary.save", NULL));
  ui_fixture_settle (fixture);
  g_assert_false (xq_summary_section_is_edited (section));
  /* The figures went with the text as what they are, not as the digits of today. */
  g_assert_nonnull (strstr (xq_summary_section_get_written (section), "学生{students}人"));
  g_assert_true (g_str_has_suffix (xq_summary_section_get_written (section), "新增沙盘室。"));

  /* One that is taken out stays out; the others are still in their places. */
  section = find_section (page, "problems");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (ui_part (section, "proposed_box"))), FALSE);
  xq_page_keep (page);
  ui_fixture_settle (fixture);
  g_assert_nonnull (xq_summary_section_get_written (section));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (ui_part (section, "proposed_box")))));

  /* One that is emptied stays empty, until somebody asks for the program's text. */
  gtk_text_buffer_set_text (ui_part (find_section (page, "basics"), "buffer"), "", -1);
  xq_page_keep (page);
  ui_fixture_settle (fixture);
  g_assert_cmpstr (xq_summary_section_get_written (find_section (page, "basics")), ==, "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (ui_part (find_section (page, "basics"), "buffer")), ==, 0);
  g_assert_true (gtk_widget_get_visible (ui_part (find_section (page, "basics"), "reset_button")));

  ui_press (ui_part (find_section (page, "basics"), "reset_button"));
  ui_fixture_settle (fixture);
  g_assert_null (xq_summary_section_get_written (find_section (page, "basics")));
  g_assert_cmpint (gtk_text_buffer_get_char_count (ui_part (find_section (page, "basics"), "buffer")), >, 0);
}

static void
test_referral (void)
{
  XqShell *shell = enter_anew ("李老师");
  XqReferralRow *row;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.open-student", "s", fixture->school->children[CHILD_A]));
  ui_fixture_settle (fixture);
  ui_press (ui_part (xq_shell_get_page (shell), "referral_button"));
  ui_fixture_settle (fixture);
  g_assert_true (XQ_IS_REFERRAL_STEP_PAGE (xq_shell_get_page (shell)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_shell_get_page (shell)), "step.save", NULL));
  ui_fixture_settle (fixture);
  g_assert_false (XQ_IS_REFERRAL_STEP_PAGE (xq_shell_get_page (shell)));

  g_assert_true (xq_shell_go (shell, "referrals"));
  ui_fixture_settle (fixture);
  row = ui_find (xq_shell_get_page (shell), XQ_TYPE_REFERRAL_ROW);
  g_assert_nonnull (row);
  /* A list on a screen that others see says no name. */
  g_assert_nonnull (ui_find_words (row, "甲**"));
  g_assert_null (ui_find_words (row, "甲小明"));

  /* Whoever only reads is offered nothing to press. */
  ui_fixture_close (fixture);
  shell = ui_fixture_enter (fixture, "校长");
  g_assert_true (xq_shell_go (shell, "referrals"));
  ui_fixture_settle (fixture);
  row = ui_find (xq_shell_get_page (shell), XQ_TYPE_REFERRAL_ROW);
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_visible (ui_part (row, "next_button")));
}

/* --- home visits --- */

static gpointer
save_visit (XqStore       *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (XqRecord) visit = xq_store_new_record (store, &xq_home_visit);

  (void) cancellable;
  xq_record_set (visit, "student", data);
  xq_record_set (visit, "situation", "奶奶在家。");
  return xq_store_save (store, visit, NULL, error) ? g_strdup (xq_record_get_uid (visit)) : NULL;
}

static void
act (gpointer    page,
     const char *action,
     const char *target)
{
  g_assert_true (gtk_widget_activate_action (page, action, target != NULL ? "s" : NULL, target));
  ui_fixture_settle (fixture);
}

/* The paper is in sight; whether it asks for whom it is. */
static void
assert_paper (XqShell    *shell,
              const char *title,
              gboolean    names_student)
{
  XqPage *page = xq_shell_get_page (shell);

  g_assert_true (XQ_IS_PAPER_PAGE (page));
  g_assert_cmpstr (xq_page_get_title (page), ==, title);
  UI_WAIT (xq_paper_view_get_n_pages (ui_part (page, "view")) > 0);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "receiver_box")) == names_student);
}

static XqPage *
open_student (XqShell *shell)
{
  act (shell, "shell.open-student", fixture->school->children[CHILD_A]);
  return xq_shell_get_page (shell);
}

/* A class teacher: from the class's board, the student and the visit. */
static void
test_home_visit (void)
{
  XqShell *shell = enter_anew ("王老师");
  g_autofree char *visit = ask (save_visit, fixture->school->children[CHILD_A]);
  XqPage *page;

  g_assert_true (xq_shell_go (shell, "visits"));
  ui_fixture_settle (fixture);
  g_assert_nonnull (ui_find_words (shell, "打印本班一览"));
  xq_page_print (xq_shell_get_page (shell));
  ui_fixture_settle (fixture);
  assert_paper (shell, "班级家访一览表", TRUE);

  g_assert_true (xq_shell_go (shell, "visits"));
  ui_fixture_settle (fixture);
  act (ui_find (shell, XQ_TYPE_CLASS_VISITS_PAGE), "visits.print-empty", NULL);
  assert_paper (shell, "学生家访记录表", FALSE);

  page = open_student (shell);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "print_button")));
  /* The case summaries are not for a class teacher. */
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (ui_part (page, "print_button"))), ==, 2);
  act (page, "student.print", "home_visit_record");
  assert_paper (shell, "学生家访记录表", TRUE);

  xq_shell_push (shell, xq_record_page_new (fixture->desk, &xq_home_visit, visit));
  ui_fixture_settle (fixture);
  ui_press (ui_part (xq_shell_get_page (shell), "paper_button"));
  ui_fixture_settle (fixture);
  assert_paper (shell, "学生家访记录表", TRUE);
}

/* A grade leader sees who was visited, and is offered the list but no record. */
static void
test_grade_leader (void)
{
  XqShell *shell = enter_anew ("王老师");
  g_autofree char *visit = ask (save_visit, fixture->school->children[CHILD_A]);

  ui_fixture_close (fixture);
  shell = ui_fixture_enter (fixture, "孙主任");
  xq_shell_push (shell, xq_class_visits_page_new (fixture->desk, fixture->school->classes[CHILD_A], "七(1)"));
  ui_fixture_settle (fixture);
  act (xq_shell_get_page (shell), "visits.print", NULL);
  assert_paper (shell, "班级家访一览表", TRUE);

  g_assert_false (gtk_widget_get_visible (ui_part (open_student (shell), "print_button")));
  xq_shell_push (shell, xq_record_page_new (fixture->desk, &xq_home_visit, visit));
  ui_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (ui_part (xq_shell_get_page (shell), "paper_button")));
}

typedef struct
{
  const char    *field;
  XqFieldEditor *editor;
} Wanted;

static void
look_for_editor (GtkWidget *widget,
                 gpointer   data)
{
  Wanted *wanted = data;

  if (XQ_IS_FIELD_EDITOR (widget) && g_str_equal (xq_field_editor_get_field (XQ_FIELD_EDITOR (widget))->name, wanted->field))
    wanted->editor = XQ_FIELD_EDITOR (widget);
}

static XqFieldEditor *
find_editor (gpointer    page,
             const char *field)
{
  Wanted wanted = { field, NULL };

  ui_each (page, look_for_editor, &wanted);
  g_assert_nonnull (wanted.editor);
  return wanted.editor;
}

/* What somebody else saved at the same step. */
static gpointer
move_on (XqStore       *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (XqRecord) referral = xq_store_get (store, &xq_referral, data, error);

  (void) cancellable;
  xq_record_set (referral, "reply_kind", "received");
  xq_record_set (referral, "study_advice", "normal");
  xq_record_set (referral, "school_tasks", "按时到校");
  (void) xq_store_save (store, referral, NULL, error);
  return NULL;
}

static void
assert_value (XqPage     *page,
              const char *field,
              const char *wanted)
{
  g_autofree char *value = xq_field_editor_dup_value (find_editor (page, field));

  g_assert_cmpstr (value, ==, wanted);
}

/* A draft says what was changed in it, and nothing against what was saved since; but what
 * was typed is not lost. */
static void
test_referral_draft_and_others (void)
{
  XqShell *shell = enter_anew ("李老师");
  g_autofree char *referral = ask (save_referral, fixture->school->children[CHILD_A]);
  XqPage *page;

  xq_shell_push (shell, xq_referral_step_page_new (fixture->desk, referral, XQ_REFERRAL_REPLY));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  xq_field_editor_set_value (find_editor (page, "reply_kind"), "booked");
  xq_field_editor_set_value (find_editor (page, "study_pause"), "两周");
  xq_field_editor_set_value (find_editor (page, "school_tasks"), "建议门诊随访");
  g_signal_emit_by_name (find_editor (page, "school_tasks"), "edited");
  xq_page_keep (page);
  ui_fixture_settle (fixture);
  g_assert_true (xq_shell_go (shell, "today"));
  ui_fixture_settle (fixture);
  ask (move_on, referral);

  xq_shell_push (shell, xq_referral_step_page_new (fixture->desk, referral, XQ_REFERRAL_REPLY));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "draft_box")));
  assert_value (page, "reply_kind", "received");
  assert_value (page, "study_advice", "normal");
  assert_value (page, "study_pause", "两周");
  assert_value (page, "school_tasks", "建议门诊随访");
}

/* What was half written at a step opens in that step's form, from the first page and from the referral. */
static void
test_referral_draft (void)
{
  XqShell *shell = enter_anew ("李老师");
  g_autofree char *referral = ask (save_referral, fixture->school->children[CHILD_A]);
  g_autofree char *value = NULL;
  XqPage *page;

  xq_shell_push (shell, xq_referral_step_page_new (fixture->desk, referral, XQ_REFERRAL_REPLY));
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "draft_box")));
  xq_field_editor_set_value (find_editor (page, "school_tasks"), "建议门诊随访");
  g_signal_emit_by_name (find_editor (page, "school_tasks"), "edited");
  xq_page_keep (page);
  ui_fixture_settle (fixture);

  g_assert_true (xq_shell_go (shell, "today"));
  ui_fixture_settle (fixture);
  {
    XqDraftRow *row = ui_find (xq_shell_get_page (shell), XQ_TYPE_DRAFT_ROW);

    g_assert_nonnull (row);
    g_assert_cmpint (xq_draft_row_get_step (row), ==, XQ_REFERRAL_REPLY);
    g_assert_nonnull (ui_find_words (row, xq_referral_step_title (XQ_REFERRAL_REPLY)));
    g_signal_emit_by_name (row, "continued");
  }
  ui_fixture_settle (fixture);
  page = xq_shell_get_page (shell);
  g_assert_true (XQ_IS_REFERRAL_STEP_PAGE (page));
  g_assert_true (gtk_widget_get_visible (ui_part (page, "draft_box")));
  value = xq_field_editor_dup_value (find_editor (page, "school_tasks"));
  g_assert_cmpstr (value, ==, "建议门诊随访");

  /* Dropped, it is as it is in the records. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "step.drop", NULL));
  ui_fixture_settle (fixture);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "draft_box")));
  g_free (value);
  value = xq_field_editor_dup_value (find_editor (page, "school_tasks"));
  g_assert_null (value);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture = ui_fixture_new (&argc, &argv);
  school_fixture_keep (fixture->school);
  g_test_add_func ("/ui/papers/preview-leaves-no-trace", test_preview_leaves_no_trace);
  g_test_add_func ("/ui/papers/print-to-file", test_print_to_file);
  g_test_add_func ("/ui/papers/summary", test_summary);
  g_test_add_func ("/ui/papers/referral", test_referral);
  g_test_add_func ("/ui/papers/home-visit", test_home_visit);
  g_test_add_func ("/ui/papers/grade-leader", test_grade_leader);
  g_test_add_func ("/ui/papers/referral-draft", test_referral_draft);
  g_test_add_func ("/ui/papers/referral-draft-and-others", test_referral_draft_and_others);
  status = g_test_run ();
  ui_fixture_free (fixture);
  return status;
}
