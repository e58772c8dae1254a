/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/memory.h"

gboolean
xq_memory_get (XqConnection  *connection,
               XqCabinet      cabinet,
               const char    *key,
               char         **value,
               GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT value FROM %s_memory WHERE key = ?1", xq_cabinet_get_code (cabinet));
  g_autoptr (XqStatement) statement = xq_connection_prepare (connection, sql, error);
  gboolean row;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  xq_statement_bind_text (statement, 1, key);
  if (!xq_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *value = g_strdup (xq_statement_get_text (statement, 0));
  return TRUE;
}

gboolean
xq_memory_set (XqConnection  *connection,
               XqCabinet      cabinet,
               const char    *key,
               const char    *value,
               GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_memory (key, value) VALUES (?1, ?2) "
                                          "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                          xq_cabinet_get_code (cabinet));
  XqStatement *statement = xq_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  xq_statement_bind_text (statement, 1, key);
  xq_statement_bind_text (statement, 2, value);
  return xq_statement_run (statement, error);
}

char *
xq_memory_format_hash (const guint8 hash[32])
{
  GString *text = g_string_sized_new (64);

  for (guint i = 0; i < 32; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

gboolean
xq_memory_parse_hash (const char *text,
                      guint8      hash[32])
{
  if (text == NULL || strlen (text) != 64)
    return FALSE;
  for (guint i = 0; i < 32; i++)
    {
      if (!g_ascii_isxdigit (text[2 * i]) || !g_ascii_isxdigit (text[2 * i + 1]))
        return FALSE;
      hash[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
    }
  return TRUE;
}
