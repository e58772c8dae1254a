/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

G_BEGIN_DECLS

/**
 * XqTodayPage:
 *
 * What this account has to do today, and how far the term has come. Main thread.
 */
#define XQ_TYPE_TODAY_PAGE (xq_today_page_get_type ())
G_DECLARE_FINAL_TYPE (XqTodayPage, xq_today_page, XQ, TODAY_PAGE, XqPage)

/**
 * xq_today_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_today_page_new (XqDesk        *desk,
                           const XqPlace *place);

G_END_DECLS
