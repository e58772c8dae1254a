/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "level-chart.h"
#include "level-row.h"

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

static const struct
{
  XqScreeningCell  cell;
  const char      *title;    /* N_(); NULL for a level */
  const char      *level;    /* a level's code */
} columns[] = {
  { XQ_SCREENING_DUE, N_("Due"), NULL },
  { XQ_SCREENING_DONE, N_("Screened"), NULL },
  { XQ_SCREENING_VOID, N_("Void"), NULL },
  { XQ_SCREENING_INTERVIEWED, N_("Interviewed"), NULL },
  { XQ_SCREENING_NONE, NULL, "none" },
  { XQ_SCREENING_WATCH, NULL, "watch" },
  { XQ_SCREENING_FOCUS, NULL, "focus" },
  { XQ_SCREENING_URGENT, NULL, "urgent" },
};

static char *
dup_title (guint column)
{
  return columns[column].title != NULL ? g_strdup (_(columns[column].title)) : xq_level_dup_words (columns[column].level);
}

/* "No special attention" has no bar: it is the most, and would make every other vanish. */
static gboolean
has_bar (guint column)
{
  return columns[column].cell >= XQ_SCREENING_WATCH && columns[column].cell <= XQ_SCREENING_URGENT;
}

/* Of the grades alone: beside the school's sum every bar would vanish. */
static gint64
find_most (const GArray *grades)
{
  gint64 most = 1;

  for (guint i = 0; i < grades->len; i++)
    for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
      {
        const XqScreeningGrade *grade = &g_array_index (grades, XqScreeningGrade, i);

        if (has_bar (column) && grade->grade != 0)
          most = MAX (most, grade->values[columns[column].cell]);
      }
  return most;
}

static char *
dup_number (gint64 value)
{
  if (value == XQ_SCREENING_UNDER)
    return g_strdup (_("under 5"));
  return value < 0 ? g_strdup (_("not shown")) : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static char *
dup_grade (const XqScreeningGrade *grade)
{
  return grade->grade != 0 ? g_strdup_printf (_("Grade %d"), grade->grade) : g_strdup (_("The whole school"));
}

static GtkWidget *
new_bar (const XqScreeningGrade *grade,
         guint                   column,
         gint64                  most)
{
  gint64 value = grade->values[columns[column].cell];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = dup_number (value);

  gtk_box_append (GTK_BOX (box), new_label (text, "numeric", 1));
  /* A hidden number has no bar, which would say that there is nobody. */
  if (has_bar (column) && grade->grade != 0 && value > 0)
    {
      GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "fraction", (double) value / (double) most, "hexpand", TRUE,
                                     "valign", GTK_ALIGN_CENTER, NULL);
      g_autofree char *whose = dup_grade (grade);
      g_autofree char *title = dup_title (column);
      /* Translators: a grade, a level, a number */
      g_autofree char *name = g_strdup_printf (_("%s, %s: %s"), whose, title, text);

      gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (box), bar);
    }
  return box;
}

void
xq_level_chart_show (XqLevelChart *self,
                     const GArray *grades)
{
  GtkWidget *child;
  gint64 most;

  g_return_if_fail (XQ_IS_LEVEL_CHART (self) && grades != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  most = find_most (grades);
  for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
    {
      g_autofree char *title = dup_title (column);

      gtk_grid_attach (self->grid, new_label (title, "heading", 0), (int) column + 1, 0, 1, 1);
    }
  for (guint i = 0; i < grades->len; i++)
    {
      const XqScreeningGrade *grade = &g_array_index (grades, XqScreeningGrade, i);
      g_autofree char *whose = dup_grade (grade);

      gtk_grid_attach (self->grid, new_label (whose, "heading", 0), 0, (int) i + 1, 1, 1);
      for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
        gtk_grid_attach (self->grid, new_bar (grade, column, most), (int) column + 1, (int) i + 1, 1, 1);
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
