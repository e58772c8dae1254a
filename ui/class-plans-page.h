/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqClassPlansPage:
 *
 * The children of a class and their plans, a tile each with sign and word: a press opens
 * the plan, or begins one with last year's text. Main thread.
 */
#define XQ_TYPE_CLASS_PLANS_PAGE (xq_class_plans_page_get_type ())
G_DECLARE_FINAL_TYPE (XqClassPlansPage, xq_class_plans_page, XQ, CLASS_PLANS_PAGE, XqPage)

/**
 * xq_class_plans_page_new:
 * @desk: an unlocked desk
 * @class_uid: a class
 * @title: its name
 *
 * Returns: (transfer floating): the page
 */
XqPage     *xq_class_plans_page_new          (XqDesk           *desk,
                                              const char       *class_uid,
                                              const char       *title);

/**
 * xq_class_plans_page_get_students:
 * @self: the page
 *
 * Returns: (transfer none): the children in sight, #XqPlanItem
 */
GListModel *xq_class_plans_page_get_students (XqClassPlansPage *self);

G_END_DECLS
