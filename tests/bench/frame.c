/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame.h"

/* A window that draws nothing for so long is broken. */
#define PATIENCE_SECONDS 30

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  (void) clock;
  *(gboolean *) user_data = TRUE;
}

static gboolean
woken_cb (gpointer user_data)
{
  (void) user_data;
  return G_SOURCE_CONTINUE;
}

void
frame_wait (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler;
  guint source;
  gint64 until = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  g_assert_nonnull (clock);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  source = g_timeout_add_seconds (1, woken_cb, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (gtk_widget_get_root (widget)));
  while (!painted && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_signal_handler_disconnect (clock, handler);
  if (!painted)
    g_error ("The window draws nothing");
}

static gboolean
is_key (GtkShortcut *shortcut,
        guint        key)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0;
}

static gboolean
press_one (GtkWidget  *widget,
           GListModel *shortcuts,
           guint       key)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_key (shortcut, key) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* Keys that nobody pressed do not reach a window, but they are bound where
 * everybody can read it. */
void
frame_press (GtkWidget *widget,
             guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) && press_one (widget, G_LIST_MODEL (controller), key))
        return;
    }
  g_error ("%s does nothing in a %s", gdk_keyval_name (key), G_OBJECT_TYPE_NAME (widget));
}
