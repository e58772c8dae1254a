/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The members of staff whom a register names. On the store's thread. */
typedef struct _XqImportStaff XqImportStaff;

/**
 * xq_import_staff_new:
 * @store: a store, in the transaction of the import
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the staff; free with xq_import_staff_free()
 */
XqImportStaff *xq_import_staff_new     (XqStore *store,
                                        GError **error);

/**
 * xq_import_staff_free:
 * @staff: (nullable) (transfer full): the staff
 */
void           xq_import_staff_free    (XqImportStaff  *staff);

/**
 * xq_import_staff_get_me:
 * @staff: the staff
 *
 * Returns: (transfer none) (nullable): this account's own record
 */
const char    *xq_import_staff_get_me  (XqImportStaff  *staff);

/**
 * xq_import_staff_find:
 * @staff: the staff
 * @name: a normalized name, perhaps with how the person is addressed behind it
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the uid of the one of that name; "" for
 *   none or several, %NULL on an error
 */
const char    *xq_import_staff_find    (XqImportStaff *staff,
                                        const char    *name,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqImportStaff, xq_import_staff_free)

G_END_DECLS
