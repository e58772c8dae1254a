/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqSettingsPage:
 *
 * The school's deadlines and ways of counting: what holds, what the program comes
 * with, who says so, and what the school has still to confirm. Main thread.
 */
#define XQ_TYPE_SETTINGS_PAGE (xq_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (XqSettingsPage, xq_settings_page, XQ, SETTINGS_PAGE, XqPage)

/**
 * xq_settings_page_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_settings_page_new (XqDesk *desk);

G_END_DECLS
