/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define XQ_UID_BYTES 16

/**
 * xq_uid_parse:
 * @text: (nullable): a text
 * @bytes: (out caller-allocates) (optional): the uid's 16 bytes
 *
 * Any thread.
 *
 * Returns: whether @text is exactly 32 lower-case hex digits
 */
gboolean  xq_uid_parse   (const char   *text,
                          guint8        bytes[XQ_UID_BYTES]);

/**
 * xq_uid_format:
 * @bytes: 16 bytes
 *
 * Any thread.
 *
 * Returns: (transfer full): 32 lower-case hex digits
 */
char     *xq_uid_format  (const guint8  bytes[XQ_UID_BYTES]);

G_END_DECLS
