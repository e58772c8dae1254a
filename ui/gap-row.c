/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gap-row.h"

struct _XqGapRow
{
  AdwActionRow  parent_instance;

  GtkLabel     *state_label;
  GtkWidget    *fill_button;
};

G_DEFINE_FINAL_TYPE (XqGapRow, xq_gap_row, ADW_TYPE_ACTION_ROW)

GtkWidget *
xq_gap_row_new (const XqGap *gap,
                guint        number,
                gboolean     may_fill)
{
  XqGapRow *self;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (gap != NULL, NULL);

  self = g_object_new (XQ_TYPE_GAP_ROW, "title", gap->title, "subtitle", gap->what, NULL);
  /* A shape and a word: never a colour alone. */
  if (gap->state == XQ_FIGURE_NOT_MET)
    {
      gtk_label_set_text (self->state_label, _("▲ missing"));
      gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "error");
    }
  else
    gtk_label_set_text (self->state_label, _("○ there is time"));
  gtk_widget_set_visible (self->fill_button, may_fill);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fill_button), "u", number);
  /* Translators: a button, and what it is for */
  spoken = g_strdup_printf (_("%s: %s"), _("Record It"), gap->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fill_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

static void
xq_gap_row_class_init (XqGapRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/gap-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqGapRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqGapRow, fill_button);
}

static void
xq_gap_row_init (XqGapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
