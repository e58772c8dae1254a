/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * XqSecret:
 *
 * A reference-counted secret (a password, a key) in sodium memory: locked,
 * guarded, kept out of core dumps, wiped when the last reference goes.
 * Immutable after creation; may be shared between threads.
 */
typedef struct _XqSecret XqSecret;

#define XQ_TYPE_SECRET (xq_secret_get_type ())
GType         xq_secret_get_type  (void) G_GNUC_CONST;

/**
 * xq_secret_new:
 * @bytes: (array length=length): the secret; copied, the caller wipes its own copy
 * @length: number of bytes; 0 is allowed
 *
 * Any thread, after xq_vault_init().
 *
 * Returns: (transfer full): a new secret
 */
XqSecret     *xq_secret_new       (const void *bytes,
                                   gsize       length);

/**
 * xq_secret_new_take_string:
 * @text: (transfer full): a NUL-terminated string on the GLib heap; it is
 *   wiped and freed by this call
 *
 * Any thread, after xq_vault_init().
 *
 * Returns: (transfer full): a new secret without the terminating NUL
 */
XqSecret     *xq_secret_new_take_string (char *text);

/**
 * xq_secret_ref:
 * @secret: a secret
 *
 * Any thread.
 *
 * Returns: (transfer full): @secret
 */
XqSecret     *xq_secret_ref       (XqSecret   *secret);

/**
 * xq_secret_unref:
 * @secret: (transfer full): a secret
 *
 * Drops a reference; the last one wipes the memory. Any thread.
 */
void          xq_secret_unref     (XqSecret   *secret);

/**
 * xq_secret_peek:
 * @secret: a secret
 * @length: (out) (optional): its length in bytes
 *
 * Any thread.
 *
 * Returns: (transfer none): the bytes, with one NUL byte after them that
 *   @length does not count
 */
const guint8 *xq_secret_peek      (XqSecret   *secret,
                                   gsize      *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSecret, xq_secret_unref)

G_END_DECLS
