/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

#define QUERY_FOLDER "/org/xinqing/Xinqing/queries/"

struct _XqRows
{
  XqStatement *statement;
  GPtrArray   *texts;   /* by column, of the present row; filled when asked for */
};

static XqRows *
rows_new (XqStatement *statement)
{
  XqRows *rows = g_new0 (XqRows, 1);

  rows->statement = statement;
  rows->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (rows->texts, xq_statement_count_columns (statement));
  return rows;
}

XqRows *
xq_store_query (XqStore     *self,
                const char  *sql,
                GError     **error,
                ...)
{
  XqStatement *statement;
  const char *value;
  va_list args;
  int index = 1;

  g_return_val_if_fail (XQ_IS_STORE (self) && sql != NULL, NULL);

  statement = xq_connection_prepare (self->active, sql, error);
  if (statement == NULL)
    return NULL;
  va_start (args, error);
  while ((value = va_arg (args, const char *)) != NULL)
    xq_statement_bind_text (statement, index++, value);
  va_end (args);
  return rows_new (statement);
}

static gboolean
roles_allow (XqStore    *self,
             const char *sql)
{
  static const char start[] = "-- roles:";
  g_auto (GStrv) words = NULL;
  g_autofree char *line = NULL;
  const char *end = strchr (sql, '\n');

  if (!g_str_has_prefix (sql, start) || end == NULL)
    return FALSE;
  line = g_strndup (sql + strlen (start), (gsize) (end - sql) - strlen (start));
  words = g_strsplit (line, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      XqRole role;

      if (*words[i] != '\0' && xq_role_from_code (words[i], &role) &&
          (xq_vault_get_roles (self->vault) & XQ_ROLE_BIT (role)))
        return TRUE;
    }
  return FALSE;
}

XqRows *
xq_store_count_query (XqStore     *self,
                      const char  *name,
                      GError     **error,
                      ...)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sql = NULL;
  XqStatement *statement;
  const char *parameter;
  va_list args;
  int index;

  g_return_val_if_fail (XQ_IS_STORE (self) && name != NULL, NULL);

  path = g_strdup_printf (QUERY_FOLDER "%s.sql", name);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!roles_allow (self, sql))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("This account may not see that. Ask a colleague whose work it is."));
      return NULL;
    }
  statement = xq_connection_prepare (self->inner, sql, error);
  if (statement == NULL)
    return NULL;

  index = xq_statement_find_parameter (statement, ":today");
  if (index > 0)
    xq_statement_bind_text (statement, index, self->today);
  va_start (args, error);
  while ((parameter = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      index = xq_statement_find_parameter (statement, parameter);
      if (index > 0)
        xq_statement_bind_text (statement, index, value);
    }
  va_end (args);
  return rows_new (statement);
}

gboolean
xq_rows_next (XqRows  *rows,
              GError **error)
{
  gboolean row;
  guint n;

  g_return_val_if_fail (rows != NULL, FALSE);

  n = rows->texts->len;
  g_ptr_array_set_size (rows->texts, 0);
  g_ptr_array_set_size (rows->texts, (int) n);
  return xq_statement_step (rows->statement, &row, error) && row;
}

gboolean
xq_rows_ended (GError  *problem,
               GError **error)
{
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

const char *
xq_rows_text (XqRows *rows,
              int     column)
{
  char *uid;

  g_return_val_if_fail (rows != NULL && column >= 0 && (guint) column < rows->texts->len, NULL);

  if (!xq_statement_is_blob (rows->statement, column))
    return xq_statement_get_text (rows->statement, column);

  uid = g_ptr_array_index (rows->texts, (guint) column);
  if (uid == NULL)
    {
      uid = xq_statement_dup_uid (rows->statement, column);
      g_ptr_array_index (rows->texts, (guint) column) = uid;
    }
  return uid;
}

gint64
xq_rows_integer (XqRows *rows,
                 int     column)
{
  g_return_val_if_fail (rows != NULL, 0);

  return xq_statement_get_integer (rows->statement, column);
}

void
xq_rows_free (XqRows *rows)
{
  if (rows == NULL)
    return;
  xq_statement_done (rows->statement);
  g_ptr_array_unref (rows->texts);
  g_free (rows);
}
