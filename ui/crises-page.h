/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqCrisesPage:
 *
 * The crisis events that are open, or all of them, the newest first. Main thread.
 *
 * Action: "crises.new".
 */
#define XQ_TYPE_CRISES_PAGE (xq_crises_page_get_type ())
G_DECLARE_FINAL_TYPE (XqCrisesPage, xq_crises_page, XQ, CRISES_PAGE, XqPage)

/**
 * xq_crises_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_crises_page_new (XqDesk        *desk,
                            const XqPlace *place);

G_END_DECLS
