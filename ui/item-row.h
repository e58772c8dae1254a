/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/record.h"

G_BEGIN_DECLS

/**
 * XqItemRow:
 *
 * One item of an observation form, to be worded and moved. Signals: "edited"; "moved"
 * (-1 up, 1 down); "removed". Main thread.
 */
#define XQ_TYPE_ITEM_ROW (xq_item_row_get_type ())
G_DECLARE_FINAL_TYPE (XqItemRow, xq_item_row, XQ, ITEM_ROW, AdwBin)

/**
 * xq_item_row_new:
 * @item: (nullable): the part that it shows; %NULL for a new one
 *
 * Returns: (transfer floating): the row
 */
GtkWidget  *xq_item_row_new        (XqRecord   *item);

/**
 * xq_item_row_set_number:
 * @self: a row
 * @number: where it stands, from 1
 */
void        xq_item_row_set_number (XqItemRow  *self,
                                    guint       number);

/**
 * xq_item_row_get_code:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): under what answers to the item are kept; %NULL for
 *   a new one
 */
const char *xq_item_row_get_code   (XqItemRow  *self);

/**
 * xq_item_row_set_text:
 * @self: a row
 * @text: what is to be seen
 *
 * As if somebody had typed it.
 */
void        xq_item_row_set_text   (XqItemRow  *self,
                                    const char *text);

/**
 * xq_item_row_collect:
 * @self: a row
 * @form: the form that takes the item
 * @code: under what answers to it are kept
 *
 * Adds what the row says as a part; one without words is left out.
 */
void        xq_item_row_collect    (XqItemRow  *self,
                                    XqRecord   *form,
                                    const char *code);

G_END_DECLS
