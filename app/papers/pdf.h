/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/page.h"

G_BEGIN_DECLS

/**
 * xq_pdf_draw:
 * @fonts: the fonts that the marks were set with
 * @pages: (element-type GPtrArray): the marks of each page, from its top left
 * @width: of the paper, in points
 * @height: of the paper, in points
 * @title: the document's title
 * @secret: whether a code stands on it: its pages are then not compressed,
 *   since the compressor's memory cannot be wiped
 * @error: return location for an error
 *
 * Draws the pages, in memory. What the PDF library held is wiped, and so is the
 * result when its last reference goes. Any thread, one document at a time.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *xq_pdf_draw (XqFonts     *fonts,
                     GPtrArray   *pages,
                     double       width,
                     double       height,
                     const char  *title,
                     gboolean     secret,
                     GError     **error);

G_END_DECLS
