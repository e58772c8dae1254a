/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-columns.h"

G_BEGIN_DECLS

/* What the import's page asks of the desk; each function is an XqDeskFunc and runs
 * in the desk's thread. */

/**
 * XqImportWork:
 * @import: what is read in
 * @file: its file, read anew each time
 * @dry_run: whether nothing is to be kept
 * @choices: what a person chose that columns are
 * @permille: how far it has come; for both threads, atomic
 */
typedef struct
{
  gatomicrefcount  references;
  const XqImport  *import;
  GFile           *file;
  gboolean         dry_run;
  GArray          *choices;
  int              permille;
} XqImportWork;

/**
 * XqImportAnswer:
 * @columns: (element-type XqImportMatch): what its columns are
 * @report: (nullable): what became, or would become, of each row; %NULL if the file
 *   could not be understood
 * @names: (nullable) (element-type utf8 utf8): whom the rows are about, by
 *   xq_import_row_key()
 * @wrong: (nullable): why it could not be understood
 */
typedef struct
{
  GPtrArray      *columns;
  XqImportReport *report;
  GHashTable     *names;
  char           *wrong;
} XqImportAnswer;

/**
 * xq_import_work_new:
 * @import: what is read in
 * @file: its file
 * @dry_run: whether nothing is to be kept
 *
 * Returns: (transfer full): the work
 */
XqImportWork *xq_import_work_new     (const XqImport         *import,
                                      GFile                  *file,
                                      gboolean                dry_run);

/**
 * xq_import_work_choose:
 * @work: work that the desk has not got yet
 * @place: where a column stands
 * @meaning: (nullable): what it is; %NULL to leave it out
 */
void          xq_import_work_choose  (XqImportWork           *work,
                                      const XqImportPlace    *place,
                                      const XqHeadingMeaning *meaning);

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
 * Of a file in which no headings were found the answer has the columns, for a person
 * to choose what they are.
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
 * @data: an #XqImport
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes the newest import back.
 *
 * Returns: (transfer full) (nullable): an #XqImportUndone; g_free()
 */
gpointer      xq_import_undo         (XqStore         *store,
                                      gpointer         data,
                                      GCancellable    *cancellable,
                                      GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqImportWork, xq_import_work_unref)

G_END_DECLS
