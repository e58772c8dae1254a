/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import.h"
#include "exchange/visit-table.h"

G_BEGIN_DECLS

/**
 * xq_visit_apply:
 * @store: a store of an account that may add home visits, outside a transaction
 * @table: what a file says
 * @dry_run: whether to roll back at the end: everything is tried, nothing kept
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Plans with xq_visit_plan() and writes in one transaction, with the rights of
 * the account alone: a class teacher's file reaches only the own children. Rows
 * that name nobody for sure, or that the records refuse, are reported and not
 * written; nothing that the school has is changed. The same file twice adds
 * nothing.
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): what became of each row; %NULL on an
 *   error, and nothing was written
 */
XqImportReport *xq_visit_apply  (XqStore             *store,
                                 const XqVisitTable  *table,
                                 gboolean             dry_run,
                                 XqExchangeProgress   progress,
                                 gpointer             data,
                                 GCancellable        *cancellable,
                                 GError             **error);

/**
 * xq_visit_undo:
 * @store: the store of the account that read the file in, outside a transaction
 * @undone: (out caller-allocates): what was done
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if this account read none in, or took its
 *   newest back already; CONFLICT if somebody has changed one of the visits
 *
 * Takes this account's newest import of visits back, in one transaction. On
 * the store's thread.
 *
 * Returns: whether it was undone; if not, nothing was changed
 */
gboolean        xq_visit_undo   (XqStore             *store,
                                 XqImportUndone      *undone,
                                 GCancellable        *cancellable,
                                 GError             **error);

G_END_DECLS
