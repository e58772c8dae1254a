/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqPlansPage:
 *
 * One student, one plan: the classes in their order, with how many of their children
 * have one, and the list of plans. Who has one class comes straight to its children; a
 * subject teacher has the list alone, with what to do in class. Main thread.
 */
#define XQ_TYPE_PLANS_PAGE (xq_plans_page_get_type ())
G_DECLARE_FINAL_TYPE (XqPlansPage, xq_plans_page, XQ, PLANS_PAGE, XqPage)

/**
 * xq_plans_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_plans_page_new         (XqDesk        *desk,
                                        const XqPlace *place);

/**
 * xq_plans_page_get_classes:
 * @self: the page
 *
 * Returns: (transfer none): the classes in sight, #XqClassPlansItem
 */
GListModel *xq_plans_page_get_classes (XqPlansPage  *self);

G_END_DECLS
