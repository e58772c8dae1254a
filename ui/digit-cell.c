/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "digit-cell.h"

struct _XqDigitCell
{
  GtkWidget    parent_instance;

  XqDigitTone  tone;
  GtkWidget   *label;
};

G_DEFINE_FINAL_TYPE (XqDigitCell, xq_digit_cell, GTK_TYPE_WIDGET)

static const char *const tones[] = { "quiet", "plain", "strong", "alert" };

void
xq_digit_cell_set (XqDigitCell *self,
                   const char  *text,
                   XqDigitTone  tone)
{
  g_return_if_fail (XQ_IS_DIGIT_CELL (self) && text != NULL && tone < G_N_ELEMENTS (tones));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  if (tone == self->tone)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), tones[self->tone]);
  gtk_widget_add_css_class (GTK_WIDGET (self), tones[tone]);
  self->tone = tone;
}

const char *
xq_digit_cell_get_text (XqDigitCell *self)
{
  g_return_val_if_fail (XQ_IS_DIGIT_CELL (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

void
xq_digit_cell_set_cursor (XqDigitCell *self,
                          gboolean     has_cursor)
{
  g_return_if_fail (XQ_IS_DIGIT_CELL (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), has_cursor);
  if (has_cursor)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cursor");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "cursor");
}

char
xq_digit_of_key (guint key)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return (char) ('0' + (key - GDK_KEY_0));
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (char) ('0' + (key - GDK_KEY_KP_0));
  return '\0';
}

static void
xq_digit_cell_dispose (GObject *object)
{
  g_clear_pointer (&XQ_DIGIT_CELL (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (xq_digit_cell_parent_class)->dispose (object);
}

static void
xq_digit_cell_class_init (XqDigitCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_digit_cell_dispose;

  gtk_widget_class_set_css_name (widget_class, "digit");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
xq_digit_cell_init (XqDigitCell *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), tones[self->tone]);
}

GtkWidget *
xq_digit_cell_new (void)
{
  return g_object_new (XQ_TYPE_DIGIT_CELL, NULL);
}
