/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "asked-row.h"

struct _XqAskedRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *pledged_label;
  GtkWidget    *pledge_button;
  GtkWidget    *away_button;
};

G_DEFINE_FINAL_TYPE (XqAskedRow, xq_asked_row, ADW_TYPE_ACTION_ROW)

GtkWidget *
xq_asked_row_new (const XqTodayAsked *asked)
{
  XqAskedRow *self;
  g_autofree char *who = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (asked != NULL, NULL);

  self = g_object_new (XQ_TYPE_ASKED_ROW, NULL);
  who = g_markup_escape_text (asked->who, -1);
  words = g_markup_escape_text (asked->words, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *who != '\0' ? who : words);
  if (*who != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  gtk_widget_set_visible (self->pledged_label, asked->is_pledged);
  gtk_widget_set_visible (self->pledge_button, !asked->is_message && !asked->is_pledged);
  gtk_widget_set_visible (self->away_button, asked->is_message);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->away_button), "s", asked->letter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->away_button), "today.put-away");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->pledge_button), "s", asked->letter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->pledge_button), "today.pledge");
  return GTK_WIDGET (self);
}

static void
xq_asked_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_ASKED_ROW);

  G_OBJECT_CLASS (xq_asked_row_parent_class)->dispose (object);
}

static void
xq_asked_row_class_init (XqAskedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_asked_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/asked-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAskedRow, pledged_label);
  gtk_widget_class_bind_template_child (widget_class, XqAskedRow, pledge_button);
  gtk_widget_class_bind_template_child (widget_class, XqAskedRow, away_button);
}

static void
xq_asked_row_init (XqAskedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
