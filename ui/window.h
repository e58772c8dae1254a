/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"
#include "preferences.h"
#include "shell.h"
#include "unlock-page.h"

G_BEGIN_DECLS

/**
 * XqWindow:
 *
 * The program's window: the unlock page, then the shell; before both, on F12, a
 * blank cover. Its title is the program's name and never says more.
 *
 * Actions: "win.lock", "win.cover", "win.crisis", "win.help", "win.keys",
 * "win.idle-minutes", "win.style", "win.text-size".
 * Signal "locked": everything is kept and closed, the process is to begin anew.
 * Main thread.
 */
#define XQ_TYPE_WINDOW (xq_window_get_type ())
G_DECLARE_FINAL_TYPE (XqWindow, xq_window, XQ, WINDOW, AdwApplicationWindow)

/**
 * xq_window_new:
 * @application: the application
 * @desk: a desk at which nobody sits
 * @preferences: what is remembered
 *
 * Returns: (transfer none): the window, owned by the application
 */
XqWindow     *xq_window_new             (GtkApplication *application,
                                         XqDesk         *desk,
                                         XqPreferences  *preferences);

/**
 * xq_window_watch_drives:
 * @self: a window that was not told yet
 * @monitor: what tells of drives
 *
 * The second copies of the school go to the drive that was chosen for them when it is
 * plugged in.
 */
void           xq_window_watch_drives    (XqWindow       *self,
                                          GVolumeMonitor *monitor);

/**
 * xq_window_open:
 * @self: a window at its unlock page
 * @path: (nullable): a vault's folder; %NULL for the one used last
 */
void          xq_window_open            (XqWindow       *self,
                                         const char     *path);

/**
 * xq_window_lock:
 * @self: the window
 *
 * Takes everything out of sight, keeps what is half written, closes the records,
 * then "locked". At the unlock page it wipes what was typed and stops an unlocking
 * that is under way.
 */
void          xq_window_lock            (XqWindow       *self);

/**
 * xq_window_get_unlock_page:
 * @self: the window
 *
 * Returns: (transfer none): its unlock page
 */
XqUnlockPage *xq_window_get_unlock_page (XqWindow       *self);

/**
 * xq_window_get_shell:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the shell; %NULL before an unlock
 */
XqShell      *xq_window_get_shell       (XqWindow       *self);

/**
 * xq_window_is_covered:
 * @self: the window
 *
 * Returns: whether it is blank
 */
gboolean      xq_window_is_covered      (XqWindow       *self);

G_END_DECLS
