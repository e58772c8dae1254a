/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <math.h>

#include "papers/sheet.h"

#define BAR (4.2 * XQ_MM)
#define LABEL (26 * XQ_MM)
#define WORDS (30 * XQ_MM)
#define HATCH 4.0
#define COLUMNS_HEIGHT (38 * XQ_MM)

static const XqTextStyle title_style = { .face = XQ_FACE_HEI, .size = 10.5, .leading = 18, .align = XQ_ALIGN_LEFT };
static const XqTextStyle label_style = { .face = XQ_FACE_SONG, .size = 9, .leading = 12, .align = XQ_ALIGN_RIGHT };
static const XqTextStyle words_style = { .face = XQ_FACE_SONG, .size = 9, .leading = 12, .align = XQ_ALIGN_LEFT };
static const XqTextStyle middle_style = { .face = XQ_FACE_SONG, .size = 8, .leading = 11, .align = XQ_ALIGN_CENTRE };

/* A frame with slanting lines: told apart from an empty one on any printer. */
static void
add_hatched (GPtrArray *marks,
             double     x,
             double     y,
             double     width,
             double     height)
{
  xq_marks_add (marks, XQ_MARK_FRAME, x, y, width, height, 0.5);
  for (double at = HATCH; at < width + height; at += HATCH)
    {
      double from_x = MIN (at, width);
      double from_y = at - from_x;
      double to_y = MIN (at, height);
      double to_x = at - to_y;

      xq_marks_add (marks, XQ_MARK_LINE, x + from_x, y + from_y, to_x - from_x, to_y - from_y, 0.35);
    }
}

static void
add_words (XqSheet           *sheet,
           GPtrArray         *marks,
           const char        *text,
           const XqTextStyle *style,
           double             x,
           double             y,
           double             width)
{
  g_autoptr (GPtrArray) lines = xq_lines_set (sheet->fonts, text, style, width);

  xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines, 0)), marks, x, y);
}

static const char *
text_of (JsonObject *bar,
         const char *member)
{
  return json_object_get_string_member_with_default (bar, member, "");
}

static double
number_of (JsonObject *bar,
           const char *member)
{
  return (double) json_object_get_int_member_with_default (bar, member, 0);
}

/* A share of its own whole where there is one, else of the largest. */
static double
share_of (JsonArray  *bars,
          JsonObject *bar)
{
  double whole = number_of (bar, "whole");
  double largest = 0;

  if (whole <= 0)
    {
      for (guint i = 0; i < json_array_get_length (bars); i++)
        largest = MAX (largest, number_of (json_array_get_object_element (bars, i), "value"));
      whole = largest;
    }
  return whole > 0 ? CLAMP (number_of (bar, "value") / whole, 0, 1) : 0;
}

void
xq_sheet_add_bars (XqSheet    *sheet,
                   const char *title,
                   JsonArray  *bars)
{
  double room = sheet->width - LABEL - WORDS - 4 * XQ_MM;

  xq_sheet_add_text (sheet, title, &title_style, 3, TRUE);
  for (guint i = 0; i < json_array_get_length (bars); i++)
    {
      JsonObject *bar = json_array_get_object_element (bars, i);
      XqStrip *strip = xq_strip_new (BAR + 1.6 * XQ_MM);
      double share = share_of (bars, bar);

      add_words (sheet, strip->marks, text_of (bar, "label"), &label_style, 0, 0, LABEL);
      if (json_object_get_int_member_with_default (bar, "whole", 0) > 0)
        xq_marks_add (strip->marks, XQ_MARK_FRAME, LABEL + 2 * XQ_MM, 0, room, BAR, 0.3);
      if (share > 0)
        add_hatched (strip->marks, LABEL + 2 * XQ_MM, 0, share * room, BAR);
      add_words (sheet, strip->marks, text_of (bar, "words"), &words_style, LABEL + room + 4 * XQ_MM, 0, WORDS);
      strip->with_next = i + 1 < json_array_get_length (bars) && i < 12;
      g_ptr_array_add (sheet->strips, strip);
    }
}

void
xq_sheet_add_columns (XqSheet    *sheet,
                      const char *title,
                      JsonArray  *bars)
{
  guint n = json_array_get_length (bars);
  XqStrip *strip;
  double step;

  if (n == 0)
    return;
  xq_sheet_add_text (sheet, title, &title_style, 3, TRUE);
  strip = xq_strip_new (COLUMNS_HEIGHT + 26);
  step = sheet->width / n;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *bar = json_array_get_object_element (bars, i);
      double height = share_of (bars, bar) * (COLUMNS_HEIGHT - 12);
      double width = MIN (0.62 * step, 9 * XQ_MM);
      double x = i * step + (step - width) / 2;

      if (height > 0)
        add_hatched (strip->marks, x, 12 + COLUMNS_HEIGHT - 12 - height, width, height);
      add_words (sheet, strip->marks, text_of (bar, "words"), &middle_style, i * step, COLUMNS_HEIGHT - height - 12, step);
      add_words (sheet, strip->marks, text_of (bar, "label"), &middle_style, i * step, COLUMNS_HEIGHT + 2, step);
    }
  xq_marks_add (strip->marks, XQ_MARK_LINE, 0, COLUMNS_HEIGHT, sheet->width, 0, 0.6);
  g_ptr_array_add (sheet->strips, strip);
}
