/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_reception_count_one:
 * @store: a store
 * @error: return location for an error
 *
 * One more parent came on today's reception day: counted in what this account wrote of
 * it last, or in a new record. On the store's thread.
 *
 * Returns: how many parents that makes; -1 on an error
 */
gint64 xq_reception_count_one (XqStore  *store,
                               GError  **error);

G_END_DECLS
