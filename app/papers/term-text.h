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

G_END_DECLS
