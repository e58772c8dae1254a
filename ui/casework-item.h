/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "casework-answer.h"

G_BEGIN_DECLS

/**
 * XqCaseworkItem:
 *
 * A session or a case in a list. Properties: "column-0" to "column-6", the texts of
 * its line. Main thread.
 */
#define XQ_TYPE_CASEWORK_ITEM (xq_casework_item_get_type ())
G_DECLARE_FINAL_TYPE (XqCaseworkItem, xq_casework_item, XQ, CASEWORK_ITEM, GObject)

/**
 * xq_casework_item_new:
 * @line: (transfer none): a line
 *
 * Returns: (transfer full): the item
 */
XqCaseworkItem *xq_casework_item_new     (const XqCaseworkLine *line);

/**
 * xq_casework_item_get_uid:
 * @self: an item
 *
 * Returns: (transfer none): the record
 */
const char     *xq_casework_item_get_uid (XqCaseworkItem       *self);

/**
 * xq_casework_item_get_text:
 * @self: an item
 * @column: which column
 *
 * Returns: (transfer none): what it says; empty beyond the last
 */
const char     *xq_casework_item_get_text (XqCaseworkItem      *self,
                                           guint                column);

G_END_DECLS
