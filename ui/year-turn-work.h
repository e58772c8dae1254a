/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/reshuffle.h"
#include "school/year-turn.h"

G_BEGIN_DECLS

/* What the page of the new school year asks of the desk; each function is an
 * XqDeskFunc and runs in the desk's thread. */

/**
 * XqYearWork:
 * @turn: the plan: the page's while nothing is under way, the desk's meanwhile
 * @file: (nullable): a list of new classes that is to be read
 * @permille: how far it has come; for both threads, atomic
 */
typedef struct
{
  gatomicrefcount  references;
  XqYearTurn      *turn;
  GFile           *file;
  int              permille;
} XqYearWork;

/**
 * XqYearAnswer:
 * @work: (nullable): a new plan
 * @findings: (nullable) (element-type XqYearFinding): what its check found
 * @undoable: whether a year that was begun can be taken back
 * @report: (nullable): what became of the rows of a list of new classes
 * @done: what was written
 * @undone: what was taken back
 */
typedef struct
{
  XqYearWork     *work;
  GPtrArray      *findings;
  gboolean        undoable;
  XqImportReport *report;
  XqYearDone      done;
  XqUndone        undone;
} XqYearAnswer;

/**
 * xq_year_work_ref:
 * @work: work
 *
 * Any thread.
 *
 * Returns: (transfer full): @work
 */
XqYearWork *xq_year_work_ref      (XqYearWork     *work);

/**
 * xq_year_work_unref:
 * @work: (transfer full): work
 *
 * Any thread.
 */
void        xq_year_work_unref    (XqYearWork     *work);

/**
 * xq_year_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void        xq_year_answer_free   (XqYearAnswer   *answer);

/**
 * xq_year_read:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqYearAnswer with a new plan, checked
 */
gpointer    xq_year_read          (XqStore        *store,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);

/**
 * xq_year_check:
 * @store: the store
 * @data: an #XqYearWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads its list of new classes first, if it has one.
 *
 * Returns: (transfer full) (nullable): an #XqYearAnswer
 */
gpointer    xq_year_check         (XqStore        *store,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);

/**
 * xq_year_do:
 * @store: the store
 * @data: an #XqYearWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqYearAnswer
 */
gpointer    xq_year_do            (XqStore        *store,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);

/**
 * xq_year_undo:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqYearAnswer with the plan as it is now
 */
gpointer    xq_year_undo          (XqStore        *store,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqYearAnswer, xq_year_answer_free)

G_END_DECLS
