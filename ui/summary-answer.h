/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/term-text.h"
#include "rules/figure.h"
#include "school/calendar.h"

G_BEGIN_DECLS

/* How many terms back a summary can be looked at. */
#define XQ_SUMMARY_TERMS 6

/**
 * XqSummaryAnswer:
 * @terms: the present term and those before it
 * @term: of which of them the rest is
 * @sections: (element-type XqTermSection): the text
 * @problems: sentences that may stand under what is still wanting
 * @figures: (element-type XqFigure): the figures
 * @pdf: how the paper looks
 * @missing: characters that no font has
 */
typedef struct
{
  XqTerm     terms[XQ_SUMMARY_TERMS];
  guint      term;
  GPtrArray *sections;
  GStrv      problems;
  GPtrArray *figures;
  GBytes    *pdf;
  GStrv      missing;
} XqSummaryAnswer;

/**
 * XqSummaryText:
 * @term: a term's name, "2024-1"
 * @section: a section
 * @pattern: (nullable): its text with figures' names in braces; %NULL for the
 *   program's own
 *
 * What somebody wrote.
 */
typedef struct
{
  char *term;
  char *section;
  char *pattern;
} XqSummaryText;

/**
 * xq_summary_list_terms:
 * @store: the store
 * @terms: (out) (array fixed-size=6): room for XQ_SUMMARY_TERMS terms
 * @error: return location for an error
 *
 * The present term and those before it. In the desk's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean        xq_summary_list_terms  (XqStore          *store,
                                        XqTerm           *terms,
                                        GError          **error);

/**
 * xq_summary_term_words:
 * @term: a term
 *
 * Any thread.
 *
 * Returns: (transfer full): what people call it
 */
char           *xq_summary_term_words  (const XqTerm     *term);

/**
 * xq_summary_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void            xq_summary_answer_free (XqSummaryAnswer  *answer);

/**
 * xq_summary_text_new:
 * @term: a term's name
 * @section: a section
 * @pattern: (nullable): its text
 *
 * Returns: (transfer full): what somebody wrote
 */
XqSummaryText  *xq_summary_text_new    (const char       *term,
                                        const char       *section,
                                        const char       *pattern);

/**
 * xq_summary_text_free:
 * @text: (transfer full) (nullable): what somebody wrote
 *
 * Any thread.
 */
void            xq_summary_text_free   (XqSummaryText    *text);

/**
 * xq_summary_ask:
 * @store: the store
 * @data: (nullable): a term's name; %NULL for the present one
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): an #XqSummaryAnswer
 */
gpointer        xq_summary_ask         (XqStore          *store,
                                        gpointer          data,
                                        GCancellable     *cancellable,
                                        GError          **error);

/**
 * xq_summary_write:
 * @store: the store
 * @data: an #XqSummaryText
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: saves a section.
 *
 * Returns: %NULL
 */
gpointer        xq_summary_write       (XqStore          *store,
                                        gpointer          data,
                                        GCancellable     *cancellable,
                                        GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSummaryAnswer, xq_summary_answer_free)

G_END_DECLS
