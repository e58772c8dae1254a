/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "fact-row.h"
#include "form-page.h"
#include "list-rows.h"
#include "paper-page.h"
#include "record-page.h"
#include "support-answer.h"
#include "support-entry-page.h"
#include "support-page.h"
#include "support-row.h"

#include "school/kinds.h"

struct _XqSupportEntryPage
{
  XqPage           parent_instance;

  char            *uid;
  XqSupportAnswer *answer;  /* NULL until it is read */

  GtkLabel        *number_label;
  GtkButton       *student_button;
  GtkLabel        *level_label;
  GtkLabel        *group_label;
  GtkLabel        *review_label;
  GtkWidget       *review_button;
  GtkWidget       *close_button;
  GtkWidget       *meet_button;
  GtkWidget       *change_button;
  GtkButton       *next_button;
  GtkListBox      *members_list;
  GtkListBox      *facts_list;
  GtkWidget       *reviews_group;
  GtkListBox      *reviews_list;
};

G_DEFINE_FINAL_TYPE (XqSupportEntryPage, xq_support_entry_page, XQ_TYPE_PAGE)

static void
fill_list (GtkListBox *list,
           GPtrArray  *notes)
{
  GtkListBoxRow *row;

  xq_list_rows_remove (list);
  for (guint i = 0; i < notes->len; i++)
    {
      const XqSupportNote *note = g_ptr_array_index (notes, i);

      gtk_list_box_append (list, xq_fact_row_new (note->title, note->words));
      row = gtk_list_box_get_row_at_index (list, (int) i);
      gtk_list_box_row_set_activatable (row, note->record != NULL);
    }
}

static void
show (XqSupportEntryPage *self)
{
  const XqSupportLine *line = self->answer->line;
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));
  gboolean may_write = xq_form_page_may_add (&xq_key_support, roles);
  gboolean is_open = line->action != XQ_SUPPORT_NOTHING;
  gboolean is_owed = is_open && line->action != XQ_SUPPORT_REVIEW;
  g_autofree char *who = g_strjoin (" ", line->grade, line->name, NULL);

  gtk_label_set_text (self->number_label, line->number);
  gtk_button_set_label (self->student_button, who);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->student_button), "s", line->student);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->student_button), "shell.open-student");
  gtk_label_set_text (self->level_label, line->level);
  gtk_label_set_text (self->group_label, line->group);
  gtk_widget_set_visible (GTK_WIDGET (self->group_label), *line->group != '\0');
  gtk_label_set_text (self->review_label, line->review);
  if (line->is_complete)
    gtk_widget_remove_css_class (GTK_WIDGET (self->group_label), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->group_label), "warning");
  if (line->is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->review_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->review_label), "error");

  gtk_widget_set_visible (self->review_button, may_write && is_open && line->action != XQ_SUPPORT_OVERDUE);
  gtk_widget_set_visible (self->close_button, may_write && is_open);
  gtk_widget_set_visible (self->meet_button, xq_form_page_may_add (&xq_case_meeting, roles));
  gtk_widget_set_visible (self->change_button, may_write);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), may_write && is_owed);
  if (is_owed)
    gtk_button_set_label (self->next_button, xq_support_action_label (line->action));

  fill_list (self->members_list, self->answer->members);
  fill_list (self->facts_list, self->answer->facts);
  fill_list (self->reviews_list, self->answer->reviews);
  gtk_widget_set_visible (self->reviews_group, self->answer->reviews->len > 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqSupportEntryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqSupportAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_support_answer_free (self->answer);
  self->answer = answer;
  if (self->reviews_list != NULL)
    show (self);
}

static void
xq_support_entry_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_support_entry_ask, g_strdup (XQ_SUPPORT_ENTRY_PAGE (page)->uid), g_free,
                     (GDestroyNotify) xq_support_answer_free, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
review_activated_cb (XqSupportEntryPage *self,
                     GtkListBoxRow      *row)
{
  const XqSupportNote *note = g_ptr_array_index (self->answer->reviews, (guint) gtk_list_box_row_get_index (row));

  xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)), note->kind, note->record));
}

static void
go_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->answer != NULL)
    xq_support_go_on (XQ_PAGE (self), self->answer->line->action, self->uid);
}

static void
review (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_support_go_on (XQ_PAGE (self), XQ_SUPPORT_REVIEW, self->uid);
}

/* Taking off is decided like everything else: by a review that says why. */
static void
close_entry (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (widget);
  XqPage *form = xq_form_page_new (xq_page_get_desk (XQ_PAGE (self)), &xq_key_support_review, self->uid);

  (void) action;
  (void) parameter;
  xq_form_page_preset (XQ_FORM_PAGE (form), "decision", "close");
  xq_page_push (XQ_PAGE (self), form);
}

static void
meet (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->answer != NULL)
    xq_page_push (XQ_PAGE (self), xq_form_page_new (xq_page_get_desk (XQ_PAGE (self)), &xq_case_meeting,
                                                    self->answer->line->student));
}

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_form_page_new_for_record (xq_page_get_desk (XQ_PAGE (self)), &xq_key_support, self->uid));
}

static void
show_record (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)), &xq_key_support, self->uid));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (widget);
  const char *paper = g_variant_get_string (parameter, NULL);
  XqPaperOrder *order = xq_paper_order_new (paper);

  (void) action;
  if (g_str_equal (paper, "support_group_sheet"))
    order->record = g_strdup (self->uid);
  else if (self->answer != NULL)
    order->student = g_strdup (self->answer->line->student);
  order->ground = g_strdup ("duty");
  xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
}

static void
xq_support_entry_page_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "entry.print", "s", "support_group_sheet");
}

static void
xq_support_entry_page_dispose (GObject *object)
{
  XQ_SUPPORT_ENTRY_PAGE (object)->reviews_list = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_support_entry_page_parent_class)->dispose (object);
}

static void
xq_support_entry_page_finalize (GObject *object)
{
  XqSupportEntryPage *self = XQ_SUPPORT_ENTRY_PAGE (object);

  g_free (self->uid);
  xq_support_answer_free (self->answer);

  G_OBJECT_CLASS (xq_support_entry_page_parent_class)->finalize (object);
}

static void
xq_support_entry_page_class_init (XqSupportEntryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_support_entry_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_support_entry_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_support_entry_page_refresh;
  XQ_PAGE_CLASS (klass)->print = xq_support_entry_page_print;
  XQ_PAGE_CLASS (klass)->help = "key-support-entry";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/support-entry-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, number_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, student_button);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, level_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, group_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, review_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, review_button);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, meet_button);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, members_list);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, facts_list);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, reviews_group);
  gtk_widget_class_bind_template_child (widget_class, XqSupportEntryPage, reviews_list);
  gtk_widget_class_bind_template_callback (widget_class, review_activated_cb);
  gtk_widget_class_install_action (widget_class, "entry.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "entry.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "entry.close", NULL, close_entry);
  gtk_widget_class_install_action (widget_class, "entry.meet", NULL, meet);
  gtk_widget_class_install_action (widget_class, "entry.change", NULL, change);
  gtk_widget_class_install_action (widget_class, "entry.record", NULL, show_record);
  gtk_widget_class_install_action (widget_class, "entry.print", "s", print);
}

static void
xq_support_entry_page_init (XqSupportEntryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_support_entry_page_new (XqDesk     *desk,
                           const char *uid)
{
  XqSupportEntryPage *self;

  g_return_val_if_fail (uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_SUPPORT_ENTRY_PAGE, "desk", desk, "title", _("Key support"), NULL);
  self->uid = g_strdup (uid);
  return XQ_PAGE (self);
}
