/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqConsentsPage:
 *
 * The consents that an account may see, of the care and the casework cabinet in one
 * list: what ends soon first. Main thread.
 *
 * Actions: "consents.new" with a kind, "consents.take-back" with kind and uid.
 */
#define XQ_TYPE_CONSENTS_PAGE (xq_consents_page_get_type ())
G_DECLARE_FINAL_TYPE (XqConsentsPage, xq_consents_page, XQ, CONSENTS_PAGE, XqPage)

/**
 * xq_consents_page_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_consents_page_new (XqDesk *desk);

G_END_DECLS
