/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/account-wrap.h"

G_BEGIN_DECLS

typedef struct
{
  guint32   generation;
  XqSecret *secret;
} XqHeld;

/**
 * XqIdentity:
 * @uid: of an account or of an envelope
 * @wrap_key: (nullable): for an account, what wraps its part; %NULL for an envelope
 * @keys: its pairs
 * @held: for each cabinet the secrets (XqHeld), newest first
 *
 * Who has unlocked the vault, with all that this opens.
 */
typedef struct
{
  char      *uid;
  char      *name;
  XqSecret  *wrap_key;
  XqWrapped *keys;
  GPtrArray *held[XQ_N_CABINETS];
} XqIdentity;

/**
 * xq_identity_new:
 * @uid: of an account or of an envelope
 * @name: (nullable): its name
 * @keys: (transfer full): its pairs
 * @wrap_key: (transfer full) (nullable): what wraps them
 *
 * Any thread.
 *
 * Returns: (transfer full): the identity, which holds no cabinet yet
 */
XqIdentity *xq_identity_new       (const char       *uid,
                                   const char       *name,
                                   XqWrapped        *keys,
                                   XqSecret         *wrap_key);

/**
 * xq_identity_free:
 * @identity: (transfer full) (nullable): an identity; its keys are wiped
 *
 * Any thread.
 */
void        xq_identity_free      (XqIdentity       *identity);

/**
 * xq_identity_take_keys:
 * @identity: an identity
 * @keyring: the keyring
 * @error: XQ_VAULT_ERROR_KEYRING_REPLACED if an entry is not what it says
 *
 * Opens the cabinet keys of its list, and checks each against the roll. Any
 * thread.
 *
 * Returns: whether all of them are right
 */
gboolean    xq_identity_take_keys (XqIdentity       *identity,
                                   const XqKeyring  *keyring,
                                   GError          **error);

/**
 * xq_identity_hold:
 * @identity: an identity
 * @cabinet: a cabinet
 * @generation: a generation
 * @secret: its secret
 *
 * Adds a secret. Any thread.
 */
void        xq_identity_hold      (XqIdentity       *identity,
                                   XqCabinet         cabinet,
                                   guint32           generation,
                                   XqSecret         *secret);

/**
 * xq_identity_drop_before:
 * @identity: an identity
 * @cabinet: a cabinet
 * @generation: the first generation that stays
 *
 * Forgets older secrets. Any thread.
 */
void        xq_identity_drop_before (XqIdentity     *identity,
                                     XqCabinet       cabinet,
                                     guint32         generation);

/**
 * xq_identity_get_secret:
 * @identity: an identity
 * @cabinet: a cabinet
 * @generation: a generation
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the secret, if it is held
 */
XqSecret   *xq_identity_get_secret (const XqIdentity *identity,
                                    XqCabinet         cabinet,
                                    guint32           generation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqIdentity, xq_identity_free)

G_END_DECLS
