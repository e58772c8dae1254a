/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <gtk/gtk.h>

#include "frame.h"
#include "plain.h"

/* Plain SQLite under the plainest list: what a window costs that does what ours
 * does after the password, without a vault, rules or words. */

static GtkWidget *window;
static GtkStringList *rows;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *row)
{
  (void) factory;
  gtk_list_item_set_child (row, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *row)
{
  (void) factory;
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (row)), gtk_string_object_get_string (gtk_list_item_get_item (row)));
}

static double
measure_open_window (gint64 *count)
{
  g_auto (GStrv) lines = NULL;

  gtk_string_list_splice (rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), NULL);
  frame_wait (window);
  work_start ();
  lines = plain_open_first_list ();
  gtk_string_list_splice (rows, 0, 0, (const char *const *) lines);
  frame_wait (window);
  *count = g_strv_length (lines);
  return work_seconds ();
}

static const Work works[] = {
  { "open-window", measure_open_window },
  { NULL }
};

/* bench-plain-window FOLDER */
int
main (int   argc,
      char *argv[])
{
  GtkListItemFactory *factory;
  GtkWidget *scrolled;
  int status;

  g_assert_cmpint (argc, ==, 2);
  if (!gtk_init_check ())
    return work_refuse ("there is no display");
  plain_begin (argv[1]);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  scrolled = gtk_scrolled_window_new ();
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  rows = gtk_string_list_new (NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))), factory));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  status = work_serve (works);
  plain_end ();
  return status;
}
