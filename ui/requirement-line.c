/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "requirement-line.h"

struct _XqRequirementLine
{
  AdwActionRow  parent_instance;

  GtkLabel     *count_label;
};

G_DEFINE_FINAL_TYPE (XqRequirementLine, xq_requirement_line, ADW_TYPE_ACTION_ROW)

GtkWidget *
xq_requirement_line_new (const XqRuleLine *line)
{
  XqRequirementLine *self;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_REQUIREMENT_LINE, "title", line->where, "subtitle", line->what, NULL);
  gtk_label_set_text (self->count_label, line->count);
  return GTK_WIDGET (self);
}

static void
xq_requirement_line_class_init (XqRequirementLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/requirement-line.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRequirementLine, count_label);
}

static void
xq_requirement_line_init (XqRequirementLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
