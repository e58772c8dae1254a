/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sheet-build.h"
#include "exchange/xml-stream.h"

G_BEGIN_DECLS

/**
 * xq_shared_text_read:
 * @package: a package
 * @path: (nullable): the part with the texts that cells share
 * @book: keeps the texts
 * @error: XQ_EXCHANGE_ERROR, G_IO_ERROR_CANCELLED
 *
 * The runs of a text with several fonts are joined; what says how a text is
 * pronounced is left out.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the texts, owned by
 *   @book; an empty one is %NULL
 */
GPtrArray *xq_shared_text_read   (XqPackage    *package,
                                  const char   *path,
                                  XqSheetBook  *book,
                                  GError      **error);

/**
 * xq_shared_text_unescape:
 * @text: a text of a spreadsheet; changed
 *
 * Characters that XML cannot hold are written _x000D_ in spreadsheets.
 */
void       xq_shared_text_unescape (GString    *text);

G_END_DECLS
