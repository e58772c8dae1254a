/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqAccountsPage:
 *
 * Who has an account, what it opens, since when and by whose word; counsellors
 * admit here, heads add and remove. Main thread.
 *
 * Actions: "accounts.add"; with an account's uid: "accounts.admit",
 * "accounts.refuse", "accounts.posts", "accounts.roles", "accounts.reset",
 * "accounts.remove".
 */
#define XQ_TYPE_ACCOUNTS_PAGE (xq_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (XqAccountsPage, xq_accounts_page, XQ, ACCOUNTS_PAGE, XqPage)

/**
 * xq_accounts_page_new:
 * @desk: an unlocked desk
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_accounts_page_new (XqDesk *desk);

G_END_DECLS
