/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "place-row.h"

struct _XqPlaceRow
{
  GtkListBoxRow  parent_instance;

  const XqPlace *place;
  GtkImage      *icon;
  GtkLabel      *title_label;
  GtkLabel      *badge_label;
};

G_DEFINE_FINAL_TYPE (XqPlaceRow, xq_place_row, GTK_TYPE_LIST_BOX_ROW)

static void
xq_place_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_PLACE_ROW);

  G_OBJECT_CLASS (xq_place_row_parent_class)->dispose (object);
}

static void
xq_place_row_class_init (XqPlaceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_place_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/place-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPlaceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, XqPlaceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqPlaceRow, badge_label);
}

static void
xq_place_row_init (XqPlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_place_row_new (const XqPlace *place,
                  XqRoles        roles)
{
  XqPlaceRow *self;

  g_return_val_if_fail (place != NULL, NULL);

  self = g_object_new (XQ_TYPE_PLACE_ROW, NULL);
  self->place = place;
  gtk_image_set_from_icon_name (self->icon, place->icon);
  gtk_label_set_text (self->title_label, xq_place_get_title (place, roles));
  return GTK_WIDGET (self);
}

const XqPlace *
xq_place_row_get_place (XqPlaceRow *self)
{
  g_return_val_if_fail (XQ_IS_PLACE_ROW (self), NULL);

  return self->place;
}

void
xq_place_row_set_badge (XqPlaceRow *self,
                        guint       badge)
{
  g_autofree char *text = NULL;

  g_return_if_fail (XQ_IS_PLACE_ROW (self));

  text = g_strdup_printf ("%u", badge);
  gtk_label_set_text (self->badge_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge_label), badge > 0);
}
