/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "level-row.h"

#include "school/shared-choices.h"

struct _XqLevelRow
{
  GtkListBoxRow  parent_instance;

  char          *student;

  GtkLabel      *number_label;
  GtkLabel      *name_label;
  GtkLabel      *state_label;
  GtkLabel      *why_label;
  GtkButton     *interview_button;
  GtkButton     *confirm_button;
  GtkButton     *support_button;
};

G_DEFINE_FINAL_TYPE (XqLevelRow, xq_level_row, GTK_TYPE_LIST_BOX_ROW)

/* A level is a word and a shape; "no special attention" has none. */
char *
xq_level_dup_words (const char *code)
{
  static const char *const shapes[] = { NULL, "●", "▲", "■" };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (xq_attention_choices[i].code, code) == 0)
      return shapes[i] != NULL ? g_strdup_printf ("%s %s", shapes[i], _(xq_attention_choices[i].title))
                               : g_strdup (_(xq_attention_choices[i].title));
  return g_strdup ("");
}

static char *
dup_state (const XqLevelLine *line)
{
  g_autofree char *proposed = xq_level_dup_words (line->proposed);
  g_autofree char *confirmed = xq_level_dup_words (line->confirmed);

  if (line->confirmed != NULL && line->until != NULL)
    /* Translators: a level, a day */
    return g_strdup_printf (_("Confirmed: %s, until %s"), confirmed, line->until);
  if (line->confirmed != NULL)
    return g_strdup_printf (_("Confirmed: %s"), confirmed);
  if (line->interview_on != NULL)
    /* Translators: a level, a day */
    return g_strdup_printf (_("Proposed: %s · interviewed on %s"), proposed, line->interview_on);
  if (line->proposed == NULL)
    return g_strdup (_("Not interviewed yet"));
  return g_strdup_printf (_("Proposed: %s · not interviewed yet"), proposed);
}

GtkWidget *
xq_level_row_new (const XqLevelLine *line)
{
  XqLevelRow *self;
  g_autofree char *state = NULL;
  g_autofree char *interview = NULL;
  g_autofree char *confirm = NULL;
  g_autofree char *support = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_LEVEL_ROW, NULL);
  self->student = g_strdup (line->student);
  state = dup_state (line);
  gtk_label_set_text (self->number_label, line->number);
  gtk_label_set_text (self->name_label, line->name);
  gtk_label_set_text (self->state_label, state);
  gtk_label_set_text (self->why_label, line->why);
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), *line->why != '\0');
  gtk_widget_add_css_class (GTK_WIDGET (self->why_label), line->is_today ? "error" : "dim-label");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->interview_button), "s", line->student);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->confirm_button), "s", line->student);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->support_button), "s", line->student);
  /* What a person confirmed leads on to the ledger; what is only proposed does not. */
  gtk_widget_set_visible (GTK_WIDGET (self->support_button), line->confirmed != NULL && !g_str_equal (line->confirmed, "none"));
  if (line->interview_on == NULL && line->confirmed == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->interview_button), "suggested-action");
  else if (line->confirmed == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->confirm_button), "suggested-action");
  /* The same words stand in every row: whoever hears them is told whose they are. */
  interview = g_strdup_printf (_("Interview with %s"), line->name);
  confirm = g_strdup_printf (_("Confirm the level of %s"), line->name);
  support = g_strdup_printf (_("Key support of %s"), line->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->interview_button), GTK_ACCESSIBLE_PROPERTY_LABEL, interview, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->confirm_button), GTK_ACCESSIBLE_PROPERTY_LABEL, confirm, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->support_button), GTK_ACCESSIBLE_PROPERTY_LABEL, support, -1);
  return GTK_WIDGET (self);
}

const char *
xq_level_row_get_student (XqLevelRow *self)
{
  g_return_val_if_fail (XQ_IS_LEVEL_ROW (self), NULL);

  return self->student;
}

static void
xq_level_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_LEVEL_ROW);

  G_OBJECT_CLASS (xq_level_row_parent_class)->dispose (object);
}

static void
xq_level_row_finalize (GObject *object)
{
  g_free (XQ_LEVEL_ROW (object)->student);

  G_OBJECT_CLASS (xq_level_row_parent_class)->finalize (object);
}

static void
xq_level_row_class_init (XqLevelRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_level_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_level_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/level-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqLevelRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, XqLevelRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, XqLevelRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqLevelRow, why_label);
  gtk_widget_class_bind_template_child (widget_class, XqLevelRow, interview_button);
  gtk_widget_class_bind_template_child (widget_class, XqLevelRow, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, XqLevelRow, support_button);
}

static void
xq_level_row_init (XqLevelRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
