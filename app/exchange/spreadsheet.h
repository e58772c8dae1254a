/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/error.h"

G_BEGIN_DECLS

/* More than any school's roster has; a file beyond these is not one. */
#define XQ_SHEET_MAX_FILE (64 * 1024 * 1024)
#define XQ_SHEET_MAX_TEXT (32 * 1024 * 1024)
#define XQ_SHEET_MAX_SHEETS 300
#define XQ_SHEET_MAX_ROWS 200000
#define XQ_SHEET_MAX_COLUMNS 500
#define XQ_SHEET_MAX_CELLS 6000000
#define XQ_SHEET_MAX_CELL 32768
#define XQ_SHEET_MAX_NOTES 100

/**
 * XqCellKind:
 * @XQ_CELL_TEXT: text as it stands
 * @XQ_CELL_NUMBER: the text is the number in full, without an exponent up to 10^15
 * @XQ_CELL_DATE: the text is yyyy-mm-dd; the hour is left out
 * @XQ_CELL_BOOLEAN: the text is 1 or 0
 * @XQ_CELL_FAULT: a formula that failed; the text is its mark, as #REF!
 */
typedef enum
{
  XQ_CELL_TEXT,
  XQ_CELL_NUMBER,
  XQ_CELL_DATE,
  XQ_CELL_BOOLEAN,
  XQ_CELL_FAULT,
} XqCellKind;

/**
 * XqSheetCell:
 * @column: 0 for column A
 * @kind: what the cell holds
 * @text: UTF-8, never empty, at most XQ_SHEET_MAX_CELL bytes; owned by the book
 */
typedef struct
{
  guint       column;
  XqCellKind  kind;
  const char *text;
} XqSheetCell;

/**
 * XqSheetRow:
 * @number: as the spreadsheet program shows it, from 1
 * @n_cells: how many of its cells hold something, at least 1
 * @cells: those cells by column
 */
typedef struct
{
  guint        number;
  guint        n_cells;
  XqSheetCell *cells;
} XqSheetRow;

/**
 * XqSheetMerge:
 * @first_row: from 1
 * @last_row: from 1
 * @first_column: from 0
 * @last_column: from 0
 *
 * Cells shown as one; only the first of them holds something.
 */
typedef struct
{
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
} XqSheetMerge;

/**
 * XqSheetNote:
 * @row: from 1, 0 for the whole sheet
 * @text: what could not be read, in the user's language
 */
typedef struct
{
  guint  row;
  char  *text;
} XqSheetNote;

/**
 * XqSheet:
 * @name: what stands on its tab; empty for a text file
 * @rows: (element-type XqSheetRow): rows that hold something, by number
 * @merges: (element-type XqSheetMerge): merged cells, at most 10,000
 * @notes: (element-type XqSheetNote): at most XQ_SHEET_MAX_NOTES
 * @chosen: (nullable): what a person said that columns are: import-choice.h
 */
typedef struct
{
  char   *name;
  GArray *rows;
  GArray *merges;
  GArray *notes;
  GHashTable *chosen;
} XqSheet;

/**
 * XqSheetBook:
 * @sheets: (element-type XqSheet): those that are shown, in the order of their tabs
 * @hidden: (element-type utf8): names of the sheets that are hidden, and were not read
 *
 * A spreadsheet or text table as it was read. Not changed after reading, so it
 * may be read from any thread.
 */
typedef struct
{
  GPtrArray *sheets;
  GPtrArray *hidden;
  /*< private >*/
  GStringChunk *chunk;
  gsize n_rows;
  gsize n_cells;
  gsize n_text;
} XqSheetBook;

/**
 * xq_sheet_book_load:
 * @file: an .xlsx, .csv or .txt
 * @progress: (nullable): told how far the reading has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Reads @file into memory, at most XQ_SHEET_MAX_FILE, and then as
 * xq_sheet_book_read(). Writes nothing anywhere. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the book; free with xq_sheet_book_free()
 */
XqSheetBook       *xq_sheet_book_load      (GFile               *file,
                                            XqExchangeProgress   progress,
                                            gpointer             data,
                                            GCancellable        *cancellable,
                                            GError             **error);

/**
 * xq_sheet_book_read:
 * @bytes: a whole file
 * @progress: (nullable): told how far the reading has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * What kind of file it is, is seen from its bytes, never from a name. A file
 * that is damaged, hostile or too large is refused within seconds. Nothing that
 * the file refers to is opened. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the book; free with xq_sheet_book_free()
 */
XqSheetBook       *xq_sheet_book_read      (GBytes              *bytes,
                                            XqExchangeProgress   progress,
                                            gpointer             data,
                                            GCancellable        *cancellable,
                                            GError             **error);

/**
 * xq_sheet_book_free:
 * @book: (nullable) (transfer full): a book
 */
void               xq_sheet_book_free      (XqSheetBook         *book);

/**
 * xq_sheet_row_get:
 * @row: a row
 * @column: from 0
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the cell, %NULL if it is empty
 */
const XqSheetCell *xq_sheet_row_get        (const XqSheetRow    *row,
                                            guint                column);

/**
 * xq_sheet_cell_is_cut:
 * @cell: a cell
 *
 * Any thread.
 *
 * Returns: whether its text is as long as a cell's may be, so that its end was perhaps not read
 */
gboolean           xq_sheet_cell_is_cut    (const XqSheetCell   *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSheetBook, xq_sheet_book_free)

G_END_DECLS
