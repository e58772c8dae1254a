/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/cell-styles.h"
#include "exchange/number-format.h"

/* Spreadsheet programs stop at 65,490. */
#define MAX_STYLES 70000

typedef struct
{
  GByteArray *dates;
  GHashTable *codes;       /* a format's number -> its code */
  gboolean    in_styles;
} Reader;

static guint
get_number (XqXmlStream *stream,
            const char  *name)
{
  char text[16];

  return xq_xml_stream_copy (stream, name, text, sizeof text) ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
on_start (XqXmlStream *stream,
          const char  *name,
          gpointer     data)
{
  Reader *reader = data;

  if (strcmp (name, "numFmt") == 0 && g_hash_table_size (reader->codes) < MAX_STYLES)
    g_hash_table_insert (reader->codes, GUINT_TO_POINTER (get_number (stream, "numFmtId")),
                         xq_xml_stream_dup (stream, "formatCode"));
  else if (strcmp (name, "cellXfs") == 0)
    reader->in_styles = TRUE;
  else if (strcmp (name, "xf") == 0 && reader->in_styles && reader->dates->len < MAX_STYLES)
    {
      guint id = get_number (stream, "numFmtId");
      guint8 date = xq_number_format_is_date (id, g_hash_table_lookup (reader->codes, GUINT_TO_POINTER (id))) ? 1 : 0;

      g_byte_array_append (reader->dates, &date, 1);
    }
}

static void
on_end (XqXmlStream *stream,
        const char  *name,
        gpointer     data)
{
  Reader *reader = data;

  (void) stream;
  if (strcmp (name, "cellXfs") == 0)
    reader->in_styles = FALSE;
}

GByteArray *
xq_cell_styles_read (XqPackage   *package,
                     const char  *path,
                     GError     **error)
{
  static const XqXmlHandler handler = { on_start, on_end, NULL };
  g_autoptr (GByteArray) dates = g_byte_array_new ();
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Reader reader = { .dates = dates, .codes = codes };

  if (path != NULL && !xq_xml_stream_read (package, path, &handler, &reader, error))
    return NULL;
  return g_steal_pointer (&dates);
}
