/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "concern-row.h"

#include "school/kinds.h"

struct _XqConcernRow
{
  GtkListBoxRow  parent_instance;

  const XqKind  *kind;
  char          *id;

  GtkLabel      *who_label;
  GtkLabel      *urgency_label;
  GtkLabel      *from_label;
  GtkLabel      *seen_label;
  GtkLabel      *advice_label;
  GtkLabel      *state_label;
  GtkButton     *receive_button;
};

G_DEFINE_FINAL_TYPE (XqConcernRow, xq_concern_row, GTK_TYPE_LIST_BOX_ROW)

static void
say (GtkLabel   *label,
     const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

GtkWidget *
xq_concern_row_new (const XqConcernLine *line,
                    gboolean             may_answer)
{
  XqConcernRow *self;
  g_autofree char *urgency = NULL;
  g_autofree char *from = NULL;
  g_autofree char *advice = NULL;
  g_autofree char *seen = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_CONCERN_ROW, NULL);
  self->kind = line->kind;
  self->id = g_strdup (line->id);
  urgency = line->urgent ? g_strconcat ("■ ", line->urgency, NULL) : g_strdup (line->urgency);
  from = line->from != NULL ? g_strconcat (line->day, " · ", line->from, NULL) : g_strdup (line->day);
  /* Translators: what a teacher was advised */
  advice = line->advice != NULL ? g_strdup_printf (_("Advice: %s"), line->advice) : NULL;
  seen = g_strdelimit (g_strdup (line->seen != NULL ? line->seen : ""), "\n", ' ');
  gtk_label_set_text (self->who_label, line->who);
  say (self->urgency_label, urgency);
  gtk_label_set_text (self->from_label, from);
  say (self->seen_label, seen);
  say (self->advice_label, advice);
  gtk_label_set_text (self->state_label, line->waits && line->from != NULL ? _("Not answered yet") : line->state);
  if (line->urgent)
    gtk_widget_add_css_class (GTK_WIDGET (self->urgency_label), "error");
  if (line->waits)
    gtk_widget_add_css_class (GTK_WIDGET (self->who_label), "heading");
  gtk_widget_set_visible (GTK_WIDGET (self->receive_button), may_answer && line->waits && line->kind == &xq_concern);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->receive_button), "s", line->id);
  return GTK_WIDGET (self);
}

const char *
xq_concern_row_get_id (XqConcernRow *self)
{
  g_return_val_if_fail (XQ_IS_CONCERN_ROW (self), NULL);

  return self->id;
}

const XqKind *
xq_concern_row_get_kind (XqConcernRow *self)
{
  g_return_val_if_fail (XQ_IS_CONCERN_ROW (self), NULL);

  return self->kind;
}

static void
xq_concern_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_CONCERN_ROW);

  G_OBJECT_CLASS (xq_concern_row_parent_class)->dispose (object);
}

static void
xq_concern_row_finalize (GObject *object)
{
  g_free (XQ_CONCERN_ROW (object)->id);

  G_OBJECT_CLASS (xq_concern_row_parent_class)->finalize (object);
}

static void
xq_concern_row_class_init (XqConcernRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_concern_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_concern_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/concern-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqConcernRow, who_label);
  gtk_widget_class_bind_template_child (widget_class, XqConcernRow, urgency_label);
  gtk_widget_class_bind_template_child (widget_class, XqConcernRow, from_label);
  gtk_widget_class_bind_template_child (widget_class, XqConcernRow, seen_label);
  gtk_widget_class_bind_template_child (widget_class, XqConcernRow, advice_label);
  gtk_widget_class_bind_template_child (widget_class, XqConcernRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqConcernRow, receive_button);
}

static void
xq_concern_row_init (XqConcernRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
