/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include "papers/sheet.h"

#define THIN 0.4
#define FRAME 0.8
#define PADDING (1.2 * XQ_MM)

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
  };
  return cell->width * XQ_MM - 2 * (cell->is_label ? 0.4 * XQ_MM : PADDING);
}

static void
add_borders (XqStrip      *strip,
             const XqCell *cells,
             guint         n_cells,
             gboolean      is_first,
             gboolean      is_last)
{
  double x = 0;

  xq_marks_add (strip->marks, XQ_MARK_LINE, 0, 0, 0, strip->height, FRAME);
  for (guint i = 0; i < n_cells; i++)
    {
      x += cells[i].width * XQ_MM;
      xq_marks_add (strip->marks, XQ_MARK_LINE, x, 0, 0, strip->height, i + 1 == n_cells ? FRAME : THIN);
    }
  xq_marks_add (strip->marks, XQ_MARK_LINE, 0, 0, x, 0, is_first ? FRAME : THIN);
  xq_marks_add (strip->marks, XQ_MARK_LINE, 0, strip->height, x, 0, is_last ? FRAME : THIN);
}

/* As many lines of the cells as fit into @height, from line @from on. */
static void
add_cell_lines (XqStrip      *strip,
                const XqCell *cells,
                GPtrArray   **lines,
                guint         n_cells,
                double        size,
                guint         from,
                guint         until)
{
  double x = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      XqTextStyle style;
      double room = style_of_cell (&cells[i], size, &style);
      guint last = MIN (until, lines[i]->len);
      double used = last > from ? (last - from) * style.leading : 0;
      gboolean middle = cells[i].is_label || (from == 0 && lines[i]->len == 1 && cells[i].least <= 8.5);
      double y = middle ? (strip->height - used) / 2 : PADDING;

      for (guint line = from; line < last; line++, y += style.leading)
        xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines[i], line)), strip->marks,
                       x + (cells[i].width * XQ_MM - room) / 2, y);
      x += cells[i].width * XQ_MM;
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
  double least = 8 * XQ_MM;
  double leading = 1.38 * size;
  guint most = 0;
  guint step;
  XqStrip *first = NULL;
  double whole;

  for (guint i = 0; i < n_cells; i++)
    {
      XqTextStyle style;
      double room = style_of_cell (&cells[i], size, &style);

      lines[i] = xq_lines_set (sheet->fonts, cells[i].text != NULL ? cells[i].text : "", &style, room);
      most = MAX (most, lines[i]->len);
      least = MAX (least, cells[i].least * XQ_MM);
    }

  whole = MAX (least, most * leading + 2 * PADDING);
  step = whole > sheet->height / 2 ? (guint) ((sheet->height / 3 - 2 * PADDING) / leading) : most;
  for (guint from = 0; from < MAX (most, 1); from += MAX (step, 1))
    {
      guint until = MIN (from + MAX (step, 1), most);
      XqStrip *strip = add_strip (sheet, MAX (from == 0 ? MIN (least, whole) : 0, (until - from) * leading + 2 * PADDING));

      strip->head = head;
      add_cell_lines (strip, cells, lines, n_cells, size, from, until);
      add_borders (strip, cells, n_cells, is_first && from == 0, is_last && until == most);
      if (first == NULL)
        first = strip;
    }
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
      if (framed)
        xq_marks_add (strip->marks, XQ_MARK_FRAME, i * width, 0, width, strip->height, i == 0 ? THIN : THIN);
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
