/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XqRecordItem:
 *
 * A record as a line of a list: what each column says. Made in any thread, then used
 * in one.
 */
#define XQ_TYPE_RECORD_ITEM (xq_record_item_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordItem, xq_record_item, XQ, RECORD_ITEM, GObject)

/**
 * xq_record_item_new:
 * @uid: the record
 * @cells: what the columns say
 *
 * Returns: (transfer full): the item
 */
XqRecordItem *xq_record_item_new      (const char         *uid,
                                       const char *const  *cells);

/**
 * xq_record_item_get_uid:
 * @self: an item
 *
 * Returns: (transfer none): the record
 */
const char   *xq_record_item_get_uid  (XqRecordItem       *self);

/**
 * xq_record_item_get_cell:
 * @self: an item
 * @column: from 0
 *
 * Returns: (transfer none): what that column says; empty if there is none
 */
const char   *xq_record_item_get_cell (XqRecordItem       *self,
                                       guint               column);

/**
 * xq_record_item_contains:
 * @self: an item
 * @folded: (nullable): what is looked for, as g_utf8_casefold() says it
 *
 * Returns: whether one of the columns has it, whatever the case
 */
gboolean      xq_record_item_contains (XqRecordItem       *self,
                                       const char         *folded);

/**
 * xq_record_item_equal:
 * @first: an #XqRecordItem
 * @second: an #XqRecordItem
 *
 * Returns: whether they are of the same record and say the same
 */
gboolean      xq_record_item_equal    (gconstpointer       first,
                                       gconstpointer       second);

G_END_DECLS
