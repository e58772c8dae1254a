/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-class.h"
#include "exchange/import-heading.h"
#include "exchange/import-report.h"
#include "exchange/spreadsheet.h"
#include "school/undo.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What the undoing of an import did. */
typedef XqUndone XqImportUndone;

typedef struct _XqRecordImport XqRecordImport;

/**
 * XqImport:
 * @name: a name for programs
 * @title: what the file is, to be translated: "The Roster"
 * @kind: the name of the record kind whose lists are others afterwards
 * @records: (nullable): how a row is a record of that kind: then there is nothing
 *   else; see record-import.h
 * @headings: what its columns may be
 * @prove_allowed: see xq_import_prove_allowed()
 * @apply: see xq_import_apply()
 * @undo: see xq_import_take_back()
 *
 * What can be read in from a spreadsheet. A command or a page that serves one
 * serves all.
 */
typedef struct
{
  const char            *name;
  const char            *title;
  const char            *kind;
  const XqRecordImport  *records;
  const XqHeadingList   *headings;
  gboolean             (*prove_allowed) (XqStore             *store,
                                         GError             **error);
  XqImportReport      *(*apply)         (XqStore             *store,
                                         const XqSheetBook   *book,
                                         gboolean             dry_run,
                                         XqExchangeProgress   progress,
                                         gpointer             data,
                                         GCancellable        *cancellable,
                                         GError             **error);
  gboolean             (*undo)          (XqStore             *store,
                                         XqImportUndone      *undone,
                                         GCancellable        *cancellable,
                                         GError             **error);
} XqImport;

/* students, classes and guardians; see roster-apply.h */
extern const XqImport xq_import_roster;

/* a class's register of home visits; see visit-apply.h */
extern const XqImport xq_import_visits;

/* the register of the staff; see staff-import.c */
extern const XqImport xq_import_staff;

/* parent meetings; see meeting-import.c */
extern const XqImport xq_import_meetings;

/* lessons and class meetings; see lesson-import.c */
extern const XqImport xq_import_lessons;

/**
 * xq_import_get_headings:
 * @import: what is read in
 *
 * Any thread.
 *
 * Returns: (transfer none): what its columns may be
 */
const XqHeadingList *xq_import_get_headings (const XqImport      *import);

/**
 * xq_import_prove_allowed:
 * @import: what is read in
 * @store: a store
 * @error: XQ_STORE_ERROR_DENIED says who may
 *
 * Before a large file is read for an account that may not. On the store's thread.
 *
 * Returns: whether this account may read one in
 */
gboolean        xq_import_prove_allowed     (const XqImport *import,
                                             XqStore        *store,
                                             GError        **error);

/**
 * xq_import_apply:
 * @import: what is read in
 * @store: a store outside a transaction
 * @book: a spreadsheet or text table
 * @dry_run: whether to try everything and keep nothing
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR, XQ_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Reads a book into the school, in one transaction. On the store's thread.
 *
 * Returns: (transfer full) (nullable): what became of each row; %NULL on an
 *   error, and nothing was written
 */
XqImportReport *xq_import_apply             (const XqImport    *import,
                                             XqStore           *store,
                                             const XqSheetBook *book,
                                             gboolean           dry_run,
                                             XqExchangeProgress progress,
                                             gpointer           data,
                                             GCancellable      *cancellable,
                                             GError           **error);

/**
 * xq_import_take_back:
 * @import: what is read in
 * @store: a store outside a transaction
 * @undone: (out caller-allocates): what was done
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if there is nothing to undo; CONFLICT if
 *   somebody has worked on since with what it wrote
 *
 * Takes the newest one back, in one transaction. On the store's thread.
 *
 * Returns: whether it was undone; if not, nothing was changed
 */
gboolean        xq_import_take_back         (const XqImport *import,
                                             XqStore        *store,
                                             XqImportUndone *undone,
                                             GCancellable   *cancellable,
                                             GError        **error);

/**
 * xq_import_file:
 * @import: what is read in
 * @store: a store outside a transaction
 * @file: an .xlsx, .csv or .txt
 * @dry_run: whether to report only and keep nothing
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR for a file that is not what it should be,
 *   XQ_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Proves that the account may, reads the file as xq_sheet_book_load(), and
 * applies it. Blocks; on the store's thread.
 *
 * Returns: (transfer full) (nullable): what became of each row; %NULL on an
 *   error, and nothing was written
 */
XqImportReport *xq_import_file              (const XqImport    *import,
                                             XqStore           *store,
                                             GFile             *file,
                                             gboolean           dry_run,
                                             XqExchangeProgress progress,
                                             gpointer           data,
                                             GCancellable      *cancellable,
                                             GError           **error);

/**
 * xq_import_options_of_school:
 * @store: a store
 * @options: (out caller-allocates): how tables of this school are read; its
 *   day is the store's
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean        xq_import_options_of_school (XqStore         *store,
                                             XqImportOptions *options,
                                             GError         **error);

G_END_DECLS
