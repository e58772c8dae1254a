/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "coverage-row.h"

struct _XqCoverageRow
{
  GtkListBoxRow   parent_instance;

  GtkLabel       *title_label;
  GtkProgressBar *bar;
  GtkLabel       *count_label;
};

G_DEFINE_FINAL_TYPE (XqCoverageRow, xq_coverage_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
xq_coverage_row_new (const char *title,
                     gint64      done,
                     gint64      due)
{
  XqCoverageRow *self;
  g_autofree char *count = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (XQ_TYPE_COVERAGE_ROW, NULL);
  gtk_label_set_text (self->title_label, title);
  gtk_progress_bar_set_fraction (self->bar, due > 0 ? (double) done / (double) due : 0);
  /* Translators: children visited, children to be visited */
  count = g_strdup_printf (_("%u of %u"), (guint) done, (guint) due);
  gtk_label_set_text (self->count_label, count);
  return GTK_WIDGET (self);
}

static void
xq_coverage_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_COVERAGE_ROW);

  G_OBJECT_CLASS (xq_coverage_row_parent_class)->dispose (object);
}

static void
xq_coverage_row_class_init (XqCoverageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_coverage_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/coverage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCoverageRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqCoverageRow, bar);
  gtk_widget_class_bind_template_child (widget_class, XqCoverageRow, count_label);
}

static void
xq_coverage_row_init (XqCoverageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
