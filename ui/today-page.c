/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asked-row.h"
#include "class-plans-page.h"
#include "copies-words.h"
#include "copy-keeper.h"
#include "coverage-row.h"
#include "draft-row.h"
#include "due-row.h"
#include "first-steps-list.h"
#include "form-page.h"
#include "form-work.h"
#include "list-rows.h"
#include "observation-page.h"
#include "page-for-record.h"
#include "referral-step-page.h"
#include "school-page.h"
#include "today-answer.h"
#include "today-page.h"

#include "rules/coverage.h"
#include "rules/due.h"
#include "school/class-name.h"
#include "school/key-support.h"
#include "school/kinds.h"
#include "school/record-words.h"
#include "school/teacher-message.h"

struct _XqTodayPage
{
  XqPage            parent_instance;

  GtkLabel         *day_label;
  GtkWidget        *copies_button;
  GtkLabel         *copies_label;
  XqFirstStepsList *first_steps;
  GtkStack         *due_stack;
  GtkListBox       *due_list;
  GtkWidget        *asked_group;
  GtkListBox       *asked_list;
  GtkWidget        *drafts_group;
  GtkListBox       *drafts_list;
  GtkWidget        *coverage_group;
  GtkListBox       *coverage_list;
};

G_DEFINE_FINAL_TYPE (XqTodayPage, xq_today_page, XQ_TYPE_PAGE)

static void
show_due (XqTodayPage *self,
          GPtrArray   *due,
          GPtrArray   *asked)
{
  const char *today = xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self)));
  guint unread = 0;

  xq_list_rows_remove (self->due_list);
  for (guint i = 0; i < due->len; i++)
    gtk_list_box_append (self->due_list, xq_due_row_new (g_ptr_array_index (due, i), today));
  gtk_stack_set_visible_child_name (self->due_stack, due->len > 0 ? "list" : "empty");
  xq_list_rows_remove (self->asked_list);
  for (guint i = 0; i < asked->len; i++)
    {
      const XqTodayAsked *one = g_ptr_array_index (asked, i);

      gtk_list_box_append (self->asked_list, xq_asked_row_new (one));
      unread += one->is_pledged ? 0 : 1;
    }
  gtk_widget_set_visible (self->asked_group, asked->len > 0);
  xq_page_set_badge (XQ_PAGE (self), due->len + unread);
}

/* --- what others ask of this account --- */

/* In the desk's thread. */
static gpointer
pledge (XqStore       *store,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  (void) cancellable;
  xq_support_pledge (store, data, error);
  return NULL;
}

static gpointer
put_away (XqStore       *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  (void) cancellable;
  xq_teacher_message_put_away (store, data, error);
  return NULL;
}

static void
said_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
  xq_page_refresh (XQ_PAGE (self));
}

static void
say_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (widget)), g_str_equal (action, "today.pledge") ? pledge : put_away,
                     g_variant_dup_string (parameter, NULL), g_free, NULL, NULL, said_cb, g_object_ref (widget));
}

/* In the form in which it was written. */
static void
continued_cb (XqTodayPage *self,
              XqDraftRow  *row)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  XqPage *page;

  if (xq_draft_row_is_class (row))
    page = xq_observation_page_new_from_draft (desk, xq_draft_row_get_id (row));
  else if (xq_draft_row_get_step (row) == XQ_REFERRAL_NOTHING)
    page = xq_form_page_new_from_draft (desk, xq_draft_row_get_kind (row), xq_draft_row_get_id (row));
  else if (xq_draft_row_get_record (row) != NULL)
    page = xq_referral_step_page_new (desk, xq_draft_row_get_record (row), xq_draft_row_get_step (row));
  else
    page = xq_referral_step_page_new_from_draft (desk, xq_draft_row_get_id (row));
  xq_page_push (XQ_PAGE (self), page);
}

static void
dropped_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (XqTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
  xq_page_refresh (XQ_PAGE (self));
}

static void
dropped_cb (XqTodayPage *self,
            XqDraftRow  *row)
{
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_form_drop, g_strdup (xq_draft_row_get_id (row)), g_free, NULL, NULL,
                     dropped_done_cb, g_object_ref (self));
}

static void
show_drafts (XqTodayPage *self,
             GPtrArray   *drafts)
{
  xq_list_rows_remove (self->drafts_list);
  for (guint i = 0; i < drafts->len; i++)
    {
      GtkWidget *row = xq_draft_row_new (g_ptr_array_index (drafts, i));

      g_signal_connect_object (row, "continued", G_CALLBACK (continued_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->drafts_list, row);
    }
  gtk_widget_set_visible (self->drafts_group, drafts->len > 0);
}

static void
show_coverage (XqTodayPage *self,
               GPtrArray   *coverage)
{
  gint64 done = 0;
  gint64 due = 0;
  guint classes = 0;

  xq_list_rows_remove (self->coverage_list);
  for (guint i = 0; coverage != NULL && i < coverage->len; i++)
    {
      const XqCoverage *class = g_ptr_array_index (coverage, i);
      g_autofree char *name = NULL;

      if (class->grade == 0)
        continue;
      name = xq_class_name_for_screen (class->grade, class->number);
      gtk_list_box_append (self->coverage_list, xq_coverage_row_new (name, class->done, class->due));
      done += class->done;
      due += class->due;
      classes++;
    }
  if (classes > 1)
    gtk_list_box_prepend (self->coverage_list, xq_coverage_row_new (_("All classes"), done, due));
  gtk_widget_set_visible (self->coverage_group, classes > 0);
}

static void
show_day (XqTodayPage         *self,
          const XqTodayAnswer *answer)
{
  g_autofree char *day = xq_day_words (xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self))), NULL);
  g_autofree char *text = NULL;

  if (answer->week > 0)
    /* Translators: the school week, and a day */
    text = g_strdup_printf (_("Week %d · %s"), answer->week, day);
  gtk_label_set_text (self->day_label, text != NULL ? text : day);
}

/* For those who answer for the copies; it needs no key and no waiting. */
static void
show_copies (XqTodayPage *self)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  gboolean may = (xq_desk_get_roles (desk) & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))) != 0;
  g_autofree char *words = NULL;
  gboolean old;

  if (!may || self->copies_label == NULL)
    return;
  words = xq_copies_say (xq_desk_get_path (desk), &old);
  gtk_label_set_text (self->copies_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copies_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (old)
    gtk_widget_add_css_class (GTK_WIDGET (self->copies_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->copies_label), "error");
  gtk_widget_set_visible (self->copies_button, TRUE);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqTodayAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  show_day (self, answer);
  xq_first_steps_list_set_open (self->first_steps, answer->first_steps);
  show_due (self, answer->due, answer->asked);
  show_drafts (self, answer->drafts);
  show_coverage (self, answer->coverage);
  xq_today_answer_free (answer);
}

static void
xq_today_page_refresh (XqPage *page)
{
  show_copies (XQ_TODAY_PAGE (page));
  xq_desk_run_async (xq_page_get_desk (page), xq_today_ask, NULL, NULL, (GDestroyNotify) xq_today_answer_free,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
open_part (XqTodayPage *self,
           const char  *name)
{
  XqPage *page = xq_school_page_new_part (xq_page_get_desk (XQ_PAGE (self)), name);

  if (page != NULL)
    xq_page_push (XQ_PAGE (self), page);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  (void) action;
  open_part (XQ_TODAY_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* Of one's own class, or of the school. */
static void
open_plans (XqTodayPage *self,
            const char  *class_uid,
            const char  *class_name)
{
  if (class_uid != NULL)
    xq_page_push (XQ_PAGE (self), xq_class_plans_page_new (xq_page_get_desk (XQ_PAGE (self)), class_uid, class_name));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "shell.go", "s", "plans");
}

static void
due_activated_cb (XqTodayPage   *self,
                  GtkListBoxRow *row)
{
  const char *record = xq_due_row_get_record (XQ_DUE_ROW (row));
  const XqKind *kind = xq_kind_find (xq_due_row_get_kind (XQ_DUE_ROW (row)));

  if (xq_due_row_get_due (XQ_DUE_ROW (row)) == XQ_DUE_ADMISSION)
    open_part (self, "accounts");
  else if (xq_due_row_get_due (XQ_DUE_ROW (row)) == XQ_DUE_ENVELOPE)
    open_part (self, g_strcmp0 (record, "school") == 0 ? "recovery-school" : "recovery-counsellors");
  else if (xq_due_row_get_due (XQ_DUE_ROW (row)) == XQ_DUE_PLAN || xq_due_row_get_due (XQ_DUE_ROW (row)) == XQ_DUE_PLAN_NODE)
    open_plans (self, record, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  else if (kind != NULL)
    xq_page_push (XQ_PAGE (self), xq_page_for_record (xq_page_get_desk (XQ_PAGE (self)), kind, record));
}

static void
xq_today_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_today_page_parent_class)->dispose (object);
}

static void
xq_today_page_class_init (XqTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_today_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_today_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "today";

  g_type_ensure (XQ_TYPE_FIRST_STEPS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, day_label);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, copies_button);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, copies_label);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, first_steps);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, due_stack);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, due_list);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, asked_group);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, asked_list);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, drafts_list);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, coverage_group);
  gtk_widget_class_bind_template_child (widget_class, XqTodayPage, coverage_list);
  gtk_widget_class_bind_template_callback (widget_class, due_activated_cb);
  gtk_widget_class_install_action (widget_class, "today.open", "s", open_cb);
  gtk_widget_class_install_action (widget_class, "today.pledge", "s", say_cb);
  gtk_widget_class_install_action (widget_class, "today.put-away", "s", say_cb);
}

static void
xq_today_page_init (XqTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_today_page_new (XqDesk        *desk,
                   const XqPlace *place)
{
  XqTodayPage *self = g_object_new (XQ_TYPE_TODAY_PAGE, "desk", desk, NULL);
  XqCopyKeeper *copies = xq_copy_keeper_get (desk);

  (void) place;
  if (copies != NULL)
    g_signal_connect_object (copies, "copied", G_CALLBACK (show_copies), self, G_CONNECT_SWAPPED);
  return XQ_PAGE (self);
}
