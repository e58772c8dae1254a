/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqConcernsPage:
 *
 * Concerns about students: a teacher's own, with what was answered; for a counsellor
 * those that came, the unanswered and urgent first. Main thread.
 *
 * Actions: "concerns.new", "concerns.receive" with a uid, "concerns.print".
 */
#define XQ_TYPE_CONCERNS_PAGE (xq_concerns_page_get_type ())
G_DECLARE_FINAL_TYPE (XqConcernsPage, xq_concerns_page, XQ, CONCERNS_PAGE, XqPage)

/**
 * xq_concerns_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_concerns_page_new (XqDesk        *desk,
                              const XqPlace *place);

G_END_DECLS
