/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_withhold_list:
 * @store: a store
 * @students: (nullable): uids, separated by a space
 * @error: return location for an error
 *
 * From whom something about these students is withheld today: what was written down,
 * and the family of a student whose guardian may be the one who does harm
 * (xq_guardian_is_in_doubt()). It lies in the care cabinet: an account that does not
 * hold it learns nothing here. On the store's thread; no audit entry, no reason is shown.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): a line each, with the
 *   student's name
 */
GPtrArray *xq_withhold_list (XqStore     *store,
                             const char  *students,
                             GError     **error);

G_END_DECLS
