/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "requirement-line.h"
#include "requirement-row.h"

/* More are not read, they are worked off. */
#define MOST_LINES 40

struct _XqRequirementRow
{
  AdwExpanderRow  parent_instance;

  GtkLabel       *state_label;
  GtkButton      *open_button;
  const char     *setting;
  GPtrArray      *lines;       /* XqRuleLine, until somebody looks at them */
};

G_DEFINE_FINAL_TYPE (XqRequirementRow, xq_requirement_row, ADW_TYPE_EXPANDER_ROW)

/* A shape and a word: never a colour alone. */
static void
say_state (XqRequirementRow   *self,
           const XqRuleAnswer *rule)
{
  g_autofree char *text = NULL;
  guint not_met = rule->counts[XQ_FIGURE_NOT_MET];
  guint pending = rule->counts[XQ_FIGURE_PENDING];

  if (not_met > 0)
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "▲ not met: %u is missing", "▲ not met: %u are missing", not_met),
                              not_met);
      gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "error");
    }
  else if (pending > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "○ there is time: %u to be done", "○ there is time: %u to be done",
                                         pending), pending);
  else if (rule->counts[XQ_FIGURE_MET] > 0)
    {
      text = g_strdup (_("● met"));
      gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "success");
    }
  else
    text = g_strdup (_("– nothing is due"));
  gtk_label_set_text (self->state_label, text);
}

/* Most are never unfolded, and there may be hundreds of lines. */
static void
unfolded_cb (XqRequirementRow *self)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  lines = g_steal_pointer (&self->lines);
  for (guint i = 0; lines != NULL && i < lines->len && i < MOST_LINES; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), xq_requirement_line_new (g_ptr_array_index (lines, i)));
  if (lines != NULL && lines->len > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more",
                                                            lines->len - MOST_LINES), lines->len - MOST_LINES);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                                xq_requirement_line_new (&(XqRuleLine) { .where = more, .what = (char *) "", .count = (char *) "",
                                                                        .state = XQ_FIGURE_PENDING }));
    }
}

GtkWidget *
xq_requirement_row_new (const XqRuleAnswer *rule)
{
  XqRequirementRow *self;
  g_autofree char *title = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  self = g_object_new (XQ_TYPE_REQUIREMENT_ROW, NULL);
  title = g_strdup_printf ("%s　%s", rule->requirement, rule->title);
  source = g_strdup_printf ("%s%s%s", rule->source, rule->to_confirm ? " · " : "",
                                    rule->to_confirm ? _("to be confirmed by the school") : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), source);
  say_state (self, rule);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "(ssss)", rule->place, rule->kind,
                                    rule->figure != NULL ? rule->figure : "", rule->term);
  self->setting = rule->setting;
  self->lines = g_ptr_array_ref (rule->lines);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), rule->lines->len > 0);
  return GTK_WIDGET (self);
}

const char *
xq_requirement_row_get_setting (XqRequirementRow *self)
{
  g_return_val_if_fail (XQ_IS_REQUIREMENT_ROW (self), NULL);

  return self->setting;
}

static void
xq_requirement_row_finalize (GObject *object)
{
  g_clear_pointer (&XQ_REQUIREMENT_ROW (object)->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (xq_requirement_row_parent_class)->finalize (object);
}

static void
xq_requirement_row_class_init (XqRequirementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xq_requirement_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/requirement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRequirementRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqRequirementRow, open_button);
}

static void
xq_requirement_row_init (XqRequirementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (unfolded_cb), NULL);
}
