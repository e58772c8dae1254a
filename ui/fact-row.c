/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "fact-row.h"

struct _XqFactRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *title_label;
  GtkLabel      *words_label;
};

G_DEFINE_FINAL_TYPE (XqFactRow, xq_fact_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
xq_fact_row_new (const char *title,
                 const char *words)
{
  XqFactRow *self;

  g_return_val_if_fail (title != NULL && words != NULL, NULL);

  self = g_object_new (XQ_TYPE_FACT_ROW, NULL);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->words_label, words);
  return GTK_WIDGET (self);
}

static void
xq_fact_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_FACT_ROW);

  G_OBJECT_CLASS (xq_fact_row_parent_class)->dispose (object);
}

static void
xq_fact_row_class_init (XqFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_fact_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFactRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqFactRow, words_label);
}

static void
xq_fact_row_init (XqFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
