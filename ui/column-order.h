/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Headings that can be pressed, for lists that are ordered by who fills them and not
 * by GTK: with five thousand rows GTK would make an object of each to compare it. */

/**
 * XqColumnOrderFunc:
 * @column: the position of the column whose heading was pressed
 * @descending: whether the last comes first
 * @user_data: what was given to xq_column_order_watch()
 */
typedef void (*XqColumnOrderFunc) (guint    column,
                                   gboolean descending,
                                   gpointer user_data);

/**
 * xq_column_order_watch:
 * @view: a view with all its columns
 * @func: called whenever a heading was pressed
 * @user_data: for @func; lives as long as @view
 *
 * Lets every heading be pressed, and shows which was, and in which direction.
 * Main thread.
 */
void  xq_column_order_watch  (GtkColumnView      *view,
                              XqColumnOrderFunc   func,
                              gpointer            user_data);

G_END_DECLS
