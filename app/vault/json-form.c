/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include "vault/json-form.h"

#define MOST_DEPTH 8

/* The index of the quote that ends the string which begins at @start. */
static gsize
find_string_end (const char *text,
                 gsize       length,
                 gsize       start)
{
  for (gsize i = start + 1; i < length; i++)
    {
      if (text[i] == '\\')
        i++;
      else if (text[i] == '"')
        return i;
    }

  return length;
}

gboolean
xq_json_form_is_plain (const char *text,
                       gsize       length)
{
  guint depth = 0;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (length == 0 || memchr (text, '\0', length) != NULL ||
      !g_utf8_validate (text, (gssize) length, NULL))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      switch (text[i])
        {
        case '{':
        case '[':
          if (++depth > MOST_DEPTH)
            return FALSE;
          break;
        case '}':
        case ']':
          if (depth-- == 0)
            return FALSE;
          break;
        case '"':
          i = find_string_end (text, length, i);
          if (i >= length)
            return FALSE;
          break;
        case ',':
        case ':':
        case ' ':
        case '\n':
          break;
        default:
          if (!g_ascii_isdigit (text[i]))
            return FALSE;
        }
    }

  return depth == 0;
}
