/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqSupportEntryPage:
 *
 * One entry of the ledger of key support: the group with everybody's duty, the
 * measures, what each review decided. Main thread.
 *
 * Actions: "entry.next", "entry.review", "entry.close", "entry.meet", "entry.change",
 * "entry.record", "entry.print" with a paper's name.
 */
#define XQ_TYPE_SUPPORT_ENTRY_PAGE (xq_support_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (XqSupportEntryPage, xq_support_entry_page, XQ, SUPPORT_ENTRY_PAGE, XqPage)

/**
 * xq_support_entry_page_new:
 * @desk: an unlocked desk
 * @uid: the entry
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_support_entry_page_new (XqDesk     *desk,
                                   const char *uid);

G_END_DECLS
