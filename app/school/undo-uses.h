/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_undo_count_uses:
 * @store: a store, in a transaction
 * @kinds: (array zero-terminated=1): names of kinds
 * @which: XQ_UNDO_ADDED or XQ_UNDO_TOUCHED
 * @entry: the audit entry
 * @n: (inout): to which is added how many records of later name such records of
 *   @kinds, as far as this account sees them
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_undo_count_uses  (XqStore            *store,
                               const char *const  *kinds,
                               const char         *which,
                               const char         *entry,
                               guint              *n,
                               GError            **error);

G_END_DECLS
