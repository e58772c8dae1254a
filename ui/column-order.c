/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "column-order.h"

#define PLACES_KEY "xq-places"

/* GTK 4.8 does not tell which heading was pressed; its sorter does, asked with two
 * things that differ in chosen columns only: a "probe" has a place for each. */

typedef struct
{
  GtkColumnView     *view;     /* owns this */
  XqColumnOrderFunc  func;
  gpointer           user_data;
  guint              column;   /* G_MAXUINT: none yet */
  gboolean           setting;
} Watch;

static int
compare_probes (gconstpointer a,
                gconstpointer b,
                gpointer      column)
{
  const gint8 *first = g_object_get_data ((gpointer) a, PLACES_KEY);
  const gint8 *second = g_object_get_data ((gpointer) b, PLACES_KEY);

  return first[GPOINTER_TO_UINT (column)] - second[GPOINTER_TO_UINT (column)];
}

static GObject *
make_probe (guint n_columns)
{
  GObject *probe = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data_full (probe, PLACES_KEY, g_new0 (gint8, n_columns), g_free);
  return probe;
}

/* 0: the column plays no part; else its direction. */
static int
ask (Watch *watch,
     guint  n_columns,
     guint  column)
{
  g_autoptr (GObject) low = make_probe (n_columns);
  g_autoptr (GObject) high = make_probe (n_columns);
  gint8 *places = g_object_get_data (high, PLACES_KEY);

  places[column] = 1;
  switch (gtk_sorter_compare (gtk_column_view_get_sorter (watch->view), low, high))
    {
    case GTK_ORDERING_SMALLER:
      return 1;
    case GTK_ORDERING_LARGER:
      return -1;
    case GTK_ORDERING_EQUAL:
    default:
      return 0;
    }
}

/* The heading that was pressed before stays in the sorter as the second: it goes. */
static void
changed_cb (Watch *watch)
{
  GListModel *columns = gtk_column_view_get_columns (watch->view);
  guint n = g_list_model_get_n_items (columns);
  guint pressed = G_MAXUINT;
  int direction = 0;

  if (watch->setting)
    return;
  for (guint i = 0; i < n; i++)
    {
      int way = ask (watch, n, i);

      if (way == 0 || (pressed != G_MAXUINT && i == watch->column))
        continue;
      pressed = i;
      direction = way;
    }
  if (pressed == G_MAXUINT)
    return;
  if (pressed != watch->column)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, pressed);

      watch->column = pressed;
      watch->setting = TRUE;
      gtk_column_view_sort_by_column (watch->view, column, direction > 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      watch->setting = FALSE;
    }
  watch->func (pressed, direction < 0, watch->user_data);
}

void
xq_column_order_watch (GtkColumnView     *view,
                       XqColumnOrderFunc  func,
                       gpointer           user_data)
{
  GListModel *columns;
  Watch *watch;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && func != NULL);

  watch = g_new0 (Watch, 1);
  watch->view = view;
  watch->func = func;
  watch->user_data = user_data;
  watch->column = G_MAXUINT;
  g_object_set_data_full (G_OBJECT (view), "xq-column-order", watch, g_free);

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_probes, GUINT_TO_POINTER (i), NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  g_signal_connect_data (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (changed_cb), watch, NULL, G_CONNECT_SWAPPED);
}
