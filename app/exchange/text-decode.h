/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_text_decode:
 * @bytes: a whole text file, at most XQ_SHEET_MAX_TEXT
 * @error: XQ_EXCHANGE_ERROR
 *
 * UTF-8 with or without a mark at its beginning, UTF-16 of both orders with or
 * without one, and GB18030 (with it GBK and GB2312). Whatever reads as UTF-8
 * throughout is UTF-8: Chinese text in GB18030 practically never does. A file
 * that is none of these is refused, nothing is guessed into place. Any thread.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, without a mark and
 *   without NUL characters
 */
GString *xq_text_decode  (GBytes   *bytes,
                          GError  **error);

G_END_DECLS
