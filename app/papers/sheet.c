/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include "papers/sheet.h"

#define THIN 0.4
#define FRAME 0.8
#define PADDING (1.2 * XQ_MM)
#define SEAL (44 * XQ_MM)        /* 42 mm and a little air */
#define SEAL_WIDTH (84 * XQ_MM)

static XqStrip *
add_strip (XqSheet *sheet,
           double   height)
{
  XqStrip *strip = xq_strip_new (height);

  g_ptr_array_add (sheet->strips, strip);
  return strip;
}

void
xq_sheet_add_space (XqSheet *sheet,
                    double   height)
{
  add_strip (sheet, height * XQ_MM);
}

void
xq_sheet_add_text (XqSheet           *sheet,
                   const char        *text,
                   const XqTextStyle *style,
                   double             before,
                   gboolean           with_next)
{
  g_autoptr (GPtrArray) lines = xq_lines_set (sheet->fonts, text, style, sheet->width);

  for (guint i = 0; i < lines->len; i++)
    {
      double space = i == 0 ? before * XQ_MM : 0;
      XqStrip *strip = add_strip (sheet, style->leading + space);

      xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines, i)), strip->marks, 0, space);
      /* No first line alone at the foot of a page, no last line alone at its head. */
      strip->with_next = (i == 0 && lines->len > 2) || i + 2 == lines->len || (with_next && i + 1 == lines->len);
    }
}

static double
style_of_cell (const XqCell *cell,
               double        size,
               XqTextStyle  *style)
{
  *style = (XqTextStyle) {
    .face = XQ_FACE_SONG, .size = size, .leading = 1.38 * size, .align = cell->is_label ? XQ_ALIGN_CENTRE : cell->align,
    .bold = cell->is_bold ? XQ_ALL_BOLD : 0,
  };
  return cell->width * XQ_MM - 2 * (cell->is_label ? 0.4 * XQ_MM : PADDING);
}

static double
width_of (const XqCell *cells,
          guint         n_cells)
{
  double width = 0;

  for (guint i = 0; i < n_cells; i++)
    width += cells[i].width * XQ_MM;
  return width;
}

static void
add_rules (XqStrip      *strip,
           const XqCell *cells,
           guint         n_cells)
{
  double x = 0;

  xq_marks_add (strip->marks, XQ_MARK_LINE, 0, 0, 0, strip->height, FRAME);
  for (guint i = 0; i < n_cells; i++)
    {
      x += cells[i].width * XQ_MM;
      xq_marks_add (strip->marks, XQ_MARK_LINE, x, 0, 0, strip->height, i + 1 == n_cells ? FRAME : THIN);
    }
}

/* A frame's corners are square. */
static void
add_edge (GPtrArray *marks,
          double     y,
          double     width,
          gboolean   outer)
{
  double over = outer ? FRAME / 2 : 0;

  xq_marks_add (marks, XQ_MARK_LINE, -over, y, width + 2 * over, 0, outer ? FRAME : THIN);
}

static void
add_cell_lines (XqStrip      *strip,
                const XqCell *cells,
                GPtrArray   **lines,
                guint         n_cells,
                double        size)
{
  double x = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      XqTextStyle style;
      double room = style_of_cell (&cells[i], size, &style);
      gboolean to_write_in = cells[i].least > 8.5;
      double y = !cells[i].is_label && to_write_in ? PADDING : (strip->height - lines[i]->len * style.leading) / 2;

      for (guint line = 0; line < lines[i]->len; line++, y += style.leading)
        xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines[i], line)), strip->marks,
                       x + (cells[i].width * XQ_MM - room) / 2, y);
      x += cells[i].width * XQ_MM;
    }
}

/* A row that is broken: a strip a line, ruled off where a page ends in it. */
static void
add_long_row (XqSheet      *sheet,
              const XqCell *cells,
              GPtrArray   **lines,
              guint         n_cells,
              guint         most,
              double        size)
{
  double width = width_of (cells, n_cells);
  double leading = 1.38 * size;

  for (guint line = 0; line < most; line++)
    {
      double above = line == 0 ? PADDING : 0;
      XqStrip *strip = add_strip (sheet, leading + above + (line + 1 == most ? PADDING : 0));
      double x = 0;

      for (guint i = 0; i < n_cells; i++)
        {
          XqTextStyle style;
          double room = style_of_cell (&cells[i], size, &style);

          if (line < lines[i]->len)
            xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines[i], line)), strip->marks,
                           x + (cells[i].width * XQ_MM - room) / 2, above);
          x += cells[i].width * XQ_MM;
        }
      add_rules (strip, cells, n_cells);
      strip->at_top = xq_marks_new ();
      add_edge (strip->at_top, 0, width, TRUE);
      strip->at_foot = xq_marks_new ();
      add_edge (strip->at_foot, strip->height, width, TRUE);
      strip->with_next = line == 0 || line + 2 == most;
    }
}

XqStrip *
xq_sheet_add_row (XqSheet      *sheet,
                  const XqCell *cells,
                  guint         n_cells,
                  double        size,
                  gboolean      is_first,
                  gboolean      is_last,
                  XqStrip      *head)
{
  g_autofree GPtrArray **lines = g_new0 (GPtrArray *, n_cells);
  double width = width_of (cells, n_cells);
  double least = (n_cells > 0 && cells[0].least > 0 ? MIN (cells[0].least, 8) : 8) * XQ_MM;
  double leading = 1.38 * size;
  guint begin = sheet->strips->len;
  guint most = 0;
  XqStrip *first;
  XqStrip *last;
  double whole;

  for (guint i = 0; i < n_cells; i++)
    {
      XqTextStyle style;
      double room = style_of_cell (&cells[i], size, &style);

      lines[i] = xq_lines_set (sheet->fonts, cells[i].text != NULL ? cells[i].text : "", &style, room);
      most = MAX (most, lines[i]->len);
      least = MAX (least, cells[i].least * XQ_MM);
    }

  /* A label or a choice of two lines need not be as airy as a text. */
  whole = MAX (least, most * leading + (most > 2 ? 2 : 1.4) * PADDING);
  if (whole > sheet->height / 2 && most > 2)
    add_long_row (sheet, cells, lines, n_cells, most, size);
  else
    {
      XqStrip *strip = add_strip (sheet, whole);

      add_cell_lines (strip, cells, lines, n_cells, size);
      add_rules (strip, cells, n_cells);
      strip->at_top = xq_marks_new ();
      add_edge (strip->at_top, 0, width, TRUE);
      strip->at_foot = xq_marks_new ();
      add_edge (strip->at_foot, strip->height, width, TRUE);
    }
  first = g_ptr_array_index (sheet->strips, begin);
  last = g_ptr_array_index (sheet->strips, sheet->strips->len - 1);
  add_edge (first->marks, 0, width, is_first);
  add_edge (last->marks, last->height, width, is_last);
  for (guint i = begin; i < sheet->strips->len; i++)
    ((XqStrip *) g_ptr_array_index (sheet->strips, i))->head = head;
  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_unref (lines[i]);
  return first;
}

void
xq_sheet_add_signatures (XqSheet           *sheet,
                         const char *const *words,
                         double             height,
                         gboolean           framed)
{
  XqStrip *strip = add_strip (sheet, height * XQ_MM);
  XqTextStyle style = { .face = XQ_FACE_SONG, .size = 10.5, .leading = 16 };
  guint n = g_strv_length ((GStrv) words);
  double width = sheet->width / MAX (n, 1);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "\n", 2);
      g_autoptr (GPtrArray) above = xq_lines_set (sheet->fonts, parts[0] != NULL ? parts[0] : "", &style, width - 2 * PADDING);

      xq_marks_move (g_ptr_array_ref (g_ptr_array_index (above, 0)), strip->marks, i * width + PADDING, 2);
      if (parts[0] != NULL && parts[1] != NULL)
        {
          XqTextStyle below_style = style;
          g_autoptr (GPtrArray) below = NULL;

          below_style.align = XQ_ALIGN_RIGHT;
          below = xq_lines_set (sheet->fonts, parts[1], &below_style, width - 2 * PADDING);
          xq_marks_move (g_ptr_array_ref (g_ptr_array_index (below, 0)), strip->marks, i * width + PADDING,
                         strip->height - style.leading - 2);
        }
      if (framed && i > 0)
        xq_marks_add (strip->marks, XQ_MARK_LINE, i * width, 0, 0, strip->height, THIN);
    }
  if (framed)
    xq_marks_add (strip->marks, XQ_MARK_FRAME, 0, 0, sheet->width, strip->height, FRAME);
}

void
xq_sheet_add_cut (XqSheet    *sheet,
                  const char *words)
{
  XqTextStyle style = { .face = XQ_FACE_SONG, .size = 9, .leading = 16, .align = XQ_ALIGN_CENTRE };
  double width = xq_text_width (sheet->fonts, words, &style) + 4 * XQ_MM;
  double side = (sheet->width - width) / 2;
  XqStrip *strip;

  xq_sheet_add_text (sheet, words, &style, 1.5, TRUE);
  strip = g_ptr_array_index (sheet->strips, sheet->strips->len - 1);
  xq_marks_add (strip->marks, XQ_MARK_DASHES, 0, strip->height - 8, side, 0, 0.6);
  xq_marks_add (strip->marks, XQ_MARK_DASHES, sheet->width - side, strip->height - 8, side, 0, 0.6);
}

void
xq_sheet_join_from (XqSheet *sheet,
                    guint    first)
{
  XqStrip *whole = xq_strip_new (0);

  for (guint i = first; i < sheet->strips->len; i++)
    {
      XqStrip *strip = g_ptr_array_index (sheet->strips, i);

      xq_marks_move (g_steal_pointer (&strip->marks), whole->marks, 0, whole->height);
      whole->height += strip->height;
    }
  if (first < sheet->strips->len)
    g_ptr_array_remove_range (sheet->strips, first, sheet->strips->len - first);
  whole->at_bottom = TRUE;
  whole->height = MIN (whole->height, sheet->height);
  g_ptr_array_add (sheet->strips, whole);
}

void
xq_sheet_keep_from (XqSheet *sheet,
                    guint    first)
{
  for (guint i = first > 0 ? first - 1 : 0; i + 1 < sheet->strips->len; i++)
    ((XqStrip *) g_ptr_array_index (sheet->strips, i))->with_next = TRUE;
}

void
xq_sheet_add_beside (XqSheet    *sheet,
                     const char *text,
                     double      size)
{
  XqTextStyle style = { .face = XQ_FACE_SONG, .size = 10.5, .leading = 16, .align = XQ_ALIGN_RIGHT };
  g_autoptr (GPtrArray) lines = xq_lines_set (sheet->fonts, text, &style, sheet->width);
  XqStrip *strip;

  g_return_if_fail (sheet->strips->len > 0);

  strip = g_ptr_array_index (sheet->strips, sheet->strips->len - 1);
  xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines, 0)), strip->marks, 0,
                 strip->height / 2 + 0.36 * (size - style.size) - style.leading / 2);
}

void
xq_sheet_add_seal (XqSheet    *sheet,
                   const char *words,
                   double      size)
{
  XqTextStyle style = { .face = XQ_FACE_SONG, .size = size, .leading = 1.75 * size, .align = XQ_ALIGN_CENTRE };
  double width = MIN (SEAL_WIDTH, sheet->width);
  XqStrip *strip = add_strip (sheet, SEAL);
  g_autoptr (GPtrArray) lines = xq_lines_set (sheet->fonts, words, &style, width);
  double y = (SEAL - lines->len * style.leading) / 2;

  for (guint i = 0; i < lines->len; i++, y += style.leading)
    xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines, i)), strip->marks, sheet->width - width, y);
}
