/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqCaseworkPage:
 *
 * The counsellors' place: the newest sessions, and the cases that are under way; found
 * by student, one's own or all, not signed, by month. A double click or Enter opens
 * one. Main thread.
 *
 * Action: "casework.show" with "sessions" or "cases".
 */
#define XQ_TYPE_CASEWORK_PAGE (xq_casework_page_get_type ())
G_DECLARE_FINAL_TYPE (XqCaseworkPage, xq_casework_page, XQ, CASEWORK_PAGE, XqPage)

/**
 * xq_casework_page_new:
 * @desk: an unlocked desk of a counsellor
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_casework_page_new       (XqDesk         *desk,
                                        const XqPlace  *place);

/**
 * xq_casework_page_get_items:
 * @self: the page
 *
 * Returns: (transfer none): what is in sight, #XqRecordItem
 */
GListModel *xq_casework_page_get_items (XqCaseworkPage *self);

G_END_DECLS
