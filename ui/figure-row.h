/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/figure.h"

G_BEGIN_DECLS

/**
 * XqFigureRow:
 *
 * A figure of a term: its value, what is required and by whom, and whether it is
 * met, in words. Main thread.
 */
#define XQ_TYPE_FIGURE_ROW (xq_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (XqFigureRow, xq_figure_row, XQ, FIGURE_ROW, GtkListBoxRow)

/**
 * xq_figure_row_new:
 * @figure: the figure
 * @place: (nullable): the id of the place that shows its records, if this account
 *   has it
 *
 * Returns: (transfer floating): the row; with a place it can be activated
 */
GtkWidget   *xq_figure_row_new       (const XqFigure *figure,
                                      const char     *place);

/**
 * xq_figure_row_get_place:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the place that shows its records
 */
const char  *xq_figure_row_get_place (XqFigureRow    *self);

G_END_DECLS
