/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "places.h"

G_BEGIN_DECLS

/**
 * XqScreeningPage:
 *
 * The place of the screening: its campaigns, those of students and of the staff, the
 * newest first, and the forms by which teachers observe. Main thread.
 *
 * Actions: "screening.new" ("students" or "staff"): a campaign with what is usual filled
 * in; "screening.forms"; "screening.new-edition" of the form in use;
 * "screening.import-form" from a spreadsheet.
 */
#define XQ_TYPE_SCREENING_PAGE (xq_screening_page_get_type ())
G_DECLARE_FINAL_TYPE (XqScreeningPage, xq_screening_page, XQ, SCREENING_PAGE, XqPage)

/**
 * xq_screening_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_screening_page_new (XqDesk         *desk,
                               const XqPlace  *place);

G_END_DECLS
