/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/spreadsheet.h"

G_BEGIN_DECLS

/**
 * XqImportSkipReason:
 * @XQ_IMPORT_SKIP_EMPTY: nothing but a running number
 * @XQ_IMPORT_SKIP_HEADING: the heading again
 * @XQ_IMPORT_SKIP_TITLE: a title between the children
 * @XQ_IMPORT_SKIP_FOOTER: totals, signatures, explanations
 * @XQ_IMPORT_SKIP_NO_NAME: a child without a name: to be looked at
 * @XQ_IMPORT_SKIP_DUPLICATE: stands in the file already: to be looked at
 * @XQ_IMPORT_SKIP_SHEET: a whole sheet that is hidden or no roster
 */
typedef enum
{
  XQ_IMPORT_SKIP_EMPTY,
  XQ_IMPORT_SKIP_HEADING,
  XQ_IMPORT_SKIP_TITLE,
  XQ_IMPORT_SKIP_FOOTER,
  XQ_IMPORT_SKIP_NO_NAME,
  XQ_IMPORT_SKIP_DUPLICATE,
  XQ_IMPORT_SKIP_SHEET,
} XqImportSkipReason;

/**
 * XqImportSeverity:
 * @XQ_IMPORT_NOTICE: worth knowing, nothing is lost
 * @XQ_IMPORT_WARNING: a value was left empty or is doubtful
 * @XQ_IMPORT_PROBLEM: the child cannot be added like this
 */
typedef enum
{
  XQ_IMPORT_NOTICE,
  XQ_IMPORT_WARNING,
  XQ_IMPORT_PROBLEM,
} XqImportSeverity;

/**
 * XqImportRemark:
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
  XqImportSkipReason  reason;
  XqImportSeverity    severity;
  char               *text;
} XqImportRemark;

/**
 * XqImportColumn:
 * @sheet: the name on the tab
 * @column: from 0
 * @heading: as it stands, of two rows with a blank between
 * @field: (nullable): what it was understood as: name, number, sex, born_on,
 *   grade, class, guardian_name ...; %NULL if it is not imported
 * @slot: for which person, where a field stands for several
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
} XqImportColumn;

/**
 * XqImportNotes:
 * @skipped: (element-type XqImportRemark): rows and sheets not read, with the reason
 * @warnings: (element-type XqImportRemark): what is doubtful, by row
 * @understood: (element-type XqImportColumn): columns that are imported
 * @left_out: (element-type XqImportColumn): columns that are not imported
 * @school_year: the school year that a title names, 0 if none does
 *
 * What the reading of any table leaves behind beside its rows.
 */
typedef struct
{
  GPtrArray *skipped;
  GPtrArray *warnings;
  GPtrArray *understood;
  GPtrArray *left_out;
  int        school_year;
  /*< private >*/
  GStringChunk *names;
} XqImportNotes;

/**
 * xq_import_notes_init:
 * @notes: notes
 *
 * Empty notes.
 */
void        xq_import_notes_init       (XqImportNotes        *notes);

/**
 * xq_import_notes_clear:
 * @notes: notes
 *
 * Frees what they hold.
 */
void        xq_import_notes_clear      (XqImportNotes        *notes);

/**
 * xq_import_warn:
 * @notes: notes
 * @sheet: the name on the tab, kept by @notes
 * @row: from 1, 0 for the whole sheet
 * @severity: how bad it is
 * @text: (transfer full): what is doubtful, in the user's language
 */
void        xq_import_warn             (XqImportNotes        *notes,
                                        const char           *sheet,
                                        guint                 row,
                                        XqImportSeverity      severity,
                                        char                 *text);

/**
 * xq_import_skip:
 * @notes: notes
 * @sheet: the name on the tab, kept by @notes
 * @row: from 1, 0 for the whole sheet
 * @reason: why it is not read
 * @text: (transfer full): the same in the user's language
 */
void        xq_import_skip             (XqImportNotes        *notes,
                                        const char           *sheet,
                                        guint                 row,
                                        XqImportSkipReason    reason,
                                        char                 *text);

/**
 * xq_import_take_columns:
 * @notes: notes
 * @sheet: the name on the tab, kept by @notes
 * @columns: (element-type XqImportColumn): what the columns of the sheet are; emptied
 */
void        xq_import_take_columns     (XqImportNotes        *notes,
                                        const char           *sheet,
                                        GPtrArray            *columns);

/**
 * xq_import_repeat_notes:
 * @notes: notes
 * @name: the name on the tab, kept by @notes
 * @sheet: a sheet
 *
 * What of the sheet could not be read becomes warnings.
 */
void        xq_import_repeat_notes     (XqImportNotes        *notes,
                                        const char           *name,
                                        const XqSheet        *sheet);

/**
 * xq_import_skip_hidden:
 * @notes: notes
 * @book: a book
 *
 * Names the sheets that are hidden, and were not read.
 */
void        xq_import_skip_hidden      (XqImportNotes        *notes,
                                        const XqSheetBook    *book);

/**
 * xq_import_column_free:
 * @column: (transfer full) (nullable): a column
 */
void        xq_import_column_free      (XqImportColumn       *column);

/**
 * xq_import_skip_reason_name:
 * @reason: a reason
 *
 * Any thread.
 *
 * Returns: the reason's name for reports: empty, heading, title, footer,
 *   no_name, duplicate, sheet
 */
const char *xq_import_skip_reason_name (XqImportSkipReason    reason);

/**
 * xq_import_severity_name:
 * @severity: a severity
 *
 * Any thread.
 *
 * Returns: its name for reports: notice, warning, problem
 */
const char *xq_import_severity_name  (XqImportSeverity        severity);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XqImportNotes, xq_import_notes_clear)

G_END_DECLS
