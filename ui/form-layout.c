/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "form-layout.h"

struct _XqFormLayout
{
  AdwBin         parent_instance;

  GPtrArray     *details;       /* XqFormRow, borrowed */

  XqFormSection *main_section;
  GtkBox        *parts_box;
  GtkWidget     *letters_frame;
  GtkBox        *letters_box;
  GtkExpander   *details_expander;
  XqFormSection *details_section;
};

G_DEFINE_FINAL_TYPE (XqFormLayout, xq_form_layout, ADW_TYPE_BIN)

static const XqField *
get_field (XqFormRow *row)
{
  return xq_field_editor_get_field (xq_form_row_get_editor (row));
}

void
xq_form_layout_add (XqFormLayout *self,
                    XqFormRow    *row)
{
  const XqField *field;

  g_return_if_fail (XQ_IS_FORM_LAYOUT (self) && XQ_IS_FORM_ROW (row));

  field = get_field (row);
  if (field->type == XQ_FIELD_LETTER && field->letter != XQ_LETTER_TO_SELF)
    {
      gtk_box_append (self->letters_box, GTK_WIDGET (row));
      gtk_widget_set_visible (self->letters_frame, TRUE);
    }
  else if (field->flags & XQ_FIELD_DETAIL)
    {
      g_ptr_array_add (self->details, row);
      xq_form_section_add (self->details_section, row);
      gtk_widget_set_visible (GTK_WIDGET (self->details_expander), TRUE);
    }
  else
    xq_form_section_add (self->main_section, row);
}

void
xq_form_layout_add_parts (XqFormLayout *self,
                          GtkWidget    *parts)
{
  g_return_if_fail (XQ_IS_FORM_LAYOUT (self) && GTK_IS_WIDGET (parts));

  gtk_box_append (self->parts_box, parts);
  gtk_widget_set_visible (GTK_WIDGET (self->parts_box), TRUE);
}

void
xq_form_layout_show_filled (XqFormLayout *self)
{
  g_return_if_fail (XQ_IS_FORM_LAYOUT (self));

  for (guint i = 0; i < self->details->len; i++)
    {
      g_autofree char *value = xq_field_editor_dup_value (xq_form_row_get_editor (g_ptr_array_index (self->details, i)));

      if (value != NULL)
        gtk_expander_set_expanded (self->details_expander, TRUE);
    }
}

void
xq_form_layout_focus (XqFormLayout *self,
                      XqFormRow    *row)
{
  g_return_if_fail (XQ_IS_FORM_LAYOUT (self) && XQ_IS_FORM_ROW (row));

  if (g_ptr_array_find (self->details, row, NULL))
    gtk_expander_set_expanded (self->details_expander, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (xq_form_row_get_editor (row)), GTK_DIR_TAB_FORWARD);
}

gboolean
xq_form_layout_focus_text (XqFormLayout *self)
{
  g_return_val_if_fail (XQ_IS_FORM_LAYOUT (self), FALSE);

  return xq_form_section_focus_text (self->main_section);
}

static void
xq_form_layout_dispose (GObject *object)
{
  g_ptr_array_set_size (XQ_FORM_LAYOUT (object)->details, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_form_layout_parent_class)->dispose (object);
}

static void
xq_form_layout_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_FORM_LAYOUT (object)->details);

  G_OBJECT_CLASS (xq_form_layout_parent_class)->finalize (object);
}

static void
xq_form_layout_class_init (XqFormLayoutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_form_layout_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_form_layout_finalize;

  g_type_ensure (XQ_TYPE_FORM_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/form-layout.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFormLayout, main_section);
  gtk_widget_class_bind_template_child (widget_class, XqFormLayout, parts_box);
  gtk_widget_class_bind_template_child (widget_class, XqFormLayout, letters_frame);
  gtk_widget_class_bind_template_child (widget_class, XqFormLayout, letters_box);
  gtk_widget_class_bind_template_child (widget_class, XqFormLayout, details_expander);
  gtk_widget_class_bind_template_child (widget_class, XqFormLayout, details_section);
}

static void
xq_form_layout_init (XqFormLayout *self)
{
  self->details = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
