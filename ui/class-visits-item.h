/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "visits-answer.h"

G_BEGIN_DECLS

/**
 * XqClassVisitsItem:
 *
 * A class's line on the coverage board. Properties: "name", "due", "done", "special",
 * "missing", "percent" (texts), "fraction". Main thread.
 */
#define XQ_TYPE_CLASS_VISITS_ITEM (xq_class_visits_item_get_type ())
G_DECLARE_FINAL_TYPE (XqClassVisitsItem, xq_class_visits_item, XQ, CLASS_VISITS_ITEM, GObject)

/**
 * xq_class_visits_item_new:
 * @visits: (transfer none): a class's line
 *
 * Returns: (transfer full): the item
 */
XqClassVisitsItem *xq_class_visits_item_new       (const XqClassVisits *visits);

/**
 * xq_class_visits_item_get_uid:
 * @self: an item
 *
 * Returns: (transfer none): the class's uid
 */
const char        *xq_class_visits_item_get_uid   (XqClassVisitsItem   *self);

/**
 * xq_class_visits_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the class's name
 */
const char        *xq_class_visits_item_get_name  (XqClassVisitsItem   *self);

/**
 * xq_class_visits_item_opens:
 * @self: an item
 *
 * Returns: whether this account sees who of the class was visited
 */
gboolean           xq_class_visits_item_opens     (XqClassVisitsItem   *self);

/**
 * xq_class_visits_item_equal:
 * @first: an #XqClassVisitsItem
 * @second: an #XqClassVisitsItem
 *
 * Returns: whether they are of the same class and say the same
 */
gboolean             xq_class_visits_item_equal    (gconstpointer        first,
                                                    gconstpointer        second);

G_END_DECLS
