/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/connection-private.h"

/* Functions that compute and touch nothing else. What is not here (extension
 * loading, file access, key export) is denied. Sorted, for bsearch(). */
static const char *const functions[] = {
  "abs", "avg", "char", "coalesce", "count", "date", "datetime", "dense_rank", "first_value", "format", "glob",
  "group_concat", "hex", "ifnull", "iif", "instr", "json", "json_array", "json_array_length", "json_each",
  "json_extract", "json_group_array", "json_group_object", "json_object", "json_remove", "json_type", "julianday",
  "lag", "last_value", "lead", "length", "like", "lower", "ltrim", "max", "min", "nth_value", "ntile", "nullif",
  "printf", "rank", "replace", "round", "row_number", "rtrim", "strftime", "substr", "substring", "sum", "time",
  "total", "trim", "typeof", "unhex", "unicode", "unixepoch", "upper",
};

static int
compare_name (const void *name,
              const void *entry)
{
  return g_ascii_strcasecmp (name, *(const char *const *) entry);
}

static gboolean
is_trusted (XqConnection *self,
            const char   *within)
{
  return within != NULL && g_str_has_suffix (within, self->suffix);
}

/* A view reports reads of its own columns under its own name; those are the
 * outer layer and stand open. */
static gboolean
is_view (const char *table)
{
  return g_str_has_prefix (table, "visible_") && strchr (table, '~') == NULL;
}

static int
authorize (gpointer    data,
           int         action,
           const char *first,
           const char *second,
           const char *schema,
           const char *within)
{
  XqConnection *self = data;

  (void) schema;

  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return bsearch (second, functions, G_N_ELEMENTS (functions), sizeof functions[0], compare_name) != NULL
               ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_READ:
      if (first == NULL || *first == '\0' || strcmp (first, "json_each") == 0)
        return SQLITE_OK;
      /* The trusted layer reads the base; the outer layer reads the trusted one. */
      if (is_view (first) || is_trusted (self, within))
        return SQLITE_OK;
      /* "visible_x" expands to "visible_x~suffix", whose name only the store knows. */
      if (g_str_has_suffix (first, self->suffix))
        return SQLITE_OK;
      return SQLITE_DENY;
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
      return is_view (first) || is_trusted (self, within) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_DELETE:
      return is_trusted (self, within) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

void
xq_connection_restrict (XqConnection *self,
                        const char   *suffix)
{
  g_return_if_fail (self->suffix == NULL);

  self->suffix = g_strdup (suffix);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_set_authorizer (self->db, authorize, self);
}
