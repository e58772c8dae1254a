/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of answers, without a school: a class's observations and one paper sheet are
 * filled in by keys, and every cell has a name. */

#include "config.h"

#include "ui-fixture.h"

#include "answers-entry.h"
#include "digit-cell.h"
#include "observation-grid.h"

/* --- a class's table --- */

static XqObservationTable *
make_table (void)
{
  XqObservationTable *table = xq_observation_table_new ();

  xq_observation_table_add_item (table, "mood_low", "情绪", "明显低落、流泪");
  xq_observation_table_add_item (table, "sleep", "睡眠精神", "上课常困倦");
  xq_observation_table_add_item (table, "life_words", "安全", "说过或写过不想活")->safety = TRUE;
  xq_observation_table_add_line (table, "s1", "王小明", "1");
  xq_observation_table_add_line (table, "s2", "李雨", "2");
  xq_observation_table_add_line (table, "s3", "陈浩", NULL);
  return table;
}

static const XqObservationLine *
line_at (const XqObservationTable *table,
         guint                     row)
{
  return g_ptr_array_index (table->lines, row);
}

static void
press (XqObservationGrid *grid,
       guint              key)
{
  g_assert_true (xq_observation_grid_press (grid, key, 0));
}

static void
assert_cursor (XqObservationGrid *grid,
               guint              row,
               guint              column)
{
  g_assert_cmpuint (xq_observation_grid_get_row (grid), ==, row);
  g_assert_cmpuint (xq_observation_grid_get_column (grid), ==, column);
}

typedef struct
{
  GtkWindow          *window;
  XqObservationGrid  *grid;
  XqObservationTable *table;
  guint               n_noted;
  guint               n_ended;
} Shown;

static void
count_noted_cb (Shown *shown)
{
  shown->n_noted++;
}

static void
count_ended_cb (Shown *shown)
{
  shown->n_ended++;
}

static Shown *
show_grid (void)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->table = make_table ();
  shown->grid = g_object_new (XQ_TYPE_OBSERVATION_GRID, NULL);
  shown->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (shown->window, 900, 500);
  gtk_window_set_child (shown->window, GTK_WIDGET (shown->grid));
  g_signal_connect_swapped (shown->grid, "noted", G_CALLBACK (count_noted_cb), shown);
  g_signal_connect_swapped (shown->grid, "ended", G_CALLBACK (count_ended_cb), shown);
  xq_observation_grid_set_table (shown->grid, shown->table);
  gtk_window_present (shown->window);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (shown->grid)));
  return shown;
}

static void
close_grid (Shown *shown)
{
  gtk_window_destroy (shown->window);
  xq_observation_table_free (shown->table);
  g_free (shown);
}

static void
test_grid_digits (void)
{
  Shown *shown = show_grid ();
  XqObservationGrid *grid = shown->grid;

  assert_cursor (grid, 0, 0);
  press (grid, GDK_KEY_1);
  press (grid, GDK_KEY_KP_2);
  assert_cursor (grid, 0, 2);
  g_assert_cmpstr (line_at (shown->table, 0)->values, ==, "1200");
  g_assert_cmpuint (shown->n_noted, ==, 2);
  g_assert_cmpint (line_at (shown->table, 0)->state, ==, XQ_OBSERVATION_NOTED);

  /* A digit that means nothing changes nothing and moves nothing. */
  press (grid, GDK_KEY_5);
  assert_cursor (grid, 0, 2);
  g_assert_cmpuint (shown->n_noted, ==, 2);

  /* 9 is known to an item and not to the last column, where the counsellor is asked. */
  press (grid, GDK_KEY_9);
  assert_cursor (grid, 0, 3);
  press (grid, GDK_KEY_9);
  assert_cursor (grid, 0, 3);
  press (grid, GDK_KEY_2);
  assert_cursor (grid, 1, 0);
  g_assert_cmpstr (line_at (shown->table, 0)->values, ==, "1292");

  /* Back and emptied; a key that is no digit belongs to somebody else. */
  press (grid, GDK_KEY_BackSpace);
  assert_cursor (grid, 0, 3);
  g_assert_cmpstr (line_at (shown->table, 0)->values, ==, "1290");
  g_assert_false (xq_observation_grid_press (grid, GDK_KEY_a, 0));
  g_assert_false (xq_observation_grid_press (grid, GDK_KEY_1, GDK_ALT_MASK));
  g_assert_false (xq_observation_grid_press (grid, GDK_KEY_s, GDK_CONTROL_MASK));
  close_grid (shown);
}

static void
test_grid_moves (void)
{
  Shown *shown = show_grid ();
  XqObservationGrid *grid = shown->grid;

  press (grid, GDK_KEY_Left);
  press (grid, GDK_KEY_Up);
  assert_cursor (grid, 0, 0);
  press (grid, GDK_KEY_Down);
  press (grid, GDK_KEY_Right);
  assert_cursor (grid, 1, 1);
  press (grid, GDK_KEY_Return);
  press (grid, GDK_KEY_Return);
  assert_cursor (grid, 2, 1);
  press (grid, GDK_KEY_Home);
  assert_cursor (grid, 2, 0);
  press (grid, GDK_KEY_End);
  assert_cursor (grid, 2, 3);
  press (grid, GDK_KEY_Tab);
  assert_cursor (grid, 2, 3);
  g_assert_cmpuint (shown->n_ended, ==, 1);
  press (grid, GDK_KEY_ISO_Left_Tab);
  assert_cursor (grid, 2, 2);
  g_assert_true (xq_observation_grid_press (grid, GDK_KEY_Home, GDK_CONTROL_MASK));
  assert_cursor (grid, 0, 0);
  press (grid, GDK_KEY_Page_Down);
  assert_cursor (grid, 2, 0);
  g_assert_true (gtk_widget_is_focus (xq_observation_grid_get_cell (grid, 2, 0)));

  /* One cell alone is in the way of Ctrl+Tab. */
  g_assert_true (gtk_widget_get_focusable (xq_observation_grid_get_cell (grid, 2, 0)));
  g_assert_false (gtk_widget_get_focusable (xq_observation_grid_get_cell (grid, 0, 0)));
  close_grid (shown);
}

/* What a screen reader finds: cells with a child, an item and an answer each. */
static void
test_grid_names (void)
{
  Shown *shown = show_grid ();
  GtkWidget *cell = xq_observation_grid_get_cell (shown->grid, 1, 2);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "李雨，说过或写过不想活：未见");
  g_assert_false (gtk_widget_has_css_class (cell, "alert"));
  xq_observation_grid_move (shown->grid, 1, 2);
  press (shown->grid, GDK_KEY_1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "李雨，说过或写过不想活：偶尔");
  g_assert_true (gtk_widget_has_css_class (cell, "alert"));
  g_assert_cmpstr (xq_digit_cell_get_text (XQ_DIGIT_CELL (cell)), ==, "1");
  xq_observation_grid_move (shown->grid, 1, 2);
  press (shown->grid, GDK_KEY_9);
  g_assert_false (gtk_widget_has_css_class (cell, "alert"));
  xq_observation_grid_move (shown->grid, 1, 2);
  press (shown->grid, GDK_KEY_Delete);
  g_assert_cmpstr (xq_digit_cell_get_text (XQ_DIGIT_CELL (cell)), ==, "·");
  close_grid (shown);
}

/* --- answers as text --- */

static void
test_answers (void)
{
  g_autoptr (XqObservationTable) table = make_table ();
  XqObservationLine *line = g_ptr_array_index (table->lines, 0);
  g_autofree char *answers = NULL;

  xq_observation_line_take_answers (table, line, "sleep=2 life_words=1 unknown=2 mood_low=7 sle=1 =1 mood_low", "yes", "一句");
  g_assert_cmpstr (line->values, ==, "0211");
  g_assert_cmpstr (line->remark, ==, "一句");
  g_assert_cmpint (line->state, ==, XQ_OBSERVATION_OPEN);
  answers = xq_observation_line_dup_answers (table, line);
  g_assert_cmpstr (answers, ==, "mood_low=0 sleep=2 life_words=1");
  g_assert_cmpstr (xq_observation_line_get_ask (table, line), ==, "yes");
  xq_observation_line_take_answers (table, line, NULL, NULL, NULL);
  g_assert_true (xq_observation_line_is_quiet (line));
  xq_observation_line_take_answers (table, line, "", "whenever", "");
  g_assert_true (xq_observation_line_is_quiet (line));

  /* Sent, then changed. */
  line->sent_on = g_strdup ("2024-11-15");
  line->state = XQ_OBSERVATION_SENT;
  g_assert_false (xq_observation_line_note (line, 0, '0'));
  g_assert_cmpint (line->state, ==, XQ_OBSERVATION_SENT);
  g_assert_true (xq_observation_line_note_remark (line, "看到的"));
  g_assert_cmpint (line->state, ==, XQ_OBSERVATION_CHANGED);
}

/* --- paper sheets --- */

static void
press_entry (XqAnswersEntry *entry,
             const char     *keys)
{
  for (const char *at = keys; *at != '\0'; at++)
    g_assert_true (xq_answers_entry_press (entry, *at == '-' ? GDK_KEY_minus : *at == '<' ? GDK_KEY_BackSpace :
                                                  *at == '!' ? GDK_KEY_Return : (guint) *at, 0));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_entry (void)
{
  XqAnswersEntry *entry = g_object_new (XQ_TYPE_ANSWERS_ENTRY, NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  guint n_ended = 0;
  g_autofree char *answers = NULL;

  gtk_window_set_child (window, GTK_WIDGET (entry));
  gtk_window_present (window);
  g_signal_connect_swapped (entry, "ended", G_CALLBACK (count_cb), &n_ended);
  xq_answers_entry_begin (entry, 9, 0, 3);
  g_assert_false (xq_answers_entry_is_begun (entry));
  g_assert_cmpuint (xq_answers_entry_get_item (entry), ==, 1);

  press_entry (entry, "01234");
  g_assert_cmpuint (xq_answers_entry_get_item (entry), ==, 5);
  press_entry (entry, "3<2-");
  g_assert_cmpuint (xq_answers_entry_get_n_open (entry), ==, 3);

  /* Enter on a sheet that is not whole goes to what is missing. */
  g_assert_true (xq_answers_entry_press (entry, GDK_KEY_Left, 0));
  press_entry (entry, "!");
  g_assert_cmpuint (n_ended, ==, 0);
  g_assert_cmpuint (xq_answers_entry_get_item (entry), ==, 7);
  press_entry (entry, "111");
  g_assert_cmpuint (xq_answers_entry_get_n_open (entry), ==, 0);
  g_assert_nonnull (ui_find_words (entry, "第 9 题"));
  press_entry (entry, "!");
  g_assert_cmpuint (n_ended, ==, 1);
  answers = xq_answers_entry_dup_answers (entry);
  g_assert_cmpstr (answers, ==, "0 1 2 3 2 - 1 1 1");
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  UiFixture *fixture = ui_fixture_new (&argc, &argv);
  int status;

  g_test_add_func ("/ui/answers/grid/digits", test_grid_digits);
  g_test_add_func ("/ui/answers/grid/moves", test_grid_moves);
  g_test_add_func ("/ui/answers/grid/names", test_grid_names);
  g_test_add_func ("/ui/answers/text", test_answers);
  g_test_add_func ("/ui/answers/entry", test_entry);
  status = g_test_run ();
  ui_fixture_free (fixture);
  return status;
}
