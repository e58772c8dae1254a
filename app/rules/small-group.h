/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_small_group_hides:
 * @store: a store
 * @value: a number of children by grade, class, group or theme; not a total
 * @hidden: (out): whether @value must not be shown
 * @error: return location for an error
 *
 * Small counts point at a child: a further breakdown under the setting
 * figures.small_group (5 at least) is shown as "under 5"; nobody (0) stays 0,
 * and totals stay. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_small_group_hides     (XqStore     *store,
                                    gint64       value,
                                    gboolean    *hidden,
                                    GError     **error);

/**
 * xq_small_group_dup_text:
 * @store: a store
 * @value: as above
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): the number, or "under 5" in the user's
 *   language; %NULL on an error
 */
char     *xq_small_group_dup_text  (XqStore     *store,
                                    gint64       value,
                                    GError     **error);

G_END_DECLS
