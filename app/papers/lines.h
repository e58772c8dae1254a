/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/page.h"

G_BEGIN_DECLS

/* Tick boxes stand in texts as two characters of the private area. */
#define XQ_BOX "\xee\x80\x80"          /* U+E000 */
#define XQ_BOX_TICKED "\xee\x80\x81"   /* U+E001 */

typedef enum
{
  XQ_ALIGN_LEFT,
  XQ_ALIGN_CENTRE,
  XQ_ALIGN_RIGHT,
  XQ_ALIGN_JUSTIFY,
} XqAlign;

typedef struct
{
  XqFaceRole face;
  double     size;     /* points */
  double     leading;  /* from baseline to baseline */
  double     indent;   /* of the first line, in em */
  XqAlign    align;
  guint      bold;     /* that many characters at the beginning of a paragraph */
} XqTextStyle;

#define XQ_ALL_BOLD G_MAXUINT

/**
 * xq_lines_set:
 * @fonts: the fonts
 * @text: the text; a line break begins a new paragraph
 * @style: how it is set
 * @width: of the column
 *
 * Breaks a text into lines by the rules of Chinese punctuation (Pango's) and
 * draws each: characters of other planes, tick boxes and blanks to be written
 * on included. Controls, marks of direction and bytes that are no text leave no
 * trace on the paper.
 *
 * Returns: (transfer full) (element-type GPtrArray): the marks of each line,
 *   relative to the line's top left; never empty
 */
GPtrArray *xq_lines_set   (XqFonts           *fonts,
                           const char        *text,
                           const XqTextStyle *style,
                           double             width);

/**
 * xq_text_width:
 * @fonts: the fonts
 * @text: one line
 * @style: how it is set
 *
 * Returns: its width in points
 */
double     xq_text_width  (XqFonts           *fonts,
                           const char        *text,
                           const XqTextStyle *style);

G_END_DECLS
