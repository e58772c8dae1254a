/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "past-row.h"

#include "school/record-words.h"

struct _XqPastRow
{
  AdwBin    parent_instance;

  GtkLabel *title_label;
  GtkLabel *agreement_label;
  GtkLabel *points_label;
};

G_DEFINE_FINAL_TYPE (XqPastRow, xq_past_row, ADW_TYPE_BIN)

static void
xq_past_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_past_row_parent_class)->dispose (object);
}

static void
xq_past_row_class_init (XqPastRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_past_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/past-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPastRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqPastRow, agreement_label);
  gtk_widget_class_bind_template_child (widget_class, XqPastRow, points_label);
}

static void
xq_past_row_init (XqPastRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_past_row_new (const XqPastSession *session,
                 const char          *today)
{
  XqPastRow *self;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *agreement = NULL;
  const char *points;

  g_return_val_if_fail (session != NULL, NULL);

  self = g_object_new (XQ_TYPE_PAST_ROW, NULL);
  day = xq_day_words (session->held_on, today);
  title = g_strconcat (day, *session->theme != '\0' ? " · " : "", session->theme, NULL);
  gtk_label_set_text (self->title_label, title);
  /* Translators: what counsellor and student agreed upon */
  agreement = g_strdup_printf (_("Agreed: %s"), session->agreement);
  gtk_label_set_text (self->agreement_label, agreement);
  gtk_widget_set_visible (GTK_WIDGET (self->agreement_label), *session->agreement != '\0');
  points = session->is_private && *session->points == '\0' ? _("Only its writer may read it") : session->points;
  gtk_label_set_text (self->points_label, points);
  gtk_widget_set_visible (GTK_WIDGET (self->points_label), *points != '\0');
  return GTK_WIDGET (self);
}
