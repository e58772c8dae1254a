/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "cell-factory.h"

typedef struct
{
  XqCellText text;
  guint      column;
} Cell;

static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip)
{
  (void) x;
  (void) y;
  (void) by_keyboard;
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "has-tooltip", TRUE, NULL);

  (void) factory;
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  const Cell *cell = user_data;

  (void) factory;
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), cell->text (gtk_list_item_get_item (item), cell->column));
}

GtkListItemFactory *
xq_cell_factory_new (XqCellText text,
                     guint      column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cell *cell = g_new (Cell, 1);

  cell->text = text;
  cell->column = column;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), cell, (GClosureNotify) (GCallback) g_free, 0);
  return factory;
}

void
xq_cell_factory_fill (GtkColumnView *view,
                      XqCellText     text)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && text != NULL);

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GtkListItemFactory) factory = xq_cell_factory_new (text, i);

      gtk_column_view_column_set_factory (column, factory);
    }
}
