/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "items-editor.h"

struct _XqItemsEditor
{
  AdwBin     parent_instance;

  GPtrArray *rows;       /* XqItemRow, borrowed, in their order */

  GtkBox    *rows_box;
};

G_DEFINE_FINAL_TYPE (XqItemsEditor, xq_items_editor, ADW_TYPE_BIN)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

XqItemRow *
xq_items_editor_get_row (XqItemsEditor *self,
                         guint          index)
{
  g_return_val_if_fail (XQ_IS_ITEMS_EDITOR (self), NULL);

  return index < self->rows->len ? g_ptr_array_index (self->rows, index) : NULL;
}

static void
number_rows (XqItemsEditor *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    xq_item_row_set_number (g_ptr_array_index (self->rows, i), i + 1);
}

static void
edited_cb (XqItemsEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
moved_cb (XqItemsEditor *self,
          int            by,
          XqItemRow     *row)
{
  guint index;
  int to;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;
  to = (int) index + by;
  if (to < 0 || to >= (int) self->rows->len)
    return;
  g_ptr_array_remove_index (self->rows, index);
  g_ptr_array_insert (self->rows, to, row);
  gtk_box_reorder_child_after (self->rows_box, GTK_WIDGET (row), to > 0 ? g_ptr_array_index (self->rows, to - 1) : NULL);
  number_rows (self);
  edited_cb (self);
}

static void
drop_row (XqItemsEditor *self,
          XqItemRow     *row)
{
  g_ptr_array_remove (self->rows, row);
  gtk_box_remove (self->rows_box, GTK_WIDGET (row));
}

static void
removed_cb (XqItemsEditor *self,
            XqItemRow     *row)
{
  drop_row (self, row);
  number_rows (self);
  edited_cb (self);
}

static XqItemRow *
append_row (XqItemsEditor *self,
            XqRecord      *item)
{
  GtkWidget *row = xq_item_row_new (item);

  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows_box, row);
  g_ptr_array_add (self->rows, row);
  return XQ_ITEM_ROW (row);
}

XqItemRow *
xq_items_editor_add (XqItemsEditor *self)
{
  XqItemRow *row;

  g_return_val_if_fail (XQ_IS_ITEMS_EDITOR (self), NULL);

  row = append_row (self, NULL);
  number_rows (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  return row;
}

static void
add_cb (XqItemsEditor *self)
{
  xq_items_editor_add (self);
}

void
xq_items_editor_fill (XqItemsEditor *self,
                      XqRecord      *form)
{
  GPtrArray *items;

  g_return_if_fail (XQ_IS_ITEMS_EDITOR (self) && form != NULL);

  while (self->rows->len > 0)
    drop_row (self, g_ptr_array_index (self->rows, 0));
  items = xq_record_get_parts (form, "items");
  for (guint i = 0; i < items->len; i++)
    append_row (self, g_ptr_array_index (items, i));
  number_rows (self);
}

/* The first that nobody has, also among those that were taken out before. */
static char *
dup_code (XqItemsEditor *self,
          guint         *last)
{
  for (;;)
    {
      g_autofree char *code = g_strdup_printf ("item_%u", ++*last);
      gboolean taken = FALSE;

      for (guint i = 0; i < self->rows->len; i++)
        taken = taken || g_strcmp0 (xq_item_row_get_code (g_ptr_array_index (self->rows, i)), code) == 0;
      if (!taken)
        return g_steal_pointer (&code);
    }
}

void
xq_items_editor_collect (XqItemsEditor *self,
                         XqRecord      *form)
{
  guint last = 0;

  g_return_if_fail (XQ_IS_ITEMS_EDITOR (self) && form != NULL);

  xq_record_clear_parts (form, "items");
  for (guint i = 0; i < self->rows->len; i++)
    {
      XqItemRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *code = xq_item_row_get_code (row) != NULL ? g_strdup (xq_item_row_get_code (row)) : dup_code (self, &last);

      xq_item_row_collect (row, form, code);
    }
}

static void
xq_items_editor_dispose (GObject *object)
{
  g_ptr_array_set_size (XQ_ITEMS_EDITOR (object)->rows, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_items_editor_parent_class)->dispose (object);
}

static void
xq_items_editor_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_ITEMS_EDITOR (object)->rows);

  G_OBJECT_CLASS (xq_items_editor_parent_class)->finalize (object);
}

static void
xq_items_editor_class_init (XqItemsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_items_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_items_editor_finalize;

  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_ITEMS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/items-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqItemsEditor, rows_box);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
xq_items_editor_init (XqItemsEditor *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
