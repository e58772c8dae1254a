/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqPaperDrawing:
 *
 * A paper whose pages are drawn by a thread of its own, from memory, when they are
 * asked for. Asked in the main thread, one thing at a time.
 */
#define XQ_TYPE_PAPER_DRAWING (xq_paper_drawing_get_type ())
G_DECLARE_FINAL_TYPE (XqPaperDrawing, xq_paper_drawing, XQ, PAPER_DRAWING, GObject)

/**
 * XqPaperSize:
 * @width: of a page
 * @height: of a page, both in points
 */
typedef struct
{
  double width;
  double height;
} XqPaperSize;

/**
 * xq_paper_drawing_new:
 * @pdf: the paper
 *
 * Returns: (transfer full): the drawing
 */
XqPaperDrawing *xq_paper_drawing_new            (GBytes               *pdf);

/**
 * xq_paper_drawing_measure_async:
 * @self: a drawing
 * @cancellable: (nullable): a cancellable
 * @callback: called when the sizes are known
 * @user_data: for @callback
 */
void            xq_paper_drawing_measure_async  (XqPaperDrawing       *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

/**
 * xq_paper_drawing_measure_finish:
 * @self: a drawing
 * @result: of the callback
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type XqPaperSize) (nullable): a size for each page
 */
GArray         *xq_paper_drawing_measure_finish (XqPaperDrawing       *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/**
 * xq_paper_drawing_draw_async:
 * @self: a drawing that was measured
 * @page: which page, from 0
 * @factor: pixels a point
 * @mark: stands across the page
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is drawn
 * @user_data: for @callback
 */
void            xq_paper_drawing_draw_async     (XqPaperDrawing       *self,
                                                 guint                 page,
                                                 double                factor,
                                                 const char           *mark,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

/**
 * xq_paper_drawing_draw_finish:
 * @self: a drawing
 * @result: of the callback
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the page
 */
GdkTexture     *xq_paper_drawing_draw_finish    (XqPaperDrawing       *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
