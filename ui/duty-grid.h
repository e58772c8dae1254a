/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "duty-work.h"

G_BEGIN_DECLS

/**
 * XqDutyGrid:
 *
 * A week of duty as a table: a column a day, a band a room, a line a time. An empty
 * place opens a list of the staff, or is typed into at once; a duty opens its card.
 * What is pressed are the actions of the page around it ("week.…"). After it was shown
 * anew the cursor is where it was. Main thread.
 */
#define XQ_TYPE_DUTY_GRID (xq_duty_grid_get_type ())
G_DECLARE_FINAL_TYPE (XqDutyGrid, xq_duty_grid, XQ, DUTY_GRID, AdwBin)

/**
 * xq_duty_grid_show:
 * @self: a grid
 * @answer: (transfer full): the week
 * @today: the present day
 * @may_write: whether the account may change the roster
 */
void      xq_duty_grid_show      (XqDutyGrid    *self,
                                  XqDutyAnswer  *answer,
                                  const char    *today,
                                  gboolean       may_write);

/**
 * xq_duty_grid_get_answer:
 * @self: a grid
 *
 * Returns: (transfer none) (nullable): the week in sight
 */
const XqDutyAnswer *xq_duty_grid_get_answer (XqDutyGrid *self);

/**
 * xq_duty_grid_open:
 * @self: a grid
 * @cell: "DAY FROM UNTIL ROOM", a place in the table; a duty's uid for the duty
 *
 * As if it had been pressed.
 *
 * Returns: whether there is such a place
 */
gboolean  xq_duty_grid_open      (XqDutyGrid    *self,
                                  const char    *cell);

/**
 * xq_duty_grid_close:
 * @self: a grid
 *
 * Closes what is open over a place.
 */
void      xq_duty_grid_close     (XqDutyGrid    *self);

/**
 * xq_duty_grid_say_wrong:
 * @self: a grid
 * @words: why what was asked will not do
 *
 * Says it where it was asked.
 *
 * Returns: %FALSE if nothing is open over a place
 */
gboolean  xq_duty_grid_say_wrong (XqDutyGrid    *self,
                                  const char    *words);

G_END_DECLS
