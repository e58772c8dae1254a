/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <pango/pangocairo.h>
#include <cairo-pdf.h>

#include "worker.h"

/* The same hundred pages by Pango and cairo: paper, text area, size and leading
 * as the term summary is set, in whatever Song the system gives. */

#define MM (72.0 / 25.4)
#define PAPER_WIDTH (210 * MM)
#define PAPER_HEIGHT (297 * MM)
#define LEFT (25 * MM)
#define TOP (22 * MM)
#define WIDTH (165 * MM)
#define HEIGHT (255 * MM)
#define LEADING 26.0

static const char *folder;

static cairo_status_t
collect (void                *data,
         const unsigned char *bytes,
         unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_paragraph (cairo_t    *cairo,
               const char *text,
               double     *y,
               gint64     *n_pages)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cairo);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("AR PL UMing CN");

  pango_font_description_set_absolute_size (font, 14 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (WIDTH * PANGO_SCALE));
  pango_layout_set_indent (layout, 28 * PANGO_SCALE);
  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      if (*y + LEADING > HEIGHT)
        {
          cairo_show_page (cairo);
          (*n_pages)++;
          *y = 0;
        }
      *y += LEADING;
      cairo_move_to (cairo, LEFT, TOP + *y);
      pango_cairo_show_layout_line (cairo, pango_layout_get_line_readonly (layout, i));
    }
}

static double
measure_pages (gint64 *count)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "pages.txt", NULL);
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  cairo_surface_t *surface;
  cairo_t *cairo;
  double seconds;
  double y = 0;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (g_strchomp (text), "\n", -1);

  work_start ();
  surface = cairo_pdf_surface_create_for_stream (collect, pdf, PAPER_WIDTH, PAPER_HEIGHT);
  cairo = cairo_create (surface);
  *count = 1;
  for (guint i = 0; lines[i] != NULL; i++)
    set_paragraph (cairo, lines[i], &y, count);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  seconds = work_seconds ();

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_cmpint (*count, >=, 100);
  return seconds;
}

static const Work works[] = {
  { "pages", measure_pages },
  { NULL }
};

/* bench-pages FOLDER */
int
main (int   argc,
      char *argv[])
{
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  return work_serve (works);
}
