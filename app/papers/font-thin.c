/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <math.h>
#include <string.h>

#include "papers/font-thin.h"
#include "papers/glyph.h"

/* Table by table: "glyf" and "loca" are written anew, what is measured in units
 * is brought to the grid, the rest is copied. */

#define MAX_TABLES 64
#define DIRECTORY 12
#define ENTRY 16
#define FILE_BLOCK 4096

/* Of more characters than a school's papers have in a year. */
#define MAX_KEPT 8192

typedef struct
{
  guint8  tag[4];
  GBytes *bytes;
} Table;

typedef struct
{
  Table tables[MAX_TABLES + 3];   /* with those that are added */
  guint n;
} Font;

static GHashTable *kept;   /* GBytes of a glyph, its units and its move -> XqGlyphShape */
G_LOCK_DEFINE_STATIC (kept);

static guint
get_16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static gint
get_signed (const guint8 *at)
{
  return (gint16) get_16 (at);
}

static guint32
get_32 (const guint8 *at)
{
  return (guint32) get_16 (at) << 16 | get_16 (at + 2);
}

static void
put_16 (guint8 *at,
        gint    value)
{
  at[0] = (guint8) (value >> 8);
  at[1] = (guint8) value;
}

static void
put_32 (guint8  *at,
        guint32  value)
{
  put_16 (at, (gint) (value >> 16));
  put_16 (at + 2, (gint) (value & 0xffff));
}

static void
font_clear (Font *font)
{
  for (guint i = 0; i < font->n; i++)
    g_bytes_unref (font->tables[i].bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Font, font_clear)

static gboolean
read_font (GBytes *bytes,
           Font   *font)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint n;

  if (size < DIRECTORY || get_32 (data) != 0x00010000)
    return FALSE;
  n = get_16 (data + 4);
  if (n > MAX_TABLES || size < DIRECTORY + n * ENTRY)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const guint8 *entry = data + DIRECTORY + i * ENTRY;
      gsize from = get_32 (entry + 8);
      gsize length = get_32 (entry + 12);

      if (from > size || length > size - from)
        return FALSE;
      memcpy (font->tables[i].tag, entry, 4);
      font->tables[i].bytes = g_bytes_new_from_bytes (bytes, from, length);
      font->n++;
    }
  return TRUE;
}

static Table *
find_table (Font       *font,
            const char *tag)
{
  for (guint i = 0; i < font->n; i++)
    if (memcmp (font->tables[i].tag, tag, 4) == 0)
      return &font->tables[i];
  return NULL;
}

/* %NULL if it is not there or shorter than it must be. */
static const guint8 *
peek (Font       *font,
      const char *tag,
      gsize       least,
      gsize      *length)
{
  Table *table = find_table (font, tag);

  if (table == NULL || g_bytes_get_size (table->bytes) < least)
    return NULL;
  return g_bytes_get_data (table->bytes, length);
}

/* Takes @bytes. */
static void
replace (Font       *font,
         const char *tag,
         GBytes     *bytes)
{
  Table *table = find_table (font, tag);

  g_bytes_unref (table->bytes);
  table->bytes = bytes;
}

static guint8 *
dup_table (Font       *font,
           const char *tag,
           gsize      *length)
{
  const guint8 *data = peek (font, tag, 0, length);

  return g_memdup2 (data, *length);
}

/* --- glyphs --- */

static const XqGlyphShape *
thin_glyph (const guint8      *data,
            gsize              length,
            guint              units,
            const XqGlyphMove *move)
{
  g_autoptr (GByteArray) key = g_byte_array_sized_new ((guint) length + 6);
  g_autoptr (GBytes) bytes = NULL;
  guint8 prefix[6];
  gint x = move != NULL ? move->x : 0;
  gint y = move != NULL ? move->y : 0;
  XqGlyphShape *shape;

  put_16 (prefix, (gint) units);
  put_16 (prefix + 2, x);
  put_16 (prefix + 4, y);
  g_byte_array_append (key, prefix, sizeof prefix);
  g_byte_array_append (key, data, (guint) length);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&key));
  shape = g_hash_table_lookup (kept, bytes);
  if (shape != NULL)
    return shape;
  shape = xq_glyph_thin (data, length, x, y, units, XQ_THIN_GRID);
  if (shape != NULL)
    g_hash_table_insert (kept, g_steal_pointer (&bytes), shape);
  return shape;
}

/* In the order of the font; a glyph that draws nothing is %NULL. */
static GPtrArray *
thin_glyphs (Font              *font,
             const XqGlyphMove *moves,
             guint              n_moves)
{
  gsize loca_length;
  gsize glyf_length;
  const guint8 *head = peek (font, "head", 54, NULL);
  const guint8 *maxp = peek (font, "maxp", 6, NULL);
  const guint8 *loca = peek (font, "loca", 0, &loca_length);
  const guint8 *glyf = peek (font, "glyf", 0, &glyf_length);
  g_autoptr (GPtrArray) shapes = g_ptr_array_new ();
  gsize step;
  guint units;
  guint n;

  if (head == NULL || maxp == NULL || loca == NULL || glyf == NULL)
    return NULL;
  units = get_16 (head + 18);
  n = get_16 (maxp + 4);
  step = get_16 (head + 50) != 0 ? 4 : 2;
  if (units <= XQ_THIN_GRID || loca_length / step < n + 1)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      gsize from = step == 4 ? get_32 (loca + 4 * i) : 2 * get_16 (loca + 2 * i);
      gsize until = step == 4 ? get_32 (loca + 4 * i + 4) : 2 * get_16 (loca + 2 * i + 2);
      const XqGlyphShape *shape = NULL;

      if (until < from || until > glyf_length)
        return NULL;
      if (until > from)
        {
          const XqGlyphMove *move = NULL;

          for (guint j = 0; j < n_moves; j++)
            if (moves[j].glyph == i)
              move = &moves[j];
          shape = thin_glyph (glyf + from, until - from, units, move);
          if (shape == NULL)
            return NULL;
        }
      g_ptr_array_add (shapes, (gpointer) shape);
    }
  return g_steal_pointer (&shapes);
}

/* --- tables --- */

/* Every glyph says the box of the whole font, which is the same bytes each time;
 * it only may not be too small. */
static void
measure_box (GPtrArray *shapes,
             gint       box[4])
{
  gboolean any = FALSE;

  for (guint i = 0; i < shapes->len; i++)
    {
      const XqGlyphShape *shape = g_ptr_array_index (shapes, i);

      if (shape == NULL)
        continue;
      box[0] = any ? MIN (box[0], shape->box[0]) : shape->box[0];
      box[1] = any ? MIN (box[1], shape->box[1]) : shape->box[1];
      box[2] = any ? MAX (box[2], shape->box[2]) : shape->box[2];
      box[3] = any ? MAX (box[3], shape->box[3]) : shape->box[3];
      any = TRUE;
    }
}

static void
write_glyphs (Font       *font,
              GPtrArray  *shapes,
              const gint  box[4])
{
  GByteArray *glyf = g_byte_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  GByteArray *loca = g_byte_array_new ();
  gboolean is_long;
  guint8 *head;
  gsize length;

  for (guint i = 0; i <= shapes->len; i++)
    {
      const XqGlyphShape *shape = i < shapes->len ? g_ptr_array_index (shapes, i) : NULL;
      guint8 header[10];

      g_array_append_val (places, glyf->len);
      if (shape == NULL)
        continue;
      put_16 (header, shape->n_contours);
      for (guint j = 0; j < 4; j++)
        put_16 (header + 2 + 2 * j, box[j]);
      g_byte_array_append (glyf, header, sizeof header);
      g_byte_array_append (glyf, g_bytes_get_data (shape->body, NULL), (guint) g_bytes_get_size (shape->body));
      if (glyf->len % 2 != 0)
        g_byte_array_append (glyf, (const guint8 *) "", 1);
    }
  is_long = glyf->len > 2 * 0xffff;
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);
      guint8 entry[4];

      if (is_long)
        put_32 (entry, place);
      else
        put_16 (entry, (gint) (place / 2));
      g_byte_array_append (loca, entry, is_long ? 4 : 2);
    }
  head = dup_table (font, "head", &length);
  put_16 (head + 16, (gint) get_16 (head + 16) & ~2); /* the left bearings are no longer at nought */
  put_16 (head + 18, XQ_THIN_GRID);
  for (guint j = 0; j < 4; j++)
    put_16 (head + 36 + 2 * j, box[j]);
  put_16 (head + 50, is_long);
  replace (font, "head", g_bytes_new_take (head, length));
  replace (font, "glyf", g_byte_array_free_to_bytes (glyf));
  replace (font, "loca", g_byte_array_free_to_bytes (loca));
}

static gint
to_grid (gint  value,
         guint units)
{
  return (gint) floor ((double) value * XQ_THIN_GRID / units + 0.5);
}

/* The left bearing is the box's left, or a reader would move the glyph. What is
 * not a character takes the advance that most have: libharu writes that down
 * once, and every other advance by itself. */
static gboolean
write_advances (Font       *font,
                guint       units,
                guint       n_glyphs,
                gint        left)
{
  static const guint lengths[] = { 4, 6, 8, 10, 12, 14, 16 };
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autofree guint8 *hhea = NULL;
  g_autofree guint8 *hmtx = NULL;
  gint common = 0;
  guint most = 0;
  gsize hhea_length;
  gsize hmtx_length;
  guint n;

  if (peek (font, "hhea", 36, NULL) == NULL || peek (font, "hmtx", 4, NULL) == NULL)
    return FALSE;
  hhea = dup_table (font, "hhea", &hhea_length);
  hmtx = dup_table (font, "hmtx", &hmtx_length);
  n = get_16 (hhea + 34);
  if (n == 0 || n > n_glyphs || hmtx_length < 4 * n + 2 * (n_glyphs - n))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    put_16 (hhea + lengths[i], to_grid (get_signed (hhea + lengths[i]), units));
  for (guint i = 0; i < n_glyphs; i++)
    put_16 (hmtx + (i < n ? 4 * i + 2 : 2 * n + 2 * i), left);
  for (guint i = 0; i < n; i++)
    {
      gint advance = to_grid ((gint) get_16 (hmtx + 4 * i), units);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GINT_TO_POINTER (advance))) + 1;

      /* The last stands for all glyphs behind it. */
      if (i == n - 1)
        count += n_glyphs - n;
      put_16 (hmtx + 4 * i, advance);
      if (i == 0 && n > 1)
        continue;
      g_hash_table_insert (counts, GINT_TO_POINTER (advance), GUINT_TO_POINTER (count));
      if (count > most)
        {
          most = count;
          common = advance;
        }
    }
  /* A list without a width is more than libharu can write. */
  if (n > 1)
    put_16 (hmtx, g_hash_table_size (counts) > 1 ? common : common / 2);
  replace (font, "hhea", g_bytes_new_take (g_steal_pointer (&hhea), hhea_length));
  replace (font, "hmtx", g_bytes_new_take (g_steal_pointer (&hmtx), hmtx_length));
  return TRUE;
}

/* libharu writes these tables in any case, and goes back to where each begins to
 * add it up; where nothing is there and one of its buffers is just full, it
 * cannot, and one paper in a thousand would fail. Four noughts instruct nothing. */
static void
add_empty_tables (Font *font)
{
  static const char *const tags[] = { "cvt ", "fpgm", "prep" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      Table *table = find_table (font, tags[i]);

      if (table != NULL && g_bytes_get_size (table->bytes) > 0)
        continue;
      if (table == NULL)
        {
          table = &font->tables[font->n++];
          memcpy (table->tag, tags[i], 4);
          table->bytes = NULL;
        }
      g_clear_pointer (&table->bytes, g_bytes_unref);
      table->bytes = g_bytes_new_static ("\0\0\0", 4);
    }
}

/* The sum is left at nought: libharu adds the tables up when it writes the font
 * into a paper. */
static void
write_table (GByteArray *out,
             Font       *font,
             guint       i,
             guint       boundary)
{
  guint8 *entry;
  gsize length;
  const guint8 *data = g_bytes_get_data (font->tables[i].bytes, &length);

  while (out->len % boundary != 0)
    g_byte_array_append (out, (const guint8 *) "", 1);
  entry = out->data + DIRECTORY + i * ENTRY;
  memcpy (entry, font->tables[i].tag, 4);
  put_32 (entry + 4, 0);
  put_32 (entry + 8, out->len);
  put_32 (entry + 12, (guint32) length);
  g_byte_array_append (out, data, (guint) length);
}

/* The characters stand in blocks of the file of their own, behind all else:
 * what is written over them later is then not hidden by what a reader has kept
 * of the other tables. */
static GBytes *
write_font (GBytes *original,
            Font   *font)
{
  GByteArray *out = g_byte_array_new ();
  Table *characters;

  add_empty_tables (font);
  characters = find_table (font, "cmap");
  g_byte_array_append (out, g_bytes_get_data (original, NULL), DIRECTORY);
  put_16 (out->data + 4, (gint) font->n);
  g_byte_array_set_size (out, DIRECTORY + font->n * ENTRY);
  for (guint i = 0; i < font->n; i++)
    if (&font->tables[i] != characters)
      write_table (out, font, i, 4);
  if (characters != NULL)
    write_table (out, font, (guint) (characters - font->tables), FILE_BLOCK);
  return g_byte_array_free_to_bytes (out);
}

gboolean
xq_font_find_table (GBytes     *bytes,
                    const char *tag,
                    gsize      *from,
                    gsize      *length)
{
  g_auto (Font) font = { .n = 0 };
  Table *table = read_font (bytes, &font) ? find_table (&font, tag) : NULL;

  if (table == NULL)
    return FALSE;
  *from = (gsize) ((const guint8 *) g_bytes_get_data (table->bytes, length) - (const guint8 *) g_bytes_get_data (bytes, NULL));
  return TRUE;
}

GBytes *
xq_font_thin (GBytes            *bytes,
              const XqGlyphMove *moves,
              guint              n_moves)
{
  g_auto (Font) font = { .n = 0 };
  g_autoptr (GPtrArray) shapes = NULL;
  gint box[4] = { 0, 0, 0, 0 };
  guint units;
  GBytes *thin = NULL;

  if (!read_font (bytes, &font))
    return g_bytes_ref (bytes);
  G_LOCK (kept);
  if (kept == NULL)
    kept = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, (GDestroyNotify) xq_glyph_shape_free);
  if (g_hash_table_size (kept) > MAX_KEPT)
    g_hash_table_remove_all (kept);
  shapes = thin_glyphs (&font, moves, n_moves);
  if (shapes != NULL)
    {
      units = get_16 (peek (&font, "head", 54, NULL) + 18);
      measure_box (shapes, box);
      if (write_advances (&font, units, shapes->len, box[0]))
        {
          write_glyphs (&font, shapes, box);
          thin = write_font (bytes, &font);
        }
    }
  G_UNLOCK (kept);
  return thin != NULL ? thin : g_bytes_ref (bytes);
}
