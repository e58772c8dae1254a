/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/file-kind.h"
#include "exchange/spreadsheet.h"
#include "exchange/text-table.h"
#include "exchange/workbook.h"

static void
set_too_large (GError **error)
{
  g_set_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
               _("The file is larger than %d MB: no roster is. Choose the roster itself, without pictures."),
               XQ_SHEET_MAX_FILE / 1024 / 1024);
}

XqSheetBook *
xq_sheet_book_read (GBytes              *bytes,
                    XqExchangeProgress   progress,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  XqFileKind kind;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_bytes_get_size (bytes) > XQ_SHEET_MAX_FILE)
    {
      set_too_large (error);
      return NULL;
    }
  if (!xq_file_kind_find (bytes, &kind, error))
    return NULL;
  if (kind == XQ_FILE_KIND_ZIP)
    return xq_workbook_read (bytes, progress, data, cancellable, error);
  return xq_text_table_read (bytes, progress, data, cancellable, error);
}

/* The size is not asked beforehand: what is no plain file may lie about it. */
static GBytes *
read_whole (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  if (stream == NULL)
    return NULL;
  for (;;)
    {
      g_autoptr (GBytes) piece = g_input_stream_read_bytes (G_INPUT_STREAM (stream), 256 * 1024, cancellable, error);
      gsize n;
      const guint8 *data;

      if (piece == NULL)
        return NULL;
      data = g_bytes_get_data (piece, &n);
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&whole));
      g_byte_array_append (whole, data, (guint) n);
      if (whole->len > XQ_SHEET_MAX_FILE)
        {
          set_too_large (error);
          return NULL;
        }
    }
}

XqSheetBook *
xq_sheet_book_load (GFile               *file,
                    XqExchangeProgress   progress,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bytes = read_whole (file, cancellable, &problem);
  if (bytes != NULL)
    return xq_sheet_book_read (bytes, progress, data, cancellable, error);

  if (problem->domain == XQ_EXCHANGE_ERROR || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, problem);
  else
    {
      g_set_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_FAILED,
                   _("The file cannot be read: %s"), problem->message);
      g_error_free (problem);
    }
  return NULL;
}
