/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqReferralPage:
 *
 * One referral: every step with its day and what was written, what comes next, its
 * two papers. Main thread.
 *
 * Actions: "referral.next", "referral.change" with a step, "referral.print" with a
 * paper's name, "referral.record".
 */
#define XQ_TYPE_REFERRAL_PAGE (xq_referral_page_get_type ())
G_DECLARE_FINAL_TYPE (XqReferralPage, xq_referral_page, XQ, REFERRAL_PAGE, XqPage)

/**
 * xq_referral_page_new:
 * @desk: an unlocked desk
 * @uid: the referral
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_referral_page_new (XqDesk     *desk,
                              const char *uid);

G_END_DECLS
