/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"
#include "preferences.h"

G_BEGIN_DECLS

/**
 * XqUnlockPage:
 *
 * What stands before the records: which school, who, and the password. Says in
 * place why it does not open. Main thread.
 *
 * Actions: "unlock.unlock", "unlock.choose" with a vault's folder,
 * "unlock.open-folder", "unlock.restore", "unlock.new-school".
 */
#define XQ_TYPE_UNLOCK_PAGE (xq_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (XqUnlockPage, xq_unlock_page, XQ, UNLOCK_PAGE, AdwBin)

/**
 * xq_unlock_page_set_desk:
 * @self: the page
 * @desk: the desk that it unlocks
 * @preferences: what is remembered of the schools
 *
 * Once, before the page is shown.
 */
void  xq_unlock_page_set_desk     (XqUnlockPage  *self,
                                   XqDesk        *desk,
                                   XqPreferences *preferences);

/**
 * xq_unlock_page_choose_school:
 * @self: the page
 * @path: (nullable): a vault's folder; %NULL for the one used last
 */
void  xq_unlock_page_choose_school (XqUnlockPage *self,
                                    const char   *path);

/**
 * xq_unlock_page_forget:
 * @self: the page
 *
 * Nobody sits here any more: wipes a password that was typed, and an unlocking
 * that is under way comes to nothing.
 */
void  xq_unlock_page_forget        (XqUnlockPage *self);

G_END_DECLS
