/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linked into a program with its own main(): says "frame" when its first window
 * lies on the screen, and ends the program.
 */

#include <stdio.h>
#include <unistd.h>

#include <gtk/gtk.h>

static void
painted_cb (GdkFrameClock *clock,
            gpointer       window)
{
  (void) clock;
  if (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) < 2)
    return;
  printf ("frame 0\n");
  fflush (stdout);
  _exit (0);
}

/* The first turn of the main loop: the window was asked for, nothing is drawn. */
static gboolean
begun_cb (gpointer user_data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, 0);

  (void) user_data;
  if (window == NULL || !gtk_widget_get_realized (window))
    return G_SOURCE_CONTINUE;
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window);
  return G_SOURCE_REMOVE;
}

__attribute__ ((constructor)) static void
begin (void)
{
  g_idle_add_full (G_PRIORITY_HIGH, begun_cb, NULL, NULL);
}
