/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/import-class.h"
#include "exchange/import-notes.h"
#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/**
 * XqRosterGuardian:
 * @name: as in the record guardian
 * @relation: a key of the record guardian; "guardian" where the file does not say
 * @relation_known: whether the file says it
 * @phone: (nullable): digits; several separated by " / "
 * @main: whether this is the main contact; one in each row that has guardians
 * @carer: whether the file names this person as who cares for the child
 */
typedef struct
{
  char       *name;
  const char *relation;
  gboolean    relation_known;
  char       *phone;
  gboolean    main;
  gboolean    carer;
} XqRosterGuardian;

/**
 * XqRosterRegister:
 * @category: a key of the record register
 * @kind: (nullable): "one_parent" or "both", only for left_behind
 *
 * The basis of all of these is "roster".
 */
typedef struct
{
  const char *category;
  const char *kind;
} XqRosterRegister;

/**
 * XqRosterRow:
 * @sheet: the name on the tab, empty for a text file
 * @row: as the spreadsheet program shows it, from 1
 * @name: the child's name, normalised, never empty
 * @number: (nullable): the student number, capitals
 * @aux_number: (nullable): the second student number
 * @seat: (nullable): the number in the class
 * @sex: (nullable): "male" or "female"
 * @born_on: (nullable): yyyy-mm-dd
 * @grade: 1 to 12, 0 if not known
 * @class_number: 1 to 99, 0 if not known
 * @boarding: (nullable): "day" or "boarder"
 * @dormitory: (nullable): as it stands
 * @village: (nullable): the village or community alone, never a whole address
 * @guardians: (element-type XqRosterGuardian): the main contact first
 * @registers: (element-type XqRosterRegister): special groups the file puts the child in
 * @denied: (element-type utf8): categories the file says the child is not in
 *
 * One child of the roster.
 */
typedef struct
{
  const char *sheet;
  guint       row;
  char       *name;
  char       *number;
  char       *aux_number;
  char       *seat;
  const char *sex;
  char       *born_on;
  int         grade;
  int         class_number;
  const char *boarding;
  char       *dormitory;
  char       *village;
  GPtrArray  *guardians;
  GPtrArray  *registers;
  GPtrArray  *denied;
} XqRosterRow;

/**
 * XqRoster:
 * @rows: (element-type XqRosterRow): the children, in the order of the file
 * @notes: what was not read or is doubtful, and what the columns are
 *
 * What a file says about children, in the words of the records. Not changed
 * after reading.
 */
typedef struct
{
  GPtrArray     *rows;
  XqImportNotes  notes;
} XqRoster;

/**
 * xq_roster_understand:
 * @book: a spreadsheet or text table; may be freed afterwards
 * @options: what the school is
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR_NOTHING_FOUND if no sheet has a row of headings with
 *   names, G_IO_ERROR_CANCELLED
 *
 * Finds headings and children. Columns that the program does not need are not
 * read, and named in the result. Opens nothing, asks nobody. Any thread.
 *
 * Returns: (transfer full) (nullable): the roster; free with xq_roster_free()
 */
XqRoster   *xq_roster_understand     (const XqSheetBook      *book,
                                      const XqImportOptions  *options,
                                      GCancellable           *cancellable,
                                      GError                **error);

/**
 * xq_roster_load:
 * @file: an .xlsx, .csv or .txt
 * @options: what the school is
 * @progress: (nullable): told how far the reading has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @error: as xq_sheet_book_load() and xq_roster_understand()
 *
 * The two steps in one. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the roster; free with xq_roster_free()
 */
XqRoster   *xq_roster_load           (GFile                  *file,
                                      const XqImportOptions  *options,
                                      XqExchangeProgress      progress,
                                      gpointer                data,
                                      GCancellable           *cancellable,
                                      GError                **error);

/**
 * xq_roster_free:
 * @roster: (nullable) (transfer full): a roster
 */
void        xq_roster_free           (XqRoster               *roster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRoster, xq_roster_free)

G_END_DECLS
