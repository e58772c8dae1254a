/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/xml-stream.h"

G_BEGIN_DECLS

/**
 * xq_cell_styles_read:
 * @package: a package
 * @path: (nullable): the part with the styles
 * @error: XQ_EXCHANGE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type guint8): for each style of
 *   cells whether it shows a date
 */
GByteArray *xq_cell_styles_read  (XqPackage   *package,
                                  const char  *path,
                                  GError     **error);

G_END_DECLS
