/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever does not see the window hears it: every control in sight, on every page
 * that a role reaches, has a name. A name is its own label, or one that is given to it
 * or that another widget lends it. */

#include "ui-walk.h"

#include "digit-cell.h"

static UiFixture *fixture;

typedef struct
{
  const char *where;
  guint       n_controls;
  GString    *nameless;
} Walk;

/* Words in sight within a button or a row are its name. */
static void
look_for_words_cb (GtkWidget *widget,
                   gpointer   data)
{
  gboolean *found = data;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    *found = TRUE;
}

static gboolean
has_words (GtkWidget *widget)
{
  gboolean found = FALSE;

  ui_each (widget, look_for_words_cb, &found);
  return found;
}

static void
count_words_cb (GtkWidget *widget,
                gpointer   data)
{
  guint *n = data;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    (*n)++;
}

/* What is read out is then everything that stands in it, one after the other. */
static gboolean
is_named_by_chance (GtkWidget *button)
{
  guint n = 0;

  ui_each (button, count_words_cb, &n);
  return n > 1;
}

static gboolean
is_given_a_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Since 4.12, GTK takes a tooltip for the name where there is no other, and
 * libadwaita's own buttons rely on it. */
static gboolean
is_named_by_tooltip (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return gtk_check_version (4, 12, 0) == NULL && tooltip != NULL && *tooltip != '\0';
}

/* An entry's own text is in a widget within it, and the name on any of those around
 * it that stand for the same control. */
static gboolean
is_named (GtkWidget *widget)
{
  if (is_given_a_name (widget))
    return TRUE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    return (has_words (widget) && !is_named_by_chance (widget)) || is_named_by_tooltip (widget);
  if (GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_EXPANDER (widget))
    return has_words (widget) || is_named_by_tooltip (widget);
  for (GtkWidget *around = gtk_widget_get_parent (widget); around != NULL; around = gtk_widget_get_parent (around))
    {
      if (ADW_IS_PREFERENCES_ROW (around))
        return *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (around)) != '\0';
      if (GTK_IS_EDITABLE (around) || GTK_IS_DROP_DOWN (around) || GTK_IS_MENU_BUTTON (around))
        return is_named (around);
    }
  return FALSE;
}

static gboolean
is_control (GtkWidget *widget)
{
  return (GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))) || GTK_IS_GRID_VIEW (widget) ||
         GTK_IS_EXPANDER (widget) || GTK_IS_CALENDAR (widget) || GTK_IS_SCALE (widget) || GTK_IS_SPIN_BUTTON (widget) ||
         GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT (widget) ||
         GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || XQ_IS_DIGIT_CELL (widget);
}

static void
judge_cb (GtkWidget *widget,
          gpointer   data)
{
  Walk *walk = data;
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!is_control (widget))
    return;
  /* The inner parts of one control are one control. */
  if (parent != NULL && (GTK_IS_DROP_DOWN (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_COLUMN_VIEW (parent)))
    return;
  walk->n_controls++;
  if (!is_named (widget))
    g_string_append_printf (walk->nameless, "\n%s: %s in %s", walk->where, G_OBJECT_TYPE_NAME (widget),
                            parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing");
}

static void
look_cb (GtkWidget  *root,
         const char *where,
         gpointer    data)
{
  Walk *walk = data;

  walk->where = where;
  ui_each (root, judge_cb, walk);
}

static void
finish (Walk *walk)
{
  g_assert_cmpuint (walk->n_controls, >, 0);
  g_assert_cmpstr (walk->nameless->str, ==, "");
  g_string_free (walk->nameless, TRUE);
}

static void
test_locked (void)
{
  Walk walk = { NULL, 0, g_string_new (NULL) };

  ui_walk_locked (fixture, look_cb, &walk);
  finish (&walk);
}

static void
test_account (gconstpointer account)
{
  Walk walk = { NULL, 0, g_string_new (NULL) };

  ui_walk_account (fixture, account, look_cb, &walk);
  finish (&walk);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture = ui_fixture_new (&argc, &argv);
  ui_walk_fill (fixture);
  g_test_add_func ("/names/locked", test_locked);
  g_test_add_data_func ("/names/counsellor", "李老师", test_account);
  g_test_add_data_func ("/names/head", "校长", test_account);
  g_test_add_data_func ("/names/class-teacher", "王老师", test_account);
  g_test_add_data_func ("/names/grade-leader", "孙主任", test_account);
  g_test_add_data_func ("/names/subject-teacher", "钱老师", test_account);
  g_test_add_data_func ("/names/dormitory", "周阿姨", test_account);
  g_test_add_data_func ("/names/keeper", "管理员", test_account);
  status = g_test_run ();
  ui_fixture_free (fixture);
  return status;
}
