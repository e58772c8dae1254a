/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

#include "school/year-turn.h"

G_BEGIN_DECLS

/**
 * XqYearPlan:
 *
 * The classes of the year that ends at the left, those of the one that begins at
 * the right, between them the students of the chosen one and what becomes of each.
 *
 * Signal "edited": somebody changed the plan. Main thread.
 */
#define XQ_TYPE_YEAR_PLAN (xq_year_plan_get_type ())
G_DECLARE_FINAL_TYPE (XqYearPlan, xq_year_plan, XQ, YEAR_PLAN, AdwBin)

/**
 * xq_year_plan_begin:
 * @self: the lists
 * @desk: an unlocked desk
 *
 * Once, before the first plan.
 */
void  xq_year_plan_begin   (XqYearPlan *self,
                            XqDesk     *desk);

/**
 * xq_year_plan_show:
 * @self: the lists
 * @turn: (transfer none) (nullable): the plan that is edited, until the next call;
 *   %NULL for none
 *
 * Also after it was changed elsewhere.
 */
void  xq_year_plan_show    (XqYearPlan *self,
                            XqYearTurn *turn);

/**
 * xq_year_plan_choose:
 * @self: the lists
 * @class: index of a new class, -1 for none
 * @student: index of a student, -1 for none
 *
 * Goes to where the one or the other stands.
 */
void  xq_year_plan_choose  (XqYearPlan *self,
                            int         class,
                            int         student);

G_END_DECLS
