/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/import-report.h"
#include "school/year-turn.h"

G_BEGIN_DECLS

/* How the page of the new school year says what is found and done. Main thread. */

/**
 * xq_year_said_new_row:
 * @finding: (nullable): a finding; %NULL if there is none
 *
 * Returns: (transfer floating): a row; it can be activated where something leads to it
 */
GtkWidget *xq_year_said_new_row       (const XqYearFinding  *finding);

/**
 * xq_year_said_dup_plan:
 * @turn: a plan
 *
 * Returns: (transfer full): how many students go where
 */
char      *xq_year_said_dup_plan      (const XqYearTurn     *turn);

/**
 * xq_year_said_dup_done:
 * @done: what was written
 *
 * Returns: (transfer full): the same in words, and what is left to be done by hand
 */
char      *xq_year_said_dup_done      (const XqYearDone     *done);

/**
 * xq_year_said_dup_undone:
 * @undone: what was taken back
 *
 * Returns: (transfer full): the same in words
 */
char      *xq_year_said_dup_undone    (const XqUndone       *undone);

/**
 * xq_year_said_dup_reshuffle:
 * @report: what became of a list of new classes
 *
 * Returns: (transfer full): the same in words, with the first rows passed over
 */
char      *xq_year_said_dup_reshuffle (const XqImportReport *report);

G_END_DECLS
