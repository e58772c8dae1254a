/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-plan.h"

G_BEGIN_DECLS

/**
 * XqRosterEntry:
 * @sheet: the name on the tab, empty for a text file
 * @row: as the spreadsheet program shows it; 0 for the whole sheet or file
 * @what: a name for programs: of an action, a reason or a severity
 * @text: (nullable): in the user's language; never the number of a student in full
 * @student: (nullable): the student's uid
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
} XqRosterEntry;

/**
 * XqRosterLeftOut:
 * @sheet: the name on the tab
 * @column: from 0
 * @heading: as it stands
 * @reason: (nullable): why it was not read, in the user's language
 */
typedef struct
{
  char *sheet;
  guint column;
  char *heading;
  char *reason;
} XqRosterLeftOut;

/**
 * XqRosterReport:
 * @dry_run: whether nothing was kept
 * @school_year: the school year whose classes were filled
 * @n_read: rows in which a child stands
 * @n_added: new students
 * @n_updated: students of whom something changed
 * @n_unchanged: students the school has just like that
 * @rows: (element-type XqRosterEntry): those added, updated and unchanged;
 *   "what" is add, update or unchanged
 * @skipped: (element-type XqRosterEntry): what was not written, with the reason:
 *   the names of xq_roster_skip_reason_name(), and ambiguous, incomplete, refused
 * @to_merge: (element-type XqRosterEntry): the same child with a new number; not
 *   written, for a person to confirm
 * @warnings: (element-type XqRosterEntry): what is doubtful; "what" is a severity
 * @left_out: (element-type XqRosterLeftOut): columns that were not read
 *
 * What was done with a roster. Owns all its texts.
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
  GPtrArray *left_out;
} XqRosterReport;

/**
 * xq_roster_report_new:
 * @roster: what was read
 *
 * Any thread.
 *
 * Returns: (transfer full): a report that has what the reading left out and
 *   doubted, and nothing of what was done yet
 */
XqRosterReport *xq_roster_report_new   (const XqRoster      *roster);

/**
 * xq_roster_report_add_step:
 * @report: a report
 * @step: a step of the plan
 * @student: (nullable): the student's uid
 *
 * Counts a step as carried out, or as left to a person. Any thread.
 */
void            xq_roster_report_add_step (XqRosterReport     *report,
                                           const XqRosterStep *step,
                                           const char         *student);

/**
 * xq_roster_report_refuse:
 * @report: a report
 * @row: a row that was not written
 * @text: why the records refused it
 *
 * Any thread.
 */
void            xq_roster_report_refuse (XqRosterReport     *report,
                                         const XqRosterRow  *row,
                                         const char         *text);

/**
 * xq_roster_report_warn:
 * @report: a report
 * @row: (nullable): the row, %NULL for the whole file
 * @severity: how grave
 * @text: (transfer full): what is doubtful
 *
 * Any thread.
 */
void            xq_roster_report_warn  (XqRosterReport      *report,
                                        const XqRosterRow   *row,
                                        XqRosterSeverity     severity,
                                        char                *text);

/**
 * xq_roster_report_free:
 * @report: (nullable) (transfer full): a report
 */
void            xq_roster_report_free  (XqRosterReport      *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRosterReport, xq_roster_report_free)

G_END_DECLS
