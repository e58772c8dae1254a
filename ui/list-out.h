/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list-order.h"
#include "page.h"

G_BEGIN_DECLS

/**
 * xq_list_out_save:
 * @page: the page that asks; it says what came of it
 * @order: (transfer full): which records
 *
 * Asks for a file's name and saves the list there as a spreadsheet. A dialog that is
 * closed leaves nothing in the audit chain. Main thread.
 */
void  xq_list_out_save (XqPage       *page,
                        XqListOrder  *order);

/**
 * xq_list_out_write:
 * @page: the page that asks; it says what came of it
 * @order: (transfer full): which records
 * @path: the file
 *
 * The same, for a file that was chosen already.
 */
void  xq_list_out_write (XqPage       *page,
                         XqListOrder  *order,
                         const char   *path);

G_END_DECLS
