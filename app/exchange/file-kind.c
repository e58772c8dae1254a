/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/error.h"
#include "exchange/file-kind.h"

typedef struct
{
  const char *start;
  gsize       length;
  const char *message;
} Refused;

#define PICTURE N_("This is a picture. Ask for the roster as a spreadsheet, or type it into one and save it as .xlsx.")
#define PACKED N_("This is a packed archive. Unpack it, and choose the spreadsheet inside.")

static const Refused refused[] = {
  { "%PDF", 4, N_("This is a PDF. Ask for the roster as a spreadsheet (.xlsx).") },
  { "\x89PNG", 4, PICTURE },
  { "\xff\xd8\xff", 3, PICTURE },
  { "GIF8", 4, PICTURE },
  { "RIFF", 4, PICTURE },
  { "Rar!", 4, PACKED },
  { "7z\xbc\xaf", 4, PACKED },
  { "\x1f\x8b", 2, PACKED },
  { "{\\rtf", 5, N_("This is a text document. Copy its table into WPS or Excel, and save it as .xlsx.") },
};

/* Whether the UTF-16 text @name stands in a compound file: its streams are named so. */
static gboolean
has_stream (const guint8 *data,
            gsize         n,
            const char   *name)
{
  gsize length = strlen (name);
  g_autofree char *wide = g_malloc0 (length * 2);

  for (gsize i = 0; i < length; i++)
    wide[i * 2] = name[i];
  return memmem (data, n, wide, length * 2) != NULL;
}

static void
refuse_compound_file (const guint8  *data,
                      gsize          n,
                      GError       **error)
{
  if (has_stream (data, n, "EncryptedPackage"))
    g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_ENCRYPTED,
                         _("The spreadsheet has a password. Open it in WPS or Excel, take the password off, and save it as .xlsx."));
  else if (has_stream (data, n, "WordDocument"))
    g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_UNSUPPORTED,
                         _("This is a text document. Copy its table into WPS or Excel, and save it as .xlsx."));
  else
    g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_UNSUPPORTED,
                         _("This is an old spreadsheet (.xls or .et). Open it in WPS or Excel, and save it as .xlsx."));
}

/* Many systems hand out a web page, or a form of XML, under the name of a spreadsheet. */
static gboolean
is_markup (const char *data,
           gsize       n)
{
  static const char *const marks[] = { "<html", "<!doctype", "<table", "<head", "<?xml", "<meta" };
  g_autofree char *head = g_strndup (data, MIN (n, 512));
  const char *p = head;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_ascii_strncasecmp (p, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
xq_file_kind_find (GBytes      *bytes,
                   XqFileKind  *kind,
                   GError     **error)
{
  static const guint8 compound[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  gsize n;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL && kind != NULL, FALSE);

  data = g_bytes_get_data (bytes, &n);
  if (n == 0)
    {
      g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED,
                           _("The file is empty. Copy it again from where it came from."));
      return FALSE;
    }
  if (n >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    {
      *kind = XQ_FILE_KIND_ZIP;
      return TRUE;
    }
  if (n >= sizeof compound && memcmp (data, compound, sizeof compound) == 0)
    {
      refuse_compound_file (data, n, error);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (n >= refused[i].length && memcmp (data, refused[i].start, refused[i].length) == 0)
      {
        g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_UNSUPPORTED, _(refused[i].message));
        return FALSE;
      }
  if (is_markup ((const char *) data, n))
    {
      g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_UNSUPPORTED,
                           _("This is a web page under the name of a spreadsheet. Open it in WPS or Excel, and save it as .xlsx."));
      return FALSE;
    }
  *kind = XQ_FILE_KIND_TEXT;
  return TRUE;
}
