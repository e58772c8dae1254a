/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "support-row.h"

struct _XqSupportRow
{
  GtkListBoxRow  parent_instance;

  char          *uid;

  GtkLabel      *number_label;
  GtkLabel      *who_label;
  GtkLabel      *category_label;
  GtkLabel      *level_label;
  GtkLabel      *group_label;
  GtkLabel      *review_label;
  GtkButton     *next_button;
};

G_DEFINE_FINAL_TYPE (XqSupportRow, xq_support_row, GTK_TYPE_LIST_BOX_ROW)

const char *
xq_support_action_label (XqSupportAction action)
{
  switch (action)
    {
    case XQ_SUPPORT_OVERDUE:
    case XQ_SUPPORT_REVIEW:
      return _("Record a Review");
    case XQ_SUPPORT_DECIDE:
      return _("Decide for the Term");
    case XQ_SUPPORT_GROUP:
      return _("Complete the Group");
    case XQ_SUPPORT_NOTHING:
    default:
      return NULL;
    }
}

GtkWidget *
xq_support_row_new (const XqSupportLine *line,
                    gboolean             may_write)
{
  XqSupportRow *self;
  const char *action;
  g_autofree char *who = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_SUPPORT_ROW, NULL);
  self->uid = g_strdup (line->uid);
  who = g_strjoin (" ", line->grade, line->name, NULL);
  gtk_label_set_text (self->number_label, line->number);
  gtk_label_set_text (self->who_label, who);
  gtk_label_set_text (self->category_label, line->category);
  gtk_label_set_text (self->level_label, line->level);
  gtk_label_set_text (self->group_label, line->group);
  gtk_label_set_text (self->review_label, line->review);
  if (!line->is_complete)
    gtk_widget_add_css_class (GTK_WIDGET (self->group_label), "warning");
  if (line->is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->review_label), "error");
  action = xq_support_action_label (line->action);
  if (may_write && action != NULL)
    {
      gtk_button_set_label (self->next_button, action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "(us)", (guint32) line->action, line->uid);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), "support.next");
      if (line->action != XQ_SUPPORT_REVIEW)
        gtk_widget_add_css_class (GTK_WIDGET (self->next_button), "suggested-action");
      gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
    }
  return GTK_WIDGET (self);
}

const char *
xq_support_row_get_uid (XqSupportRow *self)
{
  g_return_val_if_fail (XQ_IS_SUPPORT_ROW (self), NULL);

  return self->uid;
}

static void
xq_support_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_SUPPORT_ROW);

  G_OBJECT_CLASS (xq_support_row_parent_class)->dispose (object);
}

static void
xq_support_row_finalize (GObject *object)
{
  g_free (XQ_SUPPORT_ROW (object)->uid);

  G_OBJECT_CLASS (xq_support_row_parent_class)->finalize (object);
}

static void
xq_support_row_class_init (XqSupportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_support_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_support_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/support-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSupportRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportRow, who_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportRow, category_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportRow, level_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportRow, group_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportRow, review_label);
  gtk_widget_class_bind_template_child (widget_class, XqSupportRow, next_button);
}

static void
xq_support_row_init (XqSupportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
