/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqAuditPage:
 *
 * Who did and looked at what, in each cabinet that this account opens, the newest
 * first; and whether the trail is whole. Main thread.
 */
#define XQ_TYPE_AUDIT_PAGE (xq_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (XqAuditPage, xq_audit_page, XQ, AUDIT_PAGE, XqPage)

/**
 * xq_audit_page_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_audit_page_new     (XqDesk *desk);

/**
 * xq_audit_page_new_own:
 * @desk: an unlocked desk
 *
 * The same, of this account alone, whatever its roles.
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_audit_page_new_own (XqDesk *desk);

G_END_DECLS
