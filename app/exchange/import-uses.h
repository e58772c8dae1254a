/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_import_uses_count:
 * @store: a store, in a transaction
 * @kinds: (array zero-terminated=1): names of kinds
 * @entry: the import's audit entry
 * @n: (inout): to which is added how many records of others name records of
 *   @kinds that the import added, as far as this account sees them
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_import_uses_count  (XqStore            *store,
                                 const char *const  *kinds,
                                 const char         *entry,
                                 guint              *n,
                                 GError            **error);

G_END_DECLS
