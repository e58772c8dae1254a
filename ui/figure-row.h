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
 *   has it; "" for a list of its own
 * @shows_lacking: whether what it lacks, if it is not met, can be seen: then its
 *   state is a button of the action "summary.lacking"
 *
 * Returns: (transfer floating): the row; with a place it can be activated
 */
GtkWidget   *xq_figure_row_new       (const XqFigure *figure,
                                      const char     *place,
                                      gboolean        shows_lacking);

/**
 * xq_figure_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the figure's id
 */
const char  *xq_figure_row_get_id    (XqFigureRow    *self);

/**
 * xq_figure_row_get_place:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the place that shows its records; "" for a
 *   list of its own
 */
const char  *xq_figure_row_get_place (XqFigureRow    *self);

G_END_DECLS
