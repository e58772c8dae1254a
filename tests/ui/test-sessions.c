/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "casework-page.h"
#include "form-page.h"
#include "parts-editor.h"
#include "past-panel.h"
#include "record-page.h"
#include "safety-steps.h"
#include "school/kinds.h"
#include "school/question.h"
#include "session-page.h"
#include "step-row.h"
#include "ui-fixture.h"

static UiFixture *fixture;
static XqShell *shell;

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

static XqFormPage *
begin (const char *child)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.note", NULL));
  g_assert_true (XQ_IS_SESSION_PAGE (page ()));
  if (child != NULL)
    xq_form_page_set_value (XQ_FORM_PAGE (page ()), "student", child);
  return XQ_FORM_PAGE (page ());
}

static void
assert_value (XqFormPage *form,
              const char *field,
              const char *expected)
{
  g_autofree char *value = xq_form_page_dup_value (form, field);

  g_assert_cmpstr (value, ==, expected);
}

static gpointer
read_published (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  char *value = NULL;

  (void) data;
  (void) cancellable;
  if (!xq_question (store, "SELECT max (value) FROM visible_published_figure WHERE name = 'sessions' AND withdrawn = 0", &value,
                    error, NULL, NULL, NULL))
    return NULL;
  return value != NULL ? value : g_strdup ("");
}

static void
published_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  char **value = user_data;

  *value = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_assert_no_error (error);
}

/* A head counts what only counsellors read: the totals follow by themselves. */
static void
assert_published (const char *expected)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  g_autofree char *value = NULL;

  while (g_strcmp0 (value, expected) != 0 && g_get_monotonic_time () < until)
    {
      g_clear_pointer (&value, g_free);
      xq_desk_run_async (fixture->desk, read_published, NULL, NULL, g_free, NULL, published_cb, &value);
      while (value == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpstr (value, ==, expected);
}

/* What people do with a session from the first word to its withdrawal. */
static void
test_life_of_a_session (void)
{
  XqFormPage *form;
  GListModel *items;

  shell = ui_fixture_enter (fixture, "李老师");
  g_assert_true (xq_shell_go (shell, "casework"));
  ui_fixture_settle (fixture);

  form = begin (fixture->school->children[CHILD_A]);
  assert_value (form, "source", "self");
  g_assert_nonnull (ui_find_words (form, "第一次来访"));
  xq_form_page_set_value (form, "narrative", "第一次谈话");
  xq_form_page_set_value (form, "theme", "other peer");
  assert_value (form, "theme", "peer");

  /* An unanswered question about safety keeps it from being signed, in place. */
  g_assert_null (ui_find (form, XQ_TYPE_SAFETY_STEPS));
  act ("form.sign");
  g_assert_true (page () == XQ_PAGE (form));
  g_assert_nonnull (xq_form_row_get_wrong (xq_form_page_get_row (form, "safety")));
  xq_form_page_set_value (form, "safety", "thought");
  g_assert_nonnull (ui_find (form, XQ_TYPE_SAFETY_STEPS));
  g_assert_nonnull (ui_find_words (form, "不让学生独处"));
  xq_form_page_set_value (form, "safety", "none");
  g_assert_null (ui_find (form, XQ_TYPE_SAFETY_STEPS));
  xq_form_page_set_value (form, "agreement", "每天写三行");
  act ("form.save");
  g_assert_true (XQ_IS_CASEWORK_PAGE (page ()));
  items = xq_casework_page_get_items (XQ_CASEWORK_PAGE (page ()));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 1);
  assert_published ("1");

  /* The next one begins with what is known. */
  form = begin (fixture->school->children[CHILD_A]);
  assert_value (form, "source", "follow_up");
  assert_value (form, "theme", "peer");
  g_assert_nonnull (ui_find_words (ui_find (form, XQ_TYPE_PAST_PANEL), "每天写三行"));
  act ("form.begin-anew");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));

  /* Opened: changed, signed, corrected with a reason only, withdrawn with a reason only. */
  g_signal_emit_by_name (ui_part (page (), "sessions_view"), "activate", 0);
  g_assert_true (XQ_IS_RECORD_PAGE (page ()));
  act ("record.change");
  form = XQ_FORM_PAGE (page ());
  xq_form_page_set_value (form, "narrative", "第一次谈话，补记");
  act ("form.sign");
  g_assert_true (XQ_IS_RECORD_PAGE (page ()));
  g_assert_nonnull (ui_find_words (page (), "第一次谈话，补记"));
  act ("record.change");
  form = XQ_FORM_PAGE (page ());
  xq_form_page_set_value (form, "narrative", "第一次谈话，更正");
  act ("form.save");
  g_assert_true (page () == XQ_PAGE (form));
  g_assert_nonnull (ui_find_words (form, "请写原因"));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (form), XQ_TYPE_FORM_PAGE, "reason_entry")), "笔误");
  act ("form.save");
  g_assert_true (XQ_IS_RECORD_PAGE (page ()));
  act ("record.withdraw");
  g_assert_nonnull (ui_find_words (page (), "请写撤回的原因"));
  g_assert_nonnull (ui_find_words (page (), "更正…"));
  gtk_editable_set_text (ui_part (page (), "reason_entry"), "记错了学生");
  act ("record.withdraw");
  g_assert_null (ui_find_words (page (), "更正…"));

  act ("record.history");
  g_assert_nonnull (ui_find (page (), XQ_TYPE_STEP_ROW));
  g_assert_nonnull (ui_find_words (page (), "撤回 · 李老师"));
  g_assert_nonnull (ui_find_words (page (), "原因：笔误"));
  g_assert_nonnull (ui_find_words (page (), "写下 · 李老师"));
  ui_fixture_close (fixture);
}

/* Others present are rows; what is half written comes back in the same form after the
 * window was locked, and goes when it is begun anew. */
static void
test_half_written (void)
{
  XqFormPage *form;
  XqPartsEditor *others;
  g_autoptr (GError) error = NULL;

  shell = ui_fixture_enter (fixture, "李老师");
  form = begin (NULL);
  xq_form_page_set_value (form, "narrative", "写到一半");
  others = XQ_PARTS_EDITOR (xq_form_page_get_parts (form, "participants"));
  xq_parts_editor_add_row (others);
  xq_parts_editor_add_row (others);
  g_assert_cmpuint (xq_parts_editor_get_n_rows (others), ==, 2);
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "李老师");
  form = begin (NULL);
  assert_value (form, "narrative", "写到一半");
  g_assert_nonnull (ui_find_words (form, "接着上次"));
  /* Rows that say nothing are no parts. */
  others = XQ_PARTS_EDITOR (xq_form_page_get_parts (form, "participants"));
  g_assert_cmpuint (xq_parts_editor_get_n_rows (others), ==, 0);
  act ("form.begin-anew");
  assert_value (form, "narrative", NULL);
  g_assert_null (ui_find_words (form, "接着上次"));
  ui_fixture_close (fixture);

  shell = ui_fixture_enter (fixture, "李老师");
  form = begin (NULL);
  assert_value (form, "narrative", NULL);
  ui_fixture_close (fixture);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  g_test_add_func ("/ui/sessions/life", test_life_of_a_session);
  g_test_add_func ("/ui/sessions/half-written", test_half_written);
  result = g_test_run ();
  ui_fixture_free (fixture);
  return result;
}
