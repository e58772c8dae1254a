/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/**
 * xq_text_table_read:
 * @bytes: a whole text file
 * @progress: (nullable): told how far the reading has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * A table as text: the writing is found by xq_text_decode(), what divides the
 * columns by looking at the first lines. Quotes as RFC 4180 has them; a quote
 * that nothing closes is an ordinary character. Any thread.
 *
 * Returns: (transfer full) (nullable): a book of one sheet
 */
XqSheetBook *xq_text_table_read  (GBytes              *bytes,
                                  XqExchangeProgress   progress,
                                  gpointer             data,
                                  GCancellable        *cancellable,
                                  GError             **error);

G_END_DECLS
