/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/* Keys and key pairs (FORMAT). An opening pair is X25519, a signing pair is
 * Ed25519. Everything that is derived from a 32-byte secret is BLAKE2b-256,
 * keyed with the secret, over "xinqing/1/kdf/" and a label. */

#define XQ_KEY_BYTES 32
#define XQ_SIGNATURE_BYTES 64

/**
 * xq_key_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): 32 random bytes
 */
XqSecret *xq_key_new            (void);

/**
 * xq_key_derive:
 * @key: 32 bytes
 * @label: what the derived key is for
 *
 * Any thread.
 *
 * Returns: (transfer full): 32 bytes that tell nothing of @key or of other labels
 */
XqSecret *xq_key_derive         (XqSecret     *key,
                                 const char   *label);

/**
 * xq_opening_get_public:
 * @opening: the private half of an X25519 pair, 32 bytes
 * @public_half: (out caller-allocates): the public half
 *
 * Any thread.
 */
void      xq_opening_get_public (XqSecret     *opening,
                                 guint8        public_half[XQ_KEY_BYTES]);

/**
 * xq_signing_get_public:
 * @seed: the seed of an Ed25519 pair, 32 bytes
 * @public_half: (out caller-allocates): the public half
 *
 * Any thread.
 */
void      xq_signing_get_public (XqSecret     *seed,
                                 guint8        public_half[XQ_KEY_BYTES]);

/**
 * xq_public_key_get_id:
 * @public_half: a public key
 * @id: (out caller-allocates): its id, a hash
 *
 * Any thread.
 */
void      xq_public_key_get_id  (const guint8  public_half[XQ_KEY_BYTES],
                                 guint8        id[XQ_KEY_BYTES]);

/**
 * xq_sign:
 * @seed: the signer's Ed25519 seed
 * @domain: what is signed, e.g. "roll"
 * @school: the school's uid, 32 digits: a signature never serves another school
 * @data: (array length=length): the message
 * @length: its bytes
 * @signature: (out caller-allocates): 64 bytes
 *
 * Signs "xinqing/1/", @domain, a NUL byte, @school and the message. Any thread.
 */
void      xq_sign               (XqSecret     *seed,
                                 const char   *domain,
                                 const char   *school,
                                 const void   *data,
                                 gsize         length,
                                 guint8        signature[XQ_SIGNATURE_BYTES]);

/**
 * xq_verify:
 * @public_half: the signer's Ed25519 public key
 * @domain: as in xq_sign()
 * @school: as in xq_sign()
 * @data: (array length=length): the message
 * @length: its bytes
 * @signature: 64 bytes
 *
 * Any thread.
 *
 * Returns: whether the signature is right
 */
gboolean  xq_verify             (const guint8  public_half[XQ_KEY_BYTES],
                                 const char   *domain,
                                 const char   *school,
                                 const void   *data,
                                 gsize         length,
                                 const guint8  signature[XQ_SIGNATURE_BYTES]);

G_END_DECLS
