/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/vault-private.h"

G_BEGIN_DECLS

/**
 * xq_letter_key_get_receiver:
 * @roll: a roll
 * @receiver: a cabinet's code or an account's uid
 * @open: (out caller-allocates): the public key to which letters for it are sealed now
 *
 * Any thread.
 *
 * Returns: whether there is such a receiver
 */
gboolean  xq_letter_key_get_receiver (const XqRoll *roll,
                                      const char   *receiver,
                                      guint8        open[XQ_KEY_BYTES]);

/**
 * xq_letter_key_find:
 * @self: an unlocked vault
 * @receiver: a cabinet's code or an account's uid
 * @key_id: hexadecimal id of the public key that was sealed to
 *
 * Finds the private half, of an older generation or an earlier pair too. One
 * thread at a time.
 *
 * Returns: (transfer full) (nullable): the half, if the account has it
 */
XqSecret *xq_letter_key_find         (XqVault      *self,
                                      const char   *receiver,
                                      const char   *key_id);

/**
 * xq_letter_key_get_own:
 * @self: an unlocked vault
 * @key_id: hexadecimal id of one of the account's opening keys
 *
 * Costs a look into a table after the first time: thousands of private notes are
 * searched at once. One thread at a time.
 *
 * Returns: (transfer none) (nullable): the key for letters to oneself
 */
XqSecret *xq_letter_key_get_own      (XqVault      *self,
                                      const char   *key_id);

G_END_DECLS
