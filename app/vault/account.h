/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/vault-types.h"

G_BEGIN_DECLS

/**
 * XqAccount:
 * @uid: 32 hexadecimal digits
 * @name: as people type it
 * @roles: bits
 * @removed: whether the account has left; it stays in the roll
 * @password_is_foreign: another person set the password and the account has not
 *   replaced it yet
 * @fingerprint: of its public keys, in groups, to be compared by people
 * @holds: for each cabinet, whether the keyring has its newest key for the account
 * @holds_since: for each cabinet held, since when it was entitled, Unix seconds
 * @holds_by: for each cabinet held, the uid of whose statement gave it
 * @waits_for_casework: a counsellor neither admitted nor refused
 * @added_by: uid of the account or envelope that added it
 * @added_at: Unix seconds
 */
typedef struct
{
  char     *uid;
  char     *name;
  XqRoles   roles;
  gboolean  removed;
  gboolean  password_is_foreign;
  char     *fingerprint;
  gboolean  holds[XQ_N_CABINETS];
  gint64    holds_since[XQ_N_CABINETS];
  char     *holds_by[XQ_N_CABINETS];
  gboolean  waits_for_casework;
  char     *added_by;
  gint64    added_at;
} XqAccount;

/**
 * xq_account_free:
 * @account: (transfer full) (nullable): an account
 *
 * Any thread.
 */
void       xq_account_free          (XqAccount   *account);

/**
 * xq_vault_list_accounts:
 * @self: an open vault; needs no key
 *
 * One thread at a time.
 *
 * Returns: (transfer full) (element-type XqAccount): all accounts, removed ones too,
 *   in the order in which they came
 */
GPtrArray *xq_vault_list_accounts   (XqVault     *self);

/**
 * xq_vault_dup_name_of:
 * @self: an open vault; needs no key
 * @uid: (nullable): an account's uid
 *
 * One thread at a time.
 *
 * Returns: (transfer full) (nullable): what the account is called, also one that was
 *   removed; %NULL if there is none
 */
char      *xq_vault_dup_name_of     (XqVault     *self,
                                     const char  *uid);

/**
 * xq_vault_add_account:
 * @self: a vault, unlocked by a head
 * @name: a name that no other account has, 1 to 200 bytes of UTF-8
 * @roles: at least one
 * @password: a first password, which the person replaces
 * @error: XQ_VAULT_ERROR_REFUSED, EXISTS, INVALID, WEAK_PASSWORD, FAILED
 *
 * The account gets at once those keys that its roles may hold and the head holds;
 * a counsellor waits for admission to casework. Takes 0.3 s; one thread at a time.
 *
 * Returns: (transfer full) (nullable): the new account's uid
 */
char      *xq_vault_add_account     (XqVault     *self,
                                     const char  *name,
                                     XqRoles      roles,
                                     XqSecret    *password,
                                     GError     **error);

/**
 * xq_vault_set_roles:
 * @self: a vault, unlocked by a head
 * @uid: an account
 * @roles: all its roles from now on, at least one
 * @error: XQ_VAULT_ERROR_REFUSED (also for the last head), NO_ACCOUNT, INVALID,
 *   FAILED
 *
 * Keys that the roles may no longer hold leave the account's list, and their
 * renewal is due. One thread at a time.
 *
 * Returns: whether it was done
 */
gboolean   xq_vault_set_roles       (XqVault     *self,
                                     const char  *uid,
                                     XqRoles      roles,
                                     GError     **error);

/**
 * xq_vault_remove_account:
 * @self: a vault, unlocked by a head
 * @uid: another account, not the last head
 * @error: XQ_VAULT_ERROR_REFUSED, NO_ACCOUNT, FAILED
 *
 * The account opens nothing any more, and the renewal of each key that it could
 * hold is due: the caller renews what the head holds at once. One thread at a
 * time.
 *
 * Returns: whether it was done
 */
gboolean   xq_vault_remove_account  (XqVault     *self,
                                     const char  *uid,
                                     GError     **error);

/**
 * xq_vault_admit:
 * @self: a vault, unlocked by a holder of casework
 * @uid: a counsellor who waits, or was refused before
 * @error: XQ_VAULT_ERROR_REFUSED, NO_ACCOUNT, FAILED
 *
 * A person's act, after the fingerprint was compared. One thread at a time.
 *
 * Returns: whether the counsellor holds casework now
 */
gboolean   xq_vault_admit           (XqVault     *self,
                                     const char  *uid,
                                     GError     **error);

/**
 * xq_vault_refuse:
 * @self: a vault, unlocked by a holder of casework
 * @uid: a counsellor who waits
 * @error: XQ_VAULT_ERROR_REFUSED, NO_ACCOUNT, FAILED
 *
 * One thread at a time.
 *
 * Returns: whether the refusal stands in the roll
 */
gboolean   xq_vault_refuse          (XqVault     *self,
                                     const char  *uid,
                                     GError     **error);

/**
 * xq_vault_change_password:
 * @self: an unlocked vault
 * @old_password: the account's password
 * @new_password: another
 * @error: XQ_VAULT_ERROR_WRONG_PASSWORD, WEAK_PASSWORD, REFUSED, FAILED
 *
 * Makes new pairs; letters to the old ones still open. If another person had set
 * the old password, keys that this person may not hold are due for renewal. The
 * previous keyring is overwritten. Takes 0.6 s; one thread at a time.
 *
 * Returns: whether the new password holds
 */
gboolean   xq_vault_change_password (XqVault     *self,
                                     XqSecret    *old_password,
                                     XqSecret    *new_password,
                                     GError     **error);

/**
 * xq_vault_reset_password:
 * @self: a vault, unlocked by a head
 * @uid: another account, whose password is forgotten
 * @password: a password, which the person replaces
 * @error: XQ_VAULT_ERROR_REFUSED, NO_ACCOUNT, WEAK_PASSWORD, FAILED
 *
 * Gives the account new pairs and those keys that the head holds. What was sealed
 * to the old pairs is lost: letters to the person, private notes and drafts. A
 * counsellor waits for admission to casework again, and casework is due for
 * renewal. Takes 0.3 s; one thread at a time.
 *
 * Returns: whether it was done
 */
gboolean   xq_vault_reset_password  (XqVault     *self,
                                     const char  *uid,
                                     XqSecret    *password,
                                     GError     **error);

/**
 * xq_vault_password_is_foreign:
 * @self: a vault
 *
 * One thread at a time.
 *
 * Returns: whether another person set the password with which it was unlocked
 */
gboolean   xq_vault_password_is_foreign (XqVault *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqAccount, xq_account_free)

G_END_DECLS
