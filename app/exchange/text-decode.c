/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <unicode/ucnv.h>

#include "exchange/error.h"
#include "exchange/spreadsheet.h"
#include "exchange/text-decode.h"

#define SAMPLE 4096

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED,
                       _("The characters of this file cannot be read: it is damaged, or no table. "
                         "Open it in WPS or Excel, and save it as .xlsx."));
}

static void
set_half (GError **error)
{
  g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED,
                       _("The file breaks off in the middle of a character: only a part of it arrived. "
                         "Copy it again from where it came from."));
}

/* Without a mark UTF-16 shows by the NULs of its commas, digits and line ends,
 * which all stand on one side. */
static const char *
find_wide (const guint8 *data,
           gsize         n)
{
  gsize sample = MIN (n, SAMPLE) & ~(gsize) 1;
  gsize even = 0;
  gsize odd = 0;

  for (gsize i = 0; i < sample; i++)
    if (data[i] == 0)
      {
        if (i % 2 == 0)
          even++;
        else
          odd++;
      }
  if (sample < 4 || even + odd < sample / 32 + 1)
    return NULL;
  if (odd > even * 20)
    return "UTF-16LE";
  if (even > odd * 20)
    return "UTF-16BE";
  return NULL;
}

static GString *
convert (const char    *from,
         const guint8  *data,
         gsize          n,
         GError       **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *source = ucnv_open (from, &status);
  UConverter *target = ucnv_open ("UTF-8", &status);
  g_autoptr (GString) text = g_string_sized_new (n + n / 2 + 16);
  const char *in = (const char *) data;
  const char *end = in + n;
  UChar pivot[4096];
  UChar *pivot_source = pivot;
  UChar *pivot_target = pivot;
  UBool reset = 1;

  if (U_SUCCESS (status))
    ucnv_setToUCallBack (source, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS (status))
    ucnv_setFromUCallBack (target, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  while (U_SUCCESS (status))
    {
      char piece[16384];
      char *out = piece;

      ucnv_convertEx (target, source, &out, piece + sizeof piece, &in, end, pivot, &pivot_source, &pivot_target,
                      pivot + G_N_ELEMENTS (pivot), reset, TRUE, &status);
      reset = 0;
      g_string_append_len (text, piece, out - piece);
      if (status != U_BUFFER_OVERFLOW_ERROR)
        break;
      status = U_ZERO_ERROR;
    }
  ucnv_close (source);
  ucnv_close (target);

  if (status == U_TRUNCATED_CHAR_FOUND)
    {
      set_half (error);
      return NULL;
    }
  if (U_FAILURE (status))
    {
      set_unreadable (error);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static GString *
decode (const guint8  *data,
        gsize          n,
        GError       **error)
{
  const char *wide;
  const char *end = NULL;

  if (n >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return convert ("UTF-16LE", data + 2, n - 2, error);
  if (n >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return convert ("UTF-16BE", data + 2, n - 2, error);
  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      n -= 3;
      if (!g_utf8_validate_len ((const char *) data, n, &end))
        {
          if (g_utf8_get_char_validated (end, (gssize) ((const char *) data + n - end)) == (gunichar) -2)
            set_half (error);
          else
            set_unreadable (error);
          return NULL;
        }
      return g_string_new_len ((const char *) data, (gssize) n);
    }

  wide = find_wide (data, n);
  if (wide != NULL)
    return convert (wide, data, n, error);
  if (g_utf8_validate_len ((const char *) data, n, &end))
    return g_string_new_len ((const char *) data, (gssize) n);
  /* UTF-8, and not only plain letters, up to a last character that is cut. */
  if (g_utf8_strlen ((const char *) data, end - (const char *) data) < end - (const char *) data &&
      (const char *) data + n - end < 4 &&
      g_utf8_get_char_validated (end, (gssize) ((const char *) data + n - end)) == (gunichar) -2)
    {
      set_half (error);
      return NULL;
    }
  return convert ("GB18030", data, n, error);
}

GString *
xq_text_decode (GBytes  *bytes,
                GError **error)
{
  g_autoptr (GString) text = NULL;
  gsize n;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  if (n > XQ_SHEET_MAX_TEXT)
    {
      g_set_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                   _("The text file is larger than %d MB: no roster is. Choose the roster itself."),
                   XQ_SHEET_MAX_TEXT / 1024 / 1024);
      return NULL;
    }
  text = decode (data, n, error);
  if (text == NULL)
    return NULL;
  if (memchr (text->str, '\0', text->len) != NULL)
    {
      set_unreadable (error);
      return NULL;
    }
  return g_steal_pointer (&text);
}
