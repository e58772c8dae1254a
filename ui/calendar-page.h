/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqCalendarPage:
 *
 * The school's calendar, edited. Main thread.
 */
#define XQ_TYPE_CALENDAR_PAGE (xq_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (XqCalendarPage, xq_calendar_page, XQ, CALENDAR_PAGE, XqPage)

/**
 * xq_calendar_page_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_calendar_page_new (XqDesk *desk);

G_END_DECLS
