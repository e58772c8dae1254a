/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqCrisisWindow:
 *
 * 紧急处置: the steps in a crisis for everybody, also before an unlock; behind it,
 * beside them, the buttons that write down the time of each. Main thread.
 */
#define XQ_TYPE_CRISIS_WINDOW (xq_crisis_window_get_type ())
G_DECLARE_FINAL_TYPE (XqCrisisWindow, xq_crisis_window, XQ, CRISIS_WINDOW, AdwWindow)

/**
 * xq_crisis_window_new:
 * @desk: a desk; without anybody at it the steps stand alone
 * @event: (nullable): the uid of an event's record, into which is stamped; %NULL for
 *   the one that is running, or a new one
 * @student: (nullable): the uid of the student who is concerned
 * @in_doubt: whether a guardian may be the one who does harm
 *
 * Returns: (transfer floating): the window
 */
GtkWindow *xq_crisis_window_new (XqDesk      *desk,
                                 const char  *event,
                                 const char  *student,
                                 gboolean     in_doubt);

G_END_DECLS
