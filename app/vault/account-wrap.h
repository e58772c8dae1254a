/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/keyring.h"

G_BEGIN_DECLS

/* An account's wrapped part (FORMAT).
 *
 * The wrap key is Argon2id (version 1.3) of the password's bytes as typed, in
 * UTF-8, with the account's salt, passes and bytes; 32 bytes. The wrapped part is
 * XChaCha20-Poly1305 (IETF) under it; the associated data is the text
 *
 *     xinqing/1/account\nSCHOOL\nACCOUNT\nPASSES\nBYTES\nSALT-IN-HEX\n
 *
 * and the contents are, numbers little-endian:
 *
 *     1 byte    1
 *     8 bytes   length of the last roll seen
 *     32 bytes  hash of its last statement
 *     32 bytes  Ed25519 seed
 *     4 bytes   number of opening halves, 1 to 4096
 *     32 bytes  each X25519 private half, the newest first */

#define XQ_LEAST_PASSES 6
#define XQ_MOST_PASSES 32
#define XQ_LEAST_BYTES (128 * 1024 * 1024)
#define XQ_MOST_BYTES (1024 * 1024 * 1024)
#define XQ_MOST_OPENINGS 4096
#define XQ_MOST_WRAPPED (1 + 8 + 32 + 32 + 4 + 32 * XQ_MOST_OPENINGS + 16)

typedef struct
{
  XqSecret  *signing;                    /* Ed25519 seed */
  GPtrArray *openings;                   /* XqSecret: X25519, newest first */
  guint64    roll_length;
  guint8     roll_hash[XQ_KEY_BYTES];
} XqWrapped;

/**
 * xq_wrapped_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): new pairs and no roll seen
 */
XqWrapped *xq_wrapped_new        (void);

/**
 * xq_wrapped_free:
 * @wrapped: (transfer full) (nullable): the contents of a wrapped part
 *
 * Any thread.
 */
void       xq_wrapped_free       (XqWrapped        *wrapped);

/**
 * xq_wrapped_get_public:
 * @wrapped: the contents of a wrapped part
 * @open: (out caller-allocates): X25519 public half of the newest pair
 * @sign: (out caller-allocates): Ed25519 public half
 *
 * Any thread.
 */
void       xq_wrapped_get_public (const XqWrapped  *wrapped,
                                  guint8            open[XQ_KEY_BYTES],
                                  guint8            sign[XQ_KEY_BYTES]);

/**
 * xq_wrap_prepare:
 * @list: an account's list: gets a new salt and the program's cost
 *
 * Any thread.
 */
void       xq_wrap_prepare       (XqKeyList        *list);

/**
 * xq_wrap_key_new:
 * @list: an account's list with salt and cost
 * @password: a password
 * @error: XQ_VAULT_ERROR_FAILED without the memory that it takes
 *
 * Takes 0.3 s and 128 MiB on purpose: not in the main thread.
 *
 * Returns: (transfer full) (nullable): the wrap key
 */
XqSecret  *xq_wrap_key_new       (const XqKeyList  *list,
                                  XqSecret         *password,
                                  GError          **error);

/**
 * xq_wrap_close:
 * @list: an account's list: gets a new nonce and the wrapped part
 * @school: the school's uid
 * @key: the wrap key
 * @wrapped: what to wrap
 *
 * Any thread.
 */
void       xq_wrap_close         (XqKeyList        *list,
                                  const char       *school,
                                  XqSecret         *key,
                                  const XqWrapped  *wrapped);

/**
 * xq_wrap_open:
 * @list: an account's list
 * @school: the school's uid
 * @key: the wrap key
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the contents, or %NULL if the key is not
 *   the right one or anything was changed
 */
XqWrapped *xq_wrap_open          (const XqKeyList  *list,
                                  const char       *school,
                                  XqSecret         *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqWrapped, xq_wrapped_free)

G_END_DECLS
