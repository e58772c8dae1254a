/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

#include "papers/form.h"
#include "papers/page.h"
#include "pdf-reader.h"

/* The drawn pages, pixel by pixel: extracted text looks perfect even where a
 * page shows gaps. */

#define SIDE 24

/* A glyph drawn twice at different places is hardly less alike than 0.7, and two
 * different ones hardly more than 0.25. */
#define ALIKE 0.6
#define UNLIKE 0.4

static GBytes *
set (const char *layout,
     const char *key,
     const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) values = json_object_new ();
  GBytes *pdf;

  json_object_set_string_member (values, "school", "晴川县测试中学");
  json_object_set_string_member (values, "school_short", "测试中学");
  json_object_set_string_member (values, key, text);
  pdf = xq_form_set (layout, values, "7-0a1b2c3d", NULL, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

/* Every character that is no space has left ink where it stands. */
static void
assert_inked (PopplerDocument *document,
              int              number)
{
  g_autoptr (PdfPage) page = poppler_document_get_page (document, number);
  cairo_surface_t *pixels = pdf_render (document, number);
  g_autofree PopplerRectangle *places = NULL;
  g_autofree char *text = poppler_page_get_text (page);
  const char *p = text;
  guint n;

  g_assert_true (poppler_page_get_text_layout (page, &places, &n));
  for (guint i = 0; i < n && *p != '\0'; i++, p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && pdf_ink (pixels, &places[i]) == 0)
      g_error ("%.6s leaves a gap on page %d", p, number + 1);
  g_assert_cmpuint (n, >, 50);
  cairo_surface_destroy (pixels);
}

static void
test_every_character (void)
{
  static const char *const layouts[] = { "referral_letter", "guardian_notice", "case_summary", "term_summary" };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (GBytes) pdf = set (layouts[i], "observed", "近两周（11月1日至14日）上课多伏桌。");
      g_autoptr (PdfDocument) document = pdf_open (pdf);

      for (int page = 0; page < poppler_document_get_n_pages (document); page++)
        assert_inked (document, page);
    }
}

/* --- the glyphs themselves: of each the ink in its box, brought to one size --- */

typedef struct
{
  guint8 cells[SIDE * SIDE];
} Shape;

static gboolean
take_shape (cairo_surface_t        *pixels,
            const PopplerRectangle *area,
            int                     more_left,
            int                     more_top,
            Shape                  *shape)
{
  const guint8 *data = cairo_image_surface_get_data (pixels);
  int stride = cairo_image_surface_get_stride (pixels);
  int left = G_MAXINT;
  int top = G_MAXINT;
  int right = -1;
  int bottom = -1;

  for (int y = (int) (area->y1 * PDF_DOTS / 72); y < (int) (area->y2 * PDF_DOTS / 72); y++)
    for (int x = (int) (area->x1 * PDF_DOTS / 72); x < (int) (area->x2 * PDF_DOTS / 72); x++)
      if (data[y * stride + x] > 127)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
  if (right < 0)
    return FALSE;
  left = MAX (left - more_left, 0);
  top = MAX (top - more_top, 0);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        guint ink = 0;
        guint all = 0;

        for (int v = top + y * (bottom - top + 1) / SIDE; v <= top + (y + 1) * (bottom - top + 1) / SIDE - 1 || all == 0; v++)
          for (int u = left + x * (right - left + 1) / SIDE; u <= left + (x + 1) * (right - left + 1) / SIDE - 1 || all == 0; u++)
            {
              ink += data[MIN (v, bottom) * stride + MIN (u, right)];
              all++;
            }
        shape->cells[y * SIDE + x] = (guint8) (ink / all);
      }
  return TRUE;
}

/* 1 the same, 0 nothing in common: the correlation of the inks. */
static double
likeness (const Shape *one,
          const Shape *other)
{
  double a = 0;
  double b = 0;
  double ab = 0;
  double aa = 0;
  double bb = 0;

  for (guint i = 0; i < SIDE * SIDE; i++)
    {
      a += one->cells[i];
      b += other->cells[i];
    }
  a /= SIDE * SIDE;
  b /= SIDE * SIDE;
  for (guint i = 0; i < SIDE * SIDE; i++)
    {
      ab += (one->cells[i] - a) * (other->cells[i] - b);
      aa += (one->cells[i] - a) * (one->cells[i] - a);
      bb += (other->cells[i] - b) * (other->cells[i] - b);
    }
  return aa > 0 && bb > 0 ? ab * ab / (aa * bb) : 0;
}

static FT_Face
open_face (FT_Library  library,
           const char *family)
{
  FcPattern *pattern = FcNameParse ((const FcChar8 *) family);
  FcPattern *found;
  FcResult result;
  FcChar8 *path;
  FT_Face face;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  found = FcFontMatch (NULL, pattern, &result);
  g_assert_cmpint (FcPatternGetString (found, FC_FILE, 0, &path), ==, FcResultMatch);
  g_assert_cmpint (FT_New_Face (library, (const char *) path, 0, &face), ==, 0);
  FcPatternDestroy (found);
  FcPatternDestroy (pattern);
  return face;
}

/* The character as the font itself has it. */
static void
draw_shape (FT_Face   face,
            gunichar  character,
            double    size,
            Shape    *shape)
{
  const PopplerRectangle all = { 0, 0, 20, 20 };
  cairo_surface_t *pixels = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) (20 * PDF_DOTS / 72), (int) (20 * PDF_DOTS / 72));
  cairo_t *cairo = cairo_create (pixels);
  cairo_font_face_t *font = cairo_ft_font_face_create_for_ft_face (face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  cairo_glyph_t glyph = { FT_Get_Char_Index (face, character), 3, 15 };

  g_assert_cmpuint (glyph.index, !=, 0);
  cairo_scale (cairo, PDF_DOTS / 72, PDF_DOTS / 72);
  cairo_set_font_face (cairo, font);
  cairo_set_font_size (cairo, size);
  cairo_show_glyphs (cairo, &glyph, 1);
  cairo_surface_flush (pixels);
  g_assert_true (take_shape (pixels, &all, 0, 0, shape));
  cairo_font_face_destroy (font);
  cairo_destroy (cairo);
  cairo_surface_destroy (pixels);
}

/* Each character looks as its font has it, and as no other: no box stands for
 * it and no part of it is lost. */
static void
test_shapes (void)
{
  const char *text = "赢籍矗馨鑫爨麟囊瓣霸壤疆蠢镶糖罐警魔鹰懂鞭繁暮幕慕暴墨默戴臂辫鬓徽衡戚威咸栽裁载甲由申未末土士日曰";
  g_autoptr (GBytes) pdf = set ("case_summary", "reason", text);
  g_autoptr (PdfDocument) document = pdf_open (pdf);
  g_autoptr (PdfPage) page = poppler_document_get_page (document, 0);
  cairo_surface_t *pixels = pdf_render (document, 0);
  g_autofree PopplerRectangle *places = NULL;
  g_autofree char *words = poppler_page_get_text (page);
  glong begin;
  guint n;
  guint seen = 0;
  FT_Library library;
  FT_Face face;

  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  face = open_face (library, "AR PL UMing CN");
  g_assert_true (poppler_page_get_text_layout (page, &places, &n));
  g_assert_nonnull (strstr (words, "赢籍矗"));
  begin = g_utf8_pointer_to_offset (words, strstr (words, "赢籍矗"));
  for (glong i = begin; i < (glong) n; i++)
    {
      gunichar character = g_utf8_get_char (g_utf8_offset_to_pointer (words, i));
      PopplerRectangle place = places[i];
      Shape printed;
      Shape wanted;
      double best = 0;

      if (g_utf8_strchr (text, -1, character) == NULL)
        continue;
      /* What stands above and below the em square belongs to it too. */
      place.y1 -= 2;
      place.y2 += 2;
      draw_shape (face, character, 12, &wanted);
      /* A corner of the outline that is sharper than the font's may end a pixel farther out. */
      for (int more = 0; more < 9; more++)
        {
          g_assert_true (take_shape (pixels, &place, more / 3 - 1, more % 3 - 1, &printed));
          best = MAX (best, likeness (&printed, &wanted));
        }
      if (best < ALIKE)
        g_error ("U+%04X is not drawn as its font has it (%.2f)", character, best);
      seen++;
    }
  g_assert_cmpuint (seen, >=, (guint) g_utf8_strlen (text, -1));
  FT_Done_Face (face);
  FT_Done_FreeType (library);
  cairo_surface_destroy (pixels);
}

/* The first cell of the notice holds the name alone. */
static cairo_surface_t *
render_name (const char       *name,
             PopplerRectangle *cell,
             guint            *n_missing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) values = json_object_new ();
  g_auto (GStrv) missing = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PdfDocument) document = NULL;

  json_object_set_string_member (values, "name", name);
  pdf = xq_form_set ("guardian_notice", values, NULL, NULL, &missing, &error);
  g_assert_no_error (error);
  *n_missing = g_strv_length (missing);
  document = pdf_open (pdf);
  *cell = (PopplerRectangle) { 50 * XQ_MM, 40.3 * XQ_MM, 90 * XQ_MM, 46.8 * XQ_MM };
  return pdf_render (document, 0);
}

/* 𬱖 is in a plane that libharu cannot show. */
static void
test_rare_character (void)
{
  static const char *const names[] = { "", "𬱖", "𠮷", "\xf0\x93\x80\x80", "颖" };
  Shape shapes[G_N_ELEMENTS (names)];
  FT_Library library;
  FT_Face face;
  Shape wanted;

  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  face = open_face (library, "HanaMinB");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PopplerRectangle cell;
      guint n_missing;
      cairo_surface_t *pixels = render_name (names[i], &cell, &n_missing);

      g_assert_true (take_shape (pixels, &cell, 0, 0, &shapes[i]) == (i > 0));
      g_assert_cmpuint (n_missing, ==, i == 3 ? 1 : 0);
      cairo_surface_destroy (pixels);
    }
  draw_shape (face, 0x2cc56, 10.5, &wanted);
  g_assert_cmpfloat (likeness (&shapes[1], &wanted), >, ALIKE);
  for (guint i = 2; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpfloat (likeness (&shapes[1], &shapes[i]), <, UNLIKE);
  FT_Done_Face (face);
  FT_Done_FreeType (library);
}

/* The slip may not touch the letter, nor the footer the slip. */
static void
test_slip_stands_free (void)
{
  g_autoptr (GBytes) pdf = set ("referral_letter", "name", "甲小明");
  g_autoptr (PdfDocument) document = pdf_open (pdf);
  cairo_surface_t *pixels = pdf_render (document, 0);
  const PopplerRectangle left = { 0, 0, 24.5 * XQ_MM, 297 * XQ_MM };
  const PopplerRectangle right = { 190.5 * XQ_MM, 0, 210 * XQ_MM, 297 * XQ_MM };
  const PopplerRectangle below = { 0, 287 * XQ_MM, 210 * XQ_MM, 297 * XQ_MM };
  const PopplerRectangle seal = { 147 * XQ_MM, 161 * XQ_MM, 189 * XQ_MM, 195 * XQ_MM };

  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
  g_assert_cmpuint (pdf_ink (pixels, &left), ==, 0);
  g_assert_cmpuint (pdf_ink (pixels, &right), ==, 0);
  g_assert_cmpuint (pdf_ink (pixels, &below), ==, 0);
  /* The school's seal: nothing but its date stands there. */
  g_assert_cmpuint (pdf_ink (pixels, &seal), <, 3000);
  cairo_surface_destroy (pixels);
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/papers/ink/every-character", test_every_character);
  g_test_add_func ("/papers/ink/shapes", test_shapes);
  g_test_add_func ("/papers/ink/rare-character", test_rare_character);
  g_test_add_func ("/papers/ink/slip-stands-free", test_slip_stands_free);
  failed = g_test_run ();
  cairo_debug_reset_static_data ();
  FcFini ();
  return failed;
}
