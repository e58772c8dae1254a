/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

#include "vault/recovery.h"

G_BEGIN_DECLS

/**
 * XqRecoveryPage:
 *
 * A new sheet for a sealed envelope: made, shown once, proved. Main thread.
 */
#define XQ_TYPE_RECOVERY_PAGE (xq_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (XqRecoveryPage, xq_recovery_page, XQ, RECOVERY_PAGE, XqPage)

/**
 * xq_recovery_page_new:
 * @desk: an unlocked desk
 * @envelope: which envelope
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_recovery_page_new (XqDesk     *desk,
                              XqEnvelope  envelope);

G_END_DECLS
