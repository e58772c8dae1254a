/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqPasswordPage:
 *
 * My password, opened from the foot of the sidebar. Main thread.
 */
#define XQ_TYPE_PASSWORD_PAGE (xq_password_page_get_type ())
G_DECLARE_FINAL_TYPE (XqPasswordPage, xq_password_page, XQ, PASSWORD_PAGE, XqPage)

/**
 * xq_password_page_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_password_page_new (XqDesk *desk);

G_END_DECLS
