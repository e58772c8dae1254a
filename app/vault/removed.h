/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/vault-types.h"

G_BEGIN_DECLS

/* A restored school is as old as its copy, and so is its roll: whoever was removed
 * since would be there again. The file `removed` (FORMAT) has their uids, a line
 * each. Until a head unlocks and so signs their removal in this roll too, they are
 * refused; like the queue it is no more than a note beside the cryptography. */

/**
 * xq_removed_carry:
 * @present: the folder of the school as it was when the copy was restored; what
 *   cannot be read there is as if nobody had been removed
 * @restored: the folder of the restored one
 * @is_known: (out): whether the roll of @present could be read; if not, people must
 *   look through the accounts themselves
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Notes in @restored who was removed in @present. Any thread.
 *
 * Returns: whether it is safely noted, or there is nothing to note
 */
gboolean xq_removed_carry (const char  *present,
                           const char  *restored,
                           gboolean    *is_known,
                           GError     **error);

/**
 * xq_removed_has:
 * @folder: a vault's folder
 * @uid: an account
 *
 * Any thread.
 *
 * Returns: whether it was removed since the copy was made
 */
gboolean xq_removed_has   (const char  *folder,
                           const char  *uid);

/**
 * xq_removed_settle:
 * @self: a vault unlocked by a head
 * @error: as xq_vault_remove_account()
 *
 * Removes in the roll who is noted, and the note with them. Renewal of the keys that
 * they held follows as from any removal. One thread at a time.
 *
 * Returns: whether nobody is noted any more
 */
gboolean xq_removed_settle (XqVault    *self,
                            GError    **error);

G_END_DECLS
