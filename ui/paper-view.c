/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "paper-view.h"

#define ZOOM_STEP 1.2
#define LEAST_ZOOM 0.4
#define MOST_ZOOM 3.0

/* What the pages leave free at the sides: margins, and a scroll bar. */
#define BESIDE 44

struct _XqPaperView
{
  GtkWidget          parent_instance;

  GBytes            *pdf;
  double             zoom;        /* pixels a point; 0: as wide as the view */
  double             shown;       /* the zoom of what is in sight */
  int                width;       /* of the view, when it was drawn last */
  guint              draw_source;
  GCancellable      *cancellable; /* of the drawing under way */

  GtkStack          *stack;
  GtkLabel          *words_label;
  GtkScrolledWindow *scrolled;
  GtkBox            *pages_box;
};

G_DEFINE_FINAL_TYPE (XqPaperView, xq_paper_view, GTK_TYPE_WIDGET)

/* --- in the drawing thread --- */

typedef struct
{
  GBytes *pdf;
  double  zoom;    /* 0: by width */
  int     width;   /* pixels that a page may take then */
  int     scale;   /* of the screen */
  char   *mark;
} Drawing;

typedef struct
{
  GPtrArray *textures;
  double     zoom;
} Drawn;

static void
drawing_free (Drawing *drawing)
{
  g_bytes_unref (drawing->pdf);
  g_free (drawing->mark);
  g_free (drawing);
}

static void
drawn_free (Drawn *drawn)
{
  g_ptr_array_unref (drawn->textures);
  g_free (drawn);
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

static GdkTexture *
draw_page (PopplerPage *page,
           double       factor,
           const char  *mark)
{
  double wide;
  double high;
  int width;
  int height;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) pixels = NULL;

  poppler_page_get_size (page, &wide, &high);
  width = (int) ceil (wide * factor);
  height = (int) ceil (high * factor);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, factor, factor);
  poppler_page_render (page, cr);
  draw_mark (cr, mark, wide, high);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       (gsize) cairo_image_surface_get_stride (surface) * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels,
                                 (gsize) cairo_image_surface_get_stride (surface));
}

static void
draw_pages (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Drawing *drawing = data;
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (drawing->pdf, NULL, &error);
  Drawn *drawn;
  int n_pages;

  (void) source;
  if (document == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  drawn = g_new0 (Drawn, 1);
  drawn->textures = g_ptr_array_new_with_free_func (g_object_unref);
  drawn->zoom = drawing->zoom;
  n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      double wide;

      poppler_page_get_size (page, &wide, NULL);
      if (drawn->zoom <= 0)
        drawn->zoom = CLAMP (drawing->width / wide, LEAST_ZOOM, MOST_ZOOM);
      g_ptr_array_add (drawn->textures, draw_page (page, drawn->zoom * drawing->scale, drawing->mark));
      g_object_unref (page);
    }
  g_object_unref (document);
  g_task_return_pointer (task, drawn, (GDestroyNotify) drawn_free);
}

/* --- in the main thread --- */

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  XqPaperView *self = XQ_PAPER_VIEW (source);
  g_autoptr (GError) error = NULL;
  Drawn *drawn = g_task_propagate_pointer (G_TASK (result), &error);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  (void) user_data;
  if (drawn == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        xq_paper_view_set_words (self, error->message);
      return;
    }
  if (self->pages_box != NULL)
    {
      empty_box (self->pages_box);
      self->shown = drawn->zoom;
      for (guint i = 0; i < drawn->textures->len; i++)
        {
          GdkTexture *texture = g_ptr_array_index (drawn->textures, i);
          GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
          g_autofree char *name = g_strdup_printf (_("Page %u"), i + 1);

          gtk_widget_set_size_request (picture, gdk_texture_get_width (texture) / scale, gdk_texture_get_height (texture) / scale);
          gtk_picture_set_alternative_text (GTK_PICTURE (picture), name);
          gtk_widget_add_css_class (picture, "paper");
          gtk_box_append (self->pages_box, picture);
        }
      gtk_stack_set_visible_child_name (self->stack, "pages");
    }
  drawn_free (drawn);
}

static gboolean
draw_cb (gpointer user_data)
{
  XqPaperView *self = user_data;
  g_autoptr (GTask) task = NULL;
  Drawing *drawing;

  self->draw_source = 0;
  if (self->pdf == NULL || self->width <= BESIDE)
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  drawing = g_new0 (Drawing, 1);
  drawing->pdf = g_bytes_ref (self->pdf);
  drawing->zoom = self->zoom;
  drawing->width = self->width - BESIDE;
  drawing->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  /* Translators: stands across the pages of a paper that is only looked at */
  drawing->mark = g_strdup (_("Preview"));
  task = g_task_new (self, self->cancellable, drawn_cb, NULL);
  g_task_set_source_tag (task, draw_cb);
  g_task_set_task_data (task, drawing, (GDestroyNotify) drawing_free);
  g_task_run_in_thread (task, draw_pages);
  return G_SOURCE_REMOVE;
}

static void
queue_draw (XqPaperView *self)
{
  if (self->draw_source == 0)
    self->draw_source = g_timeout_add (40, draw_cb, self);
}

void
xq_paper_view_set_pdf (XqPaperView *self,
                       GBytes      *pdf)
{
  g_return_if_fail (XQ_IS_PAPER_VIEW (self) && pdf != NULL);

  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = g_bytes_ref (pdf);
  queue_draw (self);
}

void
xq_paper_view_set_words (XqPaperView *self,
                         const char  *words)
{
  g_return_if_fail (XQ_IS_PAPER_VIEW (self) && words != NULL);

  if (self->stack == NULL)
    return;
  gtk_label_set_text (self->words_label, words);
  gtk_stack_set_visible_child_name (self->stack, "words");
}

void
xq_paper_view_zoom (XqPaperView *self,
                    int          steps)
{
  g_return_if_fail (XQ_IS_PAPER_VIEW (self));

  self->zoom = steps == 0 ? 0 : CLAMP ((self->zoom > 0 ? self->zoom : self->shown) * pow (ZOOM_STEP, steps), LEAST_ZOOM, MOST_ZOOM);
  queue_draw (self);
}

guint
xq_paper_view_get_n_pages (XqPaperView *self)
{
  guint n = 0;

  g_return_val_if_fail (XQ_IS_PAPER_VIEW (self), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
xq_paper_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (XQ_PAPER_VIEW (widget)->stack), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
xq_paper_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  XqPaperView *self = XQ_PAPER_VIEW (widget);

  gtk_widget_allocate (GTK_WIDGET (self->stack), width, height, baseline, NULL);
  if (width != self->width)
    {
      gboolean first = self->width == 0;

      self->width = width;
      if (first || self->zoom <= 0)
        queue_draw (self);
    }
}

static void
xq_paper_view_dispose (GObject *object)
{
  XqPaperView *self = XQ_PAPER_VIEW (object);

  g_clear_handle_id (&self->draw_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_PAPER_VIEW);

  G_OBJECT_CLASS (xq_paper_view_parent_class)->dispose (object);
}

static void
xq_paper_view_finalize (GObject *object)
{
  g_clear_pointer (&XQ_PAPER_VIEW (object)->pdf, g_bytes_unref);

  G_OBJECT_CLASS (xq_paper_view_parent_class)->finalize (object);
}

static void
xq_paper_view_class_init (XqPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_paper_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_paper_view_finalize;
  widget_class->measure = xq_paper_view_measure;
  widget_class->size_allocate = xq_paper_view_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/paper-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPaperView, stack);
  gtk_widget_class_bind_template_child (widget_class, XqPaperView, words_label);
  gtk_widget_class_bind_template_child (widget_class, XqPaperView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, XqPaperView, pages_box);
}

static void
xq_paper_view_init (XqPaperView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
