/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "crisis-steps.h"

struct _XqCrisisSteps
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (XqCrisisSteps, xq_crisis_steps, ADW_TYPE_BIN)

static void
xq_crisis_steps_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_crisis_steps_parent_class)->dispose (object);
}

static void
xq_crisis_steps_class_init (XqCrisisStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xq_crisis_steps_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/org/xinqing/Xinqing/ui/crisis-steps.ui");
}

static void
xq_crisis_steps_init (XqCrisisSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
