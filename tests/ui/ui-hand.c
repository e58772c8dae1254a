/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-hand.h"

#include "crisis-stamps.h"
#include "part-row.h"
#include "parts-editor.h"

XqPage *
ui_hand_enter (UiFixture  *fixture,
               const char *day,
               const char *account)
{
  ui_fixture_close (fixture);
  g_free (fixture->today);
  fixture->today = g_strdup (day);
  ui_fixture_enter (fixture, account);
  return ui_hand_page (fixture);
}

XqPage *
ui_hand_page (UiFixture *fixture)
{
  ui_fixture_settle (fixture);
  return xq_shell_get_page (xq_window_get_shell (fixture->window));
}

XqPage *
ui_hand_go (UiFixture  *fixture,
            const char *place)
{
  g_assert_true (xq_shell_go (xq_window_get_shell (fixture->window), place));
  return ui_hand_page (fixture);
}

XqPage *
ui_hand_open_student (UiFixture  *fixture,
                      const char *student)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (xq_window_get_shell (fixture->window)), "shell.open-student", "s", student));
  return ui_hand_page (fixture);
}

XqPage *
ui_hand_act (UiFixture  *fixture,
             const char *action,
             const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ui_hand_page (fixture)), action, target != NULL ? "s" : NULL, target));
  return ui_hand_page (fixture);
}

XqPage *
ui_hand_press (UiFixture *fixture,
               gpointer   button)
{
  ui_press (button);
  return ui_hand_page (fixture);
}

GtkListBoxRow *
ui_hand_find_row (gpointer    list,
                  const char *words)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (ui_find_words (row, words) != NULL)
      return row;
  return NULL;
}

void
ui_hand_choose (gpointer    list,
                const char *words)
{
  GtkListBoxRow *row = ui_hand_find_row (list, words);

  g_assert_nonnull (row);
  gtk_list_box_select_row (list, row);
}

/* --- forms --- */

typedef struct
{
  const char *field;
  XqFormRow  *found;
} Wanted;

static void
look_for_row_cb (GtkWidget *widget,
                 gpointer   data)
{
  Wanted *wanted = data;

  if (XQ_IS_FORM_ROW (widget) &&
      g_str_equal (xq_field_editor_get_field (xq_form_row_get_editor (XQ_FORM_ROW (widget)))->name, wanted->field))
    wanted->found = XQ_FORM_ROW (widget);
}

static void
fill (gpointer    root,
      const char *field,
      const char *value)
{
  Wanted wanted = { field, NULL };
  XqFieldEditor *editor;

  ui_each (root, look_for_row_cb, &wanted);
  if (wanted.found == NULL)
    g_error ("nobody is asked for “%s” here", field);
  editor = xq_form_row_get_editor (wanted.found);
  xq_field_editor_set_value (editor, value);
  xq_field_editor_note_edited (editor);
}

void
ui_hand_fill (UiFixture *fixture,
              ...)
{
  XqPage *page = ui_hand_page (fixture);
  const char *field;
  va_list args;

  va_start (args, fixture);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      /* A record's form keeps details folded up. */
      if (XQ_IS_FORM_PAGE (page))
        xq_form_page_set_value (XQ_FORM_PAGE (page), field, value);
      else
        fill (page, field, value);
    }
  va_end (args);
}

static void
keep_last_cb (GtkWidget *widget,
              gpointer   data)
{
  GtkWidget **last = data;

  if (XQ_IS_PART_ROW (widget))
    *last = widget;
}

void
ui_hand_add_part (UiFixture  *fixture,
                  const char *parts,
                  ...)
{
  GtkWidget *editor = xq_form_page_get_parts (XQ_FORM_PAGE (ui_hand_page (fixture)), parts);
  GtkWidget *row = NULL;
  const char *field;
  va_list args;

  g_assert_true (XQ_IS_PARTS_EDITOR (editor));
  xq_parts_editor_add_row (XQ_PARTS_EDITOR (editor));
  ui_fixture_settle (fixture);
  ui_each (editor, keep_last_cb, &row);
  g_assert_nonnull (row);
  va_start (args, parts);
  while ((field = va_arg (args, const char *)) != NULL)
    fill (row, field, va_arg (args, const char *));
  va_end (args);
}

/* The line unfolds slowly; what it says stands there at once. */
const char *
ui_hand_get_wrong (UiFixture *fixture)
{
  GtkWidget *page = GTK_WIDGET (ui_hand_page (fixture));
  GType type = XQ_IS_FORM_PAGE (page) ? XQ_TYPE_FORM_PAGE : G_OBJECT_TYPE (page);
  GObject *revealer = gtk_widget_get_template_child (page, type, "wrong_revealer");
  GObject *label = gtk_widget_get_template_child (page, type, "wrong_label");

  g_assert_true (GTK_IS_REVEALER (revealer) && GTK_IS_LABEL (label));
  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)) ? gtk_label_get_text (GTK_LABEL (label)) : "";
}

/* --- windows beside the fixture's own --- */

GtkWindow *
ui_hand_other_window (UiFixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WINDOW (fixture->window))
        return window;
    }
  return NULL;
}

static gboolean
is_there (UiFixture *fixture)
{
  GtkWindow *window = ui_hand_other_window (fixture);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

typedef struct
{
  const char *label;
  GtkWidget  *found;
} WantedButton;

static void
look_for_button_cb (GtkWidget *widget,
                    gpointer   data)
{
  WantedButton *wanted = data;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), wanted->label) == 0)
    wanted->found = widget;
}

void
ui_hand_answer (UiFixture  *fixture,
                const char *label)
{
  WantedButton wanted = { label, NULL };

  UI_WAIT (is_there (fixture));
  g_assert_true (ADW_IS_MESSAGE_DIALOG (ui_hand_other_window (fixture)));
  ui_each (GTK_WIDGET (ui_hand_other_window (fixture)), look_for_button_cb, &wanted);
  g_assert_nonnull (wanted.found);
  ui_press (wanted.found);
  UI_WAIT (ui_hand_other_window (fixture) == NULL);
  ui_fixture_settle (fixture);
}

GtkWidget *
ui_hand_wait_for_stamps (UiFixture *fixture)
{
  UI_WAIT (is_there (fixture));
  ui_fixture_settle (fixture);
  return ui_find (ui_hand_other_window (fixture), XQ_TYPE_CRISIS_STAMPS);
}

void
ui_hand_close_other (UiFixture *fixture)
{
  gtk_window_close (ui_hand_other_window (fixture));
  UI_WAIT (ui_hand_other_window (fixture) == NULL);
}
