/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqVisitsPage:
 *
 * Home visits: the coverage board, class by class, and the list of visits. Who has
 * one class comes straight to its children. Main thread.
 *
 * Actions: "visits.import".
 */
#define XQ_TYPE_VISITS_PAGE (xq_visits_page_get_type ())
G_DECLARE_FINAL_TYPE (XqVisitsPage, xq_visits_page, XQ, VISITS_PAGE, XqPage)

/**
 * xq_visits_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_visits_page_new         (XqDesk        *desk,
                                        const XqPlace *place);

/**
 * xq_visits_page_get_classes:
 * @self: the page
 *
 * Returns: (transfer none): the classes in sight, #XqClassVisitsItem
 */
GListModel *xq_visits_page_get_classes (XqVisitsPage  *self);

G_END_DECLS
