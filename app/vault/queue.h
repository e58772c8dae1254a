/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/vault-types.h"

G_BEGIN_DECLS

/* What stands for a line of the queue that cannot be opened. */
#define XQ_QUEUE_UNREADABLE "unreadable"

/* The events: a wrong password, followed by a blank and the account's uid; and a
 * keeper's copy. Their names become verbs of the audit chain (FORMAT). */
#define XQ_QUEUE_FAILED_UNLOCK "failed_unlock"
#define XQ_QUEUE_COPY "copy"

/**
 * xq_vault_queue_append:
 * @path: a vault's folder; it need not be open
 * @text: an event, at most 510 bytes of UTF-8
 * @error: XQ_VAULT_ERROR_FAILED, also when the queue has reached 1 MiB, which
 *   takes about 1,200 events without an unlock; INVALID; as xq_vault_open()
 *
 * Notes what happens without a key (a failed unlock, a keeper's copy): sealed to
 * the school cabinet, added at the end, synced. Any thread and process.
 *
 * Returns: whether it is safely noted
 */
gboolean   xq_vault_queue_append (const char  *path,
                                  const char  *text,
                                  GError     **error);

/**
 * xq_vault_queue_take:
 * @self: a vault, unlocked by a holder of the school cabinet
 * @error: XQ_VAULT_ERROR_REFUSED, FAILED
 *
 * Reads the queue; it stays until xq_vault_queue_clear(), which the caller calls
 * when the events are safe in the audit chain. Whoever can write into the folder
 * can add events: they are claims. One thread at a time.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the events in order;
 *   XQ_QUEUE_UNREADABLE for each line that cannot be opened
 */
GPtrArray *xq_vault_queue_take   (XqVault     *self,
                                  GError     **error);

/**
 * xq_vault_queue_clear:
 * @self: the same vault
 * @error: XQ_VAULT_ERROR_FAILED
 *
 * Drops the lines that were taken; others that came since stay. One thread at a
 * time.
 *
 * Returns: whether they are gone
 */
gboolean   xq_vault_queue_clear  (XqVault     *self,
                                  GError     **error);

G_END_DECLS
