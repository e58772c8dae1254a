/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "flag-editor.h"
#include "form-row.h"

struct _XqFormRow
{
  AdwBin         parent_instance;

  XqFieldEditor *editor;
  GtkLabel      *title_label;
  AdwBin        *editor_bin;
  GtkLabel      *wrong_label;
};

G_DEFINE_FINAL_TYPE (XqFormRow, xq_form_row, ADW_TYPE_BIN)

GtkWidget *
xq_form_row_new (XqDesk        *desk,
                 const XqField *field)
{
  XqFormRow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (XQ_IS_DESK (desk) && field != NULL, NULL);

  self = g_object_new (XQ_TYPE_FORM_ROW, NULL);
  title = g_strconcat (_(field->title), (field->flags & XQ_FIELD_REQUIRED) && !(field->flags & XQ_FIELD_TAKEN) ? " *" : "",
                       field->type == XQ_FIELD_LETTER ? " ✉" : "", NULL);
  gtk_label_set_text (self->title_label, title);
  self->editor = xq_field_editor_new (desk, field);
  /* A tick says itself what it is for, and stands as low as what is beside it. */
  if (XQ_IS_FLAG_EDITOR (self->editor))
    gtk_label_set_text (self->title_label, "");
  adw_bin_set_child (self->editor_bin, GTK_WIDGET (self->editor));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->title), -1);
  return GTK_WIDGET (self);
}

XqFieldEditor *
xq_form_row_get_editor (XqFormRow *self)
{
  g_return_val_if_fail (XQ_IS_FORM_ROW (self), NULL);

  return self->editor;
}

void
xq_form_row_set_wrong (XqFormRow  *self,
                       const char *words)
{
  g_return_if_fail (XQ_IS_FORM_ROW (self));

  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->editor), "field-wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->editor), "field-wrong");
}

const char *
xq_form_row_get_wrong (XqFormRow *self)
{
  g_return_val_if_fail (XQ_IS_FORM_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->wrong_label)) ? gtk_label_get_text (self->wrong_label) : NULL;
}

static void
xq_form_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_form_row_parent_class)->dispose (object);
}

static void
xq_form_row_class_init (XqFormRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_form_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/form-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFormRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqFormRow, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, XqFormRow, wrong_label);
}

static void
xq_form_row_init (XqFormRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
