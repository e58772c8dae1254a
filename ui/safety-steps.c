/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "safety-steps.h"

struct _XqSafetySteps
{
  AdwBin     parent_instance;

  GtkLabel  *title_label;
  GtkLabel  *first_label;
  GtkLabel  *more_label;
  GtkButton *stamp_button;
};

G_DEFINE_FINAL_TYPE (XqSafetySteps, xq_safety_steps, ADW_TYPE_BIN)

static const struct
{
  const char *answer;
  const char *title;
  const char *first;  /* NULL: as for most */
  const char *more;
} steps[] = {
  { "thought", N_("Thoughts of harming oneself: do this now"), NULL,
    N_("Ask calmly whether there is a plan and a means. Take the words down as they were said.") },
  { "act", N_("Harmed oneself: do this now"), NULL,
    N_("Injured, or something swallowed: first aid and 120 first. Keep what was used for those who treat.") },
  { "others", N_("Others may be in danger: do this now"), NULL,
    N_("Part the students, and warn and protect whoever is threatened.") },
  { "today", N_("Needed today: do this now"), NULL,
    N_("Tell the psychology teacher by word of mouth at once as well: this letter is read when the room next opens the program.") },
  { "harmed", N_("Perhaps being harmed: do this now"),
    N_("Do not leave the student alone, not for a minute. Report to the head in charge at once. If somebody at home may be the "
       "one who does harm, that person is not told: who is told is decided together, after 110."),
    N_("Do not question for details and do not confront anybody. Reporting to the police is a duty: 110. Keep what proves it.") },
};

void
xq_safety_steps_show (XqSafetySteps *self,
                      const char    *student,
                      const char    *answer)
{
  g_return_if_fail (XQ_IS_SAFETY_STEPS (self));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (answer, steps[i].answer) == 0)
      {
        gtk_label_set_text (self->title_label, _(steps[i].title));
        gtk_label_set_text (self->first_label, steps[i].first != NULL ? _(steps[i].first)
                              : _("Do not leave the student alone, not for a minute; take away what is dangerous. Report to the "
                                  "head in charge at once, and tell the guardian: hand over in person."));
        gtk_actionable_set_action_target (GTK_ACTIONABLE (self->stamp_button), "(ss)", student != NULL ? student : "", answer);
        gtk_label_set_text (self->more_label, _(steps[i].more));
        gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
        return;
      }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
xq_safety_steps_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_safety_steps_parent_class)->dispose (object);
}

static void
xq_safety_steps_class_init (XqSafetyStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_safety_steps_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/safety-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSafetySteps, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqSafetySteps, first_label);
  gtk_widget_class_bind_template_child (widget_class, XqSafetySteps, more_label);
  gtk_widget_class_bind_template_child (widget_class, XqSafetySteps, stamp_button);
}

static void
xq_safety_steps_init (XqSafetySteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
