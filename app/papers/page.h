/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/fonts.h"

G_BEGIN_DECLS

/* Lengths are points, y grows downwards from a page's or strip's top. */
#define XQ_MM 2.834645669

typedef enum
{
  XQ_MARK_TEXT,  /* at its baseline */
  XQ_MARK_LINE,
  XQ_MARK_DASHES,
  XQ_MARK_FRAME,
  XQ_MARK_FILL,  /* a rectangle of grey */
  XQ_MARK_TICK,  /* a tick box; grey 1 is ticked */
} XqMarkKind;

typedef struct
{
  XqMarkKind kind;
  double     x;
  double     y;
  double     width;   /* or x of a line's end minus x */
  double     height;
  double     stroke;  /* line width */
  double     grey;    /* 0 black ... 1 white */
  XqFaceRole face;    /* TEXT */
  double     size;
  double     spread;  /* added after each character */
  gboolean   bold;
  char      *text;
} XqMark;

/**
 * xq_marks_new:
 *
 * Returns: (transfer full) (element-type XqMark): an empty list of marks
 */
GPtrArray *xq_marks_new      (void);

/**
 * xq_marks_add:
 * @marks: a list of marks
 * @kind: what is drawn
 * @x: left
 * @y: top; the baseline of a text
 * @width: width
 * @height: height
 * @stroke: line width
 *
 * Returns: (transfer none): the new mark, to be refined
 */
XqMark    *xq_marks_add      (GPtrArray  *marks,
                              XqMarkKind  kind,
                              double      x,
                              double      y,
                              double      width,
                              double      height,
                              double      stroke);

/**
 * xq_marks_add_text:
 * @marks: a list of marks
 * @face: the face
 * @size: points
 * @x: left
 * @y: baseline
 * @spread: added after each character
 * @text: (transfer full): the text, wiped when the mark is freed
 *
 * Returns: (transfer none): the new mark, to be refined
 */
XqMark    *xq_marks_add_text (GPtrArray  *marks,
                              XqFaceRole  face,
                              double      size,
                              double      x,
                              double      y,
                              double      spread,
                              char       *text);

/**
 * xq_marks_move:
 * @from: (transfer full): marks that are taken over
 * @to: where they go
 * @x: added to their place
 * @y: added to their place
 */
void       xq_marks_move     (GPtrArray  *from,
                              GPtrArray  *to,
                              double      x,
                              double      y);

/* A strip is what cannot be broken: a line of text, a row of a table. */
typedef struct _XqStrip XqStrip;
struct _XqStrip
{
  double     height;
  GPtrArray *marks;
  gboolean   with_next;   /* does not end a page */
  gboolean   at_bottom;   /* stands at the bottom of its page: a tear-off slip */
  gboolean   on_new_page;
  guint      page;        /* on which it stands, from 1; once pages are made */
  XqStrip   *head;        /* repeated when this strip begins a page; not owned */
  GPtrArray *at_top;      /* (nullable): further marks if it begins a page */
  GPtrArray *at_foot;     /* (nullable): further marks if another page follows it */
};

/**
 * xq_strip_new:
 * @height: its height
 *
 * Returns: (transfer full): an empty strip
 */
XqStrip   *xq_strip_new      (double      height);

/**
 * xq_strip_free:
 * @strip: (transfer full): a strip
 */
void       xq_strip_free     (XqStrip    *strip);

/**
 * xq_strips_to_pages:
 * @strips: (element-type XqStrip): in reading order; their marks are taken
 * @height: of the text area
 *
 * Fills pages from the top. A strip that is higher than a page is never made.
 *
 * Returns: (transfer full) (element-type GPtrArray): the marks of each page,
 *   relative to the text area's top left
 */
GPtrArray *xq_strips_to_pages (GPtrArray *strips,
                               double     height);

G_END_DECLS
