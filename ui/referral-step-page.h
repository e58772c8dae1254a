/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

#include "school/referral-track.h"

G_BEGIN_DECLS

/**
 * XqReferralStepPage:
 *
 * The form of one step of a referral: the few fields that are asked for now. Saving
 * it moves the referral on; after the letter's step its paper is shown. What was half
 * written there before stands in it again. Main thread.
 *
 * Actions: "step.save" (Ctrl+S), "step.drop".
 */
#define XQ_TYPE_REFERRAL_STEP_PAGE (xq_referral_step_page_get_type ())
G_DECLARE_FINAL_TYPE (XqReferralStepPage, xq_referral_step_page, XQ, REFERRAL_STEP_PAGE, XqPage)

/**
 * xq_referral_step_page_new:
 * @desk: an unlocked desk
 * @referral: a referral's uid
 * @step: the step
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_referral_step_page_new          (XqDesk         *desk,
                                            const char     *referral,
                                            XqReferralStep  step);

/**
 * xq_referral_step_page_new_from_draft:
 * @desk: an unlocked desk
 * @draft: what names a draft of a referral that is not there yet
 *
 * Returns: (transfer floating): a page that goes on with it
 */
XqPage *xq_referral_step_page_new_from_draft (XqDesk       *desk,
                                              const char   *draft);

/**
 * xq_referral_step_page_new_referral:
 * @desk: an unlocked desk
 * @student: (nullable): who is to be referred
 *
 * Returns: (transfer floating): a page that begins a referral
 */
XqPage *xq_referral_step_page_new_referral (XqDesk         *desk,
                                            const char     *student);

G_END_DECLS
