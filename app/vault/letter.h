/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/vault-types.h"

G_BEGIN_DECLS

/**
 * XqLetter:
 * @uid: 32 hexadecimal digits
 * @receiver: "casework", "care", "school" or an account's uid
 * @receiver_key: id of the public key to which it is sealed, 64 hexadecimal digits
 * @writer: the writer's account uid
 * @written_at: the writer's local day, as Unix seconds of its midnight in UTC: the
 *   hour would tell who sat at the desk, so it belongs into the text
 * @sealed: the rest
 *
 * A sealed letter: padded text that only the receiver and the writer can read,
 * signed by the writer. The other fields are clear, and bound to it.
 */
typedef struct
{
  char   *uid;
  char   *receiver;
  char   *receiver_key;
  char   *writer;
  gint64  written_at;
  GBytes *sealed;
} XqLetter;

/**
 * xq_letter_free:
 * @letter: (transfer full) (nullable): a letter
 *
 * Any thread.
 */
void      xq_letter_free       (XqLetter        *letter);

/**
 * xq_vault_seal_letter:
 * @self: an unlocked vault
 * @receiver: as in #XqLetter; one's own uid for a private note or a draft
 * @text: at most 16 MiB; its length is hidden in steps of 256, 512 ... 65536 bytes,
 *   to another from 2048 on
 * @error: XQ_VAULT_ERROR_NO_ACCOUNT if there is no such receiver, INVALID, REFUSED
 *
 * One thread at a time.
 *
 * Returns: (transfer full) (nullable): the letter
 */
XqLetter *xq_vault_seal_letter (XqVault         *self,
                                const char      *receiver,
                                GBytes          *text,
                                GError         **error);

/**
 * xq_vault_open_letter:
 * @self: a vault, unlocked by the receiver, a holder of the receiving cabinet, or
 *   the writer
 * @letter: a letter, from anyone
 * @error: XQ_VAULT_ERROR_REFUSED if it is for others, INVALID if it was altered, is
 *   not signed by its writer, or is sealed to a key that is lost
 *
 * Opens letters to older generations of a cabinet and to earlier pairs too. One
 * thread at a time.
 *
 * Returns: (transfer full) (nullable): the text
 */
GBytes   *xq_vault_open_letter (XqVault         *self,
                                const XqLetter  *letter,
                                GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqLetter, xq_letter_free)

G_END_DECLS
