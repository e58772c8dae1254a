/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "item-row.h"

#define LAST_GRADE 12

enum
{
  SORT_ORDINARY,
  SORT_SAFETY,
  SORT_PROTECTIVE
};

struct _XqItemRow
{
  AdwBin         parent_instance;

  XqRecord      *item;        /* what it was filled from; NULL for a new one */
  gboolean       filling;     /* the program writes, not a person */

  GtkLabel      *number_label;
  GtkEditable   *aspect_entry;
  GtkEditable   *text_entry;
  GtkDropDown   *sort_list;
  GtkDropDown   *grade_list;
  GtkStringList *grades;
};

G_DEFINE_FINAL_TYPE (XqItemRow, xq_item_row, ADW_TYPE_BIN)

enum
{
  EDITED,
  MOVED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edited_cb (XqItemRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
up_cb (XqItemRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, -1);
}

static void
down_cb (XqItemRow *self)
{
  g_signal_emit (self, signals[MOVED], 0, 1);
}

static void
remove_cb (XqItemRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

void
xq_item_row_set_number (XqItemRow *self,
                        guint      number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  g_return_if_fail (XQ_IS_ITEM_ROW (self));

  gtk_label_set_text (self->number_label, text);
}

const char *
xq_item_row_get_code (XqItemRow *self)
{
  g_return_val_if_fail (XQ_IS_ITEM_ROW (self), NULL);

  return self->item != NULL ? xq_record_get (self->item, "code") : NULL;
}

void
xq_item_row_set_text (XqItemRow  *self,
                      const char *text)
{
  g_return_if_fail (XQ_IS_ITEM_ROW (self) && text != NULL);

  gtk_editable_set_text (self->text_entry, text);
}

static void
fill (XqItemRow *self,
      XqRecord  *item)
{
  const char *aspect = xq_record_get (item, "aspect");
  const char *text = xq_record_get (item, "text");

  self->item = xq_record_copy (item);
  gtk_editable_set_text (self->aspect_entry, aspect != NULL ? aspect : "");
  gtk_editable_set_text (self->text_entry, text != NULL ? text : "");
  gtk_drop_down_set_selected (self->sort_list, xq_record_get_integer (item, "safety") != 0       ? SORT_SAFETY
                                               : xq_record_get_integer (item, "protective") != 0 ? SORT_PROTECTIVE
                                                                                                 : SORT_ORDINARY);
  gtk_drop_down_set_selected (self->grade_list, (guint) CLAMP (xq_record_get_integer (item, "from_grade"), 0, LAST_GRADE));
}

void
xq_item_row_collect (XqItemRow  *self,
                     XqRecord   *form,
                     const char *code)
{
  g_autofree char *text = NULL;
  g_autofree char *aspect = NULL;
  guint sort;
  guint grade;
  XqRecord *item;

  g_return_if_fail (XQ_IS_ITEM_ROW (self) && form != NULL && code != NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (self->text_entry)));
  aspect = g_strstrip (g_strdup (gtk_editable_get_text (self->aspect_entry)));
  if (*text == '\0')
    return;
  /* What it was filled from keeps its uid. */
  if (self->item != NULL)
    g_ptr_array_add (xq_record_get_parts (form, "items"), item = xq_record_copy (self->item));
  else
    item = xq_record_add_part (form, "items");
  sort = gtk_drop_down_get_selected (self->sort_list);
  grade = gtk_drop_down_get_selected (self->grade_list);
  xq_record_set (item, "code", code);
  xq_record_set (item, "aspect", aspect);
  xq_record_set (item, "text", text);
  xq_record_set (item, "safety", sort == SORT_SAFETY ? "1" : "0");
  xq_record_set (item, "protective", sort == SORT_PROTECTIVE ? "1" : "0");
  if (grade == 0)
    xq_record_set (item, "from_grade", NULL);
  else
    {
      g_autofree char *number = g_strdup_printf ("%u", grade);

      xq_record_set (item, "from_grade", number);
    }
}

static void
list_grades (XqItemRow *self)
{
  gtk_string_list_append (self->grades, _("All grades"));
  for (int grade = 1; grade <= LAST_GRADE; grade++)
    {
      /* Translators: a grade */
      g_autofree char *title = g_strdup_printf (_("From grade %d"), grade);

      gtk_string_list_append (self->grades, title);
    }
}

static void
xq_item_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_item_row_parent_class)->dispose (object);
}

static void
xq_item_row_finalize (GObject *object)
{
  g_clear_pointer (&XQ_ITEM_ROW (object)->item, xq_record_unref);

  G_OBJECT_CLASS (xq_item_row_parent_class)->finalize (object);
}

static void
xq_item_row_class_init (XqItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_item_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_item_row_finalize;

  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_ITEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", XQ_TYPE_ITEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", XQ_TYPE_ITEM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqItemRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, XqItemRow, aspect_entry);
  gtk_widget_class_bind_template_child (widget_class, XqItemRow, text_entry);
  gtk_widget_class_bind_template_child (widget_class, XqItemRow, sort_list);
  gtk_widget_class_bind_template_child (widget_class, XqItemRow, grade_list);
  gtk_widget_class_bind_template_child (widget_class, XqItemRow, grades);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
xq_item_row_init (XqItemRow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  list_grades (self);
  gtk_drop_down_set_selected (self->grade_list, 0);
  self->filling = FALSE;
}

GtkWidget *
xq_item_row_new (XqRecord *item)
{
  XqItemRow *self = g_object_new (XQ_TYPE_ITEM_ROW, NULL);

  self->filling = TRUE;
  if (item != NULL)
    fill (self, item);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}
