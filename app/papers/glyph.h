/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A glyph of TrueType's "glyf" table, but for its header. */
typedef struct
{
  gint    n_contours;  /* -1: composite */
  gint    box[4];      /* left, bottom, right, top; of a composite glyph nothing */
  GBytes *body;
} XqGlyphShape;

/**
 * xq_glyph_thin:
 * @data: a glyph as it stands in the table
 * @length: how many bytes
 * @x: how far it is moved, in the glyph's units; a composite glyph is not
 * @y: as @x
 * @units: an em, in the glyph's units
 * @grid: an em, in the new units
 *
 * Decodes a glyph, thins its contours, brings them to the grid and encodes it
 * without its instructions. Of a composite glyph the parts' places are brought
 * to the grid.
 *
 * Returns: (transfer full) (nullable): the glyph; %NULL if it is damaged
 */
XqGlyphShape *xq_glyph_thin       (const guint8 *data,
                                   gsize         length,
                                   gint          x,
                                   gint          y,
                                   guint         units,
                                   guint         grid);

/**
 * xq_glyph_shape_free:
 * @shape: (transfer full) (nullable): a glyph
 */
void          xq_glyph_shape_free (XqGlyphShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqGlyphShape, xq_glyph_shape_free)

G_END_DECLS
