/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-classes.h"
#include "exchange/import-notes.h"
#include "exchange/record-import.h"

G_BEGIN_DECLS

/**
 * XqRecordRow:
 * @sheet: the name on the tab, owned by the notes
 * @row: as the spreadsheet program shows it, from 1
 * @values: by column of the description: canonical text, or the words as they
 *   stand where a person is named; (nullable)
 * @classes: (element-type XqImportClass): the classes that the row names, or its
 *   title; possibly none
 * @problem: (nullable): why it cannot be entered, in the user's language
 *
 * What a row of a register says. Not changed after reading.
 */
struct _XqRecordRow
{
  const XqRecordImport *records;
  const char           *sheet;
  guint                 row;
  char                **values;
  GArray               *classes;
  char                 *problem;
};

/**
 * xq_record_rows_read:
 * @records: a description
 * @book: a spreadsheet or text table; may be freed afterwards
 * @options: what the school is
 * @notes: where is kept what is left out or doubtful; must outlive the rows
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR_NOTHING_FOUND, G_IO_ERROR_CANCELLED
 *
 * Opens nothing, asks nobody. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqRecordRow): the rows, in
 *   the order of the file
 */
GPtrArray  *xq_record_rows_read     (const XqRecordImport  *records,
                                     const XqSheetBook     *book,
                                     const XqImportOptions *options,
                                     XqImportNotes         *notes,
                                     GCancellable          *cancellable,
                                     GError               **error);

/**
 * xq_record_row_get:
 * @row: a row
 * @heading: the key of one of its headings
 *
 * Returns: (transfer none) (nullable): what the row says there
 */
const char *xq_record_row_get       (const XqRecordRow *row,
                                     const char        *heading);

/**
 * xq_record_column_get_field:
 * @records: a description
 * @column: one of its columns
 *
 * Returns: (transfer none) (nullable): the field that it fills; of a part the
 *   part's field
 */
const XqField *xq_record_column_get_field (const XqRecordImport *records,
                                           const XqRecordColumn *column);

G_END_DECLS
