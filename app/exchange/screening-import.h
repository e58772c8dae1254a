/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/spreadsheet.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Answers of a class that somebody typed into a spreadsheet, and a form as a bureau
 * sends it round. Which headings are understood is data (resources/exchange). */

/**
 * XqAnswersProblem:
 *
 * A row that was not taken.
 */
typedef struct
{
  guint  row;  /* as the spreadsheet program shows it */
  char  *why;  /* in the user's language */
} XqAnswersProblem;

/**
 * XqAnswersReport:
 *
 * What became of a table of answers.
 */
typedef struct
{
  guint      n_read;    /* rows with a child */
  guint      n_saved;   /* sheets, the void ones among them */
  guint      n_void;    /* to be filled in again */
  GPtrArray *safety;    /* (element-type utf8): students whose answers ask for a talk on the same day */
  GPtrArray *problems;  /* (element-type XqAnswersProblem) */
} XqAnswersReport;

/**
 * xq_answers_report_free:
 * @report: (transfer full) (nullable): a report
 */
void              xq_answers_report_free (XqAnswersReport    *report);

/**
 * xq_answers_import:
 * @store: a counsellor's store outside a transaction
 * @book: a table with a column 姓名 and one for each item, 1 to n; 班级 and 日期 may stand beside
 * @campaign: a campaign's uid
 * @instrument: an instrument's id
 * @dry_run: whether everything is checked and nothing kept
 * @error: return location for an error
 *
 * Saves a sheet a row, in one transaction. An empty cell is a missing answer. Rows
 * that are refused, without consent or below the instrument's grade or of a child who is
 * not known, are reported and the others kept; the levels that follow are proposed by
 * xq_screening_propose(). Blocks; on the store's thread.
 *
 * Returns: (transfer full) (nullable): the report; %NULL if the table as a whole
 *   cannot be understood, or nothing could be saved
 */
XqAnswersReport  *xq_answers_import      (XqStore            *store,
                                          const XqSheetBook  *book,
                                          const char         *campaign,
                                          const char         *instrument,
                                          gboolean            dry_run,
                                          GError            **error);

/**
 * xq_form_import:
 * @store: a store
 * @book: a table with a column 观察项目; 方面, 安全类, 反向, 键 and 从几年级起 may stand beside
 * @name: what the form is called
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): a draft of a screening_form, not yet saved
 */
XqRecord         *xq_form_import         (XqStore            *store,
                                          const XqSheetBook  *book,
                                          const char         *name,
                                          GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqAnswersReport, xq_answers_report_free)

G_END_DECLS
