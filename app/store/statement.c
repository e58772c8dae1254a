/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/connection-private.h"
#include "store/store.h"
#include "store/uid.h"

XqStatement *
xq_connection_prepare (XqConnection  *self,
                       const char    *sql,
                       GError       **error)
{
  XqStatement *statement;
  const char *tail = NULL;
  sqlite3_stmt *native = NULL;
  int code;

  if (!xq_connection_is_there (self, error))
    return NULL;
  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL && !statement->lent)
    {
      statement->lent = TRUE;
      return statement;
    }

  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &native, &tail);
  if (code != SQLITE_OK)
    {
      xq_store_set_error_from_sqlite (error, self->db, code);
      return NULL;
    }
  if (native == NULL || (tail != NULL && *tail != '\0' && strspn (tail, " \t\r\n;") != strlen (tail)))
    {
      sqlite3_finalize (native);
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("A database question must be exactly one statement."));
      return NULL;
    }

  /* A statement on loan twice (a query inside its own loop) lives beside the
   * cached one and ends with its loan. */
  {
    XqStatement *fresh = g_new0 (XqStatement, 1);

    fresh->connection = self;
    fresh->native = native;
    fresh->lent = TRUE;
    fresh->cached = statement == NULL;
    if (fresh->cached)
      g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (native), fresh);
    return fresh;
  }
}

void
xq_statement_done (XqStatement *statement)
{
  if (statement == NULL)
    return;

  if (!statement->cached)
    {
      sqlite3_finalize (statement->native);
      g_free (statement);
      return;
    }
  sqlite3_reset (statement->native);
  sqlite3_clear_bindings (statement->native);
  statement->lent = FALSE;
}

void
xq_statement_bind_text (XqStatement *statement,
                        int          index,
                        const char  *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement->native, index);
  else
    sqlite3_bind_text (statement->native, index, text, -1, SQLITE_TRANSIENT);
}

void
xq_statement_bind_integer (XqStatement *statement,
                           int          index,
                           gint64       value)
{
  sqlite3_bind_int64 (statement->native, index, value);
}

void
xq_statement_bind_blob (XqStatement *statement,
                        int          index,
                        const void  *bytes,
                        gsize        length)
{
  if (bytes == NULL)
    sqlite3_bind_null (statement->native, index);
  else
    sqlite3_bind_blob64 (statement->native, index, bytes, length, SQLITE_TRANSIENT);
}

void
xq_statement_bind_uid (XqStatement *statement,
                       int          index,
                       const char  *uid)
{
  guint8 bytes[XQ_UID_BYTES];

  if (uid != NULL && xq_uid_parse (uid, bytes))
    sqlite3_bind_blob (statement->native, index, bytes, sizeof bytes, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement->native, index);
}

int
xq_statement_find_parameter (XqStatement *statement,
                             const char  *name)
{
  return sqlite3_bind_parameter_index (statement->native, name);
}

gboolean
xq_statement_step (XqStatement  *statement,
                   gboolean     *row,
                   GError      **error)
{
  int code = sqlite3_step (statement->native);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  xq_store_set_error_from_sqlite (error, statement->connection->db, code);
  return FALSE;
}

gboolean
xq_statement_run (XqStatement  *statement,
                  GError      **error)
{
  g_autoptr (XqStatement) owned = statement;
  gboolean row;

  do
    {
      if (!xq_statement_step (owned, &row, error))
        return FALSE;
    }
  while (row);
  return TRUE;
}

const char *
xq_statement_get_text (XqStatement *statement,
                       int          column)
{
  return (const char *) sqlite3_column_text (statement->native, column);
}

gint64
xq_statement_get_integer (XqStatement *statement,
                          int          column)
{
  return sqlite3_column_int64 (statement->native, column);
}

const guint8 *
xq_statement_get_blob (XqStatement *statement,
                       int          column,
                       gsize       *length)
{
  const guint8 *bytes = sqlite3_column_blob (statement->native, column);

  *length = (gsize) sqlite3_column_bytes (statement->native, column);
  return bytes;
}

char *
xq_statement_dup_uid (XqStatement *statement,
                      int          column)
{
  gsize length;
  const guint8 *bytes = xq_statement_get_blob (statement, column, &length);

  if (bytes == NULL || length != XQ_UID_BYTES)
    return NULL;
  return xq_uid_format (bytes);
}

gboolean
xq_statement_is_null (XqStatement *statement,
                      int          column)
{
  return sqlite3_column_type (statement->native, column) == SQLITE_NULL;
}

gboolean
xq_statement_is_blob (XqStatement *statement,
                      int          column)
{
  return sqlite3_column_type (statement->native, column) == SQLITE_BLOB;
}

int
xq_statement_count_columns (XqStatement *statement)
{
  return sqlite3_column_count (statement->native);
}

const char *
xq_statement_get_name (XqStatement *statement,
                       int          column)
{
  return sqlite3_column_name (statement->native, column);
}
