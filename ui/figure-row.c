/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "figure-row.h"

struct _XqFigureRow
{
  GtkListBoxRow  parent_instance;

  char          *id;
  char          *place;

  GtkLabel      *title_label;
  GtkLabel      *source_label;
  GtkLabel      *value_label;
  GtkLabel      *state_label;
  GtkButton     *lacking_button;
  GtkWidget     *next_image;
};

G_DEFINE_FINAL_TYPE (XqFigureRow, xq_figure_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_value (const XqFigure *figure)
{
  if (figure->value < 0)
    return g_strdup ("");
  if (figure->denominator < 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, figure->value);
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, figure->value, figure->denominator);
}

/* The four words of the paper. */
static char *
dup_state (const XqFigure *figure)
{
  switch (figure->state)
    {
    case XQ_FIGURE_MET:
      return g_strdup (_("met"));

    case XQ_FIGURE_NOT_MET:
      if (figure->value > figure->required)
        return g_strdup_printf (_("not met (%d too many)"), (int) (figure->value - figure->required));
      return g_strdup_printf (_("not met (%d missing)"), (int) (figure->required - figure->value));

    case XQ_FIGURE_PENDING:
      return g_strdup (_("not known yet"));

    case XQ_FIGURE_NOT_APPLICABLE:
    default:
      return g_strdup ("");
    }
}

GtkWidget *
xq_figure_row_new (const XqFigure *figure,
                   const char     *place,
                   gboolean        shows_lacking)
{
  XqFigureRow *self;
  g_autofree char *value = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (figure != NULL, NULL);

  self = g_object_new (XQ_TYPE_FIGURE_ROW, NULL);
  self->id = g_strdup (figure->id);
  self->place = g_strdup (place);
  value = dup_value (figure);
  state = dup_state (figure);
  gtk_label_set_text (self->title_label, _(figure->title));
  gtk_label_set_text (self->value_label, value);
  gtk_label_set_text (self->state_label, state);
  if (figure->state == XQ_FIGURE_NOT_MET && shows_lacking && figure->setting != NULL)
    {
      gtk_button_set_label (self->lacking_button, state);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->lacking_button), "s", figure->setting);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lacking_button), "summary.lacking");
      gtk_widget_set_visible (GTK_WIDGET (self->lacking_button), TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self->state_label), FALSE);
    }
  else if (figure->state == XQ_FIGURE_NOT_MET)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "error");
  else if (figure->state == XQ_FIGURE_MET)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "success");
  if (figure->source != NULL)
    {
      g_autofree char *source = figure->required >= 0
                                  ? g_strdup_printf (_("Required: %d · %s"), (int) figure->required, figure->source)
                                  : g_strdup (figure->source);
      g_autofree char *whole = g_strconcat (source, figure->to_confirm ? " · " : "",
                                            figure->to_confirm ? _("to be confirmed by the school") : "", NULL);

      gtk_label_set_text (self->source_label, whole);
      gtk_widget_set_visible (GTK_WIDGET (self->source_label), TRUE);
    }
  gtk_widget_set_opacity (self->next_image, place != NULL ? 0.6 : 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), place != NULL);
  return GTK_WIDGET (self);
}

const char *
xq_figure_row_get_id (XqFigureRow *self)
{
  g_return_val_if_fail (XQ_IS_FIGURE_ROW (self), NULL);

  return self->id;
}

const char *
xq_figure_row_get_place (XqFigureRow *self)
{
  g_return_val_if_fail (XQ_IS_FIGURE_ROW (self), NULL);

  return self->place;
}

static void
xq_figure_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_FIGURE_ROW);

  G_OBJECT_CLASS (xq_figure_row_parent_class)->dispose (object);
}

static void
xq_figure_row_finalize (GObject *object)
{
  g_free (XQ_FIGURE_ROW (object)->id);
  g_free (XQ_FIGURE_ROW (object)->place);

  G_OBJECT_CLASS (xq_figure_row_parent_class)->finalize (object);
}

static void
xq_figure_row_class_init (XqFigureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_figure_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_figure_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/figure-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFigureRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqFigureRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, XqFigureRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, XqFigureRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqFigureRow, lacking_button);
  gtk_widget_class_bind_template_child (widget_class, XqFigureRow, next_image);
}

static void
xq_figure_row_init (XqFigureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
