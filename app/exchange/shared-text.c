/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/shared-text.h"

typedef struct
{
  XqSheetBook *book;
  GPtrArray   *texts;
  GString     *text;
  gboolean     in_text;
  guint        in_phonetic;
} Reader;

void
xq_shared_text_unescape (GString *text)
{
  const char *from = text->str;

  if (strstr (text->str, "_x") == NULL)
    return;
  while ((from = strstr (from, "_x")) != NULL)
    {
      gsize at = (gsize) (from - text->str);
      guint32 c = 0;
      gboolean escape = TRUE;

      for (guint i = 0; i < 4 && escape; i++)
        {
          int digit = g_ascii_xdigit_value (from[2 + i]);

          escape = digit >= 0;
          c = c * 16 + (escape ? (guint32) digit : 0);
        }
      if (escape && from[6] == '_' && c < 0xD800)
        {
          g_string_erase (text, (gssize) at, 7);
          if (c != 0)
            g_string_insert_unichar (text, (gssize) at, c);
        }
      else
        at += 2;
      from = text->str + MIN (at + (escape && c != 0 ? 1 : 0), text->len);
    }
}

static void
on_start (XqXmlStream *stream,
          const char  *name,
          gpointer     data)
{
  Reader *reader = data;

  (void) stream;
  if (strcmp (name, "si") == 0)
    g_string_truncate (reader->text, 0);
  else if (strcmp (name, "rPh") == 0)
    reader->in_phonetic++;
  else if (strcmp (name, "t") == 0)
    reader->in_text = reader->in_phonetic == 0;
}

static void
on_end (XqXmlStream *stream,
        const char  *name,
        gpointer     data)
{
  Reader *reader = data;
  GError *error = NULL;
  gboolean cut = FALSE;
  const char *kept = NULL;

  if (strcmp (name, "t") == 0)
    reader->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0 && reader->in_phonetic > 0)
    reader->in_phonetic--;
  if (strcmp (name, "si") != 0)
    return;

  if (reader->texts->len >= XQ_SHEET_MAX_CELLS)
    {
      xq_xml_stream_stop (stream, g_error_new_literal (XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                                                       _("The spreadsheet holds far more text than a roster. "
                                                         "Leave only the roster in it, and save it again.")));
      return;
    }
  /* What is cut keeps its length, by which it is known. */
  if (reader->text->len <= XQ_SHEET_MAX_CELL)
    xq_shared_text_unescape (reader->text);
  if (reader->text->len > 0)
    {
      kept = xq_sheet_book_keep (reader->book, reader->text->str, reader->text->len, &cut, &error);
      if (kept == NULL)
        {
          xq_xml_stream_stop (stream, error);
          return;
        }
    }
  g_ptr_array_add (reader->texts, (gpointer) kept);
}

static void
on_text (XqXmlStream *stream,
         const char  *text,
         gsize        n,
         gpointer     data)
{
  Reader *reader = data;

  (void) stream;
  if (reader->in_text && reader->text->len <= XQ_SHEET_MAX_CELL)
    g_string_append_len (reader->text, text, (gssize) n);
}

GPtrArray *
xq_shared_text_read (XqPackage    *package,
                     const char   *path,
                     XqSheetBook  *book,
                     GError      **error)
{
  static const XqXmlHandler handler = { on_start, on_end, on_text };
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .book = book, .texts = texts, .text = text };

  if (path != NULL && !xq_xml_stream_read (package, path, &handler, &reader, error))
    return NULL;
  return g_steal_pointer (&texts);
}
