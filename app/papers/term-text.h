/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/fill.h"
#include "school/calendar.h"

G_BEGIN_DECLS

/**
 * xq_fill_term_text:
 * @store: a store
 * @paper: a term summary being filled
 * @term: the term
 * @figures: (element-type XqFigure): its figures
 * @error: return location for an error
 *
 * Writes the summary's text into "text": an array of paragraphs, each with
 * "kind" ("heading", "subheading", "paragraph", "item" or "blank") and "text".
 * A section that somebody wrote over stands as it was written (kind term_text,
 * by section), but its figures in braces are live. A sentence whose first
 * figure is 0 or not known is left out, and so is a section without sentences.
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_fill_term_text (XqStore        *store,
                            XqFilledPaper  *paper,
                            const XqTerm   *term,
                            GPtrArray      *figures,
                            GError        **error);

/**
 * XqTermSection:
 * @section: as term_text names it
 * @title: in Chinese
 * @standard: the program's text, with figures' names in braces; "" where a person
 *   writes it all
 * @written: (nullable): what somebody wrote over it, likewise; "" where somebody
 *   emptied it, so that the summary goes without it
 *
 * A section of a summary, as it is written. "{hv_cov}" is a figure, "{hv_cov_due}"
 * what it is counted of, "{hv_cov_percent}" the share, "{hv_cov_missing}" what is
 * missing of what is required.
 */
typedef struct
{
  char *section;
  char *title;
  char *standard;
  char *written;
} XqTermSection;

/**
 * xq_term_section_free:
 * @section: (transfer full) (nullable): a section
 */
void       xq_term_section_free (XqTermSection  *section);

/**
 * xq_term_sections:
 * @store: a store
 * @term: the term
 * @figures: (element-type XqFigure): its figures
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqTermSection): the sections,
 *   in their order
 */
GPtrArray *xq_term_sections     (XqStore        *store,
                                 const XqTerm   *term,
                                 GPtrArray      *figures,
                                 GError        **error);

/**
 * xq_term_problems:
 * @figures: (element-type XqFigure): a term's figures
 * @error: return location for an error
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): sentences that may stand under what is
 *   still wanting, one for each rule that was not kept, with figures' names in braces
 */
GStrv      xq_term_problems     (GPtrArray      *figures,
                                 GError        **error);

/**
 * xq_term_text_say:
 * @figures: (element-type XqFigure): a term's figures
 * @pattern: a text with figures' names in braces
 *
 * Any thread.
 *
 * Returns: (transfer full): the text; braces that name no figure stay
 */
char      *xq_term_text_say     (GPtrArray      *figures,
                                 const char     *pattern);

/**
 * xq_term_text_write:
 * @store: a store
 * @term: the term
 * @section: a section
 * @pattern: (nullable): what stands there, figures' names in braces; "" for
 *   nothing, %NULL for the program's own text
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean   xq_term_text_write   (XqStore        *store,
                                 const XqTerm   *term,
                                 const char     *section,
                                 const char     *pattern,
                                 GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqTermSection, xq_term_section_free)

G_END_DECLS
