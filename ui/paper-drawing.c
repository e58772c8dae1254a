/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <math.h>

#include <poppler.h>

#include "paper-drawing.h"

struct _XqPaperDrawing
{
  GObject          parent_instance;

  GBytes          *pdf;
  PopplerDocument *document;  /* the thread's, from when it is measured */
};

G_DEFINE_FINAL_TYPE (XqPaperDrawing, xq_paper_drawing, G_TYPE_OBJECT)

/* --- in the drawing thread --- */

typedef struct
{
  guint   page;
  double  factor;
  char   *mark;
} Order;

static void
order_free (Order *order)
{
  g_free (order->mark);
  g_free (order);
}

static void
measure_pages (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  XqPaperDrawing *self = source;
  GArray *sizes;
  GError *error = NULL;
  int n;

  (void) data;
  (void) cancellable;
  if (self->document == NULL)
    self->document = poppler_document_new_from_bytes (self->pdf, NULL, &error);
  if (self->document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  n = poppler_document_get_n_pages (self->document);
  sizes = g_array_sized_new (FALSE, FALSE, sizeof (XqPaperSize), (guint) n);
  for (int i = 0; i < n; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->document, i);
      XqPaperSize size;

      poppler_page_get_size (page, &size.width, &size.height);
      g_array_append_val (sizes, size);
      g_object_unref (page);
    }
  g_task_return_pointer (task, sizes, (GDestroyNotify) g_array_unref);
}

/* Across the page, so that no picture of the screen passes for the paper. */
static void
draw_mark (cairo_t    *cr,
           const char *mark,
           double      width,
           double      height)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int wide;
  int high;

  pango_font_description_set_family (font, "sans");
  pango_font_description_set_absolute_size (font, width / 6 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, mark, -1);
  pango_layout_get_size (layout, &wide, &high);
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, -G_PI / 6);
  cairo_translate (cr, -wide / (2.0 * PANGO_SCALE), -high / (2.0 * PANGO_SCALE));
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.18);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_page (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  XqPaperDrawing *self = source;
  const Order *order = data;
  PopplerPage *page = poppler_document_get_page (self->document, (int) order->page);
  double wide;
  double high;
  int width;
  int height;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) pixels = NULL;

  (void) cancellable;
  poppler_page_get_size (page, &wide, &high);
  width = (int) ceil (wide * order->factor);
  height = (int) ceil (high * order->factor);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, order->factor, order->factor);
  poppler_page_render (page, cr);
  draw_mark (cr, order->mark, wide, high);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       (gsize) cairo_image_surface_get_stride (surface) * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy, surface);
  g_object_unref (page);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels,
                                                 (gsize) cairo_image_surface_get_stride (surface)),
                         g_object_unref);
}

/* --- in the main thread --- */

void
xq_paper_drawing_measure_async (XqPaperDrawing      *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (XQ_IS_PAPER_DRAWING (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, xq_paper_drawing_measure_async);
  g_task_run_in_thread (task, measure_pages);
}

GArray *
xq_paper_drawing_measure_finish (XqPaperDrawing  *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
xq_paper_drawing_draw_async (XqPaperDrawing      *self,
                             guint                page,
                             double               factor,
                             const char          *mark,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (XQ_IS_PAPER_DRAWING (self) && self->document != NULL && mark != NULL);

  order = g_new0 (Order, 1);
  order->page = page;
  order->factor = factor;
  order->mark = g_strdup (mark);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, xq_paper_drawing_draw_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, draw_page);
}

GdkTexture *
xq_paper_drawing_draw_finish (XqPaperDrawing  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
xq_paper_drawing_finalize (GObject *object)
{
  XqPaperDrawing *self = XQ_PAPER_DRAWING (object);

  g_clear_object (&self->document);
  g_bytes_unref (self->pdf);

  G_OBJECT_CLASS (xq_paper_drawing_parent_class)->finalize (object);
}

static void
xq_paper_drawing_class_init (XqPaperDrawingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_paper_drawing_finalize;
}

static void
xq_paper_drawing_init (XqPaperDrawing *self)
{
  (void) self;
}

XqPaperDrawing *
xq_paper_drawing_new (GBytes *pdf)
{
  XqPaperDrawing *self;

  g_return_val_if_fail (pdf != NULL, NULL);

  self = g_object_new (XQ_TYPE_PAPER_DRAWING, NULL);
  self->pdf = g_bytes_ref (pdf);
  return self;
}
