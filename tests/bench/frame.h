/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * frame_wait:
 * @widget: a widget in a window that is in sight
 *
 * Lets the window work until it has drawn itself once more: what was done before
 * lies on the screen then.
 */
void  frame_wait  (GtkWidget   *widget);

/**
 * frame_press:
 * @widget: a widget
 * @key: a key without others held, as GDK names it
 *
 * What the key does there, by way of the widget's own bindings; ends the program if
 * it does nothing.
 */
void  frame_press (GtkWidget   *widget,
                   guint        key);

G_END_DECLS
