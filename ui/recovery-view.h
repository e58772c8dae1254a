/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

#include "vault/recovery.h"

G_BEGIN_DECLS

/**
 * XqRecoveryView:
 *
 * Makes an envelope's recovery code and shows it once: to be printed, saved as a
 * paper or written down, and then proved by typing one of its groups. Signal "confirmed".
 * Main thread.
 *
 * Actions: "recovery.print", "recovery.save", "recovery.written".
 */
#define XQ_TYPE_RECOVERY_VIEW (xq_recovery_view_get_type ())
G_DECLARE_FINAL_TYPE (XqRecoveryView, xq_recovery_view, XQ, RECOVERY_VIEW, AdwBin)

/**
 * xq_recovery_view_make:
 * @self: a view
 * @desk: an unlocked desk
 * @envelope: which envelope
 *
 * Makes the code and shows it.
 */
void  xq_recovery_view_make       (XqRecoveryView *self,
                                   XqDesk         *desk,
                                   XqEnvelope      envelope);

/**
 * xq_recovery_view_get_group:
 * @self: a view that has a code
 *
 * Returns: which group is asked for, from 1
 */
guint xq_recovery_view_get_group  (XqRecoveryView *self);

G_END_DECLS
