/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqCampaignPage:
 *
 * One campaign of the screening. Of students: how far each class is and who is missing,
 * whom the program proposes a level for and why, what was confirmed, the numbers of each
 * grade. Of the staff: who took part, and nothing else. A class or subject teacher sees
 * the own classes and what was handed over of them. Main thread.
 *
 * Actions: "campaign.observe" and "campaign.answers" (a class's uid),
 * "campaign.interview" and "campaign.confirm" (a student's uid), "campaign.change",
 * "campaign.print" (a paper's name).
 */
#define XQ_TYPE_CAMPAIGN_PAGE (xq_campaign_page_get_type ())
G_DECLARE_FINAL_TYPE (XqCampaignPage, xq_campaign_page, XQ, CAMPAIGN_PAGE, XqPage)

/**
 * xq_campaign_page_new:
 * @desk: an unlocked desk
 * @campaign: a campaign's uid
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_campaign_page_new (XqDesk      *desk,
                              const char  *campaign);

G_END_DECLS
