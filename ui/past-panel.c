/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "past-panel.h"
#include "past-row.h"

struct _XqPastPanel
{
  AdwBin           parent_instance;

  GtkToggleButton *toggle;
  GtkLabel        *hint_label;
  GtkBox          *sessions_box;
};

G_DEFINE_FINAL_TYPE (XqPastPanel, xq_past_panel, ADW_TYPE_BIN)

void
xq_past_panel_show (XqPastPanel         *self,
                    const XqSessionPast *past,
                    const char          *today)
{
  GtkWidget *row;

  g_return_if_fail (XQ_IS_PAST_PANEL (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->sessions_box))) != NULL)
    gtk_box_remove (self->sessions_box, row);
  if (past == NULL)
    gtk_label_set_text (self->hint_label, _("Choose the student: the last agreement and the last three sessions show here."));
  else if (past->sessions->len == 0)
    gtk_label_set_text (self->hint_label, _("The first session: explain secrecy and its limits, and tick it."));
  for (guint i = 0; past != NULL && i < past->sessions->len; i++)
    gtk_box_append (self->sessions_box, xq_past_row_new (g_ptr_array_index (past->sessions, i), today));
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), past == NULL || past->sessions->len == 0);
}

static void
xq_past_panel_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_past_panel_parent_class)->dispose (object);
}

static void
xq_past_panel_class_init (XqPastPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_past_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/past-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPastPanel, toggle);
  gtk_widget_class_bind_template_child (widget_class, XqPastPanel, hint_label);
  gtk_widget_class_bind_template_child (widget_class, XqPastPanel, sessions_box);
}

static void
xq_past_panel_init (XqPastPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  xq_past_panel_show (self, NULL, NULL);
}
