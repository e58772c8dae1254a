/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-report.h"
#include "school/year-turn.h"

G_BEGIN_DECLS

/**
 * xq_reshuffle_read:
 * @store: the store that the plan was read from
 * @turn: a plan for the new school year
 * @file: an .xlsx, .csv or .txt with names and the new classes
 * @progress: (nullable): told how far the reading has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: as xq_sheet_book_load(); XQ_STORE_ERROR
 *
 * Sends students to the classes in which the list has them: a class that the
 * plan does not have is added to it. A student is known by number, by name and
 * birthday, or by a name that only one of the grade carries. Who does not stand
 * in the list stays where the plan has him; nobody is added to the school.
 * Nothing is written. On the store's thread.
 *
 * Returns: (transfer full) (nullable): what became of each row: "updated" are
 *   those who go elsewhere now, "skipped" says why a row was passed over; %NULL on
 *   an error, and the plan is as it was
 */
XqImportReport *xq_reshuffle_read  (XqStore             *store,
                                    XqYearTurn          *turn,
                                    GFile               *file,
                                    XqExchangeProgress   progress,
                                    gpointer             data,
                                    GCancellable        *cancellable,
                                    GError             **error);

G_END_DECLS
