/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqStoreEffect:
 * @store: the store, outside a transaction
 * @payload: what xq_store_defer() was given, with the member "pending": the
 *   pending row's uid, from which an effect derives the uids that it makes, so
 *   that doing it twice changes nothing
 * @error: return location for an error
 *
 * What must follow in another cabinet.
 *
 * Returns: whether it is done; %FALSE leaves it pending
 */
typedef gboolean (*XqStoreEffect) (XqStore   *store,
                                   JsonNode  *payload,
                                   GError   **error);

/**
 * xq_store_register_effect:
 * @what: a name, static, e.g. "session-message"
 * @effect: what to do
 *
 * Main thread, before xq_store_open().
 */
void     xq_store_register_effect (const char     *what,
                                   XqStoreEffect   effect);

/**
 * xq_store_defer:
 * @self: a store in a transaction (from a kind's after hook)
 * @what: a registered effect
 * @payload: a JSON object
 * @error: return location for an error
 *
 * Leaves a row in the present transaction's cabinet; the effect is executed
 * right after the commit, and at the next unlock if a crash fell between.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_store_defer           (XqStore        *self,
                                   const char     *what,
                                   const char     *payload,
                                   GError        **error);

G_END_DECLS
