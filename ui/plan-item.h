/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rules/student-plans.h"

G_BEGIN_DECLS

/**
 * XqPlanItem:
 *
 * A child of a class and its plan. Properties: "sign", "name", "seat", "detail" (what
 * the sign means, with its day), "css-classes" (the tone). Main thread.
 */
#define XQ_TYPE_PLAN_ITEM (xq_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (XqPlanItem, xq_plan_item, XQ, PLAN_ITEM, GObject)

/**
 * xq_plan_item_new:
 * @student: (transfer none): a child
 * @today: the present day
 *
 * Returns: (transfer full): the item
 */
XqPlanItem  *xq_plan_item_new         (const XqPlannedStudent *student,
                                         const char             *today);

/**
 * xq_plan_item_set:
 * @self: an item
 * @student: (transfer none): the same child, read again
 * @today: the present day
 */
void          xq_plan_item_set         (XqPlanItem            *self,
                                         const XqPlannedStudent *student,
                                         const char             *today);

/**
 * xq_plan_item_get_student:
 * @self: an item
 *
 * Returns: (transfer none): the student's uid
 */
const char   *xq_plan_item_get_student (XqPlanItem            *self);

/**
 * xq_plan_item_get_plan:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the uid of this school year's plan
 */
const char   *xq_plan_item_get_plan     (XqPlanItem            *self);

/**
 * xq_plan_item_get_state:
 * @self: an item
 *
 * Returns: how the child stands
 */
XqPlanState  xq_plan_item_get_state   (XqPlanItem            *self);

/**
 * xq_plan_state_get_sign:
 * @state: a state
 *
 * Returns: (transfer none): its sign
 */
const char   *xq_plan_state_get_sign   (XqPlanState            state);

/**
 * xq_plan_state_get_title:
 * @state: a state
 *
 * Returns: (transfer none): what it means, in the user's language
 */
const char   *xq_plan_state_get_title  (XqPlanState            state);

G_END_DECLS
