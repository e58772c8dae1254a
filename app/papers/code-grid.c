/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include "papers/sheet.h"
#include "vault/recovery-code.h"

#define GROUP_LENGTH 5
#define ACROSS 3
#define ROW (14 * XQ_MM)
#define NUMBER (9 * XQ_MM)       /* the column of a group's number */
#define PITCH (8.6 * XQ_MM)      /* from character to character */
#define SIZE 21.0

/* Each character is a mark of its own: nothing is collected in a buffer that
 * would be freed unwiped, and all stand as evenly as on a typewriter. */
static void
add_group (XqSheet    *sheet,
           GPtrArray  *marks,
           const char *group,
           double      x,
           double      y)
{
  double baseline = y + ROW / 2 + 0.36 * SIZE;

  for (guint i = 0; i < GROUP_LENGTH; i++)
    {
      double advance = xq_fonts_look_up (sheet->fonts, XQ_FACE_HEI, (guchar) group[i])->advance * SIZE;

      xq_marks_add_text (marks, XQ_FACE_HEI, SIZE, x + NUMBER + i * PITCH + (PITCH - advance) / 2, baseline, 0,
                         g_strndup (group + i, 1));
    }
}

static void
add_frame (XqSheet   *sheet,
           GPtrArray *marks,
           guint      number,
           double     x,
           double     y,
           double     width)
{
  XqTextStyle style = { .face = XQ_FACE_SONG, .size = 9, .leading = ROW, .align = XQ_ALIGN_CENTRE };
  g_autofree char *words = g_strdup_printf ("%u", number);
  g_autoptr (GPtrArray) lines = xq_lines_set (sheet->fonts, words, &style, NUMBER);

  xq_marks_add (marks, XQ_MARK_FILL, x, y, NUMBER, ROW, 0)->grey = 0.92;
  xq_marks_add (marks, XQ_MARK_FRAME, x, y, width, ROW, 0.6);
  xq_marks_move (g_ptr_array_ref (g_ptr_array_index (lines, 0)), marks, x, y);
}

void
xq_sheet_add_code (XqSheet    *sheet,
                   const char *code)
{
  double width = sheet->width / ACROSS;
  guint n_rows = (XQ_CODE_GROUPS + ACROSS - 1) / ACROSS;
  XqStrip *strip = xq_strip_new (n_rows * ROW);

  g_ptr_array_add (sheet->strips, strip);
  g_return_if_fail (strlen (code) == XQ_CODE_GROUPS * (GROUP_LENGTH + 1) - 1);

  for (guint i = 0; i < XQ_CODE_GROUPS; i++)
    {
      double x = i % ACROSS * width;
      double y = i / ACROSS * ROW;

      add_frame (sheet, strip->marks, i + 1, x, y, width);
      add_group (sheet, strip->marks, code + i * (GROUP_LENGTH + 1), x, y);
    }
}
