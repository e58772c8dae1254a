/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf-reader.h"

static void
ignore (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        data)
{
  (void) domain;
  (void) level;
  (void) message;
  (void) data;
}

PopplerDocument *
pdf_open (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;

  /* libharu's ToUnicode table is one that poppler reads and grumbles at. */
  g_log_set_handler ("Poppler", G_LOG_LEVEL_INFO, ignore, NULL);
  document = poppler_document_new_from_bytes (pdf, NULL, &error);

  g_assert_no_error (error);
  return document;
}

char *
pdf_page_text (PopplerDocument *document,
               int              page)
{
  g_autoptr (PdfPage) opened = poppler_document_get_page (document, page);
  g_autofree char *words = poppler_page_get_text (opened);
  GString *text = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (text, g_utf8_get_char (p));
  return g_string_free (text, FALSE);
}

char *
pdf_text (GBytes *pdf,
          int    *n_pages)
{
  g_autoptr (PdfDocument) document = pdf_open (pdf);
  GString *text = g_string_new (NULL);
  int n = poppler_document_get_n_pages (document);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *page = pdf_page_text (document, i);

      g_string_append (text, page);
    }
  if (n_pages != NULL)
    *n_pages = n;
  return g_string_free (text, FALSE);
}

cairo_surface_t *
pdf_render (PopplerDocument *document,
            int              page)
{
  g_autoptr (PdfPage) opened = poppler_document_get_page (document, page);
  cairo_surface_t *pixels;
  cairo_t *cairo;
  double width;
  double height;

  poppler_page_get_size (opened, &width, &height);
  pixels = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) (width * PDF_DOTS / 72), (int) (height * PDF_DOTS / 72));
  cairo = cairo_create (pixels);
  cairo_scale (cairo, PDF_DOTS / 72, PDF_DOTS / 72);
  poppler_page_render_for_printing (opened, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (pixels);
  return pixels;
}

guint
pdf_ink (cairo_surface_t        *pixels,
         const PopplerRectangle *area)
{
  const guint8 *data = cairo_image_surface_get_data (pixels);
  int stride = cairo_image_surface_get_stride (pixels);
  int right = MIN ((int) (area->x2 * PDF_DOTS / 72), cairo_image_surface_get_width (pixels));
  int bottom = MIN ((int) (area->y2 * PDF_DOTS / 72), cairo_image_surface_get_height (pixels));
  guint ink = 0;

  for (int y = MAX ((int) (area->y1 * PDF_DOTS / 72), 0); y < bottom; y++)
    for (int x = MAX ((int) (area->x1 * PDF_DOTS / 72), 0); x < right; x++)
      ink += data[y * stride + x] > 127;
  return ink;
}

guint
count_of (const char *text,
          const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + strlen (words), words))
    n++;
  return n;
}
