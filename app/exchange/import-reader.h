/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/import-class.h"
#include "exchange/import-day.h"
#include "exchange/import-layout.h"

G_BEGIN_DECLS

/* A register of anything, read row by row: titles, headings and headings again,
 * merged cells, "as above", totals. What stands in a row is its reading's affair. */

typedef struct _XqImportReader XqImportReader;

/**
 * XqImportReading:
 * @headings: what the columns may be
 * @no_headings: to be translated: what a sheet without a row of headings lacks
 * @begin: (nullable): a new sheet begins
 * @note_title: (nullable): a title, or the name on the tab, beside what every
 *   register takes from it: the class, the grade and the year
 * @accept: (nullable): the columns are known; %FALSE if the sheet is of another
 *   kind, and @no_headings says so
 * @read_row: reads a row
 *
 * What makes one register different from another.
 */
typedef struct
{
  const XqHeadingList *headings;
  const char          *no_headings;
  void               (*begin)      (XqImportReader *reader);
  void               (*note_title) (XqImportReader *reader,
                                    const char     *text);
  gboolean           (*accept)     (XqImportReader *reader);
  void               (*read_row)   (XqImportReader *reader);
} XqImportReading;

/* A cell that is merged with those below it. */
typedef struct
{
  guint              last_row;
  const XqSheetCell *cell;
} XqImportMerged;

/* Where in the file the reading is. */
struct _XqImportReader
{
  const XqImportReading *reading;
  gpointer               data;          /* the reading's own */
  XqImportNotes         *notes;
  const XqImportOptions *options;
  const XqSheet         *sheet;
  const char            *name;          /* of the sheet, owned by the notes */
  XqImportLayout        *layout;
  GPtrArray             *headings;      /* by column, as they stand; NULL where there is none */
  const XqSheetRow      *row;
  GArray                *merges;        /* those that go down, by row */
  guint                  next_merge;
  XqImportMerged         merged[XQ_SHEET_MAX_COLUMNS];
  const XqSheetCell     *above[XQ_MOST_HEADINGS]; /* what "as above" means */
  XqImportCalendar       calendar;
  int                    grade;         /* what the tab or a title says; 0 for nothing */
  int                    class_number;
};

/**
 * xq_import_reader_run:
 * @reading: what is read
 * @book: a spreadsheet or text table; may be freed afterwards
 * @options: what the school is
 * @notes: where is kept what is left out or doubtful
 * @data: for @reading
 * @cancellable: (nullable): a #GCancellable
 * @error: G_IO_ERROR_CANCELLED
 *
 * Reads every sheet. Any thread.
 *
 * Returns: %FALSE on an error
 */
gboolean           xq_import_reader_run        (const XqImportReading *reading,
                                                const XqSheetBook     *book,
                                                const XqImportOptions *options,
                                                XqImportNotes         *notes,
                                                gpointer               data,
                                                GCancellable          *cancellable,
                                                GError               **error);

/**
 * xq_import_reader_cell:
 * @reader: in a row
 * @field: a field of the headings
 *
 * Returns: (transfer none) (nullable): the cell of the row, that it is merged
 *   with, or that it says it repeats
 */
const XqSheetCell *xq_import_reader_cell       (XqImportReader *reader,
                                                guint           field);

/**
 * xq_import_reader_dup_text:
 * @reader: in a row
 * @field: a field of the headings
 * @is_cut: (out): whether the cell holds more than can be read
 *
 * Returns: (transfer full) (nullable): what stands in the cell, its lines divided
 *   by \n, without space around it; %NULL if it is empty or cut
 */
char              *xq_import_reader_dup_text   (XqImportReader *reader,
                                                guint           field,
                                                gboolean       *is_cut);

/**
 * xq_import_reader_has_column:
 * @reader: in a sheet
 * @field: a field of the headings
 *
 * Returns: whether the sheet has such a column
 */
gboolean           xq_import_reader_has_column (const XqImportReader *reader,
                                                guint                 field);

/**
 * xq_import_reader_dup_label:
 * @reader: in a sheet
 * @field: a field of the headings
 *
 * Returns: (transfer full) (nullable): what stands over its column, in one line
 */
char              *xq_import_reader_dup_label  (const XqImportReader *reader,
                                                guint                 field);

/**
 * xq_import_reader_warn:
 * @reader: in a row
 * @severity: how grave
 * @text: (transfer full): what is doubtful in the row
 */
void               xq_import_reader_warn       (const XqImportReader *reader,
                                                XqImportSeverity      severity,
                                                char                 *text);

/**
 * xq_import_reader_skip:
 * @reader: in a row
 * @reason: why the row is not read
 * @text: the same in the user's language
 */
void               xq_import_reader_skip       (const XqImportReader *reader,
                                                XqImportSkipReason    reason,
                                                const char           *text);

/**
 * xq_import_reader_take_class:
 * @reader: in a row
 *
 * A cell that stands alone may name the class of those below it.
 *
 * Returns: whether it does
 */
gboolean           xq_import_reader_take_class (XqImportReader         *reader);

G_END_DECLS
