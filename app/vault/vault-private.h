/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/identity.h"
#include "vault/lock.h"
#include "vault/vault.h"

G_BEGIN_DECLS

/*   XqVault
 *     lock       held from opening to closing
 *     keyring    as it stands on the disk; replaced only through commit
 *     identity   an account, between unlocking and closing
 *     envelope   instead of an account, after unlocking with a code
 *     letters    letter keys of older generations, opened once
 */
struct _XqVault
{
  GObject     parent_instance;

  char       *path;
  char       *school;
  char       *school_name;
  XqLock     *lock;
  XqKeyring  *keyring;
  XqIdentity *identity;
  XqIdentity *envelope;
  GHashTable *letter_keys;
  gsize       queue_taken;
};

/**
 * xq_vault_new_locked:
 * @path: the folder
 * @lock: (transfer full): its lock
 * @keyring: (transfer full): its proven keyring
 *
 * One thread at a time.
 *
 * Returns: (transfer full): a vault without an identity
 */
XqVault   *xq_vault_new_locked    (const char       *path,
                                   XqLock           *lock,
                                   XqKeyring        *keyring);

/**
 * xq_vault_forget:
 * @self: a vault
 *
 * Wipes every key that an account or a code has opened. One thread at a time.
 */
void       xq_vault_forget        (XqVault          *self);

/**
 * xq_vault_say:
 * @self: a vault
 * @statement: (transfer full): a statement of xq_roll_begin(), filled
 * @seeds: (array length=n_seeds): who signs, in the kind's order
 * @n_seeds: how many
 * @error: XQ_VAULT_ERROR_REFUSED if the roll's rules do not allow it
 *
 * Signs a statement and adds it to the roll in memory; xq_vault_commit() writes
 * it. One thread at a time.
 *
 * Returns: whether it was added
 */
gboolean   xq_vault_say           (XqVault          *self,
                                   XqStatement      *statement,
                                   XqSecret        **seeds,
                                   guint             n_seeds,
                                   GError          **error);

/**
 * xq_vault_commit:
 * @self: an unlocked vault whose keyring was changed in memory
 * @forget_previous: as in xq_keyring_store()
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Drops what nobody is entitled to any more, gives the cabinet keys held here to
 * everybody who is entitled and lacks them, notes the roll as seen, and writes the
 * keyring. If that fails, the vault goes on with what stands on the disk. One
 * thread at a time.
 *
 * Returns: whether the change is safely on the disk
 */
gboolean   xq_vault_commit        (XqVault          *self,
                                   gboolean          forget_previous,
                                   GError          **error);

/**
 * xq_vault_roll_back:
 * @self: a vault whose keyring was changed in memory and not written
 *
 * Goes back to what stands on the disk, after a step failed. If that cannot be
 * read or opened any more, the vault is closed: it must not go on with, and one
 * day write, what nobody has written. One thread at a time.
 */
void       xq_vault_roll_back     (XqVault          *self);

/**
 * xq_vault_lacks_deliveries:
 * @self: an unlocked vault
 *
 * One thread at a time.
 *
 * Returns: whether somebody entitled lacks a key that is held here
 */
gboolean   xq_vault_lacks_deliveries (XqVault       *self);

/**
 * xq_vault_get_member:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: (transfer none) (nullable): the unlocked account in the roll
 */
XqMember  *xq_vault_get_member    (XqVault          *self);

/**
 * xq_vault_require_head:
 * @self: a vault
 * @error: XQ_VAULT_ERROR_REFUSED
 *
 * One thread at a time.
 *
 * Returns: whether a head has it unlocked
 */
gboolean   xq_vault_require_head  (XqVault          *self,
                                   GError          **error);

/**
 * xq_vault_require_holder:
 * @self: a vault
 * @cabinet: a cabinet
 * @error: XQ_VAULT_ERROR_REFUSED
 *
 * One thread at a time.
 *
 * Returns: (transfer none) (nullable): the cabinet's newest secret, if the account
 *   that has the vault unlocked holds it
 */
XqSecret  *xq_vault_require_holder (XqVault         *self,
                                    XqCabinet        cabinet,
                                    GError         **error);

/**
 * xq_vault_require_password:
 * @self: a vault
 * @name: the account's name
 * @password: a new password
 * @error: as xq_password_is_strong()
 *
 * One thread at a time.
 *
 * Returns: whether the password is good enough for that account
 */
gboolean   xq_vault_require_password (XqVault       *self,
                                      const char    *name,
                                      XqSecret      *password,
                                      GError       **error);

/**
 * xq_vault_make_generation:
 * @self: an unlocked vault
 * @cabinet: a cabinet
 * @error: XQ_VAULT_ERROR_REFUSED
 *
 * Makes the cabinet's next secret, says so in the roll, and chains the former
 * one to it; the caller commits. One thread at a time.
 *
 * Returns: whether it was made
 */
gboolean   xq_vault_make_generation (XqVault        *self,
                                     XqCabinet       cabinet,
                                     GError        **error);

G_END_DECLS
