/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One program a vault: an exclusive flock on the file `lock` in its folder. The
 * file says who has it; after a crash the kernel drops the lock and what the file
 * says means nothing. */
typedef struct _XqLock XqLock;

/**
 * xq_lock_take:
 * @folder: a vault's folder
 * @error: XQ_VAULT_ERROR_IN_USE with by whom and since when, REFUSED on a network
 *   file system, where locks and syncs promise nothing, FAILED
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the lock
 */
XqLock   *xq_lock_take    (const char *folder,
                           GError    **error);

/**
 * xq_lock_note_account:
 * @lock: a lock
 * @name: the account that has unlocked the vault
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Writes the name into the file, for the message to the next who comes. Any
 * thread.
 *
 * Returns: whether it worked
 */
gboolean  xq_lock_note_account (XqLock     *lock,
                                const char *name,
                                GError    **error);

/**
 * xq_lock_release:
 * @lock: (transfer full) (nullable): a lock
 *
 * Any thread.
 */
void      xq_lock_release (XqLock     *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqLock, xq_lock_release)

G_END_DECLS
