/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include "papers/page.h"

static void
mark_free (XqMark *mark)
{
  /* A child's secrets, or an envelope's code. */
  if (mark->text != NULL)
    explicit_bzero (mark->text, strlen (mark->text));
  g_free (mark->text);
  g_free (mark);
}

GPtrArray *
xq_marks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
}

XqMark *
xq_marks_add (GPtrArray  *marks,
              XqMarkKind  kind,
              double      x,
              double      y,
              double      width,
              double      height,
              double      stroke)
{
  XqMark *mark = g_new0 (XqMark, 1);

  mark->kind = kind;
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  mark->stroke = stroke;
  g_ptr_array_add (marks, mark);
  return mark;
}

XqMark *
xq_marks_add_text (GPtrArray  *marks,
                   XqFaceRole  face,
                   double      size,
                   double      x,
                   double      y,
                   double      spread,
                   char       *text)
{
  XqMark *mark = xq_marks_add (marks, XQ_MARK_TEXT, x, y, 0, 0, 0);

  mark->face = face;
  mark->size = size;
  mark->spread = spread;
  mark->text = text;
  return mark;
}

void
xq_marks_move (GPtrArray *from,
               GPtrArray *to,
               double     x,
               double     y)
{
  for (guint i = 0; i < from->len; i++)
    {
      XqMark *mark = g_ptr_array_index (from, i);

      mark->x += x;
      mark->y += y;
    }
  g_ptr_array_extend_and_steal (to, from);
}

XqStrip *
xq_strip_new (double height)
{
  XqStrip *strip = g_new0 (XqStrip, 1);

  strip->height = height;
  strip->marks = xq_marks_new ();
  return strip;
}

void
xq_strip_free (XqStrip *strip)
{
  g_clear_pointer (&strip->marks, g_ptr_array_unref);
  g_clear_pointer (&strip->at_top, g_ptr_array_unref);
  g_clear_pointer (&strip->at_foot, g_ptr_array_unref);
  g_free (strip);
}

static GPtrArray *
copy_marks (GPtrArray *marks)
{
  GPtrArray *copy = xq_marks_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      XqMark *mark = g_memdup2 (g_ptr_array_index (marks, i), sizeof (XqMark));

      mark->text = g_strdup (mark->text);
      g_ptr_array_add (copy, mark);
    }
  return copy;
}

/* The height of a strip together with those that it must not be parted from. */
static double
height_with_next (GPtrArray *strips,
                  guint      at)
{
  double height = 0;

  for (guint i = at; i < strips->len; i++)
    {
      const XqStrip *strip = g_ptr_array_index (strips, i);

      height += strip->height;
      if (!strip->with_next)
        break;
    }
  return height;
}

GPtrArray *
xq_strips_to_pages (GPtrArray *strips,
                    double     height)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *page = xq_marks_new ();
  XqStrip *last = NULL;
  double y = 0;
  double last_y = 0;

  g_ptr_array_add (pages, page);
  for (guint i = 0; i < strips->len; i++)
    {
      XqStrip *strip = g_ptr_array_index (strips, i);
      double needed = MIN (height_with_next (strips, i), height);

      if (y > 0 && (strip->on_new_page || y + strip->height > height + 0.01 ||
                    (y + needed > height + 0.01 && (last == NULL || !last->with_next))))
        {
          if (last->at_foot != NULL)
            xq_marks_move (g_steal_pointer (&last->at_foot), page, 0, last_y);
          page = xq_marks_new ();
          g_ptr_array_add (pages, page);
          y = 0;
          if (strip->head != NULL)
            {
              xq_marks_move (copy_marks (strip->head->marks), page, 0, 0);
              y = strip->head->height;
            }
          if (strip->at_top != NULL)
            xq_marks_move (g_steal_pointer (&strip->at_top), page, 0, y);
        }
      strip->page = pages->len;
      if (strip->at_bottom)
        y = MAX (y, height - strip->height);
      xq_marks_move (strip->head == strip ? copy_marks (strip->marks) : g_steal_pointer (&strip->marks), page, 0, y);
      last_y = y;
      y += strip->height;
      last = strip;
    }
  return pages;
}
