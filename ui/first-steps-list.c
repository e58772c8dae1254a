/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "first-steps-list.h"

#include "school/first-steps.h"

struct _XqFirstStepsList
{
  AdwBin     parent_instance;

  GtkWidget *calendar_row;
  GtkWidget *roster_row;
  GtkWidget *counsellor_row;
  GtkWidget *class_teachers_row;
  GtkWidget *posts_row;
};

G_DEFINE_FINAL_TYPE (XqFirstStepsList, xq_first_steps_list, ADW_TYPE_BIN)

void
xq_first_steps_list_set_open (XqFirstStepsList *self,
                              guint             open)
{
  GtkWidget *rows[XQ_FIRST_N_STEPS] = {
    [XQ_FIRST_CALENDAR] = self->calendar_row,
    [XQ_FIRST_ROSTER] = self->roster_row,
    [XQ_FIRST_COUNSELLOR] = self->counsellor_row,
    [XQ_FIRST_CLASS_TEACHERS] = self->class_teachers_row,
    [XQ_FIRST_POSTS] = self->posts_row,
  };

  g_return_if_fail (XQ_IS_FIRST_STEPS_LIST (self));

  for (XqFirstStep step = 0; step < XQ_FIRST_N_STEPS; step++)
    gtk_widget_set_visible (rows[step], (open & (1u << step)) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self), open != 0);
}

static void
xq_first_steps_list_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_first_steps_list_parent_class)->dispose (object);
}

static void
xq_first_steps_list_class_init (XqFirstStepsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_first_steps_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/first-steps-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFirstStepsList, calendar_row);
  gtk_widget_class_bind_template_child (widget_class, XqFirstStepsList, roster_row);
  gtk_widget_class_bind_template_child (widget_class, XqFirstStepsList, counsellor_row);
  gtk_widget_class_bind_template_child (widget_class, XqFirstStepsList, class_teachers_row);
  gtk_widget_class_bind_template_child (widget_class, XqFirstStepsList, posts_row);
}

static void
xq_first_steps_list_init (XqFirstStepsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
