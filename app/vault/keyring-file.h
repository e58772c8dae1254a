/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/keyring.h"

G_BEGIN_DECLS

/**
 * xq_keyring_load:
 * @folder: a vault's folder
 * @error: as xq_keyring_from_json(); XQ_VAULT_ERROR_NOT_A_VAULT if there is no
 *   keyring, FAILED if it cannot be read
 *
 * Reads and proves the keyring of a vault. Any thread.
 *
 * Returns: (transfer full) (nullable): the keyring
 */
XqKeyring *xq_keyring_load   (const char       *folder,
                              GError          **error);

/**
 * xq_keyring_store:
 * @keyring: a sound keyring
 * @folder: a vault's folder
 * @forget_previous: whether the previous keyring must not survive, since it holds
 *   wraps or keys that shall open nothing any more
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Writes keyring.json (0600) so that after a crash at any moment the old or the
 * new one stands there whole; the old one is kept as keyring.json.previous. If
 * it must not survive, an earlier copy goes before the new keyring comes, and the
 * copy is of the new one. Any thread, under the vault's lock.
 *
 * Returns: whether the new keyring is safely on the disk
 */
gboolean   xq_keyring_store  (const XqKeyring  *keyring,
                              const char       *folder,
                              gboolean          forget_previous,
                              GError          **error);

G_END_DECLS
