/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "records-answer.h"

G_BEGIN_DECLS

/**
 * XqRecordsItem:
 *
 * A record in a list. Main thread.
 */
#define XQ_TYPE_RECORDS_ITEM (xq_records_item_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordsItem, xq_records_item, XQ, RECORDS_ITEM, GObject)

/**
 * xq_records_item_new:
 * @line: (transfer none): a line
 *
 * Returns: (transfer full): the item
 */
XqRecordsItem *xq_records_item_new      (const XqRecordsLine *line);

/**
 * xq_records_item_get_uid:
 * @self: an item
 *
 * Returns: (transfer none): the record
 */
const char    *xq_records_item_get_uid  (XqRecordsItem       *self);

/**
 * xq_records_item_get_text:
 * @self: an item
 * @column: which column of the kind's list, from 0
 *
 * Returns: (transfer none): what it says
 */
const char    *xq_records_item_get_text (XqRecordsItem       *self,
                                         guint                column);

/**
 * xq_records_item_is_out_of_reach:
 * @self: an item
 * @column: which column of the kind's list, from 0
 *
 * Returns: whether it names somebody whom this account does not see
 */
gboolean       xq_records_item_is_out_of_reach (XqRecordsItem *self,
                                                guint          column);

G_END_DECLS
