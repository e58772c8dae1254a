/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define XQ_HASH_BYTES 32

/**
 * xq_hash:
 * @domain: what the hash is for, e.g. "audit"; hashes of different domains never meet
 * @message: the bytes
 * @hash: (out caller-allocates): 32 bytes
 *
 * BLAKE2b-256 without a key over "xinqing/1/", @domain, a NUL byte and @message
 * (FORMAT). Any thread.
 */
void   xq_hash       (const char *domain,
                      GBytes     *message,
                      guint8      hash[XQ_HASH_BYTES]);

/**
 * xq_hash_data:
 * @domain: as in xq_hash()
 * @data: (array length=length): the bytes
 * @length: their number
 * @hash: (out caller-allocates): 32 bytes
 *
 * xq_hash() of bytes that lie in no GBytes. Any thread.
 */
void   xq_hash_data  (const char *domain,
                      const void *data,
                      gsize       length,
                      guint8      hash[XQ_HASH_BYTES]);

/**
 * xq_random:
 * @buffer: (out caller-allocates) (array length=length): receives random bytes
 * @length: number of bytes
 *
 * Unpredictable bytes from the system's generator. Any thread, after
 * xq_vault_init().
 */
void   xq_random     (void       *buffer,
                      gsize       length);

/**
 * xq_uid_new:
 *
 * Any thread, after xq_vault_init().
 *
 * Returns: (transfer full): a new random uid, 32 hexadecimal digits
 */
char  *xq_uid_new    (void);

/**
 * xq_uid_derive:
 * @domain: what is named, e.g. a kind's name
 * @name: its natural key
 *
 * The same key gives the same uid on every desk, so that two desks that write
 * the same thing write one thing (FORMAT: the first 16 bytes of xq_hash() in
 * the domain "uid/" and @domain). Any thread.
 *
 * Returns: (transfer full): a uid, 32 hexadecimal digits
 */
char  *xq_uid_derive (const char *domain,
                      const char *name);

G_END_DECLS
