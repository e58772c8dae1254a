/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "papers/error.h"

G_BEGIN_DECLS

typedef enum
{
  XQ_FACE_SONG, /* text */
  XQ_FACE_HEI,  /* headings */
  XQ_N_FACES
} XqFaceRole;

/* The faces that papers are set in, and what each character is drawn with. One
 * thread at a time. */
typedef struct _XqFonts XqFonts;

typedef enum
{
  XQ_GLYPH_TEXT,    /* by the face that @face names */
  XQ_GLYPH_OUTLINE, /* libharu cannot show it: drawn as a path */
  XQ_GLYPH_BOXED,   /* no font on this computer has it: its number in a box */
} XqGlyphWay;

typedef struct
{
  XqGlyphWay way;
  XqFaceRole face;     /* TEXT */
  double     advance;  /* in em */
  gpointer   outline;  /* OUTLINE: private to fonts */
} XqGlyph;

/* Receives an outline, in em, y upwards from the baseline. */
typedef struct
{
  void (*move)  (double x, double y, gpointer data);
  void (*line)  (double x, double y, gpointer data);
  void (*curve) (double x1, double y1, double x2, double y2, double x, double y, gpointer data);
} XqOutlineSink;

/**
 * xq_fonts_new:
 * @error: return location for an error
 *
 * Finds the faces by fontconfig: with TrueType outlines only, since libharu
 * reads no others.
 *
 * Returns: (transfer full) (nullable): the fonts, or %NULL with
 *   XQ_PAPER_ERROR_NO_FONT
 */
XqFonts       *xq_fonts_new       (GError       **error);

/**
 * xq_fonts_free:
 * @fonts: (transfer full) (nullable): the fonts
 */
void           xq_fonts_free      (XqFonts       *fonts);

/**
 * xq_fonts_look_up:
 * @fonts: the fonts
 * @role: the face wished for
 * @character: a character
 *
 * Says how a character is drawn and remembers that it is used.
 *
 * Returns: (transfer none): the glyph
 */
const XqGlyph *xq_fonts_look_up   (XqFonts       *fonts,
                                   XqFaceRole     role,
                                   gunichar       character);

/**
 * xq_fonts_subset:
 * @fonts: the fonts
 * @role: a face
 * @error: return location for an error
 *
 * The face reduced to the characters that were looked up in it, its outlines
 * thinned: a page takes 10 to 40 KB instead of 600, and libharu's loss of
 * composite glyphs is avoided. The marks that the mainland has at the left of
 * their square stand there.
 *
 * Returns: (transfer full) (nullable): a TrueType font; %NULL without an error
 *   when no character of it is used
 */
GBytes        *xq_fonts_subset    (XqFonts       *fonts,
                                   XqFaceRole     role,
                                   GError       **error);

/**
 * xq_fonts_trace:
 * @fonts: the fonts
 * @glyph: a glyph drawn as an outline
 * @sink: receives the outline
 * @data: for @sink
 */
void           xq_fonts_trace     (XqFonts             *fonts,
                                   const XqGlyph       *glyph,
                                   const XqOutlineSink *sink,
                                   gpointer             data);

/**
 * xq_fonts_get_missing:
 * @fonts: the fonts
 *
 * Returns: (transfer none) (element-type utf8): the characters that no font has,
 *   as "U+2CC56"
 */
GPtrArray     *xq_fonts_get_missing (XqFonts     *fonts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqFonts, xq_fonts_free)

G_END_DECLS
