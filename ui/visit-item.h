/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rules/coverage.h"

G_BEGIN_DECLS

/**
 * XqVisitItem:
 *
 * A child on the coverage board. Properties: "sign", "name", "seat", "detail" (what
 * the sign means, with its day), "css-classes" (the tone). Main thread.
 */
#define XQ_TYPE_VISIT_ITEM (xq_visit_item_get_type ())
G_DECLARE_FINAL_TYPE (XqVisitItem, xq_visit_item, XQ, VISIT_ITEM, GObject)

/**
 * xq_visit_item_new:
 * @student: (transfer none): a child
 * @today: the present day
 *
 * Returns: (transfer full): the item
 */
XqVisitItem  *xq_visit_item_new         (const XqVisitedStudent *student,
                                         const char             *today);

/**
 * xq_visit_item_set:
 * @self: an item
 * @student: (transfer none): the same child, read again
 * @today: the present day
 */
void          xq_visit_item_set         (XqVisitItem            *self,
                                         const XqVisitedStudent *student,
                                         const char             *today);

/**
 * xq_visit_item_get_student:
 * @self: an item
 *
 * Returns: (transfer none): the student's uid
 */
const char   *xq_visit_item_get_student (XqVisitItem            *self);

/**
 * xq_visit_item_get_state:
 * @self: an item
 *
 * Returns: how the child stands
 */
XqVisitState  xq_visit_item_get_state   (XqVisitItem            *self);

/**
 * xq_visit_state_get_sign:
 * @state: a state
 *
 * Returns: (transfer none): its sign
 */
const char   *xq_visit_state_get_sign   (XqVisitState            state);

/**
 * xq_visit_state_get_title:
 * @state: a state
 *
 * Returns: (transfer none): what it means, in the user's language
 */
const char   *xq_visit_state_get_title  (XqVisitState            state);

G_END_DECLS
