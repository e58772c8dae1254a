/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <errno.h>
#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <hpdf.h>

#include "papers/font-thin.h"
#include "papers/pdf.h"

/* How much a stroke is thickened, in em. */
#define BOLD 0.028

typedef struct
{
  XqFonts    *fonts;
  HPDF_Doc    document;
  HPDF_Page   page;
  HPDF_Font   faces[XQ_N_FACES];
  int         files[XQ_N_FACES];   /* memory files, open until the document is saved */
  double      height;
  HPDF_STATUS first_error;

  /* While an outline is traced: */
  double      x;
  double      y;
  double      size;
} Drawing;

/* What stands on a paper does not stay behind in freed memory. */
static void * HPDF_STDCALL
take_memory (HPDF_UINT size)
{
  return malloc (size);
}

static void HPDF_STDCALL
give_memory_back (void *memory)
{
  if (memory != NULL)
    explicit_bzero (memory, malloc_usable_size (memory));
  free (memory);
}

static void
wipe_and_free (gpointer data)
{
  give_memory_back (data);
}

/* The first error tells why; the library goes on in its error state. */
static void
note_error (HPDF_STATUS  status,
            HPDF_STATUS  detail,
            void        *data)
{
  Drawing *drawing = data;

  (void) detail;
  if (drawing->first_error == HPDF_OK)
    drawing->first_error = status;
}

static gboolean
write_all (int           file,
           const guint8 *data,
           gsize         length,
           gsize         offset)
{
  while (length > 0)
    {
      ssize_t n = pwrite (file, data, length, (off_t) offset);

      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
      offset += (gsize) n;
    }
  return TRUE;
}

/* libharu has read which character is which glyph, and writes that down for the
 * reader in a way of its own; the table itself it copies into the paper, where
 * nothing needs it. Of noughts it is an empty table. */
static gboolean
forget_characters (int     file,
                   GBytes *font)
{
  gsize from;
  gsize length;
  g_autofree guint8 *noughts = NULL;

  if (!xq_font_find_table (font, "cmap", &from, &length))
    return TRUE;
  noughts = g_malloc0 (length);
  return write_all (file, noughts, length, from);
}

/* libharu 2.3 reads fonts from files only; a memory file leaves nothing on the disk. */
static gboolean
load_font (Drawing     *drawing,
           XqFaceRole   role,
           GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = xq_fonts_subset (drawing->fonts, role, &local);
  g_autofree char *path = NULL;
  const char *name;
  const guint8 *data;
  gsize length;
  gboolean ok;

  if (bytes == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return local == NULL && (error == NULL || *error == NULL);
    }

  drawing->files[role] = memfd_create ("font", MFD_CLOEXEC);
  data = g_bytes_get_data (bytes, &length);
  ok = drawing->files[role] >= 0 && write_all (drawing->files[role], data, length, 0);
  if (!ok)
    {
      g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED,
                   _("There is not enough memory for the paper's fonts (%s). Close other programs and try again."),
                   g_strerror (errno));
      return FALSE;
    }
  path = g_strdup_printf ("/proc/self/fd/%d", drawing->files[role]);
  name = HPDF_LoadTTFontFromFile (drawing->document, path, HPDF_TRUE);
  drawing->faces[role] = name != NULL ? HPDF_GetFont (drawing->document, name, "UTF-8") : NULL;
  ok = forget_characters (drawing->files[role], bytes);
  if (drawing->faces[role] == NULL || !ok)
    {
      g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED,
                   _("A font cannot be put into the paper (%lx). Nothing was printed; install the fonts again."),
                   (unsigned long) drawing->first_error);
      return FALSE;
    }
  return TRUE;
}

/* Half a dot of a printer with 600 dots an inch; more digits only make the paper
 * larger. In powers of two, or libharu's floats would be written as 760.04999. */
static HPDF_REAL
rounded (double value)
{
  return (HPDF_REAL) (floor (value * 16 + 0.5) / 16);
}

/* Of what is smaller than a character. */
static HPDF_REAL
finely_rounded (double value)
{
  return (HPDF_REAL) (floor (value * 64 + 0.5) / 64);
}

static HPDF_REAL
to_x (Drawing *drawing,
      double   x)
{
  return finely_rounded (drawing->x + x * drawing->size);
}

static HPDF_REAL
to_y (Drawing *drawing,
      double   y)
{
  return finely_rounded (drawing->y + y * drawing->size);
}

static void
move_to (double   x,
         double   y,
         gpointer data)
{
  Drawing *drawing = data;

  HPDF_Page_MoveTo (drawing->page, to_x (drawing, x), to_y (drawing, y));
}

static void
line_to (double   x,
         double   y,
         gpointer data)
{
  Drawing *drawing = data;

  HPDF_Page_LineTo (drawing->page, to_x (drawing, x), to_y (drawing, y));
}

static void
curve_to (double   x1,
          double   y1,
          double   x2,
          double   y2,
          double   x,
          double   y,
          gpointer data)
{
  Drawing *drawing = data;

  HPDF_Page_CurveTo (drawing->page, to_x (drawing, x1), to_y (drawing, y1), to_x (drawing, x2), to_y (drawing, y2),
                     to_x (drawing, x), to_y (drawing, y));
}

static void
set_grey (Drawing *drawing,
          double   grey)
{
  HPDF_Page_SetGrayFill (drawing->page, (HPDF_REAL) grey);
}

static void
write_text (Drawing    *drawing,
            XqFaceRole  face,
            double      size,
            double      spread,
            double      x,
            double      y,
            const char *text)
{
  HPDF_Page_BeginText (drawing->page);
  HPDF_Page_SetFontAndSize (drawing->page, drawing->faces[face], (HPDF_REAL) size);
  /* Forty characters add it up. */
  HPDF_Page_SetCharSpace (drawing->page, (HPDF_REAL) (floor (spread * 1000 + 0.5) / 1000));
  HPDF_Page_TextOut (drawing->page, rounded (x), rounded (drawing->height - y), text);
  HPDF_Page_EndText (drawing->page);
}

/* No font has it: its number in a box, so that a person sees what to write by hand. */
static void
draw_boxed (Drawing      *drawing,
            const XqMark *mark,
            gunichar      character)
{
  double side = 0.86 * mark->size;
  g_autofree char *number = g_strdup_printf ("%04X", character);
  gsize half = (strlen (number) + 1) / 2;
  g_autofree char *above = g_strndup (number, half);

  HPDF_Page_SetLineWidth (drawing->page, 0.4f);
  HPDF_Page_Rectangle (drawing->page, rounded (mark->x + 0.07 * mark->size),
                       rounded (drawing->height - mark->y - 0.1 * mark->size), rounded (side), rounded (side));
  HPDF_Page_Stroke (drawing->page);
  write_text (drawing, XQ_FACE_SONG, 0.42 * mark->size, 0, mark->x + 0.17 * mark->size, mark->y - 0.38 * mark->size, above);
  write_text (drawing, XQ_FACE_SONG, 0.42 * mark->size, 0, mark->x + 0.17 * mark->size, mark->y, number + half);
}

static void
draw_text (Drawing      *drawing,
           const XqMark *mark)
{
  static const XqOutlineSink sink = { move_to, line_to, curve_to };
  const XqGlyph *glyph = xq_fonts_look_up (drawing->fonts, mark->face, g_utf8_get_char (mark->text));

  set_grey (drawing, mark->grey);
  if (mark->bold)
    HPDF_Page_SetLineWidth (drawing->page, (HPDF_REAL) (BOLD * mark->size));
  if (glyph->way == XQ_GLYPH_TEXT)
    {
      if (mark->bold)
        HPDF_Page_SetTextRenderingMode (drawing->page, HPDF_FILL_THEN_STROKE);
      write_text (drawing, glyph->face, mark->size, mark->spread, mark->x, mark->y, mark->text);
      if (mark->bold)
        HPDF_Page_SetTextRenderingMode (drawing->page, HPDF_FILL);
    }
  else if (glyph->way == XQ_GLYPH_OUTLINE)
    {
      drawing->x = mark->x;
      drawing->y = drawing->height - mark->y;
      drawing->size = mark->size;
      xq_fonts_trace (drawing->fonts, glyph, &sink, drawing);
      if (mark->bold)
        HPDF_Page_FillStroke (drawing->page);
      else
        HPDF_Page_Fill (drawing->page);
    }
  else
    draw_boxed (drawing, mark, g_utf8_get_char (mark->text));
}

static void
draw_line (Drawing *drawing,
           double   x1,
           double   y1,
           double   x2,
           double   y2)
{
  HPDF_Page_MoveTo (drawing->page, rounded (x1), rounded (drawing->height - y1));
  HPDF_Page_LineTo (drawing->page, rounded (x2), rounded (drawing->height - y2));
  HPDF_Page_Stroke (drawing->page);
}

static void
draw_mark (Drawing      *drawing,
           const XqMark *mark)
{
  static const HPDF_UINT16 dashes[] = { 3, 3 };

  if (mark->kind == XQ_MARK_TEXT)
    {
      draw_text (drawing, mark);
      return;
    }
  HPDF_Page_SetLineWidth (drawing->page, (HPDF_REAL) mark->stroke);
  switch (mark->kind)
    {
    case XQ_MARK_LINE:
      draw_line (drawing, mark->x, mark->y, mark->x + mark->width, mark->y + mark->height);
      break;
    case XQ_MARK_DASHES:
      HPDF_Page_SetDash (drawing->page, dashes, G_N_ELEMENTS (dashes), 0);
      draw_line (drawing, mark->x, mark->y, mark->x + mark->width, mark->y + mark->height);
      HPDF_Page_SetDash (drawing->page, NULL, 0, 0);
      break;
    case XQ_MARK_FILL:
      set_grey (drawing, mark->grey);
      HPDF_Page_Rectangle (drawing->page, rounded (mark->x), rounded (drawing->height - mark->y - mark->height),
                           rounded (mark->width), rounded (mark->height));
      HPDF_Page_Fill (drawing->page);
      break;
    case XQ_MARK_TICK:
    case XQ_MARK_FRAME:
      HPDF_Page_Rectangle (drawing->page, rounded (mark->x), rounded (drawing->height - mark->y - mark->height),
                           rounded (mark->width), rounded (mark->height));
      HPDF_Page_Stroke (drawing->page);
      if (mark->kind == XQ_MARK_TICK && mark->grey > 0)
        {
          HPDF_Page_SetLineWidth (drawing->page, 1.1f);
          draw_line (drawing, mark->x + 0.18 * mark->width, mark->y + 0.52 * mark->height,
                     mark->x + 0.42 * mark->width, mark->y + 0.8 * mark->height);
          draw_line (drawing, mark->x + 0.42 * mark->width, mark->y + 0.8 * mark->height,
                     mark->x + 0.86 * mark->width, mark->y + 0.16 * mark->height);
        }
      break;
    case XQ_MARK_TEXT:
    default:
      break;
    }
}

static GBytes *
save (Drawing  *drawing,
      GError  **error)
{
  HPDF_UINT32 size;
  HPDF_UINT32 n;
  HPDF_BYTE *data;

  HPDF_SaveToStream (drawing->document);
  HPDF_ResetStream (drawing->document);
  size = n = drawing->first_error == HPDF_OK ? HPDF_GetStreamSize (drawing->document) : 0;
  data = malloc (MAX (size, 1));
  if (data != NULL && size > 0)
    (void) HPDF_ReadFromStream (drawing->document, data, &n);
  if (data == NULL || size == 0 || n != size || (drawing->first_error != HPDF_OK && drawing->first_error != HPDF_STREAM_EOF))
    {
      give_memory_back (data);
      g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED,
                   _("The paper could not be drawn (%lx). Nothing was printed."),
                   (unsigned long) drawing->first_error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, size, wipe_and_free, data);
}

/* libharu copies the pages through buffers on its stack, and leaves them there. */
static G_GNUC_NO_INLINE void
wipe_stack (void)
{
  guint8 below[32768];

  explicit_bzero (below, sizeof below);
}

GBytes *
xq_pdf_draw (XqFonts     *fonts,
             GPtrArray   *pages,
             double       width,
             double       height,
             const char  *title,
             gboolean     secret,
             GError     **error)
{
  Drawing drawing = { .fonts = fonts, .height = height, .files = { -1, -1 } };
  GBytes *bytes = NULL;
  gboolean ok = TRUE;

  drawing.document = HPDF_NewEx (note_error, take_memory, give_memory_back, 0, &drawing);
  if (drawing.document == NULL)
    {
      g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED,
                   _("There is not enough memory for the paper. Close other programs and try again."));
      return NULL;
    }
  HPDF_UseUTFEncodings (drawing.document);
  /* Without it the title becomes unreadable. */
  HPDF_SetCurrentEncoder (drawing.document, "UTF-8");
  HPDF_SetCompressionMode (drawing.document, secret ? HPDF_COMP_IMAGE | HPDF_COMP_METADATA : HPDF_COMP_ALL);
  HPDF_SetInfoAttr (drawing.document, HPDF_INFO_TITLE, title);
  HPDF_SetInfoAttr (drawing.document, HPDF_INFO_CREATOR, "Xinqing");

  for (XqFaceRole role = 0; ok && role < XQ_N_FACES; role++)
    ok = load_font (&drawing, role, error);
  for (guint i = 0; ok && i < pages->len; i++)
    {
      GPtrArray *marks = g_ptr_array_index (pages, i);

      drawing.page = HPDF_AddPage (drawing.document);
      HPDF_Page_SetWidth (drawing.page, (HPDF_REAL) width);
      HPDF_Page_SetHeight (drawing.page, (HPDF_REAL) height);
      /* The corners of bold strokes would grow spikes. */
      HPDF_Page_SetLineJoin (drawing.page, HPDF_ROUND_JOIN);
      for (guint j = 0; j < marks->len; j++)
        draw_mark (&drawing, g_ptr_array_index (marks, j));
    }
  if (ok)
    bytes = save (&drawing, error);
  HPDF_Free (drawing.document);
  wipe_stack ();
  for (XqFaceRole role = 0; role < XQ_N_FACES; role++)
    if (drawing.files[role] >= 0)
      close (drawing.files[role]);
  return bytes;
}
