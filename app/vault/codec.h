/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes as text in the keyring. Each value has exactly one spelling: what is
 * spelled otherwise is refused, so that equal bytes are equal text. */

#define XQ_UID_DIGITS 32

/**
 * xq_hex_new:
 * @bytes: (array length=length): the bytes
 * @length: their number
 *
 * Any thread.
 *
 * Returns: (transfer full): lower-case hexadecimal digits
 */
char     *xq_hex_new      (const guint8 *bytes,
                           gsize         length);

/**
 * xq_hex_read:
 * @text: (nullable): lower-case hexadecimal digits
 * @bytes: (out caller-allocates) (array length=length): receives the bytes
 * @length: how many there must be
 *
 * Any thread.
 *
 * Returns: whether @text is exactly @length bytes
 */
gboolean  xq_hex_read     (const char   *text,
                           guint8       *bytes,
                           gsize         length);

/**
 * xq_uid_is_valid:
 * @text: (nullable): a text
 *
 * Any thread.
 *
 * Returns: whether @text is 32 lower-case hexadecimal digits
 */
gboolean  xq_uid_is_valid (const char   *text);

/**
 * xq_base64_new:
 * @bytes: (array length=length): the bytes
 * @length: their number
 *
 * Any thread.
 *
 * Returns: (transfer full): RFC 4648 base64 with padding, in one line
 */
char     *xq_base64_new   (const guint8 *bytes,
                           gsize         length);

/**
 * xq_base64_read:
 * @text: (nullable): base64 as xq_base64_new() writes it
 * @bytes: (out caller-allocates) (array length=length): receives the bytes
 * @length: how many there must be
 *
 * Any thread.
 *
 * Returns: whether @text is exactly @length bytes
 */
gboolean  xq_base64_read  (const char   *text,
                           guint8       *bytes,
                           gsize         length);

/**
 * xq_base64_read_bytes:
 * @text: (nullable): base64 as xq_base64_new() writes it
 * @most: the most bytes that are accepted
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL if @text is not base64
 *   or too long
 */
GBytes   *xq_base64_read_bytes (const char *text,
                                gsize       most);

G_END_DECLS
