/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* What a cabinet remembers of its vault: a few texts by key. */

/**
 * xq_memory_get:
 * @connection: an unrestricted connection
 * @cabinet: the cabinet
 * @key: e.g. "school"
 * @value: (out) (transfer full) (nullable): the text, %NULL if there is none
 * @error: return location for an error
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_memory_get         (XqConnection  *connection,
                                 XqCabinet      cabinet,
                                 const char    *key,
                                 char         **value,
                                 GError       **error);

/**
 * xq_memory_set:
 * @connection: an unrestricted connection
 * @cabinet: the cabinet
 * @key: e.g. "school"
 * @value: the text
 * @error: return location for an error
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_memory_set         (XqConnection  *connection,
                                 XqCabinet      cabinet,
                                 const char    *key,
                                 const char    *value,
                                 GError       **error);

/**
 * xq_memory_format_hash:
 * @hash: 32 bytes
 *
 * Returns: (transfer full): 64 hex digits
 */
char     *xq_memory_format_hash (const guint8   hash[32]);

/**
 * xq_memory_parse_hash:
 * @text: (nullable): 64 hex digits
 * @hash: (out caller-allocates): 32 bytes
 *
 * Returns: whether @text is a hash
 */
gboolean  xq_memory_parse_hash  (const char    *text,
                                 guint8         hash[32]);

G_END_DECLS
