/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-class.h"
#include "exchange/import-heading.h"
#include "exchange/import-report.h"
#include "exchange/spreadsheet.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqImportUndone:
 * @at: when the import was written, Unix seconds
 * @n_withdrawn: records withdrawn that the import had added
 * @n_restored: records put back to what they were before
 */
typedef struct
{
  gint64 at;
  guint  n_withdrawn;
  guint  n_restored;
} XqImportUndone;

/**
 * XqImport:
 * @name: a name for programs
 * @title: what the file is, to be translated: "The Roster"
 * @kind: the name of the record kind whose lists are others afterwards
 * @headings: what its columns may be
 * @prove_allowed: whether this account may, before a large file is read for it;
 *   XQ_STORE_ERROR_DENIED says who may
 * @apply: reads a book into the school, in one transaction, or with @dry_run
 *   tries everything and keeps nothing; what became of each row
 * @undo: takes the newest one back, in one transaction
 *
 * What can be read in from a spreadsheet. A command or a page that serves one
 * serves all; each function is called on the store's thread, outside a
 * transaction.
 */
typedef struct
{
  const char           *name;
  const char           *title;
  const char           *kind;
  const XqHeadingList  *headings;
  gboolean            (*prove_allowed) (XqStore             *store,
                                        GError             **error);
  XqImportReport     *(*apply)         (XqStore             *store,
                                        const XqSheetBook   *book,
                                        gboolean             dry_run,
                                        XqExchangeProgress   progress,
                                        gpointer             data,
                                        GCancellable        *cancellable,
                                        GError             **error);
  gboolean            (*undo)          (XqStore             *store,
                                        XqImportUndone      *undone,
                                        GCancellable        *cancellable,
                                        GError             **error);
} XqImport;

/* students, classes and guardians; see roster-apply.h */
extern const XqImport xq_import_roster;

/* a class's register of home visits; see visit-apply.h */
extern const XqImport xq_import_visits;

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
XqImportReport *xq_import_file              (const XqImport      *import,
                                             XqStore             *store,
                                             GFile               *file,
                                             gboolean             dry_run,
                                             XqExchangeProgress   progress,
                                             gpointer             data,
                                             GCancellable        *cancellable,
                                             GError             **error);

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
gboolean        xq_import_options_of_school (XqStore             *store,
                                             XqImportOptions     *options,
                                             GError             **error);

G_END_DECLS
