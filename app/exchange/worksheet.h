/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sheet-build.h"
#include "exchange/xml-stream.h"

G_BEGIN_DECLS

/**
 * XqWorksheetContext:
 * @texts: (element-type utf8): what cells share
 * @dates: which styles show a date
 * @from_1904: how days are counted
 */
typedef struct
{
  GPtrArray  *texts;
  GByteArray *dates;
  gboolean    from_1904;
} XqWorksheetContext;

/**
 * xq_worksheet_read:
 * @package: a package
 * @path: the part with the sheet
 * @context: what its cells refer to
 * @book: where the sheet belongs
 * @sheet: the sheet to fill
 * @error: XQ_EXCHANGE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Formulas are never reckoned: their last result, which the file has, is read.
 *
 * Returns: whether the sheet was read
 */
gboolean  xq_worksheet_read  (XqPackage                *package,
                              const char               *path,
                              const XqWorksheetContext *context,
                              XqSheetBook              *book,
                              XqSheet                  *sheet,
                              GError                  **error);

G_END_DECLS
