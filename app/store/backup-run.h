/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup-state.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The copies that the program makes of its own accord. Each is written under
 * another name, synced, restored for a proof and only then given its name; what was
 * there before is not touched until the new one is whole. */

/**
 * xq_backup_run:
 * @vault: an unlocked vault
 * @store: (nullable): its store; %NULL for one who holds no keys, or before there is one
 * @second: (nullable): the folder of the second place, if it is there now
 * @force: whether a copy is made also if nothing has changed since today's last one
 * @error: return location for an error
 *
 * Makes a copy in the school's own folder if one is due or something has changed,
 * takes it to @second, thins both, and notes what came of it (backup-state.h). If the
 * own folder cannot be written, the second place is tried all the same. The store's
 * connections are closed and opened again.
 *
 * Returns: %FALSE if one of the two could not be done; @error says which
 */
gboolean   xq_backup_run           (XqVault        *vault,
                                    XqStore        *store,
                                    const char     *second,
                                    gboolean        force,
                                    GError        **error);

/**
 * xq_backup_prove_last:
 * @vault: an unlocked vault with keys
 * @error: return location for an error
 *
 * Opens the last copy if cabinets that this account holds were not opened from it
 * yet: a keeper's copy is not verified until somebody with keys has come.
 *
 * Returns: %FALSE if it is not whole; it is no good copy any more then
 */
gboolean   xq_backup_prove_last    (XqVault        *vault,
                                    GError        **error);

/**
 * xq_backup_test:
 * @vault: an unlocked vault with keys
 * @second: (nullable): the folder of the second place, if it is there now
 * @error: return location for an error
 *
 * Restores the last copy for a test, compares every record, reads the one in the
 * second place again, and notes the result.
 *
 * Returns: whether the test was passed, or there is nothing to test
 */
gboolean   xq_backup_test          (XqVault        *vault,
                                    const char     *second,
                                    GError        **error);

/**
 * xq_backup_before_update:
 * @vault: an unlocked vault with no connection open
 * @error: return location for an error
 *
 * The copy before a newer program changes a cabinet; once for as long as the vault
 * is open. Where the school's own folder cannot be written it lies in the vault's.
 *
 * Returns: whether it is there
 */
gboolean   xq_backup_before_update (XqVault        *vault,
                                    GError        **error);

/**
 * xq_backup_list:
 * @folder: a folder
 * @school_uid: the school's uid
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type utf8): the names of this school's copies
 *   there, the newest first
 */
GPtrArray *xq_backup_list          (const char     *folder,
                                    const char     *school_uid);

/**
 * xq_backup_set_place:
 * @vault_path: a vault's folder
 * @place: the second place; all %NULL for none
 * @error: XQ_STORE_ERROR_INVALID for the school's own folder of copies or the vault
 *
 * Returns: whether it is remembered
 */
gboolean   xq_backup_set_place     (const char           *vault_path,
                                    const XqBackupPlace  *place,
                                    GError              **error);

G_END_DECLS
