/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BBOX_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H
#include <hb-subset.h>

#include <glib/gi18n-lib.h>

#include "papers/font-thin.h"
#include "papers/fonts.h"

typedef struct
{
  char    *path;
  int      index;
  FT_Face  face;
} Face;

typedef struct
{
  Face    *face;
  FT_UInt  glyph;
} Outline;

/* A mark that is to stand elsewhere in its square, in units of its face. */
typedef struct
{
  gunichar character;
  gint     x;
  gint     y;
} Move;

/* Where it then stands, in em. */
#define MARK_MIDDLE 0.22
#define MARK_FOOT (-0.11)
#define MARK_LEFT 0.05     /* of a wide one */

struct _XqFonts
{
  FT_Library  library;
  FcConfig   *config;
  Face        faces[XQ_N_FACES];
  GPtrArray  *others;                  /* faces that lend outlines */
  FcFontSet  *lenders;                 /* every font, Chinese ones first; made when the first is needed */
  GHashTable *glyphs[XQ_N_FACES];      /* character -> XqGlyph, owned */
  hb_set_t   *used[XQ_N_FACES];
  GArray     *moves[XQ_N_FACES];       /* Move */
  GPtrArray  *missing;
};

G_DEFINE_QUARK (xq-paper-error-quark, xq_paper_error)

/* In the order of preference; a system that has none of these is asked for any
 * Chinese TrueType face. */
static const char *const families[XQ_N_FACES][4] = {
  [XQ_FACE_SONG] = { "AR PL UMing CN", "SimSun", "NSimSun", NULL },
  [XQ_FACE_HEI] = { "WenQuanYi Zen Hei", "SimHei", "WenQuanYi Micro Hei", NULL },
};

static void
glyph_free (XqGlyph *glyph)
{
  g_free (glyph->outline);
  g_free (glyph);
}

static void
face_clear (Face *face)
{
  if (face->face != NULL)
    FT_Done_Face (face->face);
  g_free (face->path);
}

static void
face_free (Face *face)
{
  face_clear (face);
  g_free (face);
}

static gboolean
load_face (XqFonts   *fonts,
           FcPattern *pattern,
           Face      *face)
{
  FcChar8 *path;
  int index = 0;

  if (FcPatternGetString (pattern, FC_FILE, 0, &path) != FcResultMatch)
    return FALSE;
  (void) FcPatternGetInteger (pattern, FC_INDEX, 0, &index);
  if (FT_New_Face (fonts->library, (const char *) path, index & 0xffff, &face->face) != 0)
    return FALSE;
  face->path = g_strdup ((const char *) path);
  face->index = index & 0xffff;
  return TRUE;
}

static gboolean
has_true_type_outlines (FT_Face face)
{
  FT_ULong length = 0;

  return FT_Load_Sfnt_Table (face, TTAG_glyf, 0, NULL, &length) == 0 && length > 0;
}

static FcPattern *
chinese_pattern (void)
{
  FcPattern *pattern = FcPatternCreate ();
  FcLangSet *languages = FcLangSetCreate ();

  FcLangSetAdd (languages, (const FcChar8 *) "zh-cn");
  FcPatternAddLangSet (pattern, FC_LANG, languages);
  FcLangSetDestroy (languages);
  return pattern;
}

static FcPattern *
match (XqFonts    *fonts,
       const char *family)
{
  FcPattern *pattern = family != NULL ? FcPatternCreate () : chinese_pattern ();
  FcPattern *found;
  FcResult result;

  if (family != NULL)
    FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  FcPatternAddString (pattern, FC_FONTFORMAT, (const FcChar8 *) "TrueType");
  FcConfigSubstitute (fonts->config, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  found = FcFontMatch (fonts->config, pattern, &result);
  FcPatternDestroy (pattern);
  return found;
}

static gboolean
try_family (XqFonts    *fonts,
            Face       *face,
            const char *family)
{
  FcPattern *found = match (fonts, family);
  FcChar8 *name = NULL;
  gboolean right = FALSE;

  for (int i = 0; found != NULL && !right && FcPatternGetString (found, FC_FAMILY, i, &name) == FcResultMatch; i++)
    right = family == NULL || FcStrCmpIgnoreCase (name, (const FcChar8 *) family) == 0;
  right = right && load_face (fonts, found, face);
  if (found != NULL)
    FcPatternDestroy (found);
  if (right && has_true_type_outlines (face->face) && FT_Get_Char_Index (face->face, 0x4e2d) != 0)
    return TRUE;
  face_clear (face);
  *face = (Face) { NULL, 0, NULL };
  return FALSE;
}

static gboolean
find_face (XqFonts     *fonts,
           XqFaceRole   role,
           GError     **error)
{
  for (guint i = 0; families[role][i] != NULL; i++)
    if (try_family (fonts, &fonts->faces[role], families[role][i]))
      return TRUE;
  if (try_family (fonts, &fonts->faces[role], NULL))
    return TRUE;
  g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_NO_FONT,
               _("No Chinese font that papers can be set in is installed. Install the packages fonts-arphic-uming and "
                 "fonts-wqy-zenhei; nothing was printed."));
  return FALSE;
}

XqFonts *
xq_fonts_new (GError **error)
{
  g_autoptr (XqFonts) fonts = g_new0 (XqFonts, 1);

  fonts->others = g_ptr_array_new_with_free_func ((GDestroyNotify) face_free);
  fonts->missing = g_ptr_array_new_with_free_func (g_free);
  for (XqFaceRole role = 0; role < XQ_N_FACES; role++)
    {
      fonts->glyphs[role] = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) glyph_free);
      fonts->used[role] = hb_set_create ();
      fonts->moves[role] = g_array_new (FALSE, FALSE, sizeof (Move));
    }
  fonts->config = FcInitLoadConfigAndFonts ();
  if (fonts->config == NULL || FT_Init_FreeType (&fonts->library) != 0)
    {
      g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED,
                   _("The fonts of this computer cannot be read. Install them again; nothing was printed."));
      return NULL;
    }
  for (XqFaceRole role = 0; role < XQ_N_FACES; role++)
    if (!find_face (fonts, role, error))
      return NULL;
  return g_steal_pointer (&fonts);
}

void
xq_fonts_free (XqFonts *fonts)
{
  if (fonts == NULL)
    return;
  for (XqFaceRole role = 0; role < XQ_N_FACES; role++)
    {
      g_hash_table_unref (fonts->glyphs[role]);
      hb_set_destroy (fonts->used[role]);
      g_array_unref (fonts->moves[role]);
      face_clear (&fonts->faces[role]);
    }
  g_ptr_array_unref (fonts->others);
  g_ptr_array_unref (fonts->missing);
  if (fonts->library != NULL)
    FT_Done_FreeType (fonts->library);
  if (fonts->lenders != NULL)
    FcFontSetDestroy (fonts->lenders);
  if (fonts->config != NULL)
    FcConfigDestroy (fonts->config);
  g_free (fonts);
}

static double
advance_of (FT_Face face,
            FT_UInt glyph)
{
  if (FT_Load_Glyph (face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0 || face->units_per_EM == 0)
    return 1;
  return (double) face->glyph->metrics.horiAdvance / face->units_per_EM;
}

/* A character may stand in the table of characters and have nothing to draw. */
static gboolean
has_outline (FT_Face  face,
             FT_UInt  glyph,
             gunichar character)
{
  if (g_unichar_isspace (character))
    return TRUE;
  return FT_Load_Glyph (face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) == 0 &&
         face->glyph->format == FT_GLYPH_FORMAT_OUTLINE && face->glyph->outline.n_contours > 0;
}

/* On the mainland 。、，；：！？ stand at the left of their square, the first three
 * at its foot; a Song face may have them in the middle, as Taiwan does, and a
 * Hei face others of them. */
static void
move_mark (XqFonts    *fonts,
           XqFaceRole  role,
           FT_UInt     glyph,
           gunichar    character)
{
  static const gunichar marks[] = { 0x3001, 0x3002, 0xff0c, 0xff01, 0xff1a, 0xff1b, 0xff1f };
  static const guint n_low = 3;
  FT_Face face = fonts->faces[role].face;
  Move move = { .character = character };
  FT_BBox box;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (marks) && marks[i] != character; i++)
    ;
  if (i == G_N_ELEMENTS (marks) || FT_Load_Glyph (face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0)
    return;
  FT_Outline_Get_CBox (&face->glyph->outline, &box);
  if (box.xMin + box.xMax < face->units_per_EM)
    return;
  move.x = (gint) (MARK_MIDDLE * face->units_per_EM) - (gint) (box.xMin + box.xMax) / 2;
  move.x = MAX (move.x, (gint) (MARK_LEFT * face->units_per_EM) - (gint) box.xMin);
  if (i < n_low && box.yMin > 0)
    move.y = (gint) (MARK_FOOT * face->units_per_EM) - (gint) box.yMin;
  g_array_append_val (fonts->moves[role], move);
}

static gboolean
try_text (XqFonts    *fonts,
          XqFaceRole  role,
          gunichar    character,
          XqGlyph    *glyph)
{
  FT_Face face = fonts->faces[role].face;
  FT_UInt index;

  /* libharu 2.3 knows the Basic Multilingual Plane alone. */
  if (character > 0xffff)
    return FALSE;
  index = FT_Get_Char_Index (face, character);
  if (index == 0 || !has_outline (face, index, character))
    return FALSE;
  glyph->way = XQ_GLYPH_TEXT;
  glyph->face = role;
  glyph->advance = advance_of (face, index);
  if (!hb_set_has (fonts->used[role], character))
    move_mark (fonts, role, index, character);
  hb_set_add (fonts->used[role], character);
  return TRUE;
}

static gboolean
try_outline (Face     *face,
             gunichar  character,
             XqGlyph  *glyph)
{
  FT_UInt index = FT_Get_Char_Index (face->face, character);
  Outline *outline;

  if (index == 0 || !has_outline (face->face, index, character))
    return FALSE;
  outline = g_new0 (Outline, 1);
  outline->face = face;
  outline->glyph = index;
  glyph->way = XQ_GLYPH_OUTLINE;
  glyph->advance = advance_of (face->face, index);
  glyph->outline = outline;
  return TRUE;
}

/* Sorted once: a text in a foreign script has hundreds of such characters. */
static FcFontSet *
get_lenders (XqFonts *fonts)
{
  FcPattern *pattern;
  FcResult result;

  if (fonts->lenders != NULL)
    return fonts->lenders;
  pattern = chinese_pattern ();
  FcPatternAddBool (pattern, FC_SCALABLE, FcTrue);
  FcConfigSubstitute (fonts->config, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  fonts->lenders = FcFontSort (fonts->config, pattern, FcFalse, NULL, &result);
  FcPatternDestroy (pattern);
  if (fonts->lenders == NULL)
    fonts->lenders = FcFontSetCreate ();
  return fonts->lenders;
}

static gboolean
find_outline (XqFonts  *fonts,
              gunichar  character,
              XqGlyph  *glyph)
{
  FcFontSet *set;

  for (XqFaceRole role = 0; role < XQ_N_FACES; role++)
    if (try_outline (&fonts->faces[role], character, glyph))
      return TRUE;
  for (guint i = 0; i < fonts->others->len; i++)
    if (try_outline (g_ptr_array_index (fonts->others, i), character, glyph))
      return TRUE;

  set = get_lenders (fonts);
  for (int i = 0; i < set->nfont; i++)
    {
      FcCharSet *has;
      Face *face;

      if (FcPatternGetCharSet (set->fonts[i], FC_CHARSET, 0, &has) != FcResultMatch || !FcCharSetHasChar (has, character))
        continue;
      face = g_new0 (Face, 1);
      if (load_face (fonts, set->fonts[i], face) && try_outline (face, character, glyph))
        {
          g_ptr_array_add (fonts->others, face);
          return TRUE;
        }
      face_free (face);
    }
  return FALSE;
}

/* Its number is printed instead, in the face of the text. */
static void
box (XqFonts  *fonts,
     gunichar  character,
     XqGlyph  *glyph)
{
  g_autofree char *number = g_strdup_printf ("U+%04X", character);

  glyph->way = XQ_GLYPH_BOXED;
  glyph->advance = 1;
  for (const char *digit = number + 2; *digit != '\0'; digit++)
    (void) xq_fonts_look_up (fonts, XQ_FACE_SONG, (guchar) *digit);
  g_ptr_array_add (fonts->missing, g_steal_pointer (&number));
}

const XqGlyph *
xq_fonts_look_up (XqFonts    *fonts,
                  XqFaceRole  role,
                  gunichar    character)
{
  XqGlyph *glyph = g_hash_table_lookup (fonts->glyphs[role], GUINT_TO_POINTER (character));
  gboolean found;

  if (glyph != NULL)
    return glyph;

  glyph = g_new0 (XqGlyph, 1);
  g_hash_table_insert (fonts->glyphs[role], GUINT_TO_POINTER (character), glyph);
  found = try_text (fonts, role, character, glyph);
  for (XqFaceRole other = 0; !found && other < XQ_N_FACES; other++)
    found = try_text (fonts, other, character, glyph);
  if (!found && !find_outline (fonts, character, glyph))
    box (fonts, character, glyph);
  return glyph;
}

static GBytes *
thin_part (hb_face_t *part,
           GArray    *moves)
{
  hb_blob_t *blob = hb_face_reference_blob (part);
  hb_font_t *font = hb_font_create (part);
  unsigned int length;
  const char *data = hb_blob_get_data (blob, &length);
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (XqGlyphMove));

  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);
      XqGlyphMove glyph = { .x = move->x, .y = move->y };

      if (hb_font_get_nominal_glyph (font, move->character, &glyph.glyph))
        g_array_append_val (moved, glyph);
    }
  hb_font_destroy (font);
  hb_blob_destroy (blob);
  return xq_font_thin (bytes, (const XqGlyphMove *) (gpointer) moved->data, moved->len);
}

GBytes *
xq_fonts_subset (XqFonts     *fonts,
                 XqFaceRole   role,
                 GError     **error)
{
  static const hb_tag_t dropped[] = {
    HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'), HB_TAG ('E', 'B', 'L', 'C'),
    HB_TAG ('E', 'B', 'D', 'T'), HB_TAG ('E', 'B', 'S', 'C'), HB_TAG ('v', 'h', 'e', 'a'), HB_TAG ('v', 'm', 't', 'x'),
    HB_TAG ('V', 'O', 'R', 'G'), HB_TAG ('g', 'a', 's', 'p'), HB_TAG ('B', 'D', 'F', ' '), HB_TAG ('F', 'F', 'T', 'M'),
  };
  Face *face = &fonts->faces[role];
  hb_blob_t *blob;
  hb_face_t *whole;
  hb_face_t *part;
  hb_subset_input_t *input;
  GBytes *bytes = NULL;

  if (hb_set_is_empty (fonts->used[role]))
    return NULL;

  blob = hb_blob_create_from_file (face->path);
  whole = hb_face_create (blob, (unsigned int) face->index);
  hb_blob_destroy (blob);
  input = hb_subset_input_create_or_fail ();
  hb_set_union (hb_subset_input_unicode_set (input), fonts->used[role]);
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NO_HINTING);
  /* Of its names libharu reads the PostScript name alone, and will not have it
   * stand first. */
  hb_set_clear (hb_subset_input_set (input, HB_SUBSET_SETS_NAME_ID));
  hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_NAME_ID), 2);
  hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_NAME_ID), 6);
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);

  part = hb_subset_or_fail (whole, input);
  if (part != NULL)
    {
      bytes = thin_part (part, fonts->moves[role]);
      hb_face_destroy (part);
    }
  hb_subset_input_destroy (input);
  hb_face_destroy (whole);
  if (bytes == NULL)
    g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED,
                 _("The font “%s” cannot be put into the paper. "
                   "Install it again, or use another; nothing was printed."), face->path);
  return bytes;
}

typedef struct
{
  const XqOutlineSink *sink;
  gpointer             data;
  double               scale;
  double               x;
  double               y;
} Trace;

static int
trace_move (const FT_Vector *to,
            void            *data)
{
  Trace *trace = data;

  trace->x = (double) to->x * trace->scale;
  trace->y = (double) to->y * trace->scale;
  trace->sink->move (trace->x, trace->y, trace->data);
  return 0;
}

static int
trace_line (const FT_Vector *to,
            void            *data)
{
  Trace *trace = data;

  trace->x = (double) to->x * trace->scale;
  trace->y = (double) to->y * trace->scale;
  trace->sink->line (trace->x, trace->y, trace->data);
  return 0;
}

static int
trace_cubic (const FT_Vector *first,
             const FT_Vector *second,
             const FT_Vector *to,
             void            *data)
{
  Trace *trace = data;

  trace->x = (double) to->x * trace->scale;
  trace->y = (double) to->y * trace->scale;
  trace->sink->curve ((double) first->x * trace->scale, (double) first->y * trace->scale,
                      (double) second->x * trace->scale, (double) second->y * trace->scale, trace->x, trace->y, trace->data);
  return 0;
}

/* A quadratic curve as the cubic that PDF knows. */
static int
trace_conic (const FT_Vector *control,
             const FT_Vector *to,
             void            *data)
{
  Trace *trace = data;
  double cx = (double) control->x * trace->scale;
  double cy = (double) control->y * trace->scale;
  double x = (double) to->x * trace->scale;
  double y = (double) to->y * trace->scale;

  trace->sink->curve (trace->x + 2 * (cx - trace->x) / 3, trace->y + 2 * (cy - trace->y) / 3,
                      x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, x, y, trace->data);
  trace->x = x;
  trace->y = y;
  return 0;
}

void
xq_fonts_trace (XqFonts             *fonts,
                const XqGlyph       *glyph,
                const XqOutlineSink *sink,
                gpointer             data)
{
  static const FT_Outline_Funcs functions = {
    .move_to = trace_move, .line_to = trace_line, .conic_to = trace_conic, .cubic_to = trace_cubic,
  };
  const Outline *outline = glyph->outline;
  Trace trace = { .sink = sink, .data = data };

  (void) fonts;
  g_return_if_fail (glyph->way == XQ_GLYPH_OUTLINE);

  if (FT_Load_Glyph (outline->face->face, outline->glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0)
    return;
  trace.scale = 1.0 / outline->face->face->units_per_EM;
  (void) FT_Outline_Decompose (&outline->face->face->glyph->outline, &functions, &trace);
}

GPtrArray *
xq_fonts_get_missing (XqFonts *fonts)
{
  return fonts->missing;
}
