/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/**
 * XqRosterOptions:
 * @school_year: the year in which the school year began; 0 if not known
 * @first_grade: the grade in which the school's children begin, 1, 7 or 10; 0
 *   if it has several phases. It turns 2024级 into a grade
 * @today: yyyy-mm-dd
 */
typedef struct
{
  int         school_year;
  int         first_grade;
  const char *today;
} XqRosterOptions;

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
 * XqRosterSkipReason:
 * @XQ_ROSTER_SKIP_EMPTY: nothing but a running number
 * @XQ_ROSTER_SKIP_HEADING: the heading again
 * @XQ_ROSTER_SKIP_TITLE: a title between the children
 * @XQ_ROSTER_SKIP_FOOTER: totals, signatures, explanations
 * @XQ_ROSTER_SKIP_NO_NAME: a child without a name: to be looked at
 * @XQ_ROSTER_SKIP_DUPLICATE: stands in the file already: to be looked at
 * @XQ_ROSTER_SKIP_SHEET: a whole sheet that is hidden or no roster
 */
typedef enum
{
  XQ_ROSTER_SKIP_EMPTY,
  XQ_ROSTER_SKIP_HEADING,
  XQ_ROSTER_SKIP_TITLE,
  XQ_ROSTER_SKIP_FOOTER,
  XQ_ROSTER_SKIP_NO_NAME,
  XQ_ROSTER_SKIP_DUPLICATE,
  XQ_ROSTER_SKIP_SHEET,
} XqRosterSkipReason;

/**
 * XqRosterSeverity:
 * @XQ_ROSTER_NOTICE: worth knowing, nothing is lost
 * @XQ_ROSTER_WARNING: a value was left empty or is doubtful
 * @XQ_ROSTER_PROBLEM: the child cannot be added like this
 */
typedef enum
{
  XQ_ROSTER_NOTICE,
  XQ_ROSTER_WARNING,
  XQ_ROSTER_PROBLEM,
} XqRosterSeverity;

/**
 * XqRosterRemark:
 * @sheet: the name on the tab
 * @row: from 1, 0 for the whole sheet
 * @reason: only in the list of skipped rows
 * @severity: only in the list of warnings
 * @text: in the user's language; a student number is always masked in it
 */
typedef struct
{
  const char         *sheet;
  guint               row;
  XqRosterSkipReason  reason;
  XqRosterSeverity    severity;
  char               *text;
} XqRosterRemark;

/**
 * XqRosterColumn:
 * @sheet: the name on the tab
 * @column: from 0
 * @heading: as it stands, of two rows with a blank between
 * @field: (nullable): what it was understood as: name, number, sex, born_on,
 *   grade, class, guardian_name ...; %NULL if it is not imported
 * @slot: for which guardian: roster-heading.h
 * @reason: (nullable): why it is not imported, in the user's language
 */
typedef struct
{
  const char *sheet;
  guint       column;
  char       *heading;
  const char *field;
  guint       slot;
  const char *reason;
} XqRosterColumn;

/**
 * XqRoster:
 * @rows: (element-type XqRosterRow): the children, in the order of the file
 * @skipped: (element-type XqRosterRemark): rows and sheets not read, with the reason
 * @warnings: (element-type XqRosterRemark): what is doubtful, by row
 * @understood: (element-type XqRosterColumn): columns that are imported
 * @left_out: (element-type XqRosterColumn): columns that are not imported
 * @school_year: the school year that a title names, 0 if none does
 *
 * What a file says about children, in the words of the records. Not changed
 * after reading.
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *skipped;
  GPtrArray *warnings;
  GPtrArray *understood;
  GPtrArray *left_out;
  int        school_year;
  /*< private >*/
  GStringChunk *names;
} XqRoster;

/**
 * xq_roster_understand:
 * @book: a spreadsheet or text table; may be freed afterwards
 * @options: what the school is
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_EXCHANGE_ERROR_NOT_ROSTER if no sheet has a row of headings with
 *   names, G_IO_ERROR_CANCELLED
 *
 * Finds headings and children. Columns that the program does not need are not
 * read, and named in the result. Opens nothing, asks nobody. Any thread.
 *
 * Returns: (transfer full) (nullable): the roster; free with xq_roster_free()
 */
XqRoster   *xq_roster_understand     (const XqSheetBook      *book,
                                      const XqRosterOptions  *options,
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
                                      const XqRosterOptions  *options,
                                      XqExchangeProgress      progress,
                                      gpointer                data,
                                      GCancellable           *cancellable,
                                      GError                **error);

/**
 * xq_roster_free:
 * @roster: (nullable) (transfer full): a roster
 */
void        xq_roster_free           (XqRoster               *roster);

/**
 * xq_roster_skip_reason_name:
 * @reason: a reason
 *
 * Any thread.
 *
 * Returns: the reason's name for reports: empty, heading, title, footer,
 *   no_name, duplicate, sheet
 */
const char *xq_roster_skip_reason_name (XqRosterSkipReason    reason);

/**
 * xq_roster_severity_name:
 * @severity: a severity
 *
 * Any thread.
 *
 * Returns: its name for reports: notice, warning, problem
 */
const char *xq_roster_severity_name  (XqRosterSeverity        severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRoster, xq_roster_free)

G_END_DECLS
