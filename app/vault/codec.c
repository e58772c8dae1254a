/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <sodium.h>

#include "vault/codec.h"

char *
xq_hex_new (const guint8 *bytes,
            gsize         length)
{
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_malloc (2 * length + 1);

  return sodium_bin2hex (text, 2 * length + 1, bytes, length);
}

gboolean
xq_hex_read (const char *text,
             guint8     *bytes,
             gsize       length)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (text == NULL || strlen (text) != 2 * length)
    return FALSE;

  for (gsize i = 0; i < 2 * length; i++)
    if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
      return FALSE;

  return sodium_hex2bin (bytes, length, text, 2 * length, NULL, NULL, NULL) == 0;
}

gboolean
xq_uid_is_valid (const char *text)
{
  guint8 bytes[XQ_UID_DIGITS / 2];

  return xq_hex_read (text, bytes, sizeof bytes);
}

char *
xq_base64_new (const guint8 *bytes,
               gsize         length)
{
  gsize room;
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  room = sodium_base64_ENCODED_LEN (length, sodium_base64_VARIANT_ORIGINAL);
  text = g_malloc (room);

  return sodium_bin2base64 (text, room, bytes, length, sodium_base64_VARIANT_ORIGINAL);
}

gboolean
xq_base64_read (const char *text,
                guint8     *bytes,
                gsize       length)
{
  gsize got = 0;

  g_return_val_if_fail (bytes != NULL, FALSE);

  return text != NULL &&
         sodium_base642bin (bytes, length, text, strlen (text), NULL, &got, NULL,
                            sodium_base64_VARIANT_ORIGINAL) == 0 &&
         got == length;
}

GBytes *
xq_base64_read_bytes (const char *text,
                      gsize       most)
{
  g_autofree guint8 *bytes = NULL;
  gsize length;
  gsize got = 0;

  if (text == NULL)
    return NULL;

  length = strlen (text);
  if (length > most / 3 * 4 + 4)
    return NULL;

  bytes = g_malloc (length + 1);
  if (sodium_base642bin (bytes, length, text, length, NULL, &got, NULL,
                         sodium_base64_VARIANT_ORIGINAL) != 0 ||
      got > most)
    return NULL;

  return g_bytes_new (bytes, got);
}
