/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/**
 * xq_secret_new_writable:
 * @length: number of bytes
 * @bytes: (out): where the caller writes them, before anyone else sees the secret
 *
 * For keys that are computed: they are written straight into locked memory and
 * never lie on the stack. Call xq_secret_make_readonly() when done. Any thread.
 *
 * Returns: (transfer full): a secret of zero bytes
 */
XqSecret *xq_secret_new_writable  (gsize      length,
                                   guint8   **bytes);

/**
 * xq_secret_make_readonly:
 * @secret: a secret made by xq_secret_new_writable()
 *
 * From here on a stray write ends the program. Any thread.
 */
void      xq_secret_make_readonly (XqSecret  *secret);

/**
 * xq_secret_equal:
 * @one: a secret
 * @other: another
 *
 * Compares in time that does not depend on the bytes. Any thread.
 *
 * Returns: whether they are the same bytes
 */
gboolean  xq_secret_equal         (XqSecret  *one,
                                   XqSecret  *other);

G_END_DECLS
