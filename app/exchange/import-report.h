/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-notes.h"

G_BEGIN_DECLS

/**
 * XqImportEntry:
 * @sheet: the name on the tab, empty for a text file
 * @row: as the spreadsheet program shows it; 0 for the whole sheet or file
 * @what: a name for programs: of an action, a reason or a severity
 * @text: (nullable): in the user's language; never the number of a student in full
 * @student: (nullable): the student's uid; several separated by blanks
 * @fields: (nullable): names of the fields that changed, separated by blanks
 *
 * What became of a row.
 */
typedef struct
{
  char *sheet;
  guint row;
  char *what;
  char *text;
  char *student;
  char *fields;
} XqImportEntry;

/**
 * XqImportReport:
 * @dry_run: whether nothing was kept
 * @school_year: the school year the file is of
 * @n_read: rows in which a record stands
 * @n_added: new records
 * @n_updated: records of which something changed
 * @n_unchanged: records the school has just like that
 * @rows: (element-type XqImportEntry): those added, updated and unchanged;
 *   "what" is add, update or unchanged
 * @skipped: (element-type XqImportEntry): what was not written, with the reason:
 *   the names of xq_import_skip_reason_name(), and ambiguous, incomplete,
 *   unknown, refused
 * @to_merge: (element-type XqImportEntry): the same child with a new number; not
 *   written, for a person to confirm
 * @warnings: (element-type XqImportEntry): what is doubtful; "what" is a severity
 * @understood: (element-type XqImportColumn): columns that were read, and as what
 * @left_out: (element-type XqImportColumn): columns that were not read
 *
 * What was done with a file. Owns all its texts.
 */
typedef struct
{
  gboolean   dry_run;
  int        school_year;
  guint      n_read;
  guint      n_added;
  guint      n_updated;
  guint      n_unchanged;
  GPtrArray *rows;
  GPtrArray *skipped;
  GPtrArray *to_merge;
  GPtrArray *warnings;
  GPtrArray *understood;
  GPtrArray *left_out;
  /*< private >*/
  GStringChunk *names;
} XqImportReport;

/**
 * xq_import_report_new:
 * @notes: what the reading left behind
 *
 * Any thread.
 *
 * Returns: (transfer full): a report that has what the reading left out and
 *   doubted, and nothing of what was done yet
 */
XqImportReport *xq_import_report_new   (const XqImportNotes *notes);

/**
 * xq_import_report_add:
 * @list: one of a report's lists of entries
 * @sheet: (nullable): the name on the tab
 * @row: from 1; 0 for the whole file
 * @what: a name for programs
 * @text: (transfer full) (nullable): in the user's language
 *
 * Any thread.
 *
 * Returns: (transfer none): the new entry
 */
XqImportEntry  *xq_import_report_add   (GPtrArray           *list,
                                        const char          *sheet,
                                        guint                row,
                                        const char          *what,
                                        char                *text);

/**
 * xq_import_report_refuse:
 * @report: a report
 * @sheet: the name on the tab
 * @row: a row that was not written
 * @text: why the records refused it
 *
 * Any thread.
 */
void            xq_import_report_refuse (XqImportReport     *report,
                                         const char         *sheet,
                                         guint               row,
                                         const char         *text);

/**
 * xq_import_report_warn:
 * @report: a report
 * @sheet: (nullable): the name on the tab
 * @row: the row, 0 for the whole file
 * @severity: how grave
 * @text: (transfer full): what is doubtful
 *
 * Any thread.
 */
void            xq_import_report_warn  (XqImportReport      *report,
                                        const char          *sheet,
                                        guint                row,
                                        XqImportSeverity     severity,
                                        char                *text);

/**
 * xq_import_report_free:
 * @report: (nullable) (transfer full): a report
 */
void            xq_import_report_free  (XqImportReport      *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqImportReport, xq_import_report_free)

G_END_DECLS
