/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqSecrecyPage:
 *
 * How the school keeps what students confide: who may see, who looked, what left,
 * and the self-check; for a term. No student is named on it. Main thread.
 *
 * Actions: "secrecy.export" for the list in sight, "secrecy.pack" for the papers for
 * an inspection.
 */
#define XQ_TYPE_SECRECY_PAGE (xq_secrecy_page_get_type ())
G_DECLARE_FINAL_TYPE (XqSecrecyPage, xq_secrecy_page, XQ, SECRECY_PAGE, XqPage)

/**
 * xq_secrecy_page_new:
 * @desk: a head's or counsellor's unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_secrecy_page_new (XqDesk *desk);

G_END_DECLS
