/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqYearTurnPage:
 *
 * The turn of the school year in steps: the classes left and right, the check, what
 * was done, and the way back. Main thread.
 */
#define XQ_TYPE_YEAR_TURN_PAGE (xq_year_turn_page_get_type ())
G_DECLARE_FINAL_TYPE (XqYearTurnPage, xq_year_turn_page, XQ, YEAR_TURN_PAGE, XqPage)

/**
 * xq_year_turn_page_new:
 * @desk: the desk of a head or counsellor
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_year_turn_page_new          (XqDesk          *desk);

/**
 * xq_year_turn_page_reshuffle:
 * @self: the page, with a plan in sight
 * @file: a spreadsheet with names and new classes
 *
 * Sends the students to the classes that the list has.
 */
void    xq_year_turn_page_reshuffle    (XqYearTurnPage  *self,
                                        GFile           *file);

G_END_DECLS
