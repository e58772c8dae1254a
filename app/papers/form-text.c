/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include "papers/form-text.h"
#include "papers/lines.h"

/* Only the layout draws tick boxes: nobody ticks one by writing a text. */
static char *
dup_without_boxes (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, XQ_BOX, "", 0);
  g_string_replace (plain, XQ_BOX_TICKED, "", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

char *
xq_form_dup_value (JsonObject *values,
                   const char *key)
{
  JsonNode *node = json_object_get_member (values, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return dup_without_boxes (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

static gboolean
has_one (JsonObject *values,
         const char *key)
{
  JsonNode *node = json_object_get_member (values, key);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) > 0;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  return TRUE;
}

gboolean
xq_form_has (JsonObject *values,
             const char *key)
{
  g_auto (GStrv) keys = NULL;

  if (key == NULL)
    return TRUE;
  keys = g_strsplit (key, " ", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    if (has_one (values, keys[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_ticked (JsonObject *values,
           const char *key,
           const char *code)
{
  JsonNode *node = json_object_get_member (values, key);
  JsonArray *codes;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  codes = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (codes); i++)
    if (g_strcmp0 (json_array_get_string_element (codes, i), code) == 0)
      return TRUE;
  return FALSE;
}

/* What stands between two brackets; NULL if @at does not begin such a thing. */
static char *
dup_inside (const char *at,
            char        close,
            const char **after)
{
  const char *end = strchr (at + 1, close);
  const char *line = strchr (at, '\n');

  if (end == NULL || (line != NULL && line < end))
    return NULL;
  *after = end + 1;
  return g_strndup (at + 1, (gsize) (end - at - 1));
}

char *
xq_form_text (const char *pattern,
              JsonObject *values)
{
  GString *text = g_string_new (NULL);
  const char *p = pattern;

  while (*p != '\0')
    {
      g_autofree char *inside = NULL;
      const char *after = p;

      if (*p == '{' && (inside = dup_inside (p, '}', &after)) != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (inside, "|", 2);
          g_autofree char *value = xq_form_dup_value (values, parts[0] != NULL ? parts[0] : "");

          g_string_append (text, value != NULL && *value != '\0' ? value : parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
          p = after;
        }
      else if (*p == '[' && (inside = dup_inside (p, ']', &after)) != NULL && strchr (inside, ':') != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (inside, ":", 2);

          g_string_append (text, is_ticked (values, parts[0], parts[1]) ? XQ_BOX_TICKED : XQ_BOX);
          p = after;
        }
      else if (p[0] == '\\' && p[1] == 'n')
        {
          g_string_append_c (text, '\n');
          p += 2;
        }
      else
        g_string_append_c (text, *p++);
    }
  return g_string_free (text, FALSE);
}
