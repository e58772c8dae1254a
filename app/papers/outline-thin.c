/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <math.h>

#include "papers/outline-thin.h"

/* A contour is sampled; at some of its samples it may be held. A shortest path
 * over these stops, whose edges are the lines and curves that keep within the
 * tolerance, is the thinned contour.
 *
 *   samples   o--.--.--o--o--.--o      . on a curve, not a stop
 *   stops     |        |  |     |
 *   corner          x                  where the sides of a rounded corner meet
 */

/* What a point costs, in bytes: its flags, and each of its distances. */
#define COST_FLAGS 0.8
#define COST_DISTANCE 0.75
#define COST_NONE 0.05   /* a distance of nought is told by the flags */
#define COST_WORST_FIT 0.15

/* A fit that has failed so often will not succeed farther on. */
#define MAX_FAILURES 3
#define MAX_STOPS_AHEAD 60
#define FAR_OFF 3        /* in tolerances */

/* A rounded corner, in tolerances. */
#define CORNER_LENGTH 14
#define CORNER_DISTANCE 2
#define CORNER_TURN 0.3  /* sine of the smallest turn */

/* An upright or level side longer than this, in tolerances, stays exactly where
 * it is: strokes of different weight beside each other are what the eye finds first. */
#define LONG_SIDE 12

#define MAX_POINTS 4000
#define MAX_SAMPLES 400  /* of one curve */
#define UNREACHED 1e18
#define NO_DISTANCE 1e-3

typedef struct
{
  double x;
  double y;
} Place;

typedef struct
{
  Place  place;
  Place  before;   /* direction, of any length */
  Place  behind;
  guint  sample;   /* the nearest */
  double cost;     /* of the cheapest way to here */
  guint  from;
  Place  control;  /* of the last edge, if it is a curve */
  gboolean curved;
} Stop;

typedef struct
{
  GArray *samples;  /* Place */
  GArray *lengths;  /* double: how far each lies from the first, along the contour */
  GArray *sides;    /* guint: how many long sides lie before each */
  GArray *stops;    /* Stop */
  double  tolerance;
} Path;

#define SAMPLE(path, i) (&g_array_index ((path)->samples, Place, (i)))
#define LENGTH(path, i) (g_array_index ((path)->lengths, double, (i)))
#define SIDES(path, i) (g_array_index ((path)->sides, guint, (i)))
#define STOP(path, i) (&g_array_index ((path)->stops, Stop, (i)))

static double
square (double x)
{
  return x * x;
}

/* No distance here is so large or small that hypot() were needed, which is slow. */
static double
length_of (double x,
           double y)
{
  return sqrt (square (x) + square (y));
}

/* --- from points to samples and stops --- */

static void
add_sample (Path  *path,
            Place  place)
{
  guint n = path->samples->len;
  double x = n > 0 ? place.x - SAMPLE (path, n - 1)->x : 0;
  double y = n > 0 ? place.y - SAMPLE (path, n - 1)->y : 0;
  double length = length_of (x, y);
  guint sides = (x == 0 || y == 0) && length > LONG_SIDE * path->tolerance;

  if (n > 0)
    {
      length += LENGTH (path, n - 1);
      sides += SIDES (path, n - 1);
    }
  g_array_append_val (path->samples, place);
  g_array_append_val (path->lengths, length);
  g_array_append_val (path->sides, sides);
}

static void
add_stop (Path  *path,
          Place  place,
          Place  before,
          Place  behind)
{
  Stop stop = { .place = place, .before = before, .behind = behind, .sample = path->samples->len - 1, .cost = UNREACHED };

  g_array_append_val (path->stops, stop);
}

/* With the points that TrueType leaves out between two controls. */
static GArray *
spell_out (const XqPoint *points,
           guint          n)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (XqPoint), 2 * n);

  for (guint i = 0; i < n; i++)
    {
      const XqPoint *next = &points[(i + 1) % n];
      XqPoint middle = { (points[i].x + next->x) / 2, (points[i].y + next->y) / 2, TRUE };

      g_array_append_val (all, points[i]);
      if (!points[i].on && !next->on)
        g_array_append_val (all, middle);
    }
  return all;
}

static Place
direction (const XqPoint *from,
           const XqPoint *to)
{
  return (Place) { to->x - from->x, to->y - from->y };
}

/* A contour must begin somewhere: where it turns most, for there it is held anyway. */
static gboolean
find_sharpest (GArray *all,
               guint  *sharpest)
{
  double most = -1;

  for (guint i = 0; i < all->len; i++)
    {
      const XqPoint *point = &g_array_index (all, XqPoint, i);
      Place before = direction (&g_array_index (all, XqPoint, (i + all->len - 1) % all->len), point);
      Place behind = direction (point, &g_array_index (all, XqPoint, (i + 1) % all->len));
      double length = length_of (before.x, before.y) * length_of (behind.x, behind.y);
      double turn = length > 0 ? 1 - (before.x * behind.x + before.y * behind.y) / length : 0;

      if (point->on && turn > most + 1e-9)
        {
          most = turn;
          *sharpest = i;
        }
    }
  return most >= 0;
}

static void
sample_curve (Path          *path,
              const XqPoint *from,
              const XqPoint *control,
              const XqPoint *to)
{
  double bend = length_of (from->x - 2 * control->x + to->x, from->y - 2 * control->y + to->y) / path->tolerance;
  guint n = CLAMP ((guint) ceil (sqrt (2 * bend)) + 1, 2, 8);

  for (guint i = 1; i < n; i++)
    {
      double t = (double) i / n;
      double u = 1 - t;

      add_sample (path, (Place) { u * u * from->x + 2 * t * u * control->x + t * t * to->x,
                                  u * u * from->y + 2 * t * u * control->y + t * t * to->y });
      if (2 * i == n && bend > 2)
        add_stop (path, *SAMPLE (path, path->samples->len - 1), direction (from, to), direction (from, to));
    }
}

static void
sample_contour (Path   *path,
                GArray *all,
                guint   start)
{
  for (guint i = 0; i <= all->len; i++)
    {
      const XqPoint *point = &g_array_index (all, XqPoint, (start + i) % all->len);
      const XqPoint *last = &g_array_index (all, XqPoint, (start + i + all->len - 1) % all->len);
      const XqPoint *next = &g_array_index (all, XqPoint, (start + i + 1) % all->len);
      Place place = { point->x, point->y };

      if (!point->on)
        {
          sample_curve (path, last, point, next);
          continue;
        }
      add_sample (path, place);
      add_stop (path, place, direction (last, point), direction (point, next));
    }
}

/* Where the lines into @first and out of @second meet, if that is near what is
 * between them. */
static gboolean
find_corner (Path       *path,
             const Stop *first,
             const Stop *second,
             Stop       *corner)
{
  Place in = first->before;
  Place out = second->behind;
  Place gap = { second->place.x - first->place.x, second->place.y - first->place.y };
  double cross = in.x * out.y - in.y * out.x;
  double nearest = UNREACHED;
  double along;

  if (square (cross) <= square (CORNER_TURN) * (square (in.x) + square (in.y)) * (square (out.x) + square (out.y)))
    return FALSE;
  along = (gap.x * out.y - gap.y * out.x) / cross;
  if (along < 0 || (in.x * gap.y - in.y * gap.x) / cross < 0)
    return FALSE;
  *corner = (Stop) { .place = { first->place.x + in.x * along, first->place.y + in.y * along }, .cost = UNREACHED };
  for (guint i = first->sample; i <= second->sample; i++)
    {
      double distance = square (SAMPLE (path, i)->x - corner->place.x) + square (SAMPLE (path, i)->y - corner->place.y);

      if (distance < nearest)
        {
          nearest = distance;
          corner->sample = i;
        }
    }
  return nearest <= square (CORNER_DISTANCE * path->tolerance) && corner->sample > 0 && corner->sample < path->samples->len - 1;
}

static int
compare_stops (gconstpointer a,
               gconstpointer b)
{
  const Stop *first = a;
  const Stop *second = b;

  return (first->sample > second->sample) - (first->sample < second->sample);
}

static void
add_corners (Path *path)
{
  guint n = path->stops->len;

  for (guint i = 1; i + 1 < n; i++)
    for (guint j = i + 1; j + 1 < n && j < i + 6; j++)
      {
        Stop corner;

        if (LENGTH (path, STOP (path, j)->sample) - LENGTH (path, STOP (path, i)->sample) > CORNER_LENGTH * path->tolerance)
          break;
        if (find_corner (path, STOP (path, i), STOP (path, j), &corner))
          g_array_append_val (path->stops, corner);
      }
  /* GArray sorts stably: the same contour gives the same order everywhere. */
  g_array_sort (path->stops, compare_stops);
}

/* --- what runs along the samples between two stops --- */

static double
distance_to_line (const Place *place,
                  Place        from,
                  Place        to)
{
  double length = square (to.x - from.x) + square (to.y - from.y);
  double t = length > 0 ? ((place->x - from.x) * (to.x - from.x) + (place->y - from.y) * (to.y - from.y)) / length : 0;

  t = CLAMP (t, 0, 1);
  return square (place->x - from.x - t * (to.x - from.x)) + square (place->y - from.y - t * (to.y - from.y));
}

/* Whether a line runs exactly along every long side that it stands for. */
static gboolean
keeps_sides (Path       *path,
             const Stop *from,
             const Stop *to)
{
  for (guint i = from->sample; i < to->sample && SIDES (path, i) < SIDES (path, to->sample); i++)
    {
      const Place *side = SAMPLE (path, i);
      const Place *end = SAMPLE (path, i + 1);
      gboolean is_level = side->y == end->y;

      if (SIDES (path, i + 1) == SIDES (path, i))
        continue;
      if (is_level ? MAX (fabs (from->place.y - side->y), fabs (to->place.y - side->y)) > NO_DISTANCE
                   : MAX (fabs (from->place.x - side->x), fabs (to->place.x - side->x)) > NO_DISTANCE)
        return FALSE;
    }
  return TRUE;
}

/* The square of the greatest distance, in tolerances; above 1 is no fit. */
static double
fit_line (Path       *path,
          const Stop *from,
          const Stop *to)
{
  double limit = square (path->tolerance);
  double worst = 0;

  if (distance_to_line (SAMPLE (path, (from->sample + to->sample) / 2), from->place, to->place) > limit + NO_DISTANCE &&
      to->sample - from->sample > 1)
    return UNREACHED;
  if (!keeps_sides (path, from, to))
    return UNREACHED;
  for (guint i = from->sample + 1; i < to->sample && worst <= limit; i++)
    worst = MAX (worst, distance_to_line (SAMPLE (path, i), from->place, to->place));
  return worst / limit;
}

/* From near @t on a curve to the place nearest to a sample, and how far that is;
 * less than @enough is not told exactly. */
static double
distance_to_curve (const Place *place,
                   Place        from,
                   Place        control,
                   Place        to,
                   double       t,
                   double       enough)
{
  double x = 0;
  double y = 0;

  for (guint step = 0; step <= 2; step++)
    {
      double u = 1 - t;
      double slope_x = 2 * (u * (control.x - from.x) + t * (to.x - control.x));
      double slope_y = 2 * (u * (control.y - from.y) + t * (to.y - control.y));
      double slope = square (slope_x) + square (slope_y);

      x = u * u * from.x + 2 * t * u * control.x + t * t * to.x - place->x;
      y = u * u * from.y + 2 * t * u * control.y + t * t * to.y - place->y;
      if (step == 2 || slope < 1e-9 || square (x) + square (y) <= enough)
        break;
      t = CLAMP (t - (x * slope_x + y * slope_y) / slope, 0, 1);
    }
  return square (x) + square (y);
}

/* Most of what is tried is no such curve, which three samples tell. */
static gboolean
is_far_from_curve (Path       *path,
                   const Stop *from,
                   const Stop *to)
{
  guint n = to->sample - from->sample;
  const Place *middle = SAMPLE (path, from->sample + n / 2);
  double start = LENGTH (path, from->sample);
  double way = LENGTH (path, to->sample) - start;
  double t = (LENGTH (path, from->sample + n / 2) - start) / way;
  double u = 1 - t;
  Place a = from->place;
  Place b = to->place;
  Place control;

  if (n < 4 || t < 0.2 || t > 0.8)
    return FALSE;
  control.x = (middle->x - u * u * a.x - t * t * b.x) / (2 * t * u);
  control.y = (middle->y - u * u * a.y - t * t * b.y) / (2 * t * u);
  for (guint i = 1; i <= 3; i += 2)
    {
      const Place *place = SAMPLE (path, from->sample + i * n / 4);
      double limit = square (FAR_OFF * path->tolerance);

      t = (LENGTH (path, from->sample + i * n / 4) - start) / way;
      if (distance_to_curve (place, a, control, b, t, limit) > limit)
        return TRUE;
    }
  return FALSE;
}

/* The control that lies best in the sense of least squares, each sample taken
 * at its share of the way. */
static double
fit_curve (Path       *path,
           const Stop *from,
           const Stop *to,
           Place      *control)
{
  double start = LENGTH (path, from->sample);
  double way = LENGTH (path, to->sample) - start;
  double limit = square (path->tolerance);
  double sum = 0;
  double worst = 0;
  Place a = from->place;
  Place b = to->place;

  if (to->sample - from->sample < 2 || to->sample - from->sample > MAX_SAMPLES || way <= 0 ||
      SIDES (path, from->sample) != SIDES (path, to->sample))
    return UNREACHED;
  if (is_far_from_curve (path, from, to))
    return UNREACHED;
  *control = (Place) { 0, 0 };
  for (guint i = from->sample + 1; i < to->sample; i++)
    {
      double t = (LENGTH (path, i) - start) / way;
      double u = 1 - t;
      double weight = 2 * t * u;

      control->x += weight * (SAMPLE (path, i)->x - u * u * a.x - t * t * b.x);
      control->y += weight * (SAMPLE (path, i)->y - u * u * a.y - t * t * b.y);
      sum += square (weight);
    }
  if (sum < 1e-6)
    return UNREACHED;
  control->x /= sum;
  control->y /= sum;
  /* A control far off makes a spike that no sample sees. */
  if (length_of (control->x - a.x, control->y - a.y) + length_of (b.x - control->x, b.y - control->y) > 1.5 * way)
    return UNREACHED;
  for (guint i = from->sample + 1; i < to->sample && worst <= limit; i++)
    worst = MAX (worst, distance_to_curve (SAMPLE (path, i), a, *control, b, (LENGTH (path, i) - start) / way, limit / 4));
  return worst / limit;
}

/* --- the cheapest way --- */

static double
cost_of (Place  from,
         Place  to,
         double tolerance)
{
  double cost = COST_FLAGS;

  cost += fabs (to.x - from.x) < tolerance ? COST_NONE : COST_DISTANCE;
  cost += fabs (to.y - from.y) < tolerance ? COST_NONE : COST_DISTANCE;
  return cost;
}

static void
reach (Stop  *from,
       guint  index,
       Stop  *to,
       double cost,
       Place *control)
{
  if (from->cost + cost >= to->cost)
    return;
  to->cost = from->cost + cost;
  to->from = index;
  to->curved = control != NULL;
  if (control != NULL)
    to->control = *control;
}

static void
go_on (Path  *path,
       guint  i)
{
  guint line_failures = 0;
  guint curve_failures = 0;
  Stop *from = STOP (path, i);

  for (guint j = i + 1; j < path->stops->len && j < i + MAX_STOPS_AHEAD; j++)
    {
      Stop *to = STOP (path, j);
      Place control;
      double off;

      /* Round in one go it would be nothing. */
      if (to->sample == from->sample || (i == 0 && j == path->stops->len - 1))
        continue;
      if (line_failures < MAX_FAILURES)
        {
          off = fit_line (path, from, to);
          line_failures = off > 1 ? line_failures + 1 : 0;
          if (off <= 1)
            reach (from, i, to, cost_of (from->place, to->place, path->tolerance) + COST_WORST_FIT * off, NULL);
        }
      if (curve_failures < MAX_FAILURES && to->sample - from->sample > 1)
        {
          off = fit_curve (path, from, to, &control);
          curve_failures = off > 1 ? curve_failures + 1 : 0;
          if (off <= 1)
            reach (from, i, to, cost_of (from->place, control, path->tolerance) +
                   cost_of (control, to->place, path->tolerance) + COST_WORST_FIT * off, &control);
        }
      if (line_failures == MAX_FAILURES && curve_failures == MAX_FAILURES)
        break;
    }
}

static gboolean
find_way (Path   *path,
          GArray *thin)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (XqPoint));
  guint last = path->stops->len - 1;

  STOP (path, 0)->cost = 0;
  for (guint i = 0; i < last; i++)
    if (STOP (path, i)->cost < UNREACHED)
      go_on (path, i);
  if (STOP (path, last)->cost >= UNREACHED)
    return FALSE;
  for (guint i = last; i > 0; i = STOP (path, i)->from)
    {
      const Stop *stop = STOP (path, i);
      XqPoint point = { stop->place.x, stop->place.y, TRUE };
      XqPoint control = { stop->control.x, stop->control.y, FALSE };

      g_array_append_val (way, point);
      if (stop->curved)
        g_array_append_val (way, control);
    }
  if (way->len < 3)
    return FALSE;
  for (guint i = way->len; i > 0; i--)
    g_array_append_val (thin, g_array_index (way, XqPoint, i - 1));
  return TRUE;
}

void
xq_contour_thin (const XqPoint *points,
                 guint          n,
                 double         tolerance,
                 GArray        *thin)
{
  g_autoptr (GArray) all = spell_out (points, n);
  Path path = { .tolerance = tolerance };
  guint start = 0;
  gboolean found;

  g_return_if_fail (tolerance > 0);

  path.samples = g_array_new (FALSE, FALSE, sizeof (Place));
  path.lengths = g_array_new (FALSE, FALSE, sizeof (double));
  path.sides = g_array_new (FALSE, FALSE, sizeof (guint));
  path.stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  found = all->len >= 3 && all->len <= MAX_POINTS && find_sharpest (all, &start);
  if (found)
    {
      sample_contour (&path, all, start);
      add_corners (&path);
      found = find_way (&path, thin);
    }
  if (!found)
    g_array_append_vals (thin, points, n);
  g_array_unref (path.samples);
  g_array_unref (path.lengths);
  g_array_unref (path.sides);
  g_array_unref (path.stops);
}
