/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "answers-entry.h"
#include "digit-cell.h"

#define ITEMS_OF_A_LINE 10
#define CELL_WIDTH 36

/* No key was pressed for it yet. */
#define OPEN ' '
#define MISSING '-'

struct _XqAnswersEntry
{
  AdwBin     parent_instance;

  char      *answers;    /* one character an item */
  guint      at;         /* from 0 */
  char       least;
  char       most;
  GPtrArray *cells;      /* borrowed */

  GtkLabel  *item_label;
  GtkLabel  *count_label;
  GtkLabel  *range_label;
  GtkWidget *cells_grid;
};

G_DEFINE_FINAL_TYPE (XqAnswersEntry, xq_answers_entry, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_cell (XqAnswersEntry *self,
           guint           item)
{
  char text[] = { self->answers[item], '\0' };
  GtkWidget *cell = g_ptr_array_index (self->cells, item);
  const char *words = self->answers[item] == OPEN ? _("not typed yet") : self->answers[item] == MISSING ? _("no answer") : text;
  /* Translators: the number of an item, its answer */
  g_autofree char *name = g_strdup_printf (_("Item %u: %s"), item + 1, words);

  xq_digit_cell_set (XQ_DIGIT_CELL (cell), self->answers[item] == OPEN ? "·" : text,
                     self->answers[item] == OPEN ? XQ_DIGIT_QUIET : XQ_DIGIT_PLAIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_counts (XqAnswersEntry *self)
{
  guint n = self->cells->len;
  guint open = xq_answers_entry_get_n_open (self);
  g_autofree char *item = g_strdup_printf (_("Item %u"), MIN (self->at, n - 1) + 1);
  g_autofree char *count = open > 0 ? g_strdup_printf (_("Typed: %u of %u"), n - open, n)
                                    : g_strdup_printf (_("All %u typed: Enter ends the sheet"), n);

  gtk_label_set_text (self->item_label, item);
  gtk_label_set_text (self->count_label, count);
}

static void
move_to (XqAnswersEntry *self,
         guint           item)
{
  xq_digit_cell_set_cursor (g_ptr_array_index (self->cells, self->at), FALSE);
  self->at = MIN (item, self->cells->len - 1);
  xq_digit_cell_set_cursor (g_ptr_array_index (self->cells, self->at), TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (self->cells, self->at));
  show_counts (self);
}

static void
answer (XqAnswersEntry *self,
        char            value)
{
  self->answers[self->at] = value;
  show_cell (self, self->at);
  show_counts (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
end (XqAnswersEntry *self)
{
  const char *open = strchr (self->answers, OPEN);

  if (open == NULL)
    {
      g_signal_emit (self, signals[ENDED], 0);
      return;
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
  move_to (self, (guint) (open - self->answers));
}

static gboolean
press_answer (XqAnswersEntry *self,
              char            value)
{
  if (value != MISSING && (value < self->least || value > self->most))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }
  answer (self, value);
  move_to (self, self->at + 1);
  return TRUE;
}

gboolean
xq_answers_entry_press (XqAnswersEntry  *self,
                        guint            key,
                        GdkModifierType  state)
{
  char digit = xq_digit_of_key (key);

  g_return_val_if_fail (XQ_IS_ANSWERS_ENTRY (self), FALSE);

  if (self->cells->len == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;
  if (digit != '\0')
    return press_answer (self, digit);
  switch (key)
    {
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
    case GDK_KEY_space:
      return press_answer (self, MISSING);

    case GDK_KEY_BackSpace:
      /* From the last item, which the cursor does not leave, it is that one first. */
      if (self->answers[self->at] == OPEN && self->at > 0)
        move_to (self, self->at - 1);
      answer (self, OPEN);
      return TRUE;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_to (self, self->at > 0 ? self->at - 1 : 0);
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_to (self, self->at + 1);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_to (self, self->at >= ITEMS_OF_A_LINE ? self->at - ITEMS_OF_A_LINE : self->at);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_to (self, self->at + ITEMS_OF_A_LINE);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      end (self);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (XqAnswersEntry  *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  (void) code;
  return xq_answers_entry_press (self, key, state);
}

static void
clicked_cb (XqAnswersEntry *self,
            int             n,
            double          x,
            double          y)
{
  GtkWidget *picked = gtk_widget_pick (self->cells_grid, x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked != NULL && !XQ_IS_DIGIT_CELL (picked) ? gtk_widget_get_ancestor (picked, XQ_TYPE_DIGIT_CELL) : picked;
  guint item;

  (void) n;
  if (cell != NULL && g_ptr_array_find (self->cells, cell, &item))
    move_to (self, item);
}

/* Ten a line, as many as one counts at a glance. */
static void
add_cell (XqAnswersEntry *self,
          guint           item)
{
  GtkWidget *cell = xq_digit_cell_new ();

  if (item % ITEMS_OF_A_LINE == 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", item + 1);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", number, "xalign", 1.0f, "width-chars", 4, "margin-end", 8,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (GTK_GRID (self->cells_grid), label, 0, (int) (item / ITEMS_OF_A_LINE), 1, 1);
    }
  gtk_widget_set_size_request (cell, CELL_WIDTH, -1);
  gtk_grid_attach (GTK_GRID (self->cells_grid), cell, (int) (item % ITEMS_OF_A_LINE) + 1, (int) (item / ITEMS_OF_A_LINE), 1, 1);
  g_ptr_array_add (self->cells, cell);
  show_cell (self, item);
}

static void
empty (XqAnswersEntry *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (self->cells_grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->cells_grid), child);
}

void
xq_answers_entry_begin (XqAnswersEntry *self,
                        guint           n_items,
                        guint           least,
                        guint           most)
{
  g_autofree char *range = NULL;

  g_return_if_fail (XQ_IS_ANSWERS_ENTRY (self) && n_items > 0 && least <= most && most <= 9);

  g_free (self->answers);
  self->answers = g_strnfill (n_items, OPEN);
  self->least = (char) ('0' + least);
  self->most = (char) ('0' + most);
  self->at = 0;
  if (self->cells->len != n_items)
    {
      empty (self);
      for (guint item = 0; item < n_items; item++)
        add_cell (self, item);
    }
  for (guint item = 0; item < n_items; item++)
    {
      xq_digit_cell_set_cursor (g_ptr_array_index (self->cells, item), item == 0);
      show_cell (self, item);
    }
  /* Translators: the least and the greatest answer of a questionnaire */
  range = g_strdup_printf (_("Keys %u to %u; “-” where there is no answer"), least, most);
  gtk_label_set_text (self->range_label, range);
  show_counts (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->cells, 0));
}

guint
xq_answers_entry_get_item (XqAnswersEntry *self)
{
  g_return_val_if_fail (XQ_IS_ANSWERS_ENTRY (self), 0);

  return self->at + 1;
}

guint
xq_answers_entry_get_n_open (XqAnswersEntry *self)
{
  guint n = 0;

  g_return_val_if_fail (XQ_IS_ANSWERS_ENTRY (self), 0);

  for (guint item = 0; item < self->cells->len; item++)
    n += self->answers[item] == OPEN;
  return n;
}

gboolean
xq_answers_entry_is_begun (XqAnswersEntry *self)
{
  g_return_val_if_fail (XQ_IS_ANSWERS_ENTRY (self), FALSE);

  return xq_answers_entry_get_n_open (self) < self->cells->len;
}

char *
xq_answers_entry_dup_answers (XqAnswersEntry *self)
{
  g_autoptr (GString) answers = g_string_new (NULL);

  g_return_val_if_fail (XQ_IS_ANSWERS_ENTRY (self), NULL);

  for (guint item = 0; item < self->cells->len; item++)
    {
      if (item > 0)
        g_string_append_c (answers, ' ');
      g_string_append_c (answers, self->answers[item] == OPEN ? MISSING : self->answers[item]);
    }
  return g_string_free (g_steal_pointer (&answers), FALSE);
}

static void
xq_answers_entry_dispose (GObject *object)
{
  g_ptr_array_set_size (XQ_ANSWERS_ENTRY (object)->cells, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_answers_entry_parent_class)->dispose (object);
}

static void
xq_answers_entry_finalize (GObject *object)
{
  XqAnswersEntry *self = XQ_ANSWERS_ENTRY (object);

  g_ptr_array_unref (self->cells);
  g_free (self->answers);

  G_OBJECT_CLASS (xq_answers_entry_parent_class)->finalize (object);
}

static void
xq_answers_entry_class_init (XqAnswersEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_answers_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_answers_entry_finalize;

  signals[ANSWERED] = g_signal_new ("answered", XQ_TYPE_ANSWERS_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", XQ_TYPE_ANSWERS_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/answers-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAnswersEntry, item_label);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersEntry, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersEntry, range_label);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersEntry, cells_grid);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
xq_answers_entry_init (XqAnswersEntry *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
