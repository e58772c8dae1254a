/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "observation-table.h"

G_BEGIN_DECLS

/**
 * XqObservationGrid:
 *
 * A class's observation form: children down, items across, a digit a cell; the heads of
 * rows and columns stay while the cells move. One cell has the cursor, and the keys are
 * those of a spreadsheet: a digit is noted and the cursor goes on; arrows, Home, End,
 * Page Up and Down, Tab and Enter; Delete empties, Backspace goes back and empties.
 * Ctrl+Tab leaves the table. Main thread.
 *
 * It is made of widgets and not of a GtkColumnView: that one (4.8) has no cursor
 * within a row and no heads of rows that stay, and what a screen reader finds of it are
 * cells without names. Forty-five lines are 765 cells, which cost less than a list's.
 *
 * Signals: "noted" (row, column), a person gave an answer; "moved", the cursor is in
 * another cell; "ended", Tab left the last column of a row.
 */
#define XQ_TYPE_OBSERVATION_GRID (xq_observation_grid_get_type ())
G_DECLARE_FINAL_TYPE (XqObservationGrid, xq_observation_grid, XQ, OBSERVATION_GRID, AdwBin)

/**
 * xq_observation_grid_set_table:
 * @self: a grid
 * @table: (transfer none) (nullable): what it shows, until it shows another or is gone
 *
 * The cursor stays where it was if there is such a place.
 */
void       xq_observation_grid_set_table  (XqObservationGrid  *self,
                                           XqObservationTable *table);

/**
 * xq_observation_grid_update_line:
 * @self: a grid with a table
 * @row: a line that was changed
 *
 * Shows what the line says now.
 */
void       xq_observation_grid_update_line (XqObservationGrid *self,
                                            guint              row);

/**
 * xq_observation_grid_move:
 * @self: a grid with lines
 * @row: from 0
 * @column: from 0
 *
 * Puts the cursor there, and the keyboard's focus.
 */
void       xq_observation_grid_move       (XqObservationGrid  *self,
                                           guint               row,
                                           guint               column);

/**
 * xq_observation_grid_press:
 * @self: a grid
 * @key: a key, GDK_KEY_...
 * @state: what is held down with it
 *
 * What the keyboard does.
 *
 * Returns: whether the key means something here
 */
gboolean   xq_observation_grid_press      (XqObservationGrid  *self,
                                           guint               key,
                                           GdkModifierType     state);

/**
 * xq_observation_grid_get_row:
 * @self: a grid
 *
 * Returns: the row of the cursor
 */
guint      xq_observation_grid_get_row    (XqObservationGrid  *self);

/**
 * xq_observation_grid_get_column:
 * @self: a grid
 *
 * Returns: the column of the cursor
 */
guint      xq_observation_grid_get_column (XqObservationGrid  *self);

/**
 * xq_observation_grid_get_cell:
 * @self: a grid with a table
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell, whose accessible name says the child, the item
 *   and the answer
 */
GtkWidget *xq_observation_grid_get_cell   (XqObservationGrid  *self,
                                           guint               row,
                                           guint               column);

G_END_DECLS
