/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_last_contact_is_known:
 * @store: a store
 *
 * Others see some contacts only, and would take them for the last.
 *
 * Returns: whether this account sees all contacts with the families of its students
 */
gboolean     xq_last_contact_is_known (XqStore  *store);

/**
 * xq_last_contact_list:
 * @store: a store whose account sees them
 * @error: return location for an error
 *
 * When each student's family was last visited or spoken with. That a student came to
 * a counsellor is none of this. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): ISO days by the
 *   students' uids
 */
GHashTable  *xq_last_contact_list     (XqStore  *store,
                                       GError  **error);

G_END_DECLS
