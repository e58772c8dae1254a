/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/uid.h"

gboolean
xq_uid_parse (const char *text,
              guint8      bytes[XQ_UID_BYTES])
{
  if (text == NULL || strlen (text) != 2 * XQ_UID_BYTES)
    return FALSE;

  for (gsize i = 0; i < XQ_UID_BYTES; i++)
    {
      if (g_ascii_isupper (text[2 * i]) || g_ascii_isupper (text[2 * i + 1]) ||
          !g_ascii_isxdigit (text[2 * i]) || !g_ascii_isxdigit (text[2 * i + 1]))
        return FALSE;
      if (bytes != NULL)
        bytes[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
    }
  return TRUE;
}

char *
xq_uid_format (const guint8 bytes[XQ_UID_BYTES])
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (2 * XQ_UID_BYTES + 1);

  for (gsize i = 0; i < XQ_UID_BYTES; i++)
    {
      text[2 * i] = digits[bytes[i] >> 4];
      text[2 * i + 1] = digits[bytes[i] & 15];
    }
  text[2 * XQ_UID_BYTES] = '\0';
  return text;
}
