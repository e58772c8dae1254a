/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vault/role.h"
#include "vault/secret.h"

G_BEGIN_DECLS

#define XQ_VAULT_ERROR (xq_vault_error_quark ())
GQuark xq_vault_error_quark (void);

/**
 * XqVaultError:
 * @XQ_VAULT_ERROR_FAILED: I/O or memory; the message says which
 * @XQ_VAULT_ERROR_WRONG_PASSWORD: the account's password is another
 * @XQ_VAULT_ERROR_KEYRING_DAMAGED: the bytes of the keyring are not what was written
 * @XQ_VAULT_ERROR_KEYRING_REPLACED: a shorter or forked roll, a forged key list
 * @XQ_VAULT_ERROR_CABINET_DAMAGED: for the layers above
 * @XQ_VAULT_ERROR_NEWER_VERSION: a later version of the program wrote it
 * @XQ_VAULT_ERROR_IN_USE: another program has it open: by whom, since when
 * @XQ_VAULT_ERROR_NOT_A_VAULT: no such folder, or no keyring in it
 * @XQ_VAULT_ERROR_EXISTS: the folder or the name is there already
 * @XQ_VAULT_ERROR_NO_ACCOUNT: nobody of that name or uid
 * @XQ_VAULT_ERROR_REFUSED: this account, or this place, may not do that
 * @XQ_VAULT_ERROR_WEAK_PASSWORD: the password is too easy to guess
 * @XQ_VAULT_ERROR_WRONG_CODE: a recovery code mistyped, unknown or used
 * @XQ_VAULT_ERROR_INVALID: a name, text or letter that cannot be
 */
typedef enum
{
  XQ_VAULT_ERROR_FAILED,
  XQ_VAULT_ERROR_WRONG_PASSWORD,
  XQ_VAULT_ERROR_KEYRING_DAMAGED,
  XQ_VAULT_ERROR_KEYRING_REPLACED,
  XQ_VAULT_ERROR_CABINET_DAMAGED,
  XQ_VAULT_ERROR_NEWER_VERSION,
  XQ_VAULT_ERROR_IN_USE,
  XQ_VAULT_ERROR_NOT_A_VAULT,
  XQ_VAULT_ERROR_EXISTS,
  XQ_VAULT_ERROR_NO_ACCOUNT,
  XQ_VAULT_ERROR_REFUSED,
  XQ_VAULT_ERROR_WEAK_PASSWORD,
  XQ_VAULT_ERROR_WRONG_CODE,
  XQ_VAULT_ERROR_INVALID,
} XqVaultError;

/**
 * XqVault:
 *
 * A vault: the folder, its lock and its keyring; after an unlock also one
 * account's keys. Used by one thread at a time; key derivation takes 0.3 s and
 * 128 MiB, so callers with a main loop unlock in a worker.
 */
#define XQ_TYPE_VAULT (xq_vault_get_type ())
G_DECLARE_FINAL_TYPE (XqVault, xq_vault, XQ, VAULT, GObject)

G_END_DECLS
