/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/import-class.h"
#include "exchange/import-notes.h"
#include "exchange/spreadsheet.h"
#include "exchange/visit-heading.h"

G_BEGIN_DECLS

/**
 * XqVisitRow:
 * @sheet: the name on the tab, empty for a text file
 * @row: as the spreadsheet program shows it, from 1
 * @name: what stands in the cell of the name, which may be several
 * @number: (nullable): a student number
 * @seat: (nullable): the number in the class
 * @grade: 1 to 12, 0 if not known
 * @class_number: 1 to 99, 0 if not known
 * @visited_on: (nullable): yyyy-mm-dd
 * @started_at: (nullable): hh:mm, if the cell of the day says it
 * @ended_at: (nullable): likewise
 * @way: a code of the record home_visit; its form's default if the file does not say
 * @kind: (nullable): a code, %NULL for the form's default
 * @result: (nullable): likewise
 * @visitors: (nullable): who went, as it stands
 * @teacher: (nullable): the class teacher whom a title names, owned by the table
 * @met: (nullable): who was met, as it stands
 * @met_relation: (nullable): that person's relation to the child, as it stands
 * @follow_up_on: (nullable): yyyy-mm-dd
 * @texts: by #XqVisitField from XQ_VISIT_FIRST_TEXT on; (nullable)
 * @situation: (nullable): the content, and what has no field of its own behind its heading
 * @problem: (nullable): why the visit cannot be entered, in the user's language
 *
 * One visit of the file.
 */
typedef struct
{
  const char *sheet;
  guint       row;
  char       *name;
  char       *number;
  char       *seat;
  int         grade;
  int         class_number;
  char       *visited_on;
  char       *started_at;
  char       *ended_at;
  const char *way;
  const char *kind;
  const char *result;
  char       *visitors;
  const char *teacher;
  char       *met;
  char       *met_relation;
  char       *follow_up_on;
  char       *texts[XQ_VISIT_LAST_TEXT - XQ_VISIT_FIRST_TEXT + 1];
  char       *situation;
  char       *problem;
} XqVisitRow;

/**
 * XqVisitTable:
 * @rows: (element-type XqVisitRow): the visits, in the order of the file
 * @notes: what was not read or is doubtful, and what the columns are
 *
 * What a file says about home visits, in the words of the records. Not changed
 * after reading.
 */
typedef struct
{
  GPtrArray     *rows;
  XqImportNotes  notes;
} XqVisitTable;

/**
 * xq_visit_table_understand:
 * @book: a spreadsheet or text table; may be freed afterwards
 * @options: what the school is
 * @first_year: no visit is read that was earlier
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR_NOTHING_FOUND if no sheet has a row of headings with
 *   name and day, G_IO_ERROR_CANCELLED
 *
 * Finds headings and visits. A day without its year gets the one that a title
 * says, or the nearest full date above it, or else the latest one that is not
 * to come; a notice says which. Opens nothing, asks nobody. Any thread.
 *
 * Returns: (transfer full) (nullable): the table; free with xq_visit_table_free()
 */
XqVisitTable *xq_visit_table_understand (const XqSheetBook      *book,
                                         const XqImportOptions  *options,
                                         int                     first_year,
                                         GCancellable           *cancellable,
                                         GError                **error);

/**
 * xq_visit_table_free:
 * @table: (nullable) (transfer full): a table
 */
void          xq_visit_table_free       (XqVisitTable           *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqVisitTable, xq_visit_table_free)

G_END_DECLS
