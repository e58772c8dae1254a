/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "level-chart.h"
#include "level-row.h"

#include "school/shared-choices.h"

struct _XqLevelChart
{
  AdwBin   parent_instance;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (XqLevelChart, xq_level_chart, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text,
           const char *style,
           float       xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static gint64
find_most (GPtrArray *grades)
{
  gint64 most = 1;

  for (guint i = 0; i < grades->len; i++)
    for (guint level = 1; level < XQ_N_LEVELS; level++)
      most = MAX (most, ((const XqGradeLine *) g_ptr_array_index (grades, i))->counts[level]);
  return most;
}

static GtkWidget *
new_bar (const XqGradeLine *line,
         guint              level,
         gint64             most)
{
  gint64 count = line->counts[level];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = count < 0 ? g_strdup (_("under 5")) : g_strdup_printf ("%" G_GINT64_FORMAT, count);
  GtkWidget *number = new_label (text, "numeric", 1);

  g_object_set (number, "width-chars", 6, NULL);
  gtk_box_append (GTK_BOX (box), number);
  /* Whom nothing is about is the most, and would make every other bar vanish. */
  if (level > 0)
    {
      GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "fraction", (double) MAX (count, 0) / (double) most, "hexpand", TRUE,
                                     "valign", GTK_ALIGN_CENTER, NULL);
      g_autofree char *title = xq_level_dup_words (xq_attention_choices[level].code);
      /* Translators: a grade, a level, a number */
      g_autofree char *name = g_strdup_printf (_("%s, %s: %s"), line->grade, title, text);

      gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (box), bar);
    }
  return box;
}

void
xq_level_chart_show (XqLevelChart *self,
                     GPtrArray    *grades)
{
  GtkWidget *child;
  gint64 most;

  g_return_if_fail (XQ_IS_LEVEL_CHART (self) && grades != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  most = find_most (grades);
  for (guint level = 0; level < XQ_N_LEVELS; level++)
    {
      g_autofree char *title = xq_level_dup_words (xq_attention_choices[level].code);

      gtk_grid_attach (self->grid, new_label (title, "heading", 0), (int) level + 1, 0, 1, 1);
    }
  for (guint i = 0; i < grades->len; i++)
    {
      const XqGradeLine *line = g_ptr_array_index (grades, i);

      gtk_grid_attach (self->grid, new_label (line->grade, "heading", 0), 0, (int) i + 1, 1, 1);
      for (guint level = 0; level < XQ_N_LEVELS; level++)
        gtk_grid_attach (self->grid, new_bar (line, level, most), (int) level + 1, (int) i + 1, 1, 1);
    }
}

static void
xq_level_chart_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_level_chart_parent_class)->dispose (object);
}

static void
xq_level_chart_class_init (XqLevelChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xq_level_chart_dispose;
}

static void
xq_level_chart_init (XqLevelChart *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 24, "row-spacing", 12, "margin-start", 18, "margin-end", 18,
                             "margin-top", 12, "margin-bottom", 12, "valign", GTK_ALIGN_START, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}
