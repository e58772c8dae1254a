/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <math.h>

#include "papers/outline-thin.h"

/* An outline onto a coarse grid, in units of the grid. */

#define NO_DISTANCE 1e-3

/* Below it a distance is rounded for itself, so that the same foot of a stroke
 * becomes the same bytes wherever it stands; what that loses is made good in
 * the next long distance. */
#define SHORT 20
#define MAX_LOST 0.75

/* A line as long as this is the side of a stroke; a stroke is no wider. */
#define SIDE_LENGTH 4
#define STROKE_WEIGHT 12

/* Where the sides of strokes lie in one direction, and where they are put. */
typedef struct
{
  double   exact;
  double   rounded;
  gboolean begins;   /* a stroke is above it or right of it */
} Level;

static void
scale_points (GArray *contour,
              double  scale)
{
  for (guint i = 0; i < contour->len; i++)
    {
      g_array_index (contour, XqPoint, i).x *= scale;
      g_array_index (contour, XqPoint, i).y *= scale;
    }
}

static double
get_place (const XqPoint *point,
           gboolean       upright)
{
  return upright ? point->x : point->y;
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  double first = ((const Level *) a)->exact;
  double second = ((const Level *) b)->exact;

  return (first > second) - (first < second);
}

/* A stroke's second side is put as far from the first as the stroke is wide, and
 * not where it would fall by itself. */
static GArray *
find_levels (GPtrArray *contours,
             gboolean   upright)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (Level));

  for (guint i = 0; i < contours->len; i++)
    {
      GArray *contour = g_ptr_array_index (contours, i);

      for (guint j = 0; j < contour->len; j++)
        {
          const XqPoint *point = &g_array_index (contour, XqPoint, j);
          const XqPoint *next = &g_array_index (contour, XqPoint, (j + 1) % contour->len);
          double length = get_place (next, !upright) - get_place (point, !upright);
          /* What is filled lies right of a contour. */
          Level level = { .exact = get_place (point, upright), .begins = (length > 0) == upright };

          if (point->on && next->on && fabs (get_place (next, upright) - level.exact) < NO_DISTANCE && fabs (length) > SIDE_LENGTH)
            g_array_append_val (levels, level);
        }
    }
  g_array_sort (levels, compare_levels);
  for (guint i = 0; i < levels->len; i++)
    {
      Level *level = &g_array_index (levels, Level, i);
      const Level *last = level - (i > 0);
      double width = level->exact - last->exact;

      level->rounded = floor (level->exact + 0.5);
      if (i > 0 && width < NO_DISTANCE)
        level->rounded = last->rounded;
      else if (i > 0 && last->begins && !level->begins && width < STROKE_WEIGHT && fabs (last->rounded + floor (width + 0.5) - level->exact) <= 1)
        level->rounded = last->rounded + floor (width + 0.5);
    }
  return levels;
}

static double
round_off (GArray  *levels,
           double   exact,
           double   last_exact,
           double   last_rounded,
           gboolean is_short)
{
  double alike = last_rounded + floor (exact - last_exact + 0.5);

  for (guint i = 0; i < levels->len; i++)
    if (fabs (g_array_index (levels, Level, i).exact - exact) < NO_DISTANCE)
      return g_array_index (levels, Level, i).rounded;
  return (is_short || fabs (exact - last_exact) < 0.5) && fabs (alike - exact) <= MAX_LOST ? alike : floor (exact + 0.5);
}

static gboolean
says_nothing (const XqPoint *before,
              const XqPoint *point,
              const XqPoint *behind)
{
  double x = point->x - before->x;
  double y = point->y - before->y;
  double next_x = behind->x - point->x;
  double next_y = behind->y - point->y;

  if (!point->on)
    return FALSE;
  if (!before->on && !behind->on)
    return fabs (x - next_x) <= 1.5 && fabs (y - next_y) <= 1.5;
  if (behind->on && next_x == 0 && next_y == 0)
    return TRUE;
  /* Of several in one place the last is kept. */
  return before->on && behind->on && (x != 0 || y != 0) && x * next_y == y * next_x && x * next_x + y * next_y > 0;
}

static void
round_contour (GArray *contour,
               GArray *upright,
               GArray *level)
{
  g_autoptr (GArray) rounded = g_array_new (FALSE, FALSE, sizeof (XqPoint));
  XqPoint *points = (XqPoint *) (gpointer) contour->data;
  guint n = contour->len;
  XqPoint last = { 0, 0, FALSE };

  for (guint i = 0; i < n; i++)
    {
      XqPoint exact = points[i];
      gboolean is_short = i > 0 && fabs (exact.x - last.x) <= SHORT && fabs (exact.y - last.y) <= SHORT;

      points[i].x = round_off (upright, exact.x, last.x, i > 0 ? points[i - 1].x : 0, is_short);
      points[i].y = round_off (level, exact.y, last.y, i > 0 ? points[i - 1].y : 0, is_short);
      last = exact;
    }
  for (guint i = 0; i < n; i++)
    if (!says_nothing (&points[(i + n - 1) % n], &points[i], &points[(i + 1) % n]))
      g_array_append_val (rounded, points[i]);
  if (rounded->len >= 3)
    {
      g_array_set_size (contour, 0);
      g_array_append_vals (contour, rounded->data, rounded->len);
    }
}

void
xq_outline_round (GPtrArray *contours,
                  double     scale)
{
  g_autoptr (GArray) upright = NULL;
  g_autoptr (GArray) level = NULL;

  for (guint i = 0; i < contours->len; i++)
    scale_points (g_ptr_array_index (contours, i), scale);
  upright = find_levels (contours, TRUE);
  level = find_levels (contours, FALSE);
  for (guint i = 0; i < contours->len; i++)
    round_contour (g_ptr_array_index (contours, i), upright, level);
}
