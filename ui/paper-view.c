/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "paper-drawing.h"
#include "paper-view.h"

#define ZOOM_STEP 1.2
#define LEAST_ZOOM 0.4
#define MOST_ZOOM 3.0

/* What the pages leave free at the sides: margins, and a scroll bar. */
#define BESIDE 44

#define DRAW_MILLISECONDS 20

/* Pages are drawn so many heights of the view before they come into sight, and given
 * up when they are so many away: a page is some megabytes. */
#define BEFORE 1.0
#define AWAY 4.0

typedef struct
{
  GtkWidget *picture;
  double     factor;    /* pixels a point in which it is drawn; 0: not drawn */
} Page;

struct _XqPaperView
{
  GtkWidget          parent_instance;

  XqPaperDrawing    *drawing;
  GArray            *sizes;       /* of its pages, once they are known */
  GArray            *pages;       /* Page, from top to bottom */
  double             zoom;        /* pixels a point; 0: as wide as the view */
  double             shown;       /* the zoom of what is in sight */
  int                width;       /* of the view, when it was laid out last */
  guint              draw_source;
  guint              resize_source;
  gboolean           busy;        /* the drawing thread is */
  guint              drawn_page;  /* what it draws then */
  GCancellable      *cancellable; /* of what it does */

  GtkStack          *stack;
  GtkLabel          *words_label;
  GtkScrolledWindow *scrolled;
  GtkBox            *pages_box;
};

G_DEFINE_FINAL_TYPE (XqPaperView, xq_paper_view, GTK_TYPE_WIDGET)

static void queue_draw (XqPaperView *self);

/* --- the pages' places --- */

static void
keep_pages (XqPaperView *self,
            guint        n)
{
  while (self->pages->len > n)
    {
      gtk_box_remove (self->pages_box, g_array_index (self->pages, Page, self->pages->len - 1).picture);
      g_array_set_size (self->pages, self->pages->len - 1);
    }
  while (self->pages->len < n)
    {
      g_autofree char *name = g_strdup_printf (_("Page %u"), self->pages->len + 1);
      Page page = { gtk_picture_new (), 0 };

      gtk_picture_set_alternative_text (GTK_PICTURE (page.picture), name);
      gtk_widget_add_css_class (page.picture, "paper");
      gtk_box_append (self->pages_box, page.picture);
      g_array_append_val (self->pages, page);
    }
}

/* White pages of their sizes; what is drawn already stays until it is drawn anew. */
static void
lay_out (XqPaperView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->sizes == NULL || self->sizes->len == 0 || self->width <= BESIDE)
    return;
  self->shown = self->zoom > 0 ? self->zoom
              : CLAMP ((self->width - BESIDE) / g_array_index (self->sizes, XqPaperSize, 0).width, LEAST_ZOOM, MOST_ZOOM);
  keep_pages (self, self->sizes->len);
  for (guint i = 0; i < self->sizes->len; i++)
    {
      const XqPaperSize *size = &g_array_index (self->sizes, XqPaperSize, i);

      gtk_widget_set_size_request (g_array_index (self->pages, Page, i).picture,
                                   (int) ceil (size->width * self->shown * scale) / scale,
                                   (int) ceil (size->height * self->shown * scale) / scale);
    }
  gtk_stack_set_visible_child_name (self->stack, "pages");
}

/* How far a page is from what is in sight, in heights of the view; 0: it is in sight. */
static double
get_distance (XqPaperView *self,
              const Page  *page)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->scrolled));
  graphene_rect_t bounds;

  if (height <= 0 || gtk_widget_get_height (page->picture) <= 0 ||
      !gtk_widget_compute_bounds (page->picture, GTK_WIDGET (self->scrolled), &bounds))
    return G_MAXDOUBLE;
  if (bounds.origin.y + bounds.size.height < 0)
    return -(double) (bounds.origin.y + bounds.size.height) / height;
  return MAX (0, bounds.origin.y - height) / height;
}

/* --- what is drawn --- */

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqPaperView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = xq_paper_drawing_draw_finish (XQ_PAPER_DRAWING (source), result, &error);

  self->busy = FALSE;
  if (texture != NULL && self->drawing == XQ_PAPER_DRAWING (source) && self->drawn_page < self->pages->len)
    gtk_picture_set_paintable (GTK_PICTURE (g_array_index (self->pages, Page, self->drawn_page).picture), GDK_PAINTABLE (texture));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    xq_paper_view_set_words (self, error->message);
  queue_draw (self);
}

/* Those in sight first, one at a time: whoever leafs on waits for no other. */
static void
draw_next (XqPaperView *self)
{
  double factor = self->shown * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double nearest = BEFORE;
  Page *next = NULL;

  for (guint i = 0; i < self->pages->len; i++)
    {
      Page *page = &g_array_index (self->pages, Page, i);
      double distance = get_distance (self, page);

      if (distance > AWAY && page->factor > 0)
        {
          gtk_picture_set_paintable (GTK_PICTURE (page->picture), NULL);
          page->factor = 0;
        }
      else if (distance <= nearest && !G_APPROX_VALUE (page->factor, factor, 1e-6) && (next == NULL || distance < nearest))
        {
          nearest = distance;
          next = page;
          self->drawn_page = i;
        }
    }
  if (next == NULL)
    return;
  next->factor = factor;
  self->busy = TRUE;
  /* Translators: stands across the pages of a paper that is only looked at */
  xq_paper_drawing_draw_async (self->drawing, self->drawn_page, factor, _("Preview"), self->cancellable, drawn_cb,
                               g_object_ref (self));
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqPaperView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = xq_paper_drawing_measure_finish (XQ_PAPER_DRAWING (source), result, &error);

  self->busy = FALSE;
  if (self->drawing == XQ_PAPER_DRAWING (source) && self->pages_box != NULL)
    {
      if (sizes != NULL)
        {
          self->sizes = g_steal_pointer (&sizes);
          lay_out (self);
        }
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          xq_paper_view_set_words (self, error->message);
          return;
        }
    }
  queue_draw (self);
}

static gboolean
draw_cb (gpointer user_data)
{
  XqPaperView *self = user_data;

  self->draw_source = 0;
  if (self->busy || self->drawing == NULL || self->pages_box == NULL || self->width <= BESIDE)
    return G_SOURCE_REMOVE;
  if (self->sizes != NULL)
    {
      draw_next (self);
      return G_SOURCE_REMOVE;
    }
  self->busy = TRUE;
  xq_paper_drawing_measure_async (self->drawing, self->cancellable, measured_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* After the pages have been given their places. */
static void
queue_draw (XqPaperView *self)
{
  if (self->draw_source == 0 && self->pages_box != NULL)
    self->draw_source = g_timeout_add (DRAW_MILLISECONDS, draw_cb, self);
}

static void
forget_drawing (XqPaperView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->drawing);
  g_clear_pointer (&self->sizes, g_array_unref);
}

void
xq_paper_view_set_pdf (XqPaperView *self,
                       GBytes      *pdf)
{
  g_return_if_fail (XQ_IS_PAPER_VIEW (self) && pdf != NULL);

  forget_drawing (self);
  self->cancellable = g_cancellable_new ();
  self->drawing = xq_paper_drawing_new (pdf);
  for (guint i = 0; i < self->pages->len; i++)
    g_array_index (self->pages, Page, i).factor = 0;
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
  lay_out (self);
  queue_draw (self);
}

guint
xq_paper_view_get_n_pages (XqPaperView *self)
{
  g_return_val_if_fail (XQ_IS_PAPER_VIEW (self), 0);

  return self->pages->len;
}

/* Not while it is being given its size. */
static gboolean
resized_cb (gpointer user_data)
{
  XqPaperView *self = user_data;

  self->resize_source = 0;
  lay_out (self);
  queue_draw (self);
  return G_SOURCE_REMOVE;
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
      self->width = width;
      if (self->resize_source == 0)
        self->resize_source = g_idle_add (resized_cb, self);
    }
}

static void
xq_paper_view_dispose (GObject *object)
{
  XqPaperView *self = XQ_PAPER_VIEW (object);

  g_clear_handle_id (&self->draw_source, g_source_remove);
  g_clear_handle_id (&self->resize_source, g_source_remove);
  forget_drawing (self);
  g_array_set_size (self->pages, 0);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_PAPER_VIEW);

  G_OBJECT_CLASS (xq_paper_view_parent_class)->dispose (object);
}

static void
xq_paper_view_finalize (GObject *object)
{
  g_array_unref (XQ_PAPER_VIEW (object)->pages);

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
  GtkAdjustment *adjustment;

  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_draw), self, G_CONNECT_SWAPPED);
}
