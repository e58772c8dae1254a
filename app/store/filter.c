/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/filter.h"

typedef struct
{
  char *field;
  char *op;
  char *value;
} Condition;

struct _XqFilter
{
  GPtrArray *conditions;
  char      *order;
  gboolean   withdrawn;
  guint      limit;
  guint      offset;
};

static void
condition_free (Condition *condition)
{
  g_free (condition->field);
  g_free (condition->op);
  g_free (condition->value);
  g_free (condition);
}

XqFilter *
xq_filter_new (void)
{
  XqFilter *filter = g_new0 (XqFilter, 1);

  filter->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) condition_free);
  return filter;
}

void
xq_filter_free (XqFilter *filter)
{
  if (filter == NULL)
    return;
  g_ptr_array_unref (filter->conditions);
  g_free (filter->order);
  g_free (filter);
}

void
xq_filter_add (XqFilter   *filter,
               const char *field,
               const char *op,
               const char *value)
{
  Condition *condition;

  g_return_if_fail (filter != NULL && field != NULL && op != NULL);

  condition = g_new0 (Condition, 1);
  condition->field = g_strdup (field);
  condition->op = g_strdup (op);
  condition->value = g_strdup (value);
  g_ptr_array_add (filter->conditions, condition);
}

void
xq_filter_set_withdrawn (XqFilter *filter,
                         gboolean  included)
{
  g_return_if_fail (filter != NULL);

  filter->withdrawn = included;
}

void
xq_filter_set_order (XqFilter   *filter,
                     const char *order)
{
  g_return_if_fail (filter != NULL);

  g_free (filter->order);
  filter->order = g_strdup (order);
}

void
xq_filter_set_limit (XqFilter *filter,
                     guint     limit,
                     guint     offset)
{
  g_return_if_fail (filter != NULL);

  filter->limit = limit;
  filter->offset = offset;
}

static gboolean
is_uid_column (const char    *name,
               const XqField *field)
{
  if (field == NULL)
    return g_str_equal (name, "uid") || g_str_equal (name, "author");
  return field->type == XQ_FIELD_RECORD || field->type == XQ_FIELD_ACCOUNT || field->type == XQ_FIELD_LETTER;
}

static gboolean
has_letters (const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    if (g_ascii_isalpha (*text))
      return TRUE;
  return FALSE;
}

static gboolean
add_condition (GString          *sql,
               const Condition  *condition,
               const XqKind     *kind,
               guint             parameter,
               GError          **error)
{
  static const char *const operators[] = { "=", "<>", "<", ">", "<=", ">=", "contains", NULL };
  static const char *const own[] = { "uid", "author", "signed", "created_at", "id", NULL };
  const XqField *field = xq_fields_find (kind->fields, condition->field);

  if ((field == NULL && !g_strv_contains (own, condition->field)) ||
      (field != NULL && field->type == XQ_FIELD_PARTS))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("There is no field “%s” to look by. Choose one of this kind's fields."), condition->field);
      return FALSE;
    }
  if (!g_strv_contains (operators, condition->op))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("“%s” is not a way to compare. Use =, <>, <, >, <=, >= or contains."), condition->op);
      return FALSE;
    }

  if (field != NULL && (field->flags & XQ_FIELD_SEVERAL))
    {
      g_string_append_printf (sql, " AND uid %sIN (SELECT record FROM visible_%s_%s WHERE target = unhex (?%u))",
                              g_str_equal (condition->op, "<>") ? "NOT " : "", kind->name, field->name, parameter);
      return TRUE;
    }
  if (g_str_equal (condition->op, "contains"))
    {
      /* SQLite's lower() knows the Latin letters alone, and copies every text. */
      g_string_append_printf (sql, has_letters (condition->value) ? " AND instr (lower (\"%s\"), lower (?%u)) > 0"
                                                                  : " AND instr (\"%s\", ?%u) > 0",
                              condition->field, parameter);
      return TRUE;
    }
  if (field != NULL && field->type == XQ_FIELD_CHOICES && g_str_equal (condition->op, "="))
    {
      g_string_append_printf (sql, " AND instr (' ' || \"%s\" || ' ', ' ' || ?%u || ' ') > 0", condition->field, parameter);
      return TRUE;
    }
  if (condition->value == NULL)
    {
      g_string_append_printf (sql, " AND \"%s\" IS %sNULL", condition->field,
                              g_str_equal (condition->op, "<>") ? "NOT " : "");
      return TRUE;
    }
  g_string_append_printf (sql, " AND \"%s\" %s ", condition->field, condition->op);
  g_string_append_printf (sql, is_uid_column (condition->field, field) ? "unhex (?%u)" : "?%u", parameter);
  return TRUE;
}

static gboolean
add_order (GString       *sql,
           const char    *order,
           const XqKind  *kind,
           GError       **error)
{
  g_auto (GStrv) terms = g_strsplit (order, ",", -1);

  for (guint i = 0; terms[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (terms[i]), " ", 2);
      gboolean known = words[0] != NULL && (g_str_equal (words[0], "id") || g_str_equal (words[0], "created_at") ||
                                            xq_fields_find (kind->fields, words[0]) != NULL);

      if (!known || (words[1] != NULL && !g_str_equal (words[1], "desc")))
        {
          g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                       _("“%s” is no order for this list. Give fields of this kind."), order);
          return FALSE;
        }
      g_string_append_printf (sql, "%s\"%s\"%s", i == 0 ? " ORDER BY " : ", ", words[0], words[1] != NULL ? " DESC" : "");
    }
  return TRUE;
}

XqStatement *
xq_filter_prepare (const XqFilter  *filter,
                   XqConnection    *connection,
                   const XqKind    *kind,
                   const char      *columns,
                   GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean withdrawn = filter != NULL && filter->withdrawn;
  const char *order = filter != NULL && filter->order != NULL ? filter->order : kind->order;
  XqStatement *statement;

  g_string_append_printf (sql, "SELECT %s FROM visible_%s WHERE %s", columns, kind->name,
                          withdrawn ? "1" : "withdrawn = 0");
  for (guint i = 0; filter != NULL && i < filter->conditions->len; i++)
    if (!add_condition (sql, g_ptr_array_index (filter->conditions, i), kind, i + 1, error))
      return NULL;
  if (g_str_equal (columns, "*"))
    {
      if (order != NULL && !add_order (sql, order, kind, error))
        return NULL;
      if (filter != NULL && filter->limit > 0)
        g_string_append_printf (sql, " LIMIT %u OFFSET %u", filter->limit, filter->offset);
    }

  statement = xq_connection_prepare (connection, sql->str, error);
  for (guint i = 0; statement != NULL && filter != NULL && i < filter->conditions->len; i++)
    {
      const Condition *condition = g_ptr_array_index (filter->conditions, i);
      const XqField *field = xq_fields_find (kind->fields, condition->field);

      if (condition->value == NULL)
        continue;
      if (field != NULL && (field->type == XQ_FIELD_INTEGER || field->type == XQ_FIELD_FLAG || field->type == XQ_FIELD_MOMENT))
        xq_statement_bind_integer (statement, (int) i + 1, g_ascii_strtoll (condition->value, NULL, 10));
      else
        xq_statement_bind_text (statement, (int) i + 1, condition->value);
    }
  return statement;
}
