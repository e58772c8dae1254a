/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "concern-sheet.h"
#include "fact-row.h"
#include "list-rows.h"
#include "safety-steps.h"

struct _XqConcernSheet
{
  AdwBin         parent_instance;

  GtkWidget     *read_box;
  GtkListBox    *facts_list;
  XqSafetySteps *safety_steps;
  XqFormSection *section;
};

G_DEFINE_FINAL_TYPE (XqConcernSheet, xq_concern_sheet, ADW_TYPE_BIN)

void
xq_concern_sheet_add (XqConcernSheet *self,
                      XqFormRow      *row)
{
  g_return_if_fail (XQ_IS_CONCERN_SHEET (self) && XQ_IS_FORM_ROW (row));

  xq_form_section_add (self->section, row);
}

void
xq_concern_sheet_say (XqConcernSheet *self,
                      const char     *title,
                      const char     *words)
{
  g_return_if_fail (XQ_IS_CONCERN_SHEET (self) && title != NULL && words != NULL);

  gtk_list_box_append (self->facts_list, xq_fact_row_new (title, words));
}

void
xq_concern_sheet_clear (XqConcernSheet *self)
{
  g_return_if_fail (XQ_IS_CONCERN_SHEET (self));

  xq_list_rows_remove (self->facts_list);
}

void
xq_concern_sheet_show_steps (XqConcernSheet *self,
                             const char     *urgency)
{
  g_return_if_fail (XQ_IS_CONCERN_SHEET (self));

  xq_safety_steps_show (self->safety_steps, NULL, g_strcmp0 (urgency, "today") == 0 ? urgency : NULL);
}

void
xq_concern_sheet_focus_text (XqConcernSheet *self)
{
  g_return_if_fail (XQ_IS_CONCERN_SHEET (self));

  (void) xq_form_section_focus_text (self->section);
}

static void
xq_concern_sheet_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_concern_sheet_parent_class)->dispose (object);
}

static void
xq_concern_sheet_class_init (XqConcernSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_concern_sheet_dispose;

  g_type_ensure (XQ_TYPE_SAFETY_STEPS);
  g_type_ensure (XQ_TYPE_FORM_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/concern-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, XqConcernSheet, read_box);
  gtk_widget_class_bind_template_child (widget_class, XqConcernSheet, facts_list);
  gtk_widget_class_bind_template_child (widget_class, XqConcernSheet, safety_steps);
  gtk_widget_class_bind_template_child (widget_class, XqConcernSheet, section);
}

static void
xq_concern_sheet_init (XqConcernSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqConcernSheet *
xq_concern_sheet_new (gboolean is_answer)
{
  XqConcernSheet *self = g_object_new (XQ_TYPE_CONCERN_SHEET, NULL);

  gtk_widget_set_visible (self->read_box, is_answer);
  return self;
}
