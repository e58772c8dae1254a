/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "papers/lines.h"

G_BEGIN_DECLS

/* A paper being set: strips from top to bottom of a text area. */
typedef struct
{
  XqFonts   *fonts;
  GPtrArray *strips;   /* XqStrip */
  double     width;    /* of the text area, in points */
  double     height;
} XqSheet;

typedef struct
{
  double      width;   /* mm */
  double      least;   /* mm, least height; 0 for the usual 8, a lower one of the first cell is the row's */
  gboolean    is_label;
  gboolean    is_bold;
  XqAlign     align;
  const char *text;    /* tick boxes and blanks included */
} XqCell;

/**
 * xq_sheet_add_text:
 * @sheet: a sheet
 * @text: the text
 * @style: how it is set
 * @before: space above, in mm
 * @with_next: whether its last line keeps with what follows
 *
 * Sets paragraphs, a strip a line.
 */
void xq_sheet_add_text  (XqSheet           *sheet,
                         const char        *text,
                         const XqTextStyle *style,
                         double             before,
                         gboolean           with_next);

/**
 * xq_sheet_add_space:
 * @sheet: a sheet
 * @height: in mm
 */
void xq_sheet_add_space (XqSheet           *sheet,
                         double             height);

/**
 * xq_sheet_add_row:
 * @sheet: a sheet
 * @cells: (array length=n_cells): the row's cells
 * @n_cells: their number
 * @size: of the text, in points
 * @is_first: whether it is the first row of its grid
 * @is_last: whether it is the last
 * @head: (nullable): what is repeated above it on a new page
 *
 * A row is not broken, unless it is higher than half a page.
 *
 * Returns: (transfer none): its (first) strip
 */
XqStrip *xq_sheet_add_row (XqSheet         *sheet,
                           const XqCell    *cells,
                           guint            n_cells,
                           double           size,
                           gboolean         is_first,
                           gboolean         is_last,
                           XqStrip         *head);

/**
 * xq_sheet_add_signatures:
 * @sheet: a sheet
 * @words: (array zero-terminated=1): one a column, "\n" for what stands below
 * @height: in mm
 * @framed: whether the columns are ruled
 */
void xq_sheet_add_signatures (XqSheet           *sheet,
                              const char *const *words,
                              double             height,
                              gboolean           framed);

/**
 * xq_sheet_add_cut:
 * @sheet: a sheet
 * @words: what stands on the line
 *
 * A line to cut along.
 */
void xq_sheet_add_cut   (XqSheet           *sheet,
                         const char        *words);

/**
 * xq_sheet_join_from:
 * @sheet: a sheet
 * @first: index of the first strip
 *
 * Makes one strip, which stands at the bottom of its page, of all strips from
 * @first on: a slip that is torn off whole.
 */
void xq_sheet_join_from (XqSheet           *sheet,
                         guint              first);

/**
 * xq_sheet_keep_from:
 * @sheet: a sheet
 * @first: index of the first strip
 *
 * Keeps all strips from @first on together, and with the line above: nobody
 * signs a page on which nothing else stands.
 */
void xq_sheet_keep_from (XqSheet           *sheet,
                         guint              first);

/**
 * xq_sheet_add_beside:
 * @sheet: a sheet with a title
 * @text: what stands at the right of the line that was added last
 * @size: of that line's text, in points
 */
void xq_sheet_add_beside (XqSheet          *sheet,
                          const char       *text,
                          double            size);

/**
 * xq_sheet_add_seal:
 * @sheet: a sheet
 * @words: who seals, and "\n" the date below
 * @size: of the text, in points
 *
 * The signature of a school, with room for a seal of 42 mm over it.
 */
void xq_sheet_add_seal  (XqSheet           *sheet,
                         const char        *words,
                         double             size);

/**
 * xq_sheet_add_code:
 * @sheet: a sheet
 * @code: a recovery code, 13 groups of 5 joined by hyphens
 *
 * The code in large characters of even width, in a grid with the groups'
 * numbers. Leaves no copy of it but the strip's own marks.
 */
void xq_sheet_add_code  (XqSheet           *sheet,
                         const char        *code);

/**
 * xq_sheet_add_bars:
 * @sheet: a sheet
 * @title: the chart's title
 * @bars: objects with "label", "words", "value", "whole"
 *
 * Horizontal bars, hatched so that they are told apart without colour, each
 * with its figure; in the order given.
 */
void xq_sheet_add_bars  (XqSheet           *sheet,
                         const char        *title,
                         JsonArray         *bars);

/**
 * xq_sheet_add_columns:
 * @sheet: a sheet
 * @title: the chart's title
 * @bars: objects with "label", "words", "value"
 *
 * Upright columns with their figures; in the order given.
 */
void xq_sheet_add_columns (XqSheet         *sheet,
                           const char      *title,
                           JsonArray       *bars);

G_END_DECLS
