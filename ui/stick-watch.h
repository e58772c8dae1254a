/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/backup-state.h"

G_BEGIN_DECLS

/**
 * XqStickWatch:
 *
 * Which drives are there, and which of them has the second copies. A drive is known
 * by its uuid, or by its label where it has none; where it is mounted changes from
 * day to day. Main thread.
 *
 * Signal "appeared" with a #GMount, when one is mounted.
 */
#define XQ_TYPE_STICK_WATCH (xq_stick_watch_get_type ())
G_DECLARE_FINAL_TYPE (XqStickWatch, xq_stick_watch, XQ, STICK_WATCH, GObject)

/**
 * xq_stick_watch_new:
 * @monitor: what tells of drives
 *
 * Returns: (transfer full): the watch
 */
XqStickWatch *xq_stick_watch_new      (GVolumeMonitor       *monitor);

/**
 * xq_stick_watch_find:
 * @self: the watch
 * @place: the second place
 *
 * Returns: (transfer full) (nullable): its folder, if its drive is there; a place
 *   that is on none is never found
 */
char         *xq_stick_watch_find     (XqStickWatch         *self,
                                       const XqBackupPlace  *place);

/**
 * xq_stick_watch_fits:
 * @mount: a drive
 * @place: the second place
 *
 * Returns: whether the place is on that drive
 */
gboolean      xq_stick_watch_fits     (GMount               *mount,
                                       const XqBackupPlace  *place);

/**
 * xq_stick_watch_can_leave:
 * @mount: a drive
 *
 * Returns: whether it can be taken out
 */
gboolean      xq_stick_watch_can_leave (GMount              *mount);

/**
 * xq_stick_watch_describe:
 * @self: the watch
 * @folder: a folder that was chosen
 * @place: (out caller-allocates): the place that it is; its texts are the caller's
 */
void          xq_stick_watch_describe (XqStickWatch         *self,
                                       const char           *folder,
                                       XqBackupPlace        *place);

G_END_DECLS
