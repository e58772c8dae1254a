/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "part-row.h"
#include "parts-editor.h"

#include "school/room-guide.h"

struct _XqPartsEditor
{
  AdwBin         parent_instance;

  XqDesk        *desk;
  const XqField *field;
  GPtrArray     *rows;       /* XqPartRow, borrowed */

  GtkLabel      *title_label;
  GtkBox        *rows_box;
};

G_DEFINE_FINAL_TYPE (XqPartsEditor, xq_parts_editor, ADW_TYPE_BIN)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_edited_cb (XqPartsEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
drop_row (XqPartsEditor *self,
          XqPartRow     *row)
{
  g_ptr_array_remove (self->rows, row);
  gtk_box_remove (self->rows_box, GTK_WIDGET (row));
}

static void
row_removed_cb (XqPartsEditor *self,
                XqPartRow     *row)
{
  drop_row (self, row);
  g_signal_emit (self, signals[EDITED], 0);
}

static XqPartRow *
append_row (XqPartsEditor *self)
{
  GtkWidget *row = xq_part_row_new (self->desk, self->field);

  g_signal_connect_object (row, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows_box, row);
  g_ptr_array_add (self->rows, row);
  return XQ_PART_ROW (row);
}

void
xq_parts_editor_add_row (XqPartsEditor *self)
{
  XqPartRow *row;

  g_return_if_fail (XQ_IS_PARTS_EDITOR (self));

  row = append_row (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

const XqField *
xq_parts_editor_get_field (XqPartsEditor *self)
{
  g_return_val_if_fail (XQ_IS_PARTS_EDITOR (self), NULL);

  return self->field;
}

guint
xq_parts_editor_get_n_rows (XqPartsEditor *self)
{
  g_return_val_if_fail (XQ_IS_PARTS_EDITOR (self), 0);

  return self->rows->len;
}

/* A check of the room goes through the guide: its items stand there from the start,
 * and those that nobody judges are not kept. */
static void
begin_rows (XqPartsEditor *self)
{
  for (const XqField *field = self->field->parts; field->number != 0; field++)
    for (const XqChoice *choice = xq_room_guide_get_choices (field); choice != NULL && choice->code != NULL; choice++)
      xq_part_row_begin (append_row (self), field->name, choice->code);
}

void
xq_parts_editor_fill (XqPartsEditor *self,
                      XqRecord      *record,
                      GHashTable    *names)
{
  GPtrArray *parts;

  g_return_if_fail (XQ_IS_PARTS_EDITOR (self) && record != NULL && names != NULL);

  while (self->rows->len > 0)
    drop_row (self, g_ptr_array_index (self->rows, 0));
  parts = xq_record_get_parts (record, self->field->name);
  for (guint i = 0; i < parts->len; i++)
    xq_part_row_fill (append_row (self), g_ptr_array_index (parts, i), names);
  if (parts->len == 0 && xq_record_get_uid (record) == NULL)
    begin_rows (self);
}

/* A row is matched with the part that it was filled from: that one keeps its uid. */
void
xq_parts_editor_collect (XqPartsEditor *self,
                         XqRecord      *record)
{
  g_return_if_fail (XQ_IS_PARTS_EDITOR (self) && record != NULL);

  xq_record_clear_parts (record, self->field->name);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (XqRecord) part = xq_part_row_dup_part (g_ptr_array_index (self->rows, i), record);

      if (part != NULL)
        g_ptr_array_add (xq_record_get_parts (record, self->field->name), g_steal_pointer (&part));
    }
}

static void
xq_parts_editor_dispose (GObject *object)
{
  XqPartsEditor *self = XQ_PARTS_EDITOR (object);

  g_ptr_array_set_size (self->rows, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (xq_parts_editor_parent_class)->dispose (object);
}

static void
xq_parts_editor_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_PARTS_EDITOR (object)->rows);

  G_OBJECT_CLASS (xq_parts_editor_parent_class)->finalize (object);
}

static void
xq_parts_editor_class_init (XqPartsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_parts_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_parts_editor_finalize;

  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_PARTS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/parts-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPartsEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqPartsEditor, rows_box);
  gtk_widget_class_bind_template_callback (widget_class, xq_parts_editor_add_row);
}

static void
xq_parts_editor_init (XqPartsEditor *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_parts_editor_new (XqDesk        *desk,
                     const XqField *field)
{
  XqPartsEditor *self;

  g_return_val_if_fail (XQ_IS_DESK (desk) && field != NULL && field->type == XQ_FIELD_PARTS, NULL);

  self = g_object_new (XQ_TYPE_PARTS_EDITOR, NULL);
  self->desk = g_object_ref (desk);
  self->field = field;
  gtk_label_set_text (self->title_label, _(field->title));
  return GTK_WIDGET (self);
}
