/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "cell-factory.h"
#include "list-difference.h"
#include "record-table.h"
#include "unrolled-list.h"

struct _XqRecordTable
{
  AdwBin               parent_instance;

  char                *text;

  GtkColumnView       *view;
  GtkFilterListModel  *shown;
  GtkCustomFilter     *filter;
  GListStore          *items;
};

G_DEFINE_FINAL_TYPE (XqRecordTable, xq_record_table, ADW_TYPE_BIN)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_cell (gpointer item,
          guint    column)
{
  return xq_record_item_get_cell (item, column);
}

void
xq_record_table_set_columns (XqRecordTable      *self,
                             const char         *label,
                             const char *const  *titles,
                             guint               wide)
{
  g_return_if_fail (XQ_IS_RECORD_TABLE (self) && label != NULL && titles != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; titles[i] != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (titles[i], xq_cell_factory_new (get_cell, i));

      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == wide);
      if (i != wide)
        gtk_column_view_column_set_fixed_width (column, 150);
      gtk_column_view_append_column (self->view, column);
    }
}

void
xq_record_table_set_width (XqRecordTable *self,
                           guint          column,
                           int            width)
{
  g_autoptr (GtkColumnViewColumn) item = NULL;

  g_return_if_fail (XQ_IS_RECORD_TABLE (self));

  item = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);
  g_return_if_fail (item != NULL);
  gtk_column_view_column_set_fixed_width (item, width);
}

void
xq_record_table_set_items (XqRecordTable *self,
                           GPtrArray     *items)
{
  g_return_if_fail (XQ_IS_RECORD_TABLE (self) && items != NULL);

  xq_list_store_become (self->items, items, xq_record_item_equal);
}

void
xq_record_table_set_text (XqRecordTable *self,
                          const char    *text)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (XQ_IS_RECORD_TABLE (self) && text != NULL);

  stripped = g_strstrip (g_strdup (text));
  g_free (self->text);
  self->text = g_utf8_casefold (stripped, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

guint
xq_record_table_get_n_shown (XqRecordTable *self)
{
  g_return_val_if_fail (XQ_IS_RECORD_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

GStrv
xq_record_table_dup_shown (XqRecordTable *self)
{
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();

  g_return_val_if_fail (XQ_IS_RECORD_TABLE (self), NULL);

  for (guint i = 0; i < xq_record_table_get_n_shown (self); i++)
    {
      g_autoptr (XqRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      g_strv_builder_add (uids, xq_record_item_get_uid (item));
    }
  return g_strv_builder_end (uids);
}

GPtrArray *
xq_record_table_dup_lines (XqRecordTable *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  GListModel *columns;
  guint n;

  g_return_val_if_fail (XQ_IS_RECORD_TABLE (self), NULL);

  columns = gtk_column_view_get_columns (self->view);
  n = g_list_model_get_n_items (columns);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_strv_builder_add (titles, gtk_column_view_column_get_title (column));
    }
  g_ptr_array_add (lines, g_strv_builder_end (titles));
  for (guint i = 0; i < xq_record_table_get_n_shown (self); i++)
    {
      g_autoptr (XqRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      for (guint j = 0; j < n; j++)
        g_strv_builder_add (cells, xq_record_item_get_cell (item, j));
      g_ptr_array_add (lines, g_strv_builder_end (cells));
    }
  return lines;
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  return xq_record_item_contains (item, XQ_RECORD_TABLE (user_data)->text);
}

static void
activate_cb (XqRecordTable *self,
             guint          position)
{
  g_autoptr (XqRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static void
xq_record_table_dispose (GObject *object)
{
  XqRecordTable *self = XQ_RECORD_TABLE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_record_table_parent_class)->dispose (object);
}

static void
xq_record_table_finalize (GObject *object)
{
  g_free (XQ_RECORD_TABLE (object)->text);

  G_OBJECT_CLASS (xq_record_table_parent_class)->finalize (object);
}

static void
xq_record_table_class_init (XqRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_record_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_record_table_finalize;

  signals[ACTIVATED] = g_signal_new ("activated", XQ_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, XQ_TYPE_RECORD_ITEM);

  g_type_ensure (XQ_TYPE_RECORD_ITEM);
  g_type_ensure (XQ_TYPE_UNROLLED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/record-table.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecordTable, view);
  gtk_widget_class_bind_template_child (widget_class, XqRecordTable, shown);
  gtk_widget_class_bind_template_child (widget_class, XqRecordTable, filter);
  gtk_widget_class_bind_template_child (widget_class, XqRecordTable, items);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
xq_record_table_init (XqRecordTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, matches, self, NULL);
}
