/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <pango/pango.h>

#include "papers/lines.h"

#define BOX 0xe000
#define BOX_TICKED 0xe001
#define BLANK 0xff3f          /* ＿ is drawn as a line to write on */
#define GETA 0x3013           /* 〓 stands where a character is missing */
#define BOX_SIDE (2.8 * XQ_MM)
#define LONGEST_WHOLE 18      /* characters */
#define LONGEST_BRACKET 7
#define LONGEST_LINE 400      /* characters; marks without a width would never fill one */

static double
advance_of (XqFonts           *fonts,
            const XqTextStyle *style,
            gunichar           character)
{
  if (character == BOX || character == BOX_TICKED)
    return BOX_SIDE + 0.25 * style->size;
  if (character == BLANK)
    return style->size;
  return xq_fonts_look_up (fonts, style->face, character)->advance * style->size;
}

double
xq_text_width (XqFonts           *fonts,
               const char        *text,
               const XqTextStyle *style)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += advance_of (fonts, style, g_utf8_get_char (p));
  return width;
}

/* Characters that share a face are one text; the others are drawn. */
static void
draw_line (XqFonts           *fonts,
           const gunichar    *characters,
           glong              n,
           const XqTextStyle *style,
           glong              n_bold,
           double             x,
           double             spread,
           GPtrArray         *marks)
{
  g_autoptr (GString) run = g_string_new (NULL);
  XqFaceRole face = style->face;
  double baseline = style->leading / 2 + 0.36 * style->size;
  double run_x = x;

  for (glong i = 0; i < n; i++)
    {
      gunichar character = characters[i];
      gboolean drawn = character == BOX || character == BOX_TICKED || character == BLANK;
      const XqGlyph *glyph = drawn ? NULL : xq_fonts_look_up (fonts, style->face, character);
      gboolean in_run = glyph != NULL && glyph->way == XQ_GLYPH_TEXT;
      XqMark *mark;

      if (run->len > 0 && (!in_run || glyph->face != face || i == n_bold))
        {
          mark = xq_marks_add_text (marks, face, style->size, run_x, baseline, spread, g_strdup (run->str));
          mark->bold = i <= n_bold;
          g_string_truncate (run, 0);
        }
      if (in_run)
        {
          if (run->len == 0)
            run_x = x;
          face = glyph->face;
          g_string_append_unichar (run, character);
        }
      else if (character == BLANK)
        xq_marks_add (marks, XQ_MARK_LINE, x, baseline + 0.12 * style->size, style->size + spread, 0, 0.4);
      else if (drawn)
        {
          mark = xq_marks_add (marks, XQ_MARK_TICK, x, baseline - 0.36 * style->size - BOX_SIDE / 2, BOX_SIDE, BOX_SIDE, 0.5);
          mark->grey = character == BOX_TICKED ? 1 : 0;
        }
      else
        {
          char buffer[7] = { 0 };

          g_unichar_to_utf8 (character, buffer);
          mark = xq_marks_add_text (marks, style->face, style->size, x, baseline, 0, g_strdup (buffer));
          mark->bold = i < n_bold;
        }
      x += advance_of (fonts, style, character) + spread;
    }
  if (run->len > 0)
    xq_marks_add_text (marks, face, style->size, run_x, baseline, spread, g_strdup (run->str))->bold = n <= n_bold;
}

static void
add_line (XqFonts           *fonts,
          const gunichar    *characters,
          glong              n,
          const XqTextStyle *style,
          glong              n_bold,
          double             width,
          double             indent,
          gboolean           is_last,
          GPtrArray         *lines)
{
  GPtrArray *marks = xq_marks_new ();
  double used = indent;
  double x = indent;
  double spread = 0;

  while (n > 0 && g_unichar_isspace (characters[n - 1]) && characters[n - 1] != 0x3000)
    n--;
  for (glong i = 0; i < n; i++)
    used += advance_of (fonts, style, characters[i]);

  if (style->align == XQ_ALIGN_CENTRE)
    x += (width - used) / 2;
  else if (style->align == XQ_ALIGN_RIGHT)
    x += width - used;
  else if (style->align == XQ_ALIGN_JUSTIFY && !is_last && n > 1 && width - used < 3 * style->size)
    spread = MAX (0, (width - used) / (double) (n - 1));

  draw_line (fonts, characters, n, style, n_bold, x, spread, marks);
  g_ptr_array_add (lines, marks);
}

static gboolean
is_box (gunichar character)
{
  return character == BOX || character == BOX_TICKED;
}

/* （签字） and （差1） are not taken apart. */
static glong
behind_bracket (const gunichar *characters,
                glong           n,
                glong           at)
{
  for (glong end = at + 1; end < n && end - at < LONGEST_BRACKET; end++)
    if (characters[end] == 0xff09 || characters[end] == ')')
      return end + 1;
  return at + 1;
}

/* A choice stands whole with its box, a blank whole with what is written behind
 * it; one that is longer than most of a line is broken as any text. */
static void
hold_together (const gunichar *characters,
               glong           n,
               PangoLogAttr   *attributes)
{
  for (glong i = 0, end; i < n; i = end)
    {
      end = i + 1;
      if (is_box (characters[i]))
        while (end < n && !g_unichar_isspace (characters[end]) && !is_box (characters[end]))
          end++;
      else if (characters[i] == BLANK)
        {
          while (end < n && characters[end] == BLANK)
            end++;
          if (end < n && !g_unichar_isspace (characters[end]))
            end++;
        }
      if (is_box (characters[i]))
        attributes[i + 1].is_line_break = 0;
      else if (characters[i] == 0xff08 || characters[i] == '(')
        end = behind_bracket (characters, n, i);
      if (end - i <= LONGEST_WHOLE)
        for (glong j = i + 1; j < end; j++)
          attributes[j].is_line_break = 0;
    }
}

static void
set_paragraph (XqFonts           *fonts,
               const char        *text,
               gsize              length,
               const XqTextStyle *style,
               double             width,
               GPtrArray         *lines)
{
  glong n = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, (glong) length, &n);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, (gsize) n + 1);
  double indent = style->indent * style->size;
  glong start = 0;

  pango_get_log_attrs (text, (int) length, -1, pango_language_from_string ("zh-cn"), attributes, (int) n + 1);
  hold_together (characters, n, attributes);
  do
    {
      double used = indent;
      glong end = start;
      glong allowed = start;

      while (end < n)
        {
          double advance = advance_of (fonts, style, characters[end]);

          /* A space at the end of a line takes no room. */
          if ((used + advance > width + 0.01 && (!g_unichar_isspace (characters[end]) || end == start)) ||
              end - start >= LONGEST_LINE)
            break;
          used += advance;
          end++;
          if (end == n || attributes[end].is_line_break)
            allowed = end;
        }
      if (end < n && allowed > start)
        end = allowed;
      if (end == start && end < n)
        end = start + 1;
      add_line (fonts, characters + start, end - start, style, CLAMP ((glong) style->bold - start, 0, end - start), width,
                indent, end == n, lines);
      start = end;
      indent = 0;
    }
  while (start < n);
}

/* What is not to be seen on paper is not on it: what is typed into a field may
 * hold anything. */
static char *
dup_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *printable = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (character);

      if (character == '\n' || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        {
          /* One empty line parts paragraphs; a thousand are a key that stuck. */
          if (!g_str_has_suffix (printable->str, "\n\n"))
            g_string_append_c (printable, '\n');
        }
      else if (type == G_UNICODE_CONTROL || (type == G_UNICODE_SPACE_SEPARATOR && character != 0x3000))
        g_string_append_c (printable, ' ');
      else if (character == 0xfffd)
        g_string_append_unichar (printable, GETA);
      else if (type != G_UNICODE_FORMAT && !(character >= 0xfe00 && character <= 0xfe0f) &&
               !(character >= 0xe0100 && character <= 0xe01ef))
        g_string_append_unichar (printable, character);
    }
  return g_string_free (printable, FALSE);
}

GPtrArray *
xq_lines_set (XqFonts           *fonts,
              const char        *text,
              const XqTextStyle *style,
              double             width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *printable = dup_printable (text);
  g_auto (GStrv) paragraphs = g_strsplit (printable, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    set_paragraph (fonts, paragraphs[i], strlen (paragraphs[i]), style, width, lines);
  if (lines->len == 0)
    g_ptr_array_add (lines, xq_marks_new ());
  return lines;
}
