/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "year-row.h"

#define SEARCH_FROM 24

struct _XqYearRow
{
  GtkListBoxRow  parent_instance;

  gboolean       showing;      /* the program turns the choice, nobody else */

  GtkLabel      *title_label;
  GtkLabel      *detail_label;
  GtkDropDown   *choice_drop;
  GtkWidget     *remove_button;
};

G_DEFINE_FINAL_TYPE (XqYearRow, xq_year_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHOSEN,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
xq_year_row_show (XqYearRow     *self,
                  const char    *title,
                  const char    *detail,
                  const char    *question,
                  GtkStringList *choices,
                  guint          selected)
{
  g_autofree char *name = NULL;
  g_autofree char *remove = NULL;

  g_return_if_fail (XQ_IS_YEAR_ROW (self) && title != NULL && question != NULL);

  self->showing = TRUE;
  gtk_label_set_text (self->title_label, title);
  xq_year_row_set_detail (self, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->choice_drop), choices != NULL);
  if (choices != NULL)
    {
      if (gtk_drop_down_get_model (self->choice_drop) != G_LIST_MODEL (choices))
        gtk_drop_down_set_model (self->choice_drop, G_LIST_MODEL (choices));
      /* A school has more teachers than one scrolls through. */
      gtk_drop_down_set_enable_search (self->choice_drop, g_list_model_get_n_items (G_LIST_MODEL (choices)) > SEARCH_FROM);
      gtk_drop_down_set_selected (self->choice_drop, selected);
    }
  /* Translators: a class or student, and what is chosen for it */
  name = g_strdup_printf (_("%s: %s"), title, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice_drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Translators: a class of the new school year */
  remove = g_strdup_printf (_("Do not make %s"), title);
  gtk_widget_set_tooltip_text (self->remove_button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->showing = FALSE;
}

void
xq_year_row_set_detail (XqYearRow  *self,
                        const char *detail)
{
  g_return_if_fail (XQ_IS_YEAR_ROW (self));

  gtk_label_set_text (self->detail_label, detail != NULL ? detail : "");
}

void
xq_year_row_set_fixed (XqYearRow  *self,
                       const char *why)
{
  g_return_if_fail (XQ_IS_YEAR_ROW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->choice_drop), why == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choice_drop), why);
}

void
xq_year_row_set_removable (XqYearRow *self,
                           gboolean   removable)
{
  g_return_if_fail (XQ_IS_YEAR_ROW (self));

  gtk_widget_set_visible (self->remove_button, removable);
}

static void
selected_cb (XqYearRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHOSEN], 0, gtk_drop_down_get_selected (self->choice_drop));
}

static void
removed_cb (XqYearRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
xq_year_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_YEAR_ROW);

  G_OBJECT_CLASS (xq_year_row_parent_class)->dispose (object);
}

static void
xq_year_row_class_init (XqYearRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_year_row_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", XQ_TYPE_YEAR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[REMOVED] = g_signal_new ("removed", XQ_TYPE_YEAR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/year-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqYearRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearRow, choice_drop);
  gtk_widget_class_bind_template_child (widget_class, XqYearRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
xq_year_row_init (XqYearRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_year_row_new (void)
{
  return g_object_new (XQ_TYPE_YEAR_ROW, NULL);
}
