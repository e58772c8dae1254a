/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "form-row.h"
#include "part-row.h"

#include "school/room-guide.h"

struct _XqPartRow
{
  AdwBin         parent_instance;

  const XqField *field;
  XqRecord      *part;       /* what it was filled from; NULL for a new one */
  GPtrArray     *rows;       /* XqFormRow, borrowed */
  XqFieldEditor *begun;      /* borrowed; what stands in it nobody has said yet */
  GtkBox        *short_box;
  GtkBox        *long_box;
};

G_DEFINE_FINAL_TYPE (XqPartRow, xq_part_row, ADW_TYPE_BIN)

enum
{
  EDITED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edited_cb (XqPartRow *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
remove_cb (XqPartRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

void
xq_part_row_fill (XqPartRow  *self,
                  XqRecord   *part,
                  GHashTable *names)
{
  g_return_if_fail (XQ_IS_PART_ROW (self) && part != NULL && names != NULL);

  g_clear_pointer (&self->part, xq_record_unref);
  self->part = xq_record_copy (part);
  for (guint i = 0; i < self->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (self->rows, i));

      xq_field_editor_set_names (editor, names);
      xq_field_editor_set_value (editor, xq_record_get (part, xq_field_editor_get_field (editor)->name));
    }
}

XqRecord *
xq_part_row_dup_part (XqPartRow      *self,
                      const XqRecord *record)
{
  g_autoptr (XqRecord) whole = NULL;
  g_autoptr (XqRecord) part = NULL;
  gboolean says_something = FALSE;

  g_return_val_if_fail (XQ_IS_PART_ROW (self) && record != NULL, NULL);

  if (self->part != NULL)
    part = xq_record_copy (self->part);
  else
    {
      whole = xq_record_new (xq_record_get_kind (record));
      part = xq_record_ref (xq_record_add_part (whole, self->field->name));
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (self->rows, i));
      g_autofree char *value = xq_field_editor_dup_value (editor);

      xq_record_set (part, xq_field_editor_get_field (editor)->name, value);
      says_something = says_something || (value != NULL && editor != self->begun);
    }
  return says_something ? g_steal_pointer (&part) : NULL;
}

void
xq_part_row_begin (XqPartRow  *self,
                   const char *field,
                   const char *value)
{
  g_return_if_fail (XQ_IS_PART_ROW (self) && field != NULL && value != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (self->rows, i));

      if (g_str_equal (xq_field_editor_get_field (editor)->name, field))
        {
          xq_field_editor_set_value (editor, value);
          self->begun = editor;
        }
    }
}

static void
xq_part_row_dispose (GObject *object)
{
  XqPartRow *self = XQ_PART_ROW (object);

  g_ptr_array_set_size (self->rows, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_part_row_parent_class)->dispose (object);
}

static void
xq_part_row_finalize (GObject *object)
{
  XqPartRow *self = XQ_PART_ROW (object);

  g_clear_pointer (&self->part, xq_record_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (xq_part_row_parent_class)->finalize (object);
}

static void
xq_part_row_class_init (XqPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_part_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_part_row_finalize;

  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", XQ_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPartRow, short_box);
  gtk_widget_class_bind_template_child (widget_class, XqPartRow, long_box);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
xq_part_row_init (XqPartRow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_part_row_new (XqDesk        *desk,
                 const XqField *field)
{
  XqPartRow *self;

  g_return_val_if_fail (XQ_IS_DESK (desk) && field != NULL && field->type == XQ_FIELD_PARTS, NULL);

  self = g_object_new (XQ_TYPE_PART_ROW, NULL);
  self->field = field;
  for (const XqField *part = field->parts; part->number != 0; part++)
    {
      GtkWidget *row;

      if (part->flags & XQ_FIELD_AUTOMATIC)
        continue;
      row = xq_form_row_new (desk, part);
      g_signal_connect_object (xq_form_row_get_editor (XQ_FORM_ROW (row)), "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_hexpand (row, TRUE);
      /* What the guide asks is a sentence, and stands above what is found. */
      if (xq_room_guide_get_choices (part) != NULL)
        gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->long_box))), row);
      else
        gtk_box_append (xq_field_editor_is_long (part) ? self->long_box : self->short_box, row);
      g_ptr_array_add (self->rows, row);
    }
  return GTK_WIDGET (self);
}
