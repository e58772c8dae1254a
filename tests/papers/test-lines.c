/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "papers/form-text.h"
#include "papers/lines.h"

/* How texts are broken into lines, and what never reaches the paper. */

static XqFonts *fonts;

static const XqTextStyle plain = { .face = XQ_FACE_SONG, .size = 10, .leading = 14 };

static char *
text_of (GPtrArray *line)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < line->len; i++)
    {
      const XqMark *mark = g_ptr_array_index (line, i);

      if (mark->kind == XQ_MARK_TEXT)
        g_string_append (text, mark->text);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has (const char *set,
     gunichar    character)
{
  return g_utf8_strchr (set, -1, character) != NULL;
}

/* Every width from eight characters to forty, so that each mark comes to stand at
 * every place of a line. */
static void
test_punctuation (void)
{
  const char *text = "老师说：“他（七年级）昨天哭了，没吃饭；问起来，只说《活着》‘没意思’！”后来呢？……不知道、不清楚。"
                     "［附］【注】〔2024〕1号，占54％；家访：3次。";
  for (double width = 80; width <= 400; width += 3.5)
    {
      g_autoptr (GPtrArray) lines = xq_lines_set (fonts, text, &plain, width);
      g_autoptr (GString) whole = g_string_new (NULL);

      for (guint i = 0; i < lines->len; i++)
        {
          g_autofree char *line = text_of (g_ptr_array_index (lines, i));
          gunichar first = g_utf8_get_char (line);
          gunichar last = g_utf8_get_char (g_utf8_find_prev_char (line, line + strlen (line)));

          if (has ("。，、；：？！）》’”］】〕…％", first) && i > 0)
            g_error ("at %g points a line begins with %s", width, line);
          if (has ("（《‘“［【〔", last))
            g_error ("at %g points a line ends with %s", width, line);
          g_string_append (whole, line);
        }
      g_assert_cmpstr (whole->str, ==, text);
    }
}

/* No line is wider than its column, but for a space that hangs over. */
static void
test_width (void)
{
  const char *text = "The counsellor 心理教师 met 3次 with https://example.org/a/very/long/address/that/nobody/can/break 和家长。";

  for (double width = 30; width <= 300; width += 7)
    {
      g_autoptr (GPtrArray) lines = xq_lines_set (fonts, text, &plain, width);

      for (guint i = 0; i < lines->len; i++)
        {
          g_autofree char *line = text_of (g_ptr_array_index (lines, i));

          g_assert_cmpfloat (xq_text_width (fonts, line, &plain), <=, width + 0.02);
        }
    }
}

static guint
count_boxes (GPtrArray *line)
{
  guint n = 0;

  for (guint i = 0; i < line->len; i++)
    n += ((const XqMark *) g_ptr_array_index (line, i))->kind == XQ_MARK_TICK;
  return n;
}

/* A box is not parted from its words, nor the words of a choice. */
static void
test_choices (void)
{
  const char *text = XQ_BOX "未见危及安全的表现　" XQ_BOX_TICKED "有伤害自己的想法　" XQ_BOX "可能正受到侵害";

  for (double width = 110; width <= 300; width += 5)
    {
      g_autoptr (GPtrArray) lines = xq_lines_set (fonts, text, &plain, width);
      guint boxes = 0;

      for (guint i = 0; i < lines->len; i++)
        {
          GPtrArray *line = g_ptr_array_index (lines, i);
          const XqMark *first = g_ptr_array_index (line, 0);

          g_assert_cmpint (first->kind, ==, XQ_MARK_TICK);
          boxes += count_boxes (line);
        }
      g_assert_cmpuint (boxes, ==, 3);
    }
}

static void
test_ticks_are_drawn (void)
{
  g_autoptr (JsonObject) values = json_object_new ();
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  JsonArray *codes = json_array_new ();
  GPtrArray *line;
  guint ticked = 0;

  json_array_add_string_element (codes, "soon");
  json_object_set_array_member (values, "urgency", codes);
  text = xq_form_text ("[urgency:routine]一般　[urgency:soon]尽快　[urgency:today]紧急", values);
  lines = xq_lines_set (fonts, text, &plain, 400);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpuint (count_boxes (line), ==, 3);
  for (guint i = 0; i < line->len; i++)
    {
      const XqMark *mark = g_ptr_array_index (line, i);

      if (mark->kind != XQ_MARK_TICK)
        continue;
      g_assert_cmpfloat_with_epsilon (mark->width, 2.8 * XQ_MM, 0.01);
      ticked += mark->grey > 0;
    }
  g_assert_cmpuint (ticked, ==, 1);
}

/* Nobody ticks a box by typing its character into a field. */
static void
test_forged_tick (void)
{
  g_autoptr (JsonObject) values = json_object_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (values, "done", XQ_BOX_TICKED "同意" XQ_BOX "[urgency:today]{name}");
  json_object_set_string_member (values, "name", "甲小明");
  text = xq_form_text ("{done}", values);
  g_assert_cmpstr (text, ==, "同意[urgency:today]{name}");
}

static void
test_what_is_not_printed (void)
{
  static const struct { const char *text; const char *printed; } cases[] = {
    { "左\x01\x02右", "左  右" },
    { "左\t右", "左 右" },
    { "左\xe2\x80\xae右\xe2\x80\xac", "左右" },                 /* right-to-left override */
    { "\xef\xbb\xbf左\xe2\x80\x8b右", "左右" },                  /* byte order mark, zero-width space */
    { "e\xcc\x81", "\xc3\xa9" },                                 /* composed */
    { "葛\xf3\xa0\x84\x80", "葛" },                              /* variation selector */
    { "左\xc2\xa0右", "左 右" },
    { "左\xff右", "左〓右" },                          /* no UTF-8 */
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = xq_lines_set (fonts, cases[i].text, &plain, 400);
      g_autofree char *printed = text_of (g_ptr_array_index (lines, 0));

      g_assert_cmpuint (lines->len, ==, 1);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
  {
    g_autoptr (GPtrArray) lines = xq_lines_set (fonts, "上\n\n\n\n\n下", &plain, 400);

    g_assert_cmpuint (lines->len, ==, 3);
  }
}

/* Each in the face of its text, and at the left of its square, whatever the face
 * itself has. */
static void
test_mainland_punctuation (void)
{
  static const gunichar marks[] = { 0x3001, 0x3002, 0xff0c, 0xff1a, 0xff1b, 0xff01, 0xff1f };
  static const guint n_low = 3;
  g_autoptr (GError) error = NULL;
  FT_Library library;

  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  for (XqFaceRole role = 0; role < XQ_N_FACES; role++)
    {
      g_autoptr (GBytes) font = NULL;
      gsize length;
      const guint8 *data;
      FT_Face face;

      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          const XqGlyph *glyph = xq_fonts_look_up (fonts, role, marks[i]);

          g_assert_cmpint (glyph->way, ==, XQ_GLYPH_TEXT);
          g_assert_cmpint (glyph->face, ==, role);
        }
      font = xq_fonts_subset (fonts, role, &error);
      g_assert_no_error (error);
      data = g_bytes_get_data (font, &length);
      g_assert_cmpint (FT_New_Memory_Face (library, data, (FT_Long) length, 0, &face), ==, 0);
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          FT_BBox box;

          g_assert_cmpint (FT_Load_Char (face, marks[i], FT_LOAD_NO_SCALE), ==, 0);
          FT_Outline_Get_CBox (&face->glyph->outline, &box);
          g_assert_cmpint (box.xMin, >=, 0);
          g_assert_cmpint (box.xMin + box.xMax, <, face->units_per_EM);
          if (i < n_low)
            g_assert_cmpint (box.yMax, <, face->units_per_EM / 4);
        }
      FT_Done_Face (face);
    }
  FT_Done_FreeType (library);
}

static void
test_bold_beginning (void)
{
  XqTextStyle style = plain;
  g_autoptr (GPtrArray) lines = NULL;
  const XqMark *first;
  const XqMark *second;

  style.bold = 4;
  lines = xq_lines_set (fonts, "师资教研其余不加重", &style, 400);
  g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (lines, 0))->len, ==, 2);
  first = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (lines, 0), 0);
  second = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (lines, 0), 1);
  g_assert_cmpstr (first->text, ==, "师资教研");
  g_assert_true (first->bold);
  g_assert_cmpstr (second->text, ==, "其余不加重");
  g_assert_false (second->bold);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  fonts = xq_fonts_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/papers/lines/punctuation", test_punctuation);
  g_test_add_func ("/papers/lines/width", test_width);
  g_test_add_func ("/papers/lines/choices", test_choices);
  g_test_add_func ("/papers/lines/ticks-are-drawn", test_ticks_are_drawn);
  g_test_add_func ("/papers/lines/forged-tick", test_forged_tick);
  g_test_add_func ("/papers/lines/what-is-not-printed", test_what_is_not_printed);
  g_test_add_func ("/papers/lines/mainland-punctuation", test_mainland_punctuation);
  g_test_add_func ("/papers/lines/bold-beginning", test_bold_beginning);
  failed = g_test_run ();
  xq_fonts_free (fonts);
  return failed;
}
