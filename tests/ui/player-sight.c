/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include <adwaita.h>

#include "field-editor.h"
#include "player-sight.h"

GtkWidget *
player_find (GtkWidget    *widget,
             PlayerWanted  wanted,
             const char   *name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (wanted (widget, name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = player_find (child, wanted, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_in_any_window (PlayerWanted  wanted,
                    const char   *name)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      found = player_find (window, wanted, name);
    }
  return found;
}

/* The window that takes keys. */
static GtkWindow *
find_active (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_is_active (window))
        return window;
    }
  return NULL;
}

/* --- words --- */

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  /* What stands hidden in a password's entry nobody reads. */
  if (GTK_IS_TEXT (widget) && gtk_text_get_visibility (GTK_TEXT (widget)))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

static gboolean
says (GtkWidget  *widget,
      const char *words)
{
  const char *text = get_text (widget);

  return text != NULL && strstr (text, words) != NULL;
}

char *
player_read (const char *words)
{
  GtkWidget *found = find_in_any_window (says, words);

  return found != NULL ? g_strdelimit (g_strdup (get_text (found)), "\n", ' ') : NULL;
}

/* --- names --- */

static gboolean
is_label (GtkWidget  *widget,
          const char *words)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words);
}

static gboolean
has_given_name (GtkWidget  *widget,
                const char *name)
{
  g_autofree char *difference = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return difference == NULL;
}

static gboolean
is_called (GtkWidget  *widget,
           const char *name)
{
  if (XQ_IS_FIELD_EDITOR (widget))
    return g_str_equal (_(xq_field_editor_get_field (XQ_FIELD_EDITOR (widget))->title), name);
  if (ADW_IS_PREFERENCES_ROW (widget))
    return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name);
  if (has_given_name (widget, name))
    return TRUE;
  return (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_EXPANDER (widget)) &&
         player_find (widget, is_label, name) != NULL;
}

static GtkWidget *
get_cursor (void)
{
  GtkWindow *window = find_active ();

  return window != NULL ? gtk_window_get_focus (window) : NULL;
}

/* The cursor is on a part of what has the name, or on itself. */
gboolean
player_is_on (const char *name)
{
  for (GtkWidget *around = get_cursor (); around != NULL && !GTK_IS_WINDOW (around); around = gtk_widget_get_parent (around))
    {
      if (is_called (around, name))
        return TRUE;
      if (XQ_IS_FIELD_EDITOR (around) || GTK_IS_LIST_BOX_ROW (around))
        return FALSE;
    }
  return FALSE;
}

static gboolean
may_be_pressed (GtkWidget  *widget,
                const char *name)
{
  return gtk_widget_is_sensitive (widget) && is_called (widget, name);
}

gboolean
player_point_at (const char *name)
{
  GtkWindow *window = find_active ();
  GtkWidget *found = window != NULL ? player_find (GTK_WIDGET (window), may_be_pressed, name) : NULL;

  if (found == NULL)
    return FALSE;
  if (gtk_widget_get_focusable (found))
    return gtk_widget_grab_focus (found);
  return gtk_widget_child_focus (found, GTK_DIR_TAB_FORWARD);
}

char *
player_dup_cursor (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *around = get_cursor ();

  if (around == NULL)
    return g_strdup (find_active () != NULL ? "nowhere" : "no window takes keys");
  for (guint i = 0; around != NULL && i < 5; i++, around = gtk_widget_get_parent (around))
    {
      GtkWidget *label = GTK_IS_BUTTON (around) || GTK_IS_LIST_BOX_ROW (around) ? player_find (around, says, "") : NULL;

      g_string_append_printf (words, "%s%s", i > 0 ? " in " : "", G_OBJECT_TYPE_NAME (around));
      if (label != NULL)
        g_string_append_printf (words, " “%s”", get_text (label));
      if (XQ_IS_FIELD_EDITOR (around))
        g_string_append_printf (words, " “%s”", xq_field_editor_get_field (XQ_FIELD_EDITOR (around))->name);
      if (ADW_IS_PREFERENCES_ROW (around))
        g_string_append_printf (words, " “%s”", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (around)));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
