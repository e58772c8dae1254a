/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts-work.h"
#include "desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqAccountWindow:
 *
 * Adds an account, or says which classes one has, or gives it a new first
 * password: what is asked for depends on the deed. Main thread.
 *
 * Actions: "account.apply".
 */
#define XQ_TYPE_ACCOUNT_WINDOW (xq_account_window_get_type ())
G_DECLARE_FINAL_TYPE (XqAccountWindow, xq_account_window, XQ, ACCOUNT_WINDOW, AdwWindow)

/**
 * xq_account_window_new:
 * @parent: the window that asks
 * @desk: an unlocked desk
 * @deed: what is to be done
 * @line: (nullable): with which account; %NULL for a new one
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *xq_account_window_new (GtkWindow            *parent,
                                  XqDesk               *desk,
                                  XqAccountDeed         deed,
                                  const XqAccountLine  *line);

G_END_DECLS
