/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "column-row.h"

struct _XqColumnRow
{
  GtkListBoxRow        parent_instance;

  const XqHeadingList *list;          /* what it may be */
  char                *heading;
  gboolean             is_chosen;
  gboolean             showing;       /* the program turns the choice, nobody else */

  GtkLabel            *heading_label;
  GtkLabel            *samples_label;
  GtkDropDown         *meaning_drop;
};

G_DEFINE_FINAL_TYPE (XqColumnRow, xq_column_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The first is "left out"; behind the meanings stands what is read, but not offered. */
static guint
index_of (const XqHeadingList *list,
          const XqImportMatch *column)
{
  if (column->field == NULL)
    return 0;
  return column->meaning != NULL ? (guint) (column->meaning - list->meanings) + 1 : list->n_meanings + 1;
}

static GtkStringList *
list_meanings (const XqHeadingList *list,
               const XqImportMatch *column)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("Do not import"));
  for (guint i = 0; i < list->n_meanings; i++)
    gtk_string_list_append (titles, _(list->meanings[i].title));
  if (column->field != NULL && column->meaning == NULL)
    gtk_string_list_append (titles, column->field);
  return titles;
}

void
xq_column_row_show (XqColumnRow         *self,
                    const XqImportMatch *column)
{
  g_autofree char *samples = NULL;
  g_autofree char *name = NULL;
  gboolean gap;

  g_return_if_fail (XQ_IS_COLUMN_ROW (self) && column != NULL);

  self->showing = TRUE;
  if (g_strcmp0 (self->heading, column->heading) != 0)
    {
      g_autoptr (GtkStringList) titles = list_meanings (self->list, column);

      self->is_chosen = FALSE;
      g_free (self->heading);
      self->heading = g_strdup (column->heading);
      gtk_drop_down_set_model (self->meaning_drop, G_LIST_MODEL (titles));
      gtk_label_set_text (self->heading_label, column->heading);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading_label), column->heading);
      /* Translators: a column’s heading in the file */
      name = g_strdup_printf (_("The column “%s” is"), column->heading);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->meaning_drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  if (!self->is_chosen)
    gtk_drop_down_set_selected (self->meaning_drop, index_of (self->list, column));
  gap = column->reason != NULL && *column->samples != '\0';
  samples = g_strconcat (column->samples, gap ? " · " : "", column->reason, NULL);
  gtk_label_set_text (self->samples_label, samples);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->samples_label), samples);
  self->showing = FALSE;
}

gboolean
xq_column_row_get_choice (XqColumnRow             *self,
                          const XqHeadingMeaning **meaning)
{
  guint selected;

  g_return_val_if_fail (XQ_IS_COLUMN_ROW (self) && meaning != NULL, FALSE);

  selected = gtk_drop_down_get_selected (self->meaning_drop);
  if (!self->is_chosen || selected > self->list->n_meanings)
    return FALSE;
  *meaning = selected > 0 ? &self->list->meanings[selected - 1] : NULL;
  return TRUE;
}

static void
selected_cb (XqColumnRow *self)
{
  if (self->showing)
    return;
  self->is_chosen = TRUE;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
xq_column_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XQ_COLUMN_ROW (widget)->meaning_drop));
}

static void
xq_column_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_COLUMN_ROW);

  G_OBJECT_CLASS (xq_column_row_parent_class)->dispose (object);
}

static void
xq_column_row_finalize (GObject *object)
{
  g_free (XQ_COLUMN_ROW (object)->heading);

  G_OBJECT_CLASS (xq_column_row_parent_class)->finalize (object);
}

static void
xq_column_row_class_init (XqColumnRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xq_column_row_dispose;
  object_class->finalize = xq_column_row_finalize;
  widget_class->grab_focus = xq_column_row_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", XQ_TYPE_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqColumnRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, XqColumnRow, samples_label);
  gtk_widget_class_bind_template_child (widget_class, XqColumnRow, meaning_drop);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
xq_column_row_init (XqColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_column_row_new (const XqHeadingList *list)
{
  XqColumnRow *self;

  g_return_val_if_fail (list != NULL, NULL);

  self = g_object_new (XQ_TYPE_COLUMN_ROW, NULL);
  self->list = list;
  return GTK_WIDGET (self);
}
