/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/* A register whose rows are records of one kind, described once: what it is
 * called, what its columns are, how a row is known again. How a cell is read
 * follows from the type of its field. The words of headings and choices are
 * data: resources/exchange. */

typedef enum
{
  XQ_COLUMN_LABELLED = 1 << 0, /* TEXT: it stands behind what another column says, after its own heading */
  XQ_COLUMN_TITLED   = 1 << 1, /* CHOICE: where no column says it, a title or the tab may */
  XQ_COLUMN_SEARCHED = 1 << 2, /* CHOICES: the words are looked for within a sentence */
  XQ_COLUMN_WHOLE    = 1 << 3, /* where no class is named, it may say: all of a grade, all of the school */
} XqColumnFlags;

/**
 * XqRecordColumn:
 * @heading: its key among the headings
 * @field: (nullable): the record's field that it fills; of a part "certificates.name",
 *   and the row has one part. Several columns may fill one TEXT field, which takes
 *   what all of them say. %NULL for the grade of its classes, and for what only
 *   the import's own finish function uses
 * @title: (nullable): what a person can choose that a column is; %NULL for the
 *   field's own title
 * @flags: what is peculiar about it
 */
typedef struct
{
  const char    *heading;
  const char    *field;
  const char    *title;
  XqColumnFlags  flags;
} XqRecordColumn;

typedef struct _XqRecordRow XqRecordRow;

/**
 * XqRecordImport:
 * @kind: of what kind the records are
 * @prefix: how its groups in the data file begin: PREFIX_columns; PREFIX_left_out,
 *   also with "never", what stands over tables of something else alone; and
 *   PREFIX_FIELD_choices beside the words that a choice has anyway
 * @columns: (array length=n_columns): what its columns may be; the first is the
 *   one without which a row is no row of headings
 * @n_columns: how many
 * @needs: headings, separated by blanks, of which a sheet has at least one: else
 *   it is a table of something else
 * @same: fields, separated by blanks, by which a record is known again
 * @unless_other: (nullable): fields in which it must not differ where both say something
 * @updates: whether what the file says otherwise is changed in the records; if
 *   not, it is said
 * @day: (nullable): the DATE field that says of which school year its classes are
 * @classes: (nullable): the field with its classes; where a row names none, it is
 *   the account's own one
 * @person: (nullable): the field of who held it; where a row names nobody, see @by_class_teacher
 * @person_name: (nullable): the TEXT field with the name of @person
 * @by_class_teacher: whether, where a row names nobody, the class teacher held it;
 *   this account if it has the class, or otherwise
 * @verb: what the audit trail calls the import
 * @undo_verb: what it calls the undoing
 * @no_headings: what a sheet without its headings lacks; this and the next are to
 *   be translated
 * @nothing_found: what a file without any such sheet lacks
 * @denied: who may read one in
 * @reason: why a record was written
 * @undone: why it was withdrawn
 * @finish: (nullable): fills in what follows from several columns
 */
struct _XqRecordImport
{
  const XqKind         *kind;
  const char           *prefix;
  const XqRecordColumn *columns;
  guint                 n_columns;
  const char           *needs;
  const char           *same;
  const char           *unless_other;
  gboolean              updates;
  const char           *day;
  const char           *classes;
  const char           *person;
  const char           *person_name;
  gboolean              by_class_teacher;
  const char           *verb;
  const char           *undo_verb;
  const char           *no_headings;
  const char           *nothing_found;
  const char           *denied;
  const char           *reason;
  const char           *undone;
  void                (*finish) (const XqRecordRow *row,
                                 XqRecord          *record);
};

/**
 * xq_record_import_get_headings:
 * @records: a description
 *
 * Any thread.
 *
 * Returns: (transfer none): what its columns may be
 */
const XqHeadingList *xq_record_import_get_headings  (const XqRecordImport *records);

/**
 * xq_record_import_prove_allowed:
 * @records: a description
 * @store: a store
 * @error: XQ_STORE_ERROR_DENIED says who may
 *
 * By the kind's description, as the records themselves will do it. On the
 * store's thread.
 *
 * Returns: whether this account may add such records
 */
gboolean             xq_record_import_prove_allowed (const XqRecordImport *records,
                                                     XqStore              *store,
                                                     GError              **error);

/**
 * xq_record_import_apply:
 * @records: a description
 * @store: a store outside a transaction
 * @book: a spreadsheet or text table
 * @dry_run: whether to roll back at the end: everything is tried, nothing kept
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR_NOTHING_FOUND, XQ_STORE_ERROR, G_IO_ERROR_CANCELLED
 *
 * Reads the book and writes in one transaction, with the rights of the account
 * alone. Rows that the records refuse are reported and not written; the same
 * file twice changes nothing. On the store's thread.
 *
 * Returns: (transfer full) (nullable): what became of each row; %NULL on an
 *   error, and nothing was written
 */
XqImportReport      *xq_record_import_apply         (const XqRecordImport *records,
                                                     XqStore              *store,
                                                     const XqSheetBook    *book,
                                                     gboolean              dry_run,
                                                     XqExchangeProgress    progress,
                                                     gpointer              data,
                                                     GCancellable         *cancellable,
                                                     GError              **error);

/**
 * xq_record_import_undo:
 * @records: a description
 * @store: the store of the account that read the file in, outside a transaction
 * @undone: (out caller-allocates): what was done
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if this account read none in, or took its
 *   newest back already; CONFLICT if somebody has changed one of the records, or
 *   written others that name it
 *
 * Takes this account's newest one back, in one transaction. On the store's thread.
 *
 * Returns: whether it was undone; if not, nothing was changed
 */
gboolean             xq_record_import_undo          (const XqRecordImport *records,
                                                     XqStore              *store,
                                                     XqImportUndone       *undone,
                                                     GCancellable         *cancellable,
                                                     GError              **error);

G_END_DECLS
