/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/**
 * xq_workbook_read:
 * @bytes: a whole zip file
 * @progress: (nullable): told how far the reading has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * An .xlsx after ECMA-376, in the strict and the common form. Any thread.
 *
 * Returns: (transfer full) (nullable): its sheets, the hidden ones by name only
 */
XqSheetBook *xq_workbook_read  (GBytes              *bytes,
                                XqExchangeProgress   progress,
                                gpointer             data,
                                GCancellable        *cancellable,
                                GError             **error);

G_END_DECLS
