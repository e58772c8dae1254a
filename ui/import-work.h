/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-columns.h"

#include "exchange/roster-apply.h"

G_BEGIN_DECLS

/* What the import's page asks of the desk; each function is an XqDeskFunc and runs
 * in the desk's thread. */

/**
 * XqImportWork:
 * @file: the roster's file, read anew each time
 * @dry_run: whether nothing is to be kept
 * @choices: what a person chose that columns are
 * @permille: how far it has come; for both threads, atomic
 */
typedef struct
{
  gatomicrefcount  references;
  GFile           *file;
  gboolean         dry_run;
  GArray          *choices;
  int              permille;
} XqImportWork;

/**
 * XqImportAnswer:
 * @columns: (element-type XqImportMatch): what its columns are
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
 * xq_import_work_choose:
 * @work: work that the desk has not got yet
 * @place: where a column stands
 * @meaning: (nullable): what it is; %NULL to leave it out
 */
void          xq_import_work_choose  (XqImportWork          *work,
                                      const XqImportPlace   *place,
                                      const XqRosterMeaning *meaning);

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
