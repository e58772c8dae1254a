/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqSummaryPage:
 *
 * A term's summary: its text by sections and its figures, and how the paper looks.
 * Main thread.
 *
 * Actions: "summary.print" (Ctrl+P), "summary.save-pdf", "summary.save" (Ctrl+S),
 * "summary.zoom" with steps.
 */
#define XQ_TYPE_SUMMARY_PAGE (xq_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (XqSummaryPage, xq_summary_page, XQ, SUMMARY_PAGE, XqPage)

/**
 * xq_summary_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_summary_page_new (XqDesk         *desk,
                             const XqPlace  *place);

G_END_DECLS
