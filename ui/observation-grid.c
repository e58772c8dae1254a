/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "digit-cell.h"
#include "observation-grid.h"

/* Of a column, in pixels: sixteen and one more beside the names at 1366. */
#define COLUMN_WIDTH 54
#define NAME_WIDTH 140
#define LINES_OF_A_PAGE 10

struct _XqObservationGrid
{
  AdwBin              parent_instance;

  XqObservationTable *table;
  guint               row;
  guint               column;
  GPtrArray          *cells;      /* borrowed, line by line */
  GPtrArray          *heads;      /* borrowed, one a column */
  GPtrArray          *rows;       /* borrowed, one a line */

  GtkWidget          *heads_box;
  GtkWidget          *rows_box;
  GtkWidget          *cells_box;
};

G_DEFINE_FINAL_TYPE (XqObservationGrid, xq_observation_grid, ADW_TYPE_BIN)

enum
{
  NOTED,
  MOVED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_n_rows (XqObservationGrid *self)
{
  return self->table != NULL ? self->table->lines->len : 0;
}

static guint
get_n_columns (XqObservationGrid *self)
{
  return self->heads->len;
}

static XqObservationLine *
get_line (XqObservationGrid *self,
          guint              row)
{
  return g_ptr_array_index (self->table->lines, row);
}

GtkWidget *
xq_observation_grid_get_cell (XqObservationGrid *self,
                              guint              row,
                              guint              column)
{
  g_return_val_if_fail (XQ_IS_OBSERVATION_GRID (self) && row < get_n_rows (self) && column < get_n_columns (self), NULL);

  return g_ptr_array_index (self->cells, row * get_n_columns (self) + column);
}

guint
xq_observation_grid_get_row (XqObservationGrid *self)
{
  g_return_val_if_fail (XQ_IS_OBSERVATION_GRID (self), 0);

  return self->row;
}

guint
xq_observation_grid_get_column (XqObservationGrid *self)
{
  g_return_val_if_fail (XQ_IS_OBSERVATION_GRID (self), 0);

  return self->column;
}

/* --- what is shown --- */

static void
show_cell (XqObservationGrid *self,
           guint              row,
           guint              column)
{
  XqDigitCell *cell = XQ_DIGIT_CELL (xq_observation_grid_get_cell (self, row, column));
  const XqObservationLine *line = get_line (self, row);
  char value = line->values[column];
  char text[] = { value, '\0' };
  /* Translators: what a screen reader says of an answer: a child's name, what is to be seen, how often it was seen */
  g_autofree char *name = g_strdup_printf (_("%s, %s: %s"), line->name, xq_observation_table_get_title (self->table, column),
                                           xq_observation_table_get_words (self->table, column, value));
  XqDigitTone tone = value == '0' ? XQ_DIGIT_QUIET : value == '9' ? XQ_DIGIT_PLAIN : XQ_DIGIT_STRONG;

  if (xq_observation_table_is_alert (self->table, column, value))
    tone = XQ_DIGIT_ALERT;
  /* What was not seen is left blank on the paper too: the eye finds what was. */
  xq_digit_cell_set (cell, value == '0' ? "·" : text, tone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static char *
dup_state (const XqObservationLine *line)
{
  switch (line->state)
    {
    case XQ_OBSERVATION_NOTED:
      return g_strdup (_("not handed over yet"));

    case XQ_OBSERVATION_SENT:
      /* Translators: a day */
      return g_strdup_printf (_("handed over on %s"), line->sent_on);

    case XQ_OBSERVATION_CHANGED:
      /* Translators: a day */
      return g_strdup_printf (_("changed since it was handed over on %s"), line->sent_on);

    case XQ_OBSERVATION_OPEN:
    default:
      return g_strdup (_("nothing noted yet"));
    }
}

static void
show_state (XqObservationGrid *self,
            guint              row)
{
  static const char *const signs[] = { "", "✎", "✓", "✎" };
  const XqObservationLine *line = get_line (self, row);
  GtkWidget *head = g_ptr_array_index (self->rows, row);
  g_autofree char *state = dup_state (line);
  g_autofree char *name = g_strdup_printf ("%s %s, %s", line->seat != NULL ? line->seat : "", line->name, state);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (head)), signs[line->state]);
  gtk_widget_set_tooltip_text (head, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strchug (name), -1);
}

void
xq_observation_grid_update_line (XqObservationGrid *self,
                                 guint              row)
{
  g_return_if_fail (XQ_IS_OBSERVATION_GRID (self) && row < get_n_rows (self));

  for (guint column = 0; column < get_n_columns (self); column++)
    show_cell (self, row, column);
  show_state (self, row);
}

static GtkWidget *
new_label (const char *text,
           const char *style,
           float       xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_column_head (XqObservationGrid *self,
                 guint              column)
{
  const char *title = xq_observation_table_get_title (self->table, column);
  gboolean asks = column == self->table->items->len;
  const XqObservationItem *item = asks ? NULL : g_ptr_array_index (self->table->items, column);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "width-request", COLUMN_WIDTH,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "tooltip-text", title, NULL);
  GtkWidget *text = new_label (asks ? _("Please look") : title, "head-text", 0.5f);

  gtk_widget_add_css_class (box, "head");
  if (item != NULL && item->safety)
    gtk_widget_add_css_class (box, "safety-item");
  gtk_box_append (GTK_BOX (box), new_label (item != NULL && item->aspect != NULL ? item->aspect : "", "head-aspect", 0.5f));
  g_object_set (text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 4, "ellipsize", PANGO_ELLIPSIZE_END, "justify",
                GTK_JUSTIFY_CENTER, "max-width-chars", 1, "width-chars", 1, "valign", GTK_ALIGN_START, NULL);
  gtk_box_append (GTK_BOX (box), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return box;
}

static GtkWidget *
new_row_head (const XqObservationLine *line)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "width-request", NAME_WIDTH, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_ROW_HEADER, NULL);
  GtkWidget *seat = new_label (line->seat != NULL ? line->seat : "", "numeric", 1);
  GtkWidget *name = new_label (line->name, "head-name", 0);

  gtk_widget_add_css_class (box, "row-head");
  gtk_widget_add_css_class (seat, "dim-label");
  g_object_set (seat, "width-chars", 3, NULL);
  g_object_set (name, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (box), seat);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), new_label ("", "dim-label", 1));
  return box;
}

static void
add_line (XqObservationGrid *self,
          guint              row)
{
  const XqObservationLine *line = get_line (self, row);
  GtkWidget *head = new_row_head (line);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, line->name, -1);
  for (guint column = 0; column < get_n_columns (self); column++)
    {
      GtkWidget *cell = xq_digit_cell_new ();

      gtk_widget_set_size_request (cell, COLUMN_WIDTH, -1);
      gtk_widget_set_tooltip_text (cell, xq_observation_table_get_title (self->table, column));
      gtk_box_append (GTK_BOX (box), cell);
      g_ptr_array_add (self->cells, cell);
    }
  gtk_box_append (GTK_BOX (self->rows_box), head);
  g_ptr_array_add (self->rows, head);
  gtk_box_append (GTK_BOX (self->cells_box), box);
  xq_observation_grid_update_line (self, row);
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
mark_head (GtkWidget *head,
           gboolean   has_cursor)
{
  if (has_cursor)
    gtk_widget_add_css_class (head, "cursor");
  else
    gtk_widget_remove_css_class (head, "cursor");
}

static void
mark_cursor (XqObservationGrid *self,
             gboolean           has_cursor)
{
  if (self->row >= get_n_rows (self) || self->column >= get_n_columns (self))
    return;
  xq_digit_cell_set_cursor (XQ_DIGIT_CELL (xq_observation_grid_get_cell (self, self->row, self->column)), has_cursor);
  mark_head (g_ptr_array_index (self->heads, self->column), has_cursor);
  mark_head (g_ptr_array_index (self->rows, self->row), has_cursor);
}

void
xq_observation_grid_set_table (XqObservationGrid  *self,
                               XqObservationTable *table)
{
  g_return_if_fail (XQ_IS_OBSERVATION_GRID (self));

  empty_box (self->heads_box);
  empty_box (self->rows_box);
  empty_box (self->cells_box);
  g_ptr_array_set_size (self->heads, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->cells, 0);
  self->table = table;
  if (table == NULL)
    return;
  for (guint column = 0; column < xq_observation_table_get_n_columns (table); column++)
    {
      GtkWidget *head = new_column_head (self, column);

      gtk_box_append (GTK_BOX (self->heads_box), head);
      g_ptr_array_add (self->heads, head);
    }
  for (guint row = 0; row < table->lines->len; row++)
    add_line (self, row);
  self->row = MIN (self->row, MAX (table->lines->len, 1) - 1);
  self->column = MIN (self->column, get_n_columns (self) - 1);
  mark_cursor (self, TRUE);
  g_signal_emit (self, signals[MOVED], 0);
}

/* --- the cursor --- */

void
xq_observation_grid_move (XqObservationGrid *self,
                          guint              row,
                          guint              column)
{
  g_return_if_fail (XQ_IS_OBSERVATION_GRID (self) && row < get_n_rows (self) && column < get_n_columns (self));

  mark_cursor (self, FALSE);
  self->row = row;
  self->column = column;
  mark_cursor (self, TRUE);
  gtk_widget_grab_focus (xq_observation_grid_get_cell (self, row, column));
  g_signal_emit (self, signals[MOVED], 0);
}

static void
move_by (XqObservationGrid *self,
         int                rows,
         int                columns)
{
  int row = CLAMP ((int) self->row + rows, 0, (int) get_n_rows (self) - 1);
  int column = CLAMP ((int) self->column + columns, 0, (int) get_n_columns (self) - 1);

  xq_observation_grid_move (self, (guint) row, (guint) column);
}

/* The next or the last cell as one reads: on through the lines. */
static void
step (XqObservationGrid *self,
      int                by)
{
  int n_columns = (int) get_n_columns (self);
  int last = (int) get_n_rows (self) * n_columns - 1;
  int at = CLAMP ((int) self->row * n_columns + (int) self->column + by, 0, last);

  xq_observation_grid_move (self, (guint) (at / n_columns), (guint) (at % n_columns));
}

static void
note (XqObservationGrid *self,
      char               value)
{
  guint row = self->row;
  guint column = self->column;

  if (!xq_observation_line_note (get_line (self, row), column, value))
    return;
  show_cell (self, row, column);
  show_state (self, row);
  g_signal_emit (self, signals[NOTED], 0, row, column);
}

static gboolean
press_digit (XqObservationGrid *self,
             char               digit)
{
  /* A slip of the finger says nothing and moves nothing. */
  if (xq_observation_table_get_words (self->table, self->column, digit) == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }
  note (self, digit);
  step (self, 1);
  return TRUE;
}

static gboolean
press_tab (XqObservationGrid *self)
{
  if (self->column + 1 < get_n_columns (self))
    move_by (self, 0, 1);
  else
    g_signal_emit (self, signals[ENDED], 0);
  return TRUE;
}

/* Those that Ctrl changes: the first and the last of all. */
static gboolean
press_far (XqObservationGrid *self,
           guint              key)
{
  switch (key)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      xq_observation_grid_move (self, 0, 0);
      return TRUE;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      xq_observation_grid_move (self, get_n_rows (self) - 1, get_n_columns (self) - 1);
      return TRUE;

    default:
      return FALSE;
    }
}

gboolean
xq_observation_grid_press (XqObservationGrid *self,
                           guint              key,
                           GdkModifierType    state)
{
  char digit = xq_digit_of_key (key);

  g_return_val_if_fail (XQ_IS_OBSERVATION_GRID (self), FALSE);

  if (get_n_rows (self) == 0 || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    return press_far (self, key);
  if (digit != '\0')
    return press_digit (self, digit);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_by (self, 0, -1);
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_by (self, 0, 1);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_by (self, -1, 0);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      move_by (self, 1, 0);
      return TRUE;

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_by (self, -LINES_OF_A_PAGE, 0);
      return TRUE;

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_by (self, LINES_OF_A_PAGE, 0);
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      xq_observation_grid_move (self, self->row, 0);
      return TRUE;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      xq_observation_grid_move (self, self->row, get_n_columns (self) - 1);
      return TRUE;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return press_tab (self);

    case GDK_KEY_ISO_Left_Tab:
      step (self, -1);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      note (self, '0');
      return TRUE;

    case GDK_KEY_BackSpace:
      step (self, -1);
      note (self, '0');
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (XqObservationGrid *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  (void) code;
  return xq_observation_grid_press (self, key, state);
}

/* The mouse: first the cursor comes, then each press goes one answer on. */
static void
press_cell (XqObservationGrid *self,
            guint              row,
            guint              column)
{
  static const char next[] = "01290";
  const XqObservationLine *line = get_line (self, row);
  const char *at = strchr (next, line->values[column]);

  if (row != self->row || column != self->column)
    {
      xq_observation_grid_move (self, row, column);
      return;
    }
  gtk_widget_grab_focus (xq_observation_grid_get_cell (self, row, column));
  note (self, xq_observation_table_get_words (self->table, column, at[1]) != NULL ? at[1] : '0');
}

static void
clicked_cb (XqObservationGrid *self,
            int                n,
            double             x,
            double             y)
{
  GtkWidget *picked = gtk_widget_pick (self->cells_box, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked != NULL && !XQ_IS_DIGIT_CELL (picked) ? gtk_widget_get_ancestor (picked, XQ_TYPE_DIGIT_CELL) : picked;
  guint index;

  (void) n;
  if (cell != NULL && g_ptr_array_find (self->cells, cell, &index))
    press_cell (self, index / get_n_columns (self), index % get_n_columns (self));
}

/* --- life --- */

static void
xq_observation_grid_dispose (GObject *object)
{
  XqObservationGrid *self = XQ_OBSERVATION_GRID (object);

  self->table = NULL;
  g_ptr_array_set_size (self->heads, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->cells, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_observation_grid_parent_class)->dispose (object);
}

static void
xq_observation_grid_finalize (GObject *object)
{
  XqObservationGrid *self = XQ_OBSERVATION_GRID (object);

  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (xq_observation_grid_parent_class)->finalize (object);
}

static void
xq_observation_grid_class_init (XqObservationGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_observation_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_observation_grid_finalize;

  signals[NOTED] = g_signal_new ("noted", XQ_TYPE_OBSERVATION_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                 G_TYPE_UINT);
  signals[MOVED] = g_signal_new ("moved", XQ_TYPE_OBSERVATION_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", XQ_TYPE_OBSERVATION_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/observation-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, XqObservationGrid, heads_box);
  gtk_widget_class_bind_template_child (widget_class, XqObservationGrid, rows_box);
  gtk_widget_class_bind_template_child (widget_class, XqObservationGrid, cells_box);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
xq_observation_grid_init (XqObservationGrid *self)
{
  self->heads = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
