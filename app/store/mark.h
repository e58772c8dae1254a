/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vault/role.h"

G_BEGIN_DECLS

/* A mark is a small file beside a cabinet: the sequence and hash of the last
 * entry of its audit chain, written after each commit without fsync. A flipped
 * byte in a write-ahead log silently drops its tail; the mark tells. */

typedef enum
{
  XQ_MARK_UNKNOWN, /* no mark, a torn or an empty one: says nothing */
  XQ_MARK_KNOWN,
} XqMarkState;

/**
 * xq_mark_write:
 * @folder: the vault's folder
 * @cabinet: the cabinet
 * @sequence: the last entry's number
 * @hash: the last entry's hash
 *
 * Failing to write it loses nothing but the warning, so it is silent.
 */
void        xq_mark_write (const char   *folder,
                           XqCabinet     cabinet,
                           gint64        sequence,
                           const guint8  hash[32]);

/**
 * xq_mark_read:
 * @folder: the vault's folder
 * @cabinet: the cabinet
 * @sequence: (out): the last entry's number
 * @hash: (out caller-allocates): the last entry's hash
 *
 * Returns: whether the mark says something
 */
XqMarkState xq_mark_read  (const char   *folder,
                           XqCabinet     cabinet,
                           gint64       *sequence,
                           guint8        hash[32]);

G_END_DECLS
