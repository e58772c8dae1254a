/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqHistoryPage:
 *
 * What became of a record: every version, who wrote it, when, why, and what changed.
 * Main thread.
 */
#define XQ_TYPE_HISTORY_PAGE (xq_history_page_get_type ())
G_DECLARE_FINAL_TYPE (XqHistoryPage, xq_history_page, XQ, HISTORY_PAGE, XqPage)

/**
 * xq_history_page_new:
 * @desk: an unlocked desk
 * @kind: the record's kind
 * @uid: the record
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_history_page_new (XqDesk       *desk,
                             const XqKind *kind,
                             const char   *uid);

G_END_DECLS
