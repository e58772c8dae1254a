/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "form-page-private.h"
#include "items-editor.h"
#include "screening-form-page.h"

struct _XqScreeningFormPage
{
  XqFormPage     parent_instance;

  XqItemsEditor *items;       /* borrowed; NULL when the page is gone */
};

G_DEFINE_FINAL_TYPE (XqScreeningFormPage, xq_screening_form_page, XQ_TYPE_FORM_PAGE)

GtkWidget *
xq_screening_form_page_get_items (XqScreeningFormPage *self)
{
  g_return_val_if_fail (XQ_IS_SCREENING_FORM_PAGE (self), NULL);

  return GTK_WIDGET (self->items);
}

/* As if the parts had been changed where other forms have them. */
static void
edited_cb (XqFormPage *form)
{
  g_signal_emit_by_name (xq_form_page_get_parts (form, "items"), "edited");
}

static void
xq_screening_form_page_lay_out (XqFormPage *form)
{
  XqScreeningFormPage *self = XQ_SCREENING_FORM_PAGE (form);

  XQ_FORM_PAGE_CLASS (xq_screening_form_page_parent_class)->lay_out (form);
  gtk_widget_set_visible (xq_form_page_get_parts (form, "items"), FALSE);
  self->items = g_object_new (XQ_TYPE_ITEMS_EDITOR, NULL);
  g_signal_connect_object (self->items, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  xq_form_layout_add_parts (xq_form_page_get_private (form)->layout, GTK_WIDGET (self->items));
}

static void
xq_screening_form_page_begun (XqFormPage *form,
                              XqRecord   *record)
{
  xq_items_editor_fill (XQ_SCREENING_FORM_PAGE (form)->items, record);
  xq_form_layout_focus (xq_form_page_get_private (form)->layout, xq_form_page_get_row (form, "name"));
}

static void
xq_screening_form_page_collect (XqFormPage *form,
                                XqRecord   *record)
{
  if (XQ_SCREENING_FORM_PAGE (form)->items != NULL)
    xq_items_editor_collect (XQ_SCREENING_FORM_PAGE (form)->items, record);
}

static void
xq_screening_form_page_dispose (GObject *object)
{
  XQ_SCREENING_FORM_PAGE (object)->items = NULL;

  G_OBJECT_CLASS (xq_screening_form_page_parent_class)->dispose (object);
}

static void
xq_screening_form_page_class_init (XqScreeningFormPageClass *klass)
{
  XqFormPageClass *form_class = XQ_FORM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_screening_form_page_dispose;
  XQ_PAGE_CLASS (klass)->help = "screening-form";
  form_class->lay_out = xq_screening_form_page_lay_out;
  form_class->begun = xq_screening_form_page_begun;
  form_class->collect = xq_screening_form_page_collect;
}

static void
xq_screening_form_page_init (XqScreeningFormPage *self)
{
  (void) self;
}
