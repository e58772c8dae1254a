/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqPaperView:
 *
 * A paper's pages below each other, as wide as the view or as large as somebody
 * chose. What is shown is a preview and says so across every page. Pages are drawn
 * by a thread of its own, from memory. Main thread.
 */
#define XQ_TYPE_PAPER_VIEW (xq_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (XqPaperView, xq_paper_view, XQ, PAPER_VIEW, GtkWidget)

/**
 * xq_paper_view_set_pdf:
 * @self: a view
 * @pdf: the paper
 */
void      xq_paper_view_set_pdf   (XqPaperView  *self,
                                   GBytes       *pdf);

/**
 * xq_paper_view_set_words:
 * @self: a view
 * @words: why no paper is shown
 */
void      xq_paper_view_set_words (XqPaperView  *self,
                                   const char   *words);

/**
 * xq_paper_view_zoom:
 * @self: a view
 * @steps: so many steps larger, or smaller; 0: as wide as the view
 */
void      xq_paper_view_zoom      (XqPaperView  *self,
                                   int           steps);

/**
 * xq_paper_view_get_n_pages:
 * @self: a view
 *
 * Returns: how many pages are shown
 */
guint     xq_paper_view_get_n_pages (XqPaperView *self);

G_END_DECLS
