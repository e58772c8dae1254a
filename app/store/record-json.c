/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/json-text.h"
#include "store/record-private.h"
#include "store/store.h"
#include "store/uid.h"

/* Two writers share one walk: a version's body names fields by number, the
 * access views by name. */
typedef enum
{
  BY_NUMBER,
  BY_NAME
} Naming;

static void begin_record (JsonBuilder *builder, const XqRecord *record, Naming naming, GHashTable *letters);

static void
add_uids (JsonBuilder *builder,
          const char  *joined)
{
  g_auto (GStrv) uids = g_strsplit (joined, " ", -1);

  json_builder_begin_array (builder);
  for (guint i = 0; uids[i] != NULL; i++)
    json_builder_add_string_value (builder, uids[i]);
  json_builder_end_array (builder);
}

static void
add_parts (JsonBuilder *builder,
           GPtrArray   *parts,
           Naming       naming)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    begin_record (builder, g_ptr_array_index (parts, i), naming, NULL);
  json_builder_end_array (builder);
}

static gboolean
is_empty (const XqField *field,
          gconstpointer  value)
{
  return value == NULL || (field->type == XQ_FIELD_PARTS && ((const GPtrArray *) value)->len == 0);
}

static void
add_value (JsonBuilder   *builder,
           const XqField *field,
           gpointer       value,
           Naming         naming,
           GHashTable    *letters)
{
  if (field->type == XQ_FIELD_PARTS)
    add_parts (builder, value, naming);
  else if (field->flags & XQ_FIELD_SEVERAL)
    add_uids (builder, value);
  else if (field->type == XQ_FIELD_LETTER)
    json_builder_add_string_value (builder, g_hash_table_lookup (letters, field->name));
  else
    json_builder_add_string_value (builder, value);
}

static void
begin_record (JsonBuilder    *builder,
              const XqRecord *record,
              Naming          naming,
              GHashTable     *letters)
{
  guint last = 0;

  json_builder_begin_object (builder);
  if (record->kind == NULL)
    {
      json_builder_set_member_name (builder, "uid");
      json_builder_add_string_value (builder, record->uid);
    }

  /* Ascending numbers, whatever the order in the source. */
  for (;;)
    {
      const XqField *next = NULL;
      guint position = 0;

      for (guint i = 0; i < record->values->len; i++)
        if (record->fields[i].number > last && (next == NULL || record->fields[i].number < next->number))
          {
            next = &record->fields[i];
            position = i;
          }
      if (next == NULL)
        break;
      last = next->number;

      if (next->type == XQ_FIELD_LETTER
            ? letters == NULL || g_hash_table_lookup (letters, next->name) == NULL
            : is_empty (next, g_ptr_array_index (record->values, position)))
        continue;

      if (naming == BY_NAME)
        json_builder_set_member_name (builder, next->name);
      else
        {
          g_autofree char *number = g_strdup_printf ("%u", next->number);

          json_builder_set_member_name (builder, number);
        }
      add_value (builder, next, g_ptr_array_index (record->values, position), naming, letters);
    }
  json_builder_end_object (builder);
}

static char *
builder_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

char *
xq_record_to_body (const XqRecord *record,
                   GHashTable     *letters)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  begin_record (builder, record, BY_NUMBER, letters);
  return builder_to_text (builder);
}

char *
xq_record_list_to_json (const XqRecord *record,
                        const XqField  *field)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gpointer value = g_ptr_array_index (record->values, (guint) (field - record->fields));

  if (is_empty (field, value))
    return NULL;
  add_value (builder, field, value, BY_NAME, NULL);
  return builder_to_text (builder);
}

static gboolean
load_object (XqRecord   *record,
             JsonObject *object,
             Naming      naming);

static const char *
node_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/* Numbers come from views, where a part's column is an INTEGER. */
static char *
dup_scalar (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (node_text (node));
}

static gboolean
load_value (XqRecord      *record,
            const XqField *field,
            JsonNode      *node,
            Naming         naming)
{
  g_autofree char *scalar = NULL;
  JsonArray *array;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (field->type != XQ_FIELD_PARTS && !(field->flags & XQ_FIELD_SEVERAL))
    {
      scalar = dup_scalar (node);
      if (scalar == NULL)
        return FALSE;
      xq_record_set (record, field->name, scalar);
      return TRUE;
    }

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);

  if (field->type == XQ_FIELD_PARTS)
    {
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_OBJECT (element) ||
              !load_object (xq_record_add_part (record, field->name), json_node_get_object (element), naming))
            return FALSE;
        }
    }
  else
    {
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          const char *uid = node_text (json_array_get_element (array, i));

          if (!xq_uid_parse (uid, NULL))
            return FALSE;
          if (joined->len > 0)
            g_string_append_c (joined, ' ');
          g_string_append (joined, uid);
        }
      xq_record_set (record, field->name, joined->str);
    }
  return TRUE;
}

static gboolean
load_object (XqRecord   *record,
             JsonObject *object,
             Naming      naming)
{
  if (record->kind == NULL && json_object_has_member (object, "uid"))
    {
      const char *uid = node_text (json_object_get_member (object, "uid"));

      if (!xq_uid_parse (uid, NULL))
        return FALSE;
      record->uid = g_strdup (uid);
    }

  for (const XqField *field = record->fields; field->number != 0; field++)
    {
      g_autofree char *number = g_strdup_printf ("%u", field->number);
      JsonNode *node = json_object_get_member (object, naming == BY_NAME ? field->name : number);

      if (node != NULL && !load_value (record, field, node, naming))
        return FALSE;
    }
  return TRUE;
}

gboolean
xq_record_load_body (XqRecord    *record,
                     const char  *body,
                     GError     **error)
{
  g_autoptr (JsonNode) root = xq_json_from_text (body);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !load_object (record, json_node_get_object (root), BY_NUMBER))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                   _("An earlier version of this record is damaged and cannot be read. Restore the last backup."));
      return FALSE;
    }
  return TRUE;
}

gboolean
xq_record_list_from_json (XqRecord      *record,
                          const XqField *field,
                          const char    *json)
{
  g_autoptr (JsonNode) root = NULL;

  if (json == NULL)
    return TRUE;
  root = xq_json_from_text (json);
  return root != NULL && load_value (record, field, root, BY_NAME);
}
