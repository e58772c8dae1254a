/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A point of a TrueType contour: on it, or the control of a quadratic curve. */
typedef struct
{
  double   x;
  double   y;
  gboolean on;
} XqPoint;

/**
 * xq_contour_thin:
 * @points: a closed contour
 * @n: how many points it has
 * @tolerance: how far it may move
 * @thin: (element-type XqPoint): receives the contour
 *
 * Finds lines and curves that run along a contour within @tolerance and need
 * the fewest bytes as TrueType writes them. Rounded corners become sharp where
 * that is within it. What is no shape (two points, no point on it) is copied.
 * The same contour elsewhere gives the same points there.
 */
void xq_contour_thin  (const XqPoint *points,
                       guint          n,
                       double         tolerance,
                       GArray        *thin);

/**
 * xq_outline_round:
 * @contours: (element-type GArray): the contours of a glyph, each of XqPoint
 * @scale: from their units to those of the grid
 *
 * Brings the points of an outline to whole numbers: strokes of one weight stay
 * of one weight, short distances are alike wherever they stand. Leaves out the
 * points that say nothing: repeated ones, those on a straight line, and those in
 * the middle of two controls.
 */
void xq_outline_round (GPtrArray      *contours,
                       double          scale);

G_END_DECLS
