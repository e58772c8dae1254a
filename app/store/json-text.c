/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/json-text.h"

#define MOST_DEPTH 16

/* The quote that ends the string which begins at @start, or NULL. */
static const char *
find_string_end (const char *start)
{
  for (const char *p = start + 1; *p != '\0'; p++)
    {
      if (*p == '"')
        return p;
      if (*p == '\\' && *++p == '\0')
        return NULL;
    }
  return NULL;
}

static gboolean
is_shallow (const char *text)
{
  guint depth = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '[' || *p == '{')
        {
          if (++depth > MOST_DEPTH)
            return FALSE;
        }
      else if (*p == ']' || *p == '}')
        {
          if (depth-- == 0)
            return FALSE;
        }
      else if (*p == '"')
        {
          p = find_string_end (p);
          if (p == NULL)
            return FALSE;
        }
      else if (!g_ascii_isalnum (*p) && strchr (",:+-. \t\r\n", *p) == NULL)
        {
          return FALSE;
        }
    }
  return TRUE;
}

JsonNode *
xq_json_from_text (const char *text)
{
  return text != NULL && is_shallow (text) ? json_from_string (text, NULL) : NULL;
}

const char *
xq_json_get_text (JsonObject *object,
                  const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return text != NULL && *text != '\0' ? text : NULL;
}

gint64
xq_json_get_number (JsonObject *object,
                    const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}
