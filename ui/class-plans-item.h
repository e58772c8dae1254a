/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "plans-answer.h"

G_BEGIN_DECLS

/**
 * XqClassPlansItem:
 *
 * A class's line of the students' plans. Properties: "name", "students", "made",
 * "special", "missing", "percent" (texts), "fraction". Main thread.
 */
#define XQ_TYPE_CLASS_PLANS_ITEM (xq_class_plans_item_get_type ())
G_DECLARE_FINAL_TYPE (XqClassPlansItem, xq_class_plans_item, XQ, CLASS_PLANS_ITEM, GObject)

/**
 * xq_class_plans_item_new:
 * @plans: (transfer none): a class's line
 *
 * Returns: (transfer full): the item
 */
XqClassPlansItem *xq_class_plans_item_new       (const XqClassPlans *plans);

/**
 * xq_class_plans_item_get_uid:
 * @self: an item
 *
 * Returns: (transfer none): the class's uid
 */
const char        *xq_class_plans_item_get_uid   (XqClassPlansItem   *self);

/**
 * xq_class_plans_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the class's name
 */
const char        *xq_class_plans_item_get_name  (XqClassPlansItem   *self);

/**
 * xq_class_plans_item_opens:
 * @self: an item
 *
 * Returns: whether this account sees whose plan is made
 */
gboolean           xq_class_plans_item_opens     (XqClassPlansItem   *self);

/**
 * xq_class_plans_item_equal:
 * @first: an #XqClassPlansItem
 * @second: an #XqClassPlansItem
 *
 * Returns: whether they are of the same class and say the same
 */
gboolean             xq_class_plans_item_equal    (gconstpointer        first,
                                                    gconstpointer        second);

G_END_DECLS
