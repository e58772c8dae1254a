/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"
#include "places.h"

#include "school/referral-track.h"

G_BEGIN_DECLS

/**
 * XqReferralsPage:
 *
 * The referrals, a row a case: what is owed first. Main thread.
 *
 * Actions: "referrals.new", "referrals.next" with a step and a uid.
 */
#define XQ_TYPE_REFERRALS_PAGE (xq_referrals_page_get_type ())
G_DECLARE_FINAL_TYPE (XqReferralsPage, xq_referrals_page, XQ, REFERRALS_PAGE, XqPage)

/**
 * xq_referrals_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage   *xq_referrals_page_new (XqDesk         *desk,
                                 const XqPlace  *place);

/**
 * xq_referrals_may_move:
 * @roles: somebody's roles
 * @step: a step
 *
 * A counsellor does the steps; a head, who decides, writes the ground too.
 *
 * Returns: whether these roles do it
 */
gboolean  xq_referrals_may_move (XqRoles         roles,
                                 XqReferralStep  step);

G_END_DECLS
