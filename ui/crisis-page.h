/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqCrisisPage:
 *
 * One crisis event: who is concerned, what was done, what is to be reported, to
 * whom the student was handed over, and the follow-ups, each of which one press
 * marks as done. What is missing is said and never in the way. Main thread.
 *
 * Actions: "crisis-page.change", "crisis-page.record", "crisis-page.stamp",
 * "crisis-page.done" with a follow-up's uid.
 */
#define XQ_TYPE_CRISIS_PAGE (xq_crisis_page_get_type ())
G_DECLARE_FINAL_TYPE (XqCrisisPage, xq_crisis_page, XQ, CRISIS_PAGE, XqPage)

/**
 * xq_crisis_page_new:
 * @desk: an unlocked desk
 * @uid: the event
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_crisis_page_new (XqDesk     *desk,
                            const char *uid);

G_END_DECLS
