/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/account.h"
#include "vault/hash.h"
#include "vault/letter.h"
#include "vault/queue.h"
#include "vault/recovery.h"
#include "vault/signing.h"
#include "vault/vault-types.h"

G_BEGIN_DECLS

/* A vault is a folder (0700) with
 *
 *     keyring.json, keyring.json.previous   keyring.h
 *     lock                                  lock.h
 *     queue                                 queue.h
 *
 * and the cabinets, of which this layer makes only the keys (cabinet-key.h). */

/* --- life --- */

/**
 * xq_vault_init:
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Starts the library and turns memory dumps of this process off. Once, before
 * anything else of this layer, in the main thread.
 *
 * Returns: whether secrets are safe in this process
 */
gboolean    xq_vault_init              (GError       **error);

/**
 * xq_vault_create:
 * @path: a folder that does not exist, or is empty
 * @school_name: the school's name; stands in clear in the keyring
 * @account_name: the name of the first account, a head's
 * @password: its password
 * @error: XQ_VAULT_ERROR_EXISTS, WEAK_PASSWORD, INVALID, REFUSED (a network file
 *   system), FAILED
 *
 * Makes a school: the folder, the founding statement, and the keys of the school
 * and care cabinets. On failure nothing is left behind. Takes 0.3 s; one thread.
 *
 * Returns: (transfer full) (nullable): the vault, unlocked by the new account
 */
XqVault    *xq_vault_create            (const char    *path,
                                        const char    *school_name,
                                        const char    *account_name,
                                        XqSecret      *password,
                                        GError       **error);

/**
 * xq_vault_open:
 * @path: a vault's folder
 * @error: XQ_VAULT_ERROR_NOT_A_VAULT, IN_USE, KEYRING_DAMAGED, KEYRING_REPLACED,
 *   NEWER_VERSION, REFUSED (a network file system), FAILED
 *
 * Locks the folder, and reads and proves the keyring; opens nothing yet. One
 * thread.
 *
 * Returns: (transfer full) (nullable): the vault
 */
XqVault    *xq_vault_open              (const char    *path,
                                        GError       **error);

/**
 * xq_vault_unlock:
 * @self: an open vault
 * @account_name: an account's name
 * @password: its password
 * @cancellable: (nullable): looked at before and after the derivation
 * @error: XQ_VAULT_ERROR_NO_ACCOUNT, WRONG_PASSWORD, KEYRING_REPLACED if the roll
 *   does not continue what this account saw last or a key of its list is forged,
 *   FAILED; G_IO_ERROR_CANCELLED
 *
 * Opens the account's keys, notes the roll as seen, and gives cabinet keys to
 * those who are entitled and lack them. Another account that had it unlocked is
 * forgotten first. Takes 0.3 s and 128 MiB: not in the main thread.
 *
 * Returns: whether the account has the vault unlocked now
 */
gboolean    xq_vault_unlock            (XqVault       *self,
                                        const char    *account_name,
                                        XqSecret      *password,
                                        GCancellable  *cancellable,
                                        GError       **error);

/**
 * xq_vault_close:
 * @self: a vault
 *
 * Wipes all keys and drops the lock. One thread at a time.
 */
void        xq_vault_close             (XqVault       *self);

/**
 * xq_vault_get_path:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: (transfer none): the folder, as it was given
 */
const char *xq_vault_get_path          (XqVault       *self);

/**
 * xq_vault_get_school_name:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: (transfer none): the school's name
 */
const char *xq_vault_get_school_name   (XqVault       *self);

/**
 * xq_vault_get_school_uid:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: (transfer none): the school's uid, 32 hexadecimal digits
 */
const char *xq_vault_get_school_uid    (XqVault       *self);

/**
 * xq_vault_get_account_uid:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: (transfer none) (nullable): the unlocked account's uid, 32 hexadecimal
 *   digits; %NULL while no account has it unlocked
 */
const char *xq_vault_get_account_uid   (XqVault       *self);

/**
 * xq_vault_get_account_name:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: (transfer none) (nullable): the unlocked account's name
 */
const char *xq_vault_get_account_name  (XqVault       *self);

/**
 * xq_vault_get_roles:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: the unlocked account's roles as the roll has them; 0 while none has it
 *   unlocked
 */
XqRoles     xq_vault_get_roles         (XqVault       *self);

/* --- cabinets --- */

/**
 * xq_vault_holds:
 * @self: a vault
 * @cabinet: a cabinet
 *
 * One thread at a time.
 *
 * Returns: whether the unlocked account holds the cabinet's newest key
 */
gboolean    xq_vault_holds             (XqVault       *self,
                                        XqCabinet      cabinet);

/**
 * xq_vault_dup_database_keys:
 * @self: an unlocked vault
 * @cabinet: a cabinet
 * @error: XQ_VAULT_ERROR_REFUSED if the account does not hold it
 *
 * One thread at a time.
 *
 * Returns: (transfer full) (nullable) (element-type XqSecret): the raw keys of 32
 *   bytes to try on the cabinet's file, the newest first; two only while a renewal
 *   is under way
 */
GPtrArray  *xq_vault_dup_database_keys (XqVault       *self,
                                        XqCabinet      cabinet,
                                        GError       **error);

/**
 * xq_vault_has_cabinet:
 * @self: a vault
 * @cabinet: a cabinet
 *
 * One thread at a time.
 *
 * Returns: whether anybody has made the cabinet's key, so that records may lie in it
 */
gboolean    xq_vault_has_cabinet       (XqVault       *self,
                                        XqCabinet      cabinet);

/**
 * xq_vault_make_cabinet:
 * @self: an unlocked vault
 * @cabinet: a cabinet
 * @made: (out): whether the key was made now
 * @error: XQ_VAULT_ERROR_REFUSED if it is missing and this account may not make it
 *
 * Makes the first key of a cabinet, if the roll says that none exists: for the
 * first counsellor's first unlock. One thread at a time.
 *
 * Returns: whether the key exists now
 */
gboolean    xq_vault_make_cabinet      (XqVault       *self,
                                        XqCabinet      cabinet,
                                        gboolean      *made,
                                        GError       **error);

/**
 * xq_vault_renewal_due:
 * @self: a vault
 * @cabinet: a cabinet
 *
 * Follows from the roll: somebody who could hold the key is no longer entitled,
 * or its holder has replaced a password set by somebody who is not. One thread at
 * a time.
 *
 * Returns: whether a new key is to be made
 */
gboolean    xq_vault_renewal_due       (XqVault       *self,
                                        XqCabinet      cabinet);

/**
 * xq_vault_renewal_under_way:
 * @self: a vault
 * @cabinet: a cabinet
 *
 * One thread at a time.
 *
 * Returns: whether a renewal has begun and not finished
 */
gboolean    xq_vault_renewal_under_way (XqVault       *self,
                                        XqCabinet      cabinet);

/**
 * xq_vault_get_key_made:
 * @self: a vault
 * @cabinet: a cabinet
 * @generation: (out) (optional): which key it is, from 1; 0 if nobody has made one
 *
 * One thread at a time.
 *
 * Returns: when the cabinet's newest key was made, Unix seconds; 0 likewise
 */
gint64      xq_vault_get_key_made      (XqVault       *self,
                                        XqCabinet      cabinet,
                                        guint         *generation);

/**
 * xq_vault_begin_renewal:
 * @self: a vault, unlocked by a head or counsellor who holds the cabinet
 * @cabinet: a cabinet
 * @error: XQ_VAULT_ERROR_REFUSED, FAILED
 *
 * Makes a new key, or takes up the renewal that is under way. From here to
 * xq_vault_finish_renewal() the keyring has the old and the new key for everyone
 * who stays: the caller re-keys the file, checkpoints and verifies it, and then
 * finishes. At any moment in between the process may die; whoever comes next
 * opens the file with one of the two keys and begins again. One thread at a time.
 *
 * Returns: (transfer full) (nullable): the new raw key, 32 bytes
 */
XqSecret   *xq_vault_begin_renewal     (XqVault       *self,
                                        XqCabinet      cabinet,
                                        GError       **error);

/**
 * xq_vault_finish_renewal:
 * @self: as in xq_vault_begin_renewal()
 * @cabinet: a cabinet whose file now opens with the new key alone
 * @error: XQ_VAULT_ERROR_REFUSED, FAILED
 *
 * Takes the old key out of the keyring and of its previous copy. One thread at a
 * time.
 *
 * Returns: whether it is out
 */
gboolean    xq_vault_finish_renewal    (XqVault       *self,
                                        XqCabinet      cabinet,
                                        GError       **error);

/* --- the roll's memory in each cabinet --- */

/**
 * xq_vault_get_roll_head:
 * @self: a vault
 * @length: (out): number of statements
 * @hash: (out caller-allocates): hash of the last one
 *
 * What a cabinet keeps, so that a shorter or forked roll is noticed. One thread
 * at a time.
 */
void        xq_vault_get_roll_head     (XqVault       *self,
                                        guint64       *length,
                                        guint8         hash[XQ_HASH_BYTES]);

/**
 * xq_vault_check_roll_seen:
 * @self: a vault
 * @length: what a cabinet kept; 0 for one that has seen none
 * @hash: likewise
 * @error: XQ_VAULT_ERROR_KEYRING_REPLACED
 *
 * One thread at a time.
 *
 * Returns: whether this roll is the kept one or continues it
 */
gboolean    xq_vault_check_roll_seen   (XqVault       *self,
                                        guint64        length,
                                        const guint8   hash[XQ_HASH_BYTES],
                                        GError       **error);

G_END_DECLS
