/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "places.h"
#include "support-answer.h"

G_BEGIN_DECLS

/**
 * XqSupportPage:
 *
 * The ledger of key support: what is owed first, a next action a row. Main thread.
 *
 * Actions: "support.new", "support.next" with an #XqSupportAction and an entry's uid,
 * "support.conferences", "support.print" with a paper's name.
 */
#define XQ_TYPE_SUPPORT_PAGE (xq_support_page_get_type ())
G_DECLARE_FINAL_TYPE (XqSupportPage, xq_support_page, XQ, SUPPORT_PAGE, XqPage)

/**
 * xq_support_page_new:
 * @desk: an unlocked desk
 * @place: its place
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_support_page_new    (XqDesk           *desk,
                                const XqPlace    *place);

/**
 * xq_support_go_on:
 * @from: a page in a window
 * @action: what comes next
 * @entry: an entry's uid
 *
 * Opens the form for it: a review, the term's decision, the group.
 */
void    xq_support_go_on       (XqPage           *from,
                                XqSupportAction   action,
                                const char       *entry);

/**
 * xq_support_list_student:
 * @from: a page in a window
 * @student: a student's uid
 * @level: (nullable): the attention level that it begins with
 * @reason: (nullable): the main facts that it begins with
 *
 * Opens the student's entry in the ledger or, where there is none, the form for one.
 */
void    xq_support_list_student (XqPage          *from,
                                 const char      *student,
                                 const char      *level,
                                 const char      *reason);

G_END_DECLS
