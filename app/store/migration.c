/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/migration.h"
#include "store/store.h"

#define SCHEMA_FOLDER "/org/xinqing/Xinqing/schema/"

static char *
load_step (XqCabinet cabinet,
           int       number)
{
  const char *code = xq_cabinet_get_code (cabinet);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) sql = NULL;

  path = number == 1 ? g_strdup (SCHEMA_FOLDER "ground-1.sql")
                     : g_strdup_printf (SCHEMA_FOLDER "%s-%d.sql", code, number);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;

  sql = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_string_replace (sql, "@cabinet@", code, 0);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
read_version (XqConnection  *connection,
              const char    *schema,
              int           *version,
              GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA \"%s\".user_version", schema);
  g_autoptr (XqStatement) statement = xq_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL || !xq_statement_step (statement, &row, error))
    return FALSE;
  *version = row ? (int) xq_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

static gboolean
take_step (XqConnection  *connection,
           const char    *sql,
           int            number,
           GError       **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", number);

  if (xq_connection_run (connection, "BEGIN IMMEDIATE", error) &&
      xq_connection_run (connection, sql, error) &&
      xq_connection_run (connection, version, error) &&
      xq_connection_run (connection, "COMMIT", error))
    return TRUE;

  if (xq_connection_is_writing (connection))
    (void) xq_connection_run (connection, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
xq_migration_compare (XqConnection  *connection,
                      const char    *schema,
                      XqCabinet      cabinet,
                      int           *behind,
                      GError       **error)
{
  int version;
  int newest = 0;

  if (!read_version (connection, schema, &version, error))
    return FALSE;
  for (;; newest++)
    {
      g_autofree char *sql = load_step (cabinet, newest + 1);

      if (sql == NULL)
        break;
    }
  /* Nothing was ever in a cabinet without its first step. */
  *behind = version > 0 ? newest - version : 0;
  return TRUE;
}

gboolean
xq_migrate (XqConnection  *connection,
            XqCabinet      cabinet,
            GError       **error)
{
  int version;

  if (!read_version (connection, "main", &version, error))
    return FALSE;

  for (int number = 1;; number++)
    {
      g_autofree char *sql = load_step (cabinet, number);

      if (sql == NULL)
        {
          if (version < number)
            return TRUE;
          g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NEWER_VERSION,
                       _("This school was last opened with a newer version of the program. "
                         "Install that version here; nothing was changed."));
          return FALSE;
        }
      if (number > version && !take_step (connection, sql, number, error))
        return FALSE;
    }
}
