/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-apply.h"

G_BEGIN_DECLS

/* What the import's page asks of the desk; each function is an XqDeskFunc and runs
 * in the desk's thread. */

/**
 * XqImportMatch:
 * @heading: theirs
 * @field: (nullable): ours, in the user's language; %NULL if it is left out
 * @reason: (nullable): why it is left out
 * @samples: three values, or fewer
 */
typedef struct
{
  char *heading;
  char *field;
  char *reason;
  char *samples;
} XqImportMatch;

/**
 * XqImportWork:
 * @file: the roster's file, read anew each time
 * @dry_run: whether nothing is to be kept
 * @permille: how far it has come; for both threads, atomic
 */
typedef struct
{
  gatomicrefcount  references;
  GFile           *file;
  gboolean         dry_run;
  int              permille;
} XqImportWork;

/**
 * XqImportAnswer:
 * @columns: (element-type XqImportMatch): of a dry run: what was understood, then what is left out
 * @report: what became, or would become, of each row
 */
typedef struct
{
  GPtrArray      *columns;
  XqImportReport *report;
} XqImportAnswer;

/**
 * xq_import_work_new:
 * @file: the roster's file
 * @dry_run: whether nothing is to be kept
 *
 * Returns: (transfer full): the work
 */
XqImportWork *xq_import_work_new     (GFile           *file,
                                      gboolean         dry_run);

/**
 * xq_import_work_ref:
 * @work: work
 *
 * Any thread.
 *
 * Returns: (transfer full): @work
 */
XqImportWork *xq_import_work_ref     (XqImportWork    *work);

/**
 * xq_import_work_unref:
 * @work: (transfer full): work
 *
 * Any thread.
 */
void          xq_import_work_unref   (XqImportWork    *work);

/**
 * xq_import_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void          xq_import_answer_free  (XqImportAnswer  *answer);

/**
 * xq_import_read:
 * @store: the store
 * @data: an #XqImportWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqImportAnswer
 */
gpointer      xq_import_read         (XqStore         *store,
                                      gpointer         data,
                                      GCancellable    *cancellable,
                                      GError         **error);

/**
 * xq_import_undo:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer      xq_import_undo         (XqStore         *store,
                                      gpointer         data,
                                      GCancellable    *cancellable,
                                      GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqImportWork, xq_import_work_unref)

G_END_DECLS
