/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqIdleWatch:
 *
 * Notices that nobody touches a window: no key, no movement, no touch for so many
 * minutes. Signal "idle", once, until the next touch. Main thread.
 */
#define XQ_TYPE_IDLE_WATCH (xq_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (XqIdleWatch, xq_idle_watch, XQ, IDLE_WATCH, GObject)

/**
 * xq_idle_watch_new:
 * @widget: what is watched, with all within it
 * @minutes: after how many minutes
 *
 * Returns: (transfer full): the watch; it begins at once
 */
XqIdleWatch *xq_idle_watch_new         (GtkWidget   *widget,
                                        guint        minutes);

/**
 * xq_idle_watch_set_minutes:
 * @self: the watch
 * @minutes: after how many minutes
 */
void         xq_idle_watch_set_minutes (XqIdleWatch *self,
                                        guint        minutes);

/**
 * xq_idle_watch_touch:
 * @self: the watch
 *
 * Somebody is there, as another window knows.
 */
void         xq_idle_watch_touch       (XqIdleWatch *self);

G_END_DECLS
