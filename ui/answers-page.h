/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqAnswersPage:
 *
 * Paper sheets of one class, typed one after the other: the class stands at the left with
 * who has a sheet already, who has none and whose consent is missing; Enter saves a
 * whole sheet, says its scores and goes to the next child. Main thread.
 *
 * Actions: "answers.consent", the student and a guardian have signed.
 */
#define XQ_TYPE_ANSWERS_PAGE (xq_answers_page_get_type ())
G_DECLARE_FINAL_TYPE (XqAnswersPage, xq_answers_page, XQ, ANSWERS_PAGE, XqPage)

/**
 * xq_answers_page_new:
 * @desk: an unlocked desk
 * @campaign: a campaign's uid
 * @class_uid: a class's uid
 *
 * Returns: (transfer floating): the page
 */
XqPage *xq_answers_page_new (XqDesk      *desk,
                             const char  *campaign,
                             const char  *class_uid);

G_END_DECLS
