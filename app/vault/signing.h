/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/vault-types.h"

G_BEGIN_DECLS

#define XQ_SIGNATURE_BYTES 64

/**
 * xq_vault_sign:
 * @self: an unlocked vault
 * @domain: what is signed, e.g. "audit"; a signature never serves another domain
 * @message: the bytes
 * @signature: (out caller-allocates): 64 bytes
 * @error: XQ_VAULT_ERROR_REFUSED while no account has it unlocked
 *
 * Signs as the account, for this school: Ed25519 over "xinqing/1/sign/", @domain,
 * a NUL byte, the school's uid and @message (FORMAT). One thread at a time.
 *
 * Returns: whether it was signed
 */
gboolean xq_vault_sign   (XqVault       *self,
                          const char    *domain,
                          GBytes        *message,
                          guint8         signature[XQ_SIGNATURE_BYTES],
                          GError       **error);

/**
 * xq_vault_verify:
 * @self: an open vault; needs no key
 * @domain: as in xq_vault_sign()
 * @message: the bytes
 * @account_uid: who should have signed; also an account that was removed
 * @signature: 64 bytes
 * @pair: (inout) (optional): the number of the account's pair that signed what came
 *   before, 0 for none; an earlier pair is refused, since whoever knew a password
 *   that was replaced still has it. Afterwards the pair that signed this
 *
 * One thread at a time.
 *
 * Returns: whether a pair that the roll gave this account signed that
 */
gboolean xq_vault_verify (XqVault       *self,
                          const char    *domain,
                          GBytes        *message,
                          const char    *account_uid,
                          const guint8   signature[XQ_SIGNATURE_BYTES],
                          guint         *pair);

G_END_DECLS
