/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "papers/font-thin.h"
#include "papers/fonts.h"
#include "papers/form.h"
#include "papers/glyph.h"
#include "papers/recovery-sheet.h"
#include "pdf-reader.h"
#include "vault/recovery-code.h"
#include "vault/vault.h"

/* A page is small: it is kept, copied to a stick and sent to a printer over a
 * school's network. */

#define MAX_PAGE 40000

static const char *const values[][2] = {
  { "school", "晴川县城西初级中学" }, { "school_short", "城西初中" }, { "to", "晴川县人民医院" }, { "purpose", "就诊评估" },
  { "number", "心转〔2024〕17号" }, { "name", "王小明" }, { "name_or_code", "王小明" }, { "sex", "男" }, { "age", "13" },
  { "born", "2011年9月" }, { "class", "八年级(3)班" }, { "grade", "八年级" }, { "guardian", "陈秀英" },
  { "relation", "祖母" }, { "phone", "13900000001" }, { "receiver", "晴川县人民医院" },
  { "observed", "近两周上课多伏桌，作业未交5次；与同桌争吵后常独处，午饭只吃几口。夜里睡得少，早晨迟到三次。" },
  { "done", "班主任家访两次，心理教师辅导三次；已与监护人面谈，约定作息。" },
  { "contact", "李慧芳" }, { "post", "心理教师" }, { "contact_phone", "0350-8020001" }, { "reply_due", "2024年11月29日" },
  { "told_on", "2024年11月15日" }, { "told_at", "下午3时20分" }, { "place", "心理辅导室" }, { "people", "班主任赵老师" },
  { "counsellor", "李慧芳" }, { "from", "2024年10月8日" }, { "until", "2024年12月20日" }, { "n", "6" }, { "minutes", "240" },
  { "source", "班主任提请" }, { "themes", "同伴关系、家庭、睡眠" }, { "reason", "近来少言，与同桌争吵，成绩下滑。" },
  { "background", "父母在外务工，随祖母生活。" }, { "assessment", "情绪低落，睡眠差，无计划。" },
  { "plan", "每周一次，共六次。" }, { "effect_student", "睡得好些了。" }, { "advice_teacher", "多给发言机会，不当众批评。" },
  { "term", "2024—2025学年第一学期" }, { "printed_on", "2025年1月10日" },
};

static GBytes *
set (const char *layout)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  GBytes *pdf;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    json_object_set_string_member (object, values[i][0], values[i][1]);
  pdf = xq_form_set (layout, object, "7-0a1b2c3d", NULL, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
assert_small (GBytes     *pdf,
              const char *name)
{
  g_autoptr (PdfDocument) document = pdf_open (pdf);
  gsize n_pages = (gsize) poppler_document_get_n_pages (document);

  g_test_message ("%s: %zu pages, %zu bytes", name, n_pages, g_bytes_get_size (pdf));
  g_assert_cmpuint (g_bytes_get_size (pdf), <, MAX_PAGE * n_pages);
}

static void
test_papers (void)
{
  static const char *const layouts[] = {
    "referral_letter", "guardian_notice", "return_review", "crisis_record", "case_summary", "case_summary_shared", "term_summary",
  };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (GBytes) pdf = set (layouts[i]);
      g_autoptr (GBytes) again = set (layouts[i]);
      g_autoptr (PdfDocument) document = pdf_open (pdf);

      if (strcmp (layouts[i], "term_summary") != 0)
        g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
      assert_small (pdf, layouts[i]);
      g_assert_true (g_bytes_equal (pdf, again));
    }
}

static void
test_recovery_sheets (void)
{
  for (XqEnvelope envelope = XQ_ENVELOPE_SCHOOL; envelope <= XQ_ENVELOPE_COUNSELLORS; envelope++)
    {
      guint8 bytes[32];
      g_autoptr (GError) error = NULL;
      g_autoptr (XqSecret) raw = NULL;
      g_autoptr (XqSecret) code = NULL;
      g_autoptr (GBytes) pdf = NULL;

      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8) (i * 37 + 11);
      raw = xq_secret_new (bytes, sizeof bytes);
      code = xq_recovery_code_format (raw, envelope);
      pdf = xq_recovery_sheet_print ("晴川县城西初级中学", envelope, code, "2025-03-04", "王校长", &error);
      g_assert_no_error (error);
      assert_small (pdf, "recovery_sheet");
    }
}

/* --- damaged fonts --- */

static GBytes *
new_font (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqFonts) fonts = xq_fonts_new (&error);
  GBytes *font;

  g_assert_no_error (error);
  for (const char *p = "心晴学校。A8"; *p != '\0'; p = g_utf8_next_char (p))
    (void) xq_fonts_look_up (fonts, XQ_FACE_SONG, g_utf8_get_char (p));
  font = xq_fonts_subset (fonts, XQ_FACE_SONG, &error);
  g_assert_no_error (error);
  return font;
}

/* The thinned font, put on a finer grid by its own word, is thinned again: every
 * path that a font from outside takes. */
static GBytes *
new_coarse_font (void)
{
  g_autoptr (GBytes) font = new_font ();
  gsize from;
  gsize length;
  gsize size;
  guint8 *bytes;

  g_assert_true (xq_font_find_table (font, "head", &from, &length));
  bytes = g_memdup2 (g_bytes_get_data (font, NULL), g_bytes_get_size (font));
  size = g_bytes_get_size (font);
  bytes[from + 18] = 4; /* 1,024 units an em */
  bytes[from + 19] = 0;
  return g_bytes_new_take (bytes, size);
}

static gboolean
is_readable (FT_Library  library,
             GBytes     *font)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (font, &length);
  FT_Face face;
  gboolean readable = TRUE;

  if (FT_New_Memory_Face (library, data, (FT_Long) length, 0, &face) != 0)
    return FALSE;
  for (FT_UInt i = 0; i < (FT_UInt) face->num_glyphs; i++)
    readable = readable && FT_Load_Glyph (face, i, FT_LOAD_NO_SCALE) == 0;
  FT_Done_Face (face);
  return readable;
}

static void
test_sound_font (void)
{
  g_autoptr (GBytes) font = new_coarse_font ();
  g_autoptr (GBytes) thin = xq_font_thin (font, NULL, 0);
  g_autoptr (GBytes) again = xq_font_thin (font, NULL, 0);
  FT_Library library;

  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  g_assert_true (is_readable (library, font));
  g_assert_true (is_readable (library, thin));
  g_assert_false (g_bytes_equal (font, thin));
  g_assert_true (g_bytes_equal (again, thin));
  FT_Done_FreeType (library);
}

static void
test_damaged_fonts (void)
{
  g_autoptr (GBytes) font = new_coarse_font ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20241118);
  gsize size;
  const guint8 *sound = g_bytes_get_data (font, &size);
  guint untouched = 0;

  for (guint i = 0; i < 4000; i++)
    {
      gsize length = i % 4 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) size) : size;
      guint8 *bytes = g_malloc0 (length + 1);
      /* The directory and the first tables are hit as often as all the rest. */
      gint32 reach = i % 2 == 0 ? (gint32) MIN (length, 1500) : (gint32) length;
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GBytes) thin = NULL;

      memcpy (bytes, sound, length);
      for (gint32 n = g_rand_int_range (random, 1, 9); n > 0 && reach > 0; n--)
        bytes[g_rand_int_range (random, 0, reach)] = (guint8) g_rand_int (random);
      damaged = g_bytes_new_take (bytes, length);
      thin = xq_font_thin (damaged, NULL, 0);
      untouched += thin == damaged;
    }
  g_assert_cmpuint (untouched, >, 500);
  g_assert_cmpuint (untouched, <, 4000);
}

static void
test_damaged_glyphs (void)
{
  /* A square; a composite glyph of two parts; one held together by points. */
  static const guint8 square[] = { 0, 1, 0, 0, 0, 0, 4, 0, 4, 0, 0, 3, 0, 0, 0x31, 0x21, 0x11, 0x21, 4, 0, 0xfc, 0, 4, 0 };
  static const guint8 composite[] = { 0xff, 0xff, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0x23, 0, 1, 4, 0, 0, 0, 0, 0x02, 0, 2, 64, 0xc0 };
  static const guint8 by_points[] = { 0xff, 0xff, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0x01, 0, 1, 0, 3, 0, 1 };
  g_autoptr (XqGlyphShape) shape = xq_glyph_thin (square, sizeof square, 0, 0, 1024, 128);
  g_autoptr (XqGlyphShape) parts = xq_glyph_thin (composite, sizeof composite, 0, 0, 1024, 128);
  static const guint8 wanted[] = { 0, 0x23, 0, 1, 0, 128, 0, 0, 0, 0x03, 0, 2, 0, 8, 0xff, 0xf8 };

  g_assert_nonnull (shape);
  g_assert_cmpint (shape->box[0], ==, 0);
  g_assert_cmpint (shape->box[2], ==, 128);
  g_assert_cmpint (shape->box[3], ==, 128);
  g_assert_nonnull (parts);
  g_assert_cmpint (parts->n_contours, ==, -1);
  g_assert_cmpuint (g_bytes_get_size (parts->body), ==, sizeof wanted);
  g_assert_true (memcmp (g_bytes_get_data (parts->body, NULL), wanted, sizeof wanted) == 0);
  g_assert_null (xq_glyph_thin (by_points, sizeof by_points, 0, 0, 1024, 128));
  for (gsize length = 0; length < sizeof square; length++)
    {
      g_autofree guint8 *some = g_memdup2 (square, length);

      g_assert_null (xq_glyph_thin (some, length, 0, 0, 1024, 128));
    }
  for (gsize length = 10; length < sizeof composite; length++)
    {
      g_autofree guint8 *some = g_memdup2 (composite, length);

      g_assert_null (xq_glyph_thin (some, length, 0, 0, 1024, 128));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  xq_vault_init (&error);
  g_assert_no_error (error);
  g_test_add_func ("/papers/size/papers", test_papers);
  g_test_add_func ("/papers/size/recovery-sheets", test_recovery_sheets);
  g_test_add_func ("/papers/size/sound-font", test_sound_font);
  g_test_add_func ("/papers/size/damaged-fonts", test_damaged_fonts);
  g_test_add_func ("/papers/size/damaged-glyphs", test_damaged_glyphs);
  return g_test_run ();
}
