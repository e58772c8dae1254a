/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "form-section.h"

#define PEOPLE_COLUMNS 2
#define SHORT_COLUMNS 3

struct _XqFormSection
{
  AdwBin    parent_instance;

  GtkGrid  *people_grid;
  GtkGrid  *short_grid;
  GtkBox   *choices_box;
  GtkBox   *notes_box;
  int       n_people;
  int       n_short;
};

G_DEFINE_FINAL_TYPE (XqFormSection, xq_form_section, ADW_TYPE_BIN)

static void
add_to_grid (GtkGrid   *grid,
             GtkWidget *row,
             int        index,
             int        columns)
{
  gtk_grid_attach (grid, row, index % columns, index / columns, 1, 1);
  gtk_widget_set_visible (GTK_WIDGET (grid), TRUE);
}

static void
add_to_box (GtkBox    *box,
            GtkWidget *row)
{
  gtk_box_append (box, row);
  gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
}

void
xq_form_section_add (XqFormSection *self,
                     XqFormRow     *row)
{
  const XqField *field;

  g_return_if_fail (XQ_IS_FORM_SECTION (self) && XQ_IS_FORM_ROW (row));

  field = xq_field_editor_get_field (xq_form_row_get_editor (row));
  if (field->type == XQ_FIELD_RECORD && (field->flags & XQ_FIELD_SEVERAL))
    add_to_grid (self->people_grid, GTK_WIDGET (row), self->n_people++, PEOPLE_COLUMNS);
  else if (field->type == XQ_FIELD_CHOICES)
    add_to_box (self->choices_box, GTK_WIDGET (row));
  else if (xq_field_editor_is_long (field))
    add_to_box (self->notes_box, GTK_WIDGET (row));
  else
    add_to_grid (self->short_grid, GTK_WIDGET (row), self->n_short++, SHORT_COLUMNS);
}

gboolean
xq_form_section_focus_text (XqFormSection *self)
{
  GtkWidget *row;

  g_return_val_if_fail (XQ_IS_FORM_SECTION (self), FALSE);

  row = gtk_widget_get_first_child (GTK_WIDGET (self->notes_box));
  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (xq_form_row_get_editor (XQ_FORM_ROW (row))), GTK_DIR_TAB_FORWARD);
}

static void
xq_form_section_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_form_section_parent_class)->dispose (object);
}

static void
xq_form_section_class_init (XqFormSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_form_section_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/form-section.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFormSection, people_grid);
  gtk_widget_class_bind_template_child (widget_class, XqFormSection, short_grid);
  gtk_widget_class_bind_template_child (widget_class, XqFormSection, choices_box);
  gtk_widget_class_bind_template_child (widget_class, XqFormSection, notes_box);
}

static void
xq_form_section_init (XqFormSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
