/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "places.h"

G_BEGIN_DECLS

/**
 * XqSchoolPage:
 *
 * The school itself: calendar, classes, staff, accounts, copies, rules, and who
 * looked at what; each a line that leads to its page. Main thread.
 *
 * Actions: "school.open" with the page's name.
 */
#define XQ_TYPE_SCHOOL_PAGE (xq_school_page_get_type ())
G_DECLARE_FINAL_TYPE (XqSchoolPage, xq_school_page, XQ, SCHOOL_PAGE, XqPage)

/**
 * xq_school_page_new:
 * @desk: an unlocked desk
 * @place: (nullable): the place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_school_page_new (XqDesk         *desk,
                            const XqPlace  *place);

/**
 * xq_school_page_new_part:
 * @desk: an unlocked desk
 * @name: "calendar", "classes", "posts", "staff", "accounts", "import", "backup",
 *   "recovery-school", "recovery-counsellors", "settings", "secrecy" or "audit"
 *
 * Returns: (transfer floating) (nullable): the page that a line of the school's page
 *   leads to
 */
XqPage *xq_school_page_new_part (XqDesk     *desk,
                                 const char *name);

G_END_DECLS
