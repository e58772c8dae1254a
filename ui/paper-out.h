/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "paper-order.h"

G_BEGIN_DECLS

/* How a paper leaves the window: to a printer or into a file that somebody chose.
 * Who gets it is written down after the choice and before the paper goes: a dialog
 * that is closed leaves nothing in the ledger. The paper passes in memory; nothing
 * but the chosen file touches the disk. Main thread. */

/**
 * xq_paper_out_print:
 * @page: the page that asks; it says what came of it
 * @order: (transfer full): the paper, for whom and on what ground
 *
 * Asks for a printer and prints.
 */
void  xq_paper_out_print (XqPage       *page,
                          XqPaperOrder *order);

/**
 * xq_paper_out_save:
 * @page: the page that asks; it says what came of it
 * @order: (transfer full): the paper, for whom and on what ground
 *
 * Asks for a file's name and saves the paper there.
 */
void  xq_paper_out_save  (XqPage       *page,
                          XqPaperOrder *order);

/**
 * xq_paper_out_get_title:
 * @paper: a paper's name
 *
 * Returns: (transfer none): what people call it, without anybody's name
 */
const char *xq_paper_out_get_title (const char *paper);

/**
 * xq_paper_out_may_print_visits:
 * @desk: an unlocked desk
 *
 * Who does not read what was said on a home visit is not offered its record.
 *
 * Returns: whether this account reads it
 */
gboolean    xq_paper_out_may_print_visits (XqDesk *desk);

G_END_DECLS
