/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "school/room-guide.h"
#include "store/record.h"

G_BEGIN_DECLS

/**
 * XqGuideRow:
 *
 * An item of the guide to counselling rooms: where it comes from, what the records say
 * of it, and what a person found. Signal "edited". Main thread.
 */
#define XQ_TYPE_GUIDE_ROW (xq_guide_row_get_type ())
G_DECLARE_FINAL_TYPE (XqGuideRow, xq_guide_row, XQ, GUIDE_ROW, GtkListBoxRow)

/**
 * xq_guide_row_new:
 * @item: an item of the guide
 * @found: (nullable): what a check says of it, a part of a room_check
 * @fact: (nullable): what the records say
 * @may_write: whether it may be judged
 *
 * Returns: (transfer floating): the row
 */
GtkWidget         *xq_guide_row_new        (const XqGuideItem *item,
                                            const XqRecord    *found,
                                            const char        *fact,
                                            gboolean           may_write);

/**
 * xq_guide_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): its item
 */
const XqGuideItem *xq_guide_row_get_item   (XqGuideRow        *self);

/**
 * xq_guide_row_get_result:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the choice's code; %NULL if it is not judged
 */
const char        *xq_guide_row_get_result (XqGuideRow        *self);

/**
 * xq_guide_row_set_result:
 * @self: a row
 * @result: a choice's code
 *
 * As if somebody had pressed it.
 */
void               xq_guide_row_set_result (XqGuideRow        *self,
                                            const char        *result);

/**
 * xq_guide_row_collect:
 * @self: a row
 * @check: a room_check
 *
 * Adds what is found to @check, if it is judged.
 *
 * Returns: %FALSE if something is written but not judged: the row says so and takes
 *   the cursor
 */
gboolean           xq_guide_row_collect    (XqGuideRow        *self,
                                            XqRecord          *check);

G_END_DECLS
