/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/vault-types.h"

G_BEGIN_DECLS

/**
 * XqEnvelope:
 * @XQ_ENVELOPE_SCHOOL: opens school and care, admits a head
 * @XQ_ENVELOPE_COUNSELLORS: opens casework, admits a counsellor
 *
 * The sealed envelopes that a school keeps for the worst day. The numbers are
 * part of the format.
 */
typedef enum
{
  XQ_ENVELOPE_SCHOOL,
  XQ_ENVELOPE_COUNSELLORS
} XqEnvelope;

/**
 * xq_vault_make_envelope:
 * @self: a vault, unlocked by a head (the school's) or a holder of casework (the
 *   counsellors')
 * @envelope: which
 * @error: XQ_VAULT_ERROR_REFUSED, FAILED
 *
 * Makes a new envelope and its code. Nothing of the code is kept: it is printed
 * once. Older envelopes stay valid. One thread at a time.
 *
 * Returns: (transfer full) (nullable): the code's text, 13 groups of 5 characters
 */
XqSecret *xq_vault_make_envelope    (XqVault     *self,
                                     XqEnvelope   envelope,
                                     GError     **error);

/**
 * xq_vault_envelope_due:
 * @self: a vault
 * @envelope: which
 *
 * One thread at a time.
 *
 * Returns: whether a new one is to be printed: there is none, one was used, or
 *   somebody who may have seen it has left since
 */
gboolean  xq_vault_envelope_due     (XqVault     *self,
                                     XqEnvelope   envelope);

/**
 * xq_vault_unlock_with_code:
 * @self: an open vault
 * @recovery_code: a code as typed
 * @error: XQ_VAULT_ERROR_WRONG_CODE with the group that is mistyped, or if no
 *   envelope has this code or it was used; KEYRING_REPLACED
 *
 * Afterwards only xq_vault_recover() works. One thread at a time.
 *
 * Returns: whether an envelope was opened
 */
gboolean  xq_vault_unlock_with_code (XqVault     *self,
                                     XqSecret    *recovery_code,
                                     GError     **error);

/**
 * xq_vault_recover:
 * @self: a vault, opened with a code
 * @name: a new name, or that of an account which has the office already
 * @password: its password from now on; with the password that the account has, it
 *   keeps everything it had
 * @error: XQ_VAULT_ERROR_REFUSED, INVALID, WEAK_PASSWORD, FAILED
 *
 * Admits one head or one counsellor, and ends the envelope; the vault is locked
 * again and the account unlocks it as any other. An account that gets a new
 * password here loses what was sealed to its old pairs, as with
 * xq_vault_reset_password(). Takes 0.3 to 0.7 s; one thread at a time.
 *
 * Returns: (transfer full) (nullable): the account's uid
 */
char     *xq_vault_recover          (XqVault     *self,
                                     const char  *name,
                                     XqSecret    *password,
                                     GError     **error);

G_END_DECLS
