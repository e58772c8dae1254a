/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XqSessionWatch:
 *
 * Notices when the computer leaves its person: the desktop's screen lock, another
 * user taking the screen, sleep, shutdown. It listens on both buses; where a bus or
 * a service is missing, it says so once in the log, and the idle time alone remains.
 *
 * Signal "away", each time. Main thread.
 */
#define XQ_TYPE_SESSION_WATCH (xq_session_watch_get_type ())
G_DECLARE_FINAL_TYPE (XqSessionWatch, xq_session_watch, XQ, SESSION_WATCH, GObject)

/**
 * xq_session_watch_new:
 *
 * Returns: (transfer full): the watch; it begins as soon as the buses answer
 */
XqSessionWatch *xq_session_watch_new          (void);

/**
 * xq_session_watch_delay_sleep:
 * @self: the watch
 *
 * Asks the login service to wait for this program before sleep and shutdown, up to
 * its own limit of some seconds: until the process has ended or begun anew, or the
 * watch is dropped.
 */
void            xq_session_watch_delay_sleep  (XqSessionWatch *self);

/**
 * xq_session_watch_is_listening:
 * @self: the watch
 * @bus: %G_BUS_TYPE_SESSION for the screen locks of desktops, %G_BUS_TYPE_SYSTEM
 *   for the login service
 *
 * Returns: whether that bus has answered
 */
gboolean        xq_session_watch_is_listening (XqSessionWatch *self,
                                               GBusType        bus);

G_END_DECLS
