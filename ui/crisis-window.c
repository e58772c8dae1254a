/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "crisis-stamps.h"
#include "crisis-steps.h"
#include "crisis-window.h"

#define WIDTH_WITH_STAMPS 1120

struct _XqCrisisWindow
{
  AdwWindow  parent_instance;

  AdwBin    *stamps_bin;
  GtkWidget *separator;
};

G_DEFINE_FINAL_TYPE (XqCrisisWindow, xq_crisis_window, ADW_TYPE_WINDOW)

static void
xq_crisis_window_class_init (XqCrisisWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (XQ_TYPE_CRISIS_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/crisis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCrisisWindow, stamps_bin);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisWindow, separator);
}

static void
xq_crisis_window_init (XqCrisisWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A keeper holds no key of the records: the steps, as before an unlock. */
static gboolean
may_stamp (XqDesk *desk)
{
  return xq_desk_is_unlocked (desk) && (xq_desk_get_roles (desk) & ~XQ_ROLE_BIT (XQ_ROLE_KEEPER)) != 0;
}

GtkWindow *
xq_crisis_window_new (XqDesk     *desk,
                      const char *event,
                      const char *student,
                      gboolean    in_doubt)
{
  XqCrisisWindow *self;

  g_return_val_if_fail (XQ_IS_DESK (desk), NULL);

  self = g_object_new (XQ_TYPE_CRISIS_WINDOW, NULL);
  if (may_stamp (desk))
    {
      adw_bin_set_child (self->stamps_bin, xq_crisis_stamps_new (desk, event, student, in_doubt));
      gtk_widget_set_visible (GTK_WIDGET (self->stamps_bin), TRUE);
      gtk_widget_set_visible (self->separator, TRUE);
      gtk_window_set_default_size (GTK_WINDOW (self), WIDTH_WITH_STAMPS, 680);
    }
  return GTK_WINDOW (self);
}
