/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "paper-order.h"

G_BEGIN_DECLS

/**
 * XqPaperPage:
 *
 * A paper before it goes out: how it will look, for whom it is, print or save. Main
 * thread.
 *
 * Actions: "paper.print" (Ctrl+P), "paper.save", "paper.zoom" with steps (Ctrl+plus,
 * Ctrl+minus, Ctrl+0).
 */
#define XQ_TYPE_PAPER_PAGE (xq_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (XqPaperPage, xq_paper_page, XQ, PAPER_PAGE, XqPage)

/**
 * xq_paper_page_new:
 * @desk: an unlocked desk
 * @order: (transfer full): the paper; with a receiver, it is proposed
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_paper_page_new (XqDesk       *desk,
                           XqPaperOrder *order);

G_END_DECLS
