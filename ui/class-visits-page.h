/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqClassVisitsPage:
 *
 * The children of a class as tiles: a sign and a tone for each, several chosen with
 * Ctrl, Shift or Space, a home visit written for each or one for siblings; nobody at
 * home and declined are saved at once. Main thread.
 *
 * Actions: "visits.record", "visits.record-together", "visits.try" with a result.
 */
#define XQ_TYPE_CLASS_VISITS_PAGE (xq_class_visits_page_get_type ())
G_DECLARE_FINAL_TYPE (XqClassVisitsPage, xq_class_visits_page, XQ, CLASS_VISITS_PAGE, XqPage)

/**
 * xq_class_visits_page_new:
 * @desk: an unlocked desk
 * @class_uid: a class
 * @title: its name
 *
 * Returns: (transfer floating): the page
 */
XqPage             *xq_class_visits_page_new           (XqDesk            *desk,
                                                        const char        *class_uid,
                                                        const char        *title);

/**
 * xq_class_visits_page_get_selection:
 * @self: the page
 *
 * Returns: (transfer none): the children, #XqVisitItem, and which are chosen
 */
GtkSelectionModel  *xq_class_visits_page_get_selection (XqClassVisitsPage *self);

G_END_DECLS
