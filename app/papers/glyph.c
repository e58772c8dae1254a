/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "papers/glyph.h"
#include "papers/outline-thin.h"

/* How far an outline may move, in em: 26 micrometres in text of 12 points. */
#define TOLERANCE (6.25 / 1024)

/* Flags of a point. */
#define ON_CURVE 0x01
#define X_IS_BYTE 0x02
#define Y_IS_BYTE 0x04
#define REPEATED 0x08
#define X_IS_SAME_OR_POSITIVE 0x10
#define Y_IS_SAME_OR_POSITIVE 0x20

/* Flags of a part of a composite glyph. */
#define WORDS 0x0001
#define ARE_PLACES 0x0002
#define HAS_SCALE 0x0008
#define MORE_PARTS 0x0020
#define HAS_TWO_SCALES 0x0040
#define HAS_MATRIX 0x0080
#define HAS_INSTRUCTIONS 0x0100

#define HEADER 10

/* Reads what may end early. */
typedef struct
{
  const guint8 *data;
  gsize         length;
  gsize         at;
  gboolean      failed;
} Reader;

static guint
read_byte (Reader *reader)
{
  if (reader->at >= reader->length)
    {
      reader->failed = TRUE;
      return 0;
    }
  return reader->data[reader->at++];
}

static guint
read_word (Reader *reader)
{
  guint high = read_byte (reader);

  return high << 8 | read_byte (reader);
}

static gint
read_signed (Reader *reader)
{
  return (gint16) read_word (reader);
}

static void
put_byte (GByteArray *out,
          guint       value)
{
  guint8 byte = (guint8) value;

  g_byte_array_append (out, &byte, 1);
}

static void
put_word (GByteArray *out,
          guint       value)
{
  put_byte (out, value >> 8);
  put_byte (out, value);
}

static gboolean
fits (double value)
{
  return value >= G_MININT16 && value <= G_MAXINT16;
}

/* --- simple glyphs --- */

static gint
read_distance (Reader *reader,
               guint   flags,
               guint   is_byte,
               guint   is_same_or_positive)
{
  if (flags & is_byte)
    {
      gint distance = (gint) read_byte (reader);

      return flags & is_same_or_positive ? distance : -distance;
    }
  return flags & is_same_or_positive ? 0 : read_signed (reader);
}

static gboolean
read_points (Reader  *reader,
             XqPoint *points,
             guint    n)
{
  g_autofree guint8 *flags = g_malloc (n);
  gint place = 0;

  for (guint i = 0; i < n && !reader->failed;)
    {
      guint value = read_byte (reader);
      guint times = value & REPEATED ? read_byte (reader) + 1 : 1;

      if (times > n - i)
        return FALSE;
      for (guint j = 0; j < times; j++)
        flags[i++] = (guint8) value;
    }
  if (reader->failed)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      place += read_distance (reader, flags[i], X_IS_BYTE, X_IS_SAME_OR_POSITIVE);
      if (!fits (place))
        return FALSE;
      points[i] = (XqPoint) { .x = place, .on = (flags[i] & ON_CURVE) != 0 };
    }
  place = 0;
  for (guint i = 0; i < n; i++)
    {
      place += read_distance (reader, flags[i], Y_IS_BYTE, Y_IS_SAME_OR_POSITIVE);
      if (!fits (place))
        return FALSE;
      points[i].y = place;
    }
  return !reader->failed;
}

/* No flag is repeated by its count: deflate finds that by itself, and it would
 * be in the way of what else is alike. */
static void
put_points (GByteArray *out,
            GArray     *points)
{
  g_autoptr (GByteArray) x = g_byte_array_new ();
  g_autoptr (GByteArray) y = g_byte_array_new ();
  gint last_x = 0;
  gint last_y = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const XqPoint *point = &g_array_index (points, XqPoint, i);
      gint dx = (gint) point->x - last_x;
      gint dy = (gint) point->y - last_y;
      guint flags = point->on ? ON_CURVE : 0;

      if (dx == 0 || (dx > 0 && dx < 256))
        flags |= X_IS_SAME_OR_POSITIVE;
      if (dy == 0 || (dy > 0 && dy < 256))
        flags |= Y_IS_SAME_OR_POSITIVE;
      if (dx != 0 && abs (dx) < 256)
        {
          flags |= X_IS_BYTE;
          put_byte (x, (guint) abs (dx));
        }
      else if (dx != 0)
        put_word (x, (guint) dx);
      if (dy != 0 && abs (dy) < 256)
        {
          flags |= Y_IS_BYTE;
          put_byte (y, (guint) abs (dy));
        }
      else if (dy != 0)
        put_word (y, (guint) dy);
      put_byte (out, flags);
      last_x += dx;
      last_y += dy;
    }
  g_byte_array_append (out, x->data, x->len);
  g_byte_array_append (out, y->data, y->len);
}

static gboolean
measure (XqGlyphShape *shape,
         GArray       *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const XqPoint *point = &g_array_index (points, XqPoint, i);

      if (!fits (point->x) || !fits (point->y))
        return FALSE;
      shape->box[0] = i > 0 ? MIN (shape->box[0], (gint) point->x) : (gint) point->x;
      shape->box[1] = i > 0 ? MIN (shape->box[1], (gint) point->y) : (gint) point->y;
      shape->box[2] = i > 0 ? MAX (shape->box[2], (gint) point->x) : (gint) point->x;
      shape->box[3] = i > 0 ? MAX (shape->box[3], (gint) point->y) : (gint) point->y;
    }
  return TRUE;
}

static gboolean
thin_simple (Reader       *reader,
             gint          x,
             gint          y,
             guint         units,
             guint         grid,
             XqGlyphShape *shape,
             GByteArray   *body)
{
  g_autofree guint *ends = g_new (guint, (gsize) shape->n_contours + 1);
  g_autofree XqPoint *points = NULL;
  g_autoptr (GPtrArray) contours = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) thin = g_array_new (FALSE, FALSE, sizeof (XqPoint));
  guint n = 0;

  for (gint i = 0; i < shape->n_contours; i++)
    {
      ends[i] = read_word (reader) + 1;
      if (reader->failed || ends[i] <= n)
        return FALSE;
      n = ends[i];
    }
  for (guint i = read_word (reader); i > 0 && !reader->failed; i--)
    (void) read_byte (reader);
  points = g_new (XqPoint, (gsize) n + 1);
  if (reader->failed || !read_points (reader, points, n))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      points[i].x += x;
      points[i].y += y;
    }
  n = 0;
  for (gint i = 0; i < shape->n_contours; i++)
    {
      g_autoptr (GArray) contour = g_array_new (FALSE, FALSE, sizeof (XqPoint));

      xq_contour_thin (points + n, ends[i] - n, TOLERANCE * units, contour);
      g_ptr_array_add (contours, g_steal_pointer (&contour));
      n = ends[i];
    }
  xq_outline_round (contours, (double) grid / units);
  for (guint i = 0; i < contours->len; i++)
    {
      GArray *contour = g_ptr_array_index (contours, i);

      g_array_append_vals (thin, contour->data, contour->len);
      put_word (body, thin->len - 1);
    }
  put_word (body, 0); /* instructions */
  put_points (body, thin);
  return thin->len <= G_MAXUINT16 && measure (shape, thin);
}

/* --- composite glyphs --- */

static gboolean
move_parts (Reader     *reader,
            guint       units,
            guint       grid,
            GByteArray *body)
{
  guint flags;

  do
    {
      gint place[2];
      guint n_scales;

      flags = read_word (reader);
      /* Parts held together by points, of which some are no longer there. */
      if (!(flags & ARE_PLACES))
        return FALSE;
      put_word (body, (flags | WORDS) & ~(guint) HAS_INSTRUCTIONS);
      put_word (body, read_word (reader));
      for (guint i = 0; i < 2; i++)
        {
          place[i] = flags & WORDS ? read_signed (reader) : (gint8) read_byte (reader);
          put_word (body, (guint) (gint) floor ((double) place[i] * grid / units + 0.5));
        }
      n_scales = flags & HAS_SCALE ? 1 : flags & HAS_TWO_SCALES ? 2 : flags & HAS_MATRIX ? 4 : 0;
      for (guint i = 0; i < n_scales; i++)
        put_word (body, read_word (reader));
    }
  while ((flags & MORE_PARTS) && !reader->failed);
  return !reader->failed;
}

XqGlyphShape *
xq_glyph_thin (const guint8 *data,
               gsize         length,
               gint          x,
               gint          y,
               guint         units,
               guint         grid)
{
  Reader reader = { .data = data, .length = length };
  g_autoptr (XqGlyphShape) shape = g_new0 (XqGlyphShape, 1);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  gboolean ok;

  shape->n_contours = read_signed (&reader);
  reader.at = HEADER;
  if (shape->n_contours >= 0)
    ok = thin_simple (&reader, x, y, units, grid, shape, body);
  else
    {
      shape->n_contours = -1;
      ok = move_parts (&reader, units, grid, body);
    }
  if (!ok)
    return NULL;
  shape->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  return g_steal_pointer (&shape);
}

void
xq_glyph_shape_free (XqGlyphShape *shape)
{
  if (shape == NULL)
    return;
  if (shape->body != NULL)
    g_bytes_unref (shape->body);
  g_free (shape);
}
