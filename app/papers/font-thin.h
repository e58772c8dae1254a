/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The grid that a thinned font is drawn on, in squares an em. */
#define XQ_THIN_GRID 128

/* A glyph that is to stand elsewhere in its square. */
typedef struct
{
  guint32 glyph;
  gint    x;      /* in units of the font */
  gint    y;
} XqGlyphMove;

/**
 * xq_font_thin:
 * @font: a TrueType font
 * @moves: (array length=n_moves): glyphs that are moved
 * @n_moves: how many
 *
 * Draws a font's outlines again with fewer points on a coarser grid: nothing
 * moves by a dot of a printer with 600 dots an inch where the text is 12 points
 * large, and a character takes 90 bytes in a paper instead of 230. What is not
 * understood (a damaged table, a composite glyph of an odd kind) leaves the
 * whole font as it was. The same font gives the same bytes.
 *
 * What was drawn once is kept for the next paper. Any thread.
 *
 * Returns: (transfer full): a TrueType font
 */
GBytes  *xq_font_thin       (GBytes            *font,
                             const XqGlyphMove *moves,
                             guint              n_moves);

/**
 * xq_font_find_table:
 * @font: a TrueType font
 * @tag: four letters
 * @from: (out): where the table begins in @font
 * @length: (out): how long it is
 *
 * Returns: whether @font has it
 */
gboolean xq_font_find_table (GBytes     *font,
                             const char *tag,
                             gsize      *from,
                             gsize      *length);

G_END_DECLS
