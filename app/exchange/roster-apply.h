/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import.h"
#include "exchange/roster.h"

G_BEGIN_DECLS

/**
 * xq_roster_apply:
 * @store: a store of a head or counsellor, outside a transaction
 * @roster: what a file says
 * @dry_run: whether to roll back at the end: everything is tried, nothing kept
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Plans with xq_roster_plan() and writes in one transaction: all rows or none.
 * Classes of the school year that are missing are made. A class that is filled
 * for the first time begins with the school year; who comes into it later
 * comes today, and a change of class ends the enrolment before. Rows that are
 * ambiguous or incomplete, that the records refuse, or that would change a
 * student number, are reported and not written. Of a school year that is over
 * nothing overwrites what the school has. The same roster twice changes nothing.
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): what became of each row; %NULL on an
 *   error, and nothing was written
 */
XqImportReport *xq_roster_apply   (XqStore             *store,
                                   const XqRoster      *roster,
                                   gboolean             dry_run,
                                   XqExchangeProgress   progress,
                                   gpointer             data,
                                   GCancellable        *cancellable,
                                   GError             **error);

/**
 * xq_roster_undo:
 * @store: a store of a head or counsellor, outside a transaction
 * @undone: (out caller-allocates): what was done
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if there is no import, or the newest was
 *   undone already; CONFLICT if somebody has worked on since with what it
 *   wrote; DENIED if this account cannot see whether somebody has
 *
 * Takes the newest import back, in one transaction: what it added is
 * withdrawn, what it changed is put back, as versions with a reason. Classes
 * that others use by now stay. On the store's thread.
 *
 * Returns: whether it was undone; if not, nothing was changed
 */
gboolean        xq_roster_undo    (XqStore             *store,
                                   XqImportUndone      *undone,
                                   GCancellable        *cancellable,
                                   GError             **error);

G_END_DECLS
