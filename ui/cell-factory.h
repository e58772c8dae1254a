/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqCellText:
 * @item: an item of the list
 * @column: which column, from 0
 *
 * Returns: (transfer none): what the item says there
 */
typedef const char *(*XqCellText) (gpointer item,
                                   guint    column);

/**
 * xq_cell_factory_new:
 * @text: tells the texts
 * @column: which column
 *
 * Cells that say a text in a line; where it is longer than the cell, the mouse over
 * it tells the whole. Two hundred rows of cells are made at once: made here, a cell
 * costs a fraction of one that is built from a template.
 *
 * Returns: (transfer full): a factory for that column
 */
GtkListItemFactory *xq_cell_factory_new   (XqCellText      text,
                                           guint           column);

/**
 * xq_cell_factory_fill:
 * @view: a view whose columns have no factories
 * @text: tells the texts
 *
 * Gives each column its factory, in their order.
 */
void                xq_cell_factory_fill  (GtkColumnView  *view,
                                           XqCellText      text);

G_END_DECLS
