/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "vault/account-wrap.h"
#include "vault/codec.h"
#include "vault/error-private.h"
#include "vault/hash.h"
#include "vault/json-form.h"
#include "vault/keyring-json.h"
#include "vault/vault.h"

/* "sum":"64 digits"} and a line feed */
#define TAIL_BYTES (7 + 64 + 3)

/* A number above is no version but damage; JSON readers differ in what they make of
 * one that does not fit. */
#define MOST_FORMAT 1000000

static gboolean
is_sum_right (const char *text,
              gsize       length)
{
  g_autofree char *sum = NULL;
  g_autofree char *tail = NULL;
  guint8 hash[XQ_HASH_BYTES];

  if (length <= TAIL_BYTES)
    return FALSE;

  xq_hash_data ("keyring", text, length - TAIL_BYTES, hash);
  sum = xq_hex_new (hash, sizeof hash);
  tail = g_strdup_printf ("\"sum\":\"%s\"}\n", sum);
  g_assert (strlen (tail) == TAIL_BYTES);

  return memcmp (tail, text + length - TAIL_BYTES, TAIL_BYTES) == 0;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static gboolean
get_int (JsonObject *object,
         const char *name,
         gint64      most,
         gint64     *number)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);

  return *number >= 0 && *number <= most;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonArray *array,
            guint      position)
{
  JsonNode *node = json_array_get_element (array, position);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
get_cabinet (JsonObject *object,
             XqCabinet  *cabinet,
             guint32    *generation)
{
  const char *code = get_string (object, "cabinet");
  gint64 number;

  if (code == NULL || !get_int (object, "generation", G_MAXUINT32 - 1, &number))
    return FALSE;
  *generation = (guint32) number;

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    if (g_str_equal (xq_cabinet_get_code ((XqCabinet) i), code))
      {
        *cabinet = (XqCabinet) i;
        return TRUE;
      }

  return FALSE;
}

static XqStatement *
read_statement (JsonObject *object)
{
  g_autoptr(XqStatement) statement = NULL;
  const char *text;
  JsonArray *signatures;

  if (object == NULL || json_object_get_size (object) != 2 ||
      (text = get_string (object, "text")) == NULL ||
      (signatures = get_array (object, "signatures")) == NULL ||
      json_array_get_length (signatures) == 0 ||
      json_array_get_length (signatures) > XQ_MOST_SIGNATURES)
    return NULL;

  statement = xq_statement_parse (text);
  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (signatures); i++)
    {
      JsonNode *node = json_array_get_element (signatures, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING ||
          !xq_base64_read (json_node_get_string (node), statement->signatures[i], XQ_SIGNATURE_BYTES))
        return NULL;
      statement->n_signatures++;
    }

  return g_steal_pointer (&statement);
}

static gboolean
read_roll (JsonArray  *array,
           XqRoll     *roll,
           GError    **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      XqStatement *statement = read_statement (get_object (array, i));

      if (statement == NULL)
        return xq_set_keyring_damaged (error);
      if (!xq_roll_append (roll, statement))
        return xq_set_keyring_replaced (error);
    }

  return TRUE;
}

static XqKeyEntry *
read_key (JsonObject *object)
{
  g_autoptr(XqKeyEntry) entry = g_new0 (XqKeyEntry, 1);

  if (object == NULL || json_object_get_size (object) != 7 ||
      !get_cabinet (object, &entry->cabinet, &entry->generation) ||
      !xq_hex_read (get_string (object, "key-id"), entry->key_id, sizeof entry->key_id) ||
      !xq_uid_is_valid (get_string (object, "sender")) ||
      !xq_hex_read (get_string (object, "sender-open"), entry->sender_open, sizeof entry->sender_open) ||
      !xq_base64_read (get_string (object, "nonce"), entry->nonce, sizeof entry->nonce) ||
      !xq_base64_read (get_string (object, "box"), entry->box, sizeof entry->box))
    return NULL;
  entry->sender = g_strdup (get_string (object, "sender"));

  return g_steal_pointer (&entry);
}

static gboolean
read_wrapped (JsonObject *object,
              XqKeyList  *list)
{
  JsonNode *node = json_object_get_member (object, "kdf");
  JsonObject *kdf;
  gint64 passes;
  gint64 bytes;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  kdf = json_node_get_object (node);
  if (json_object_get_size (kdf) != 3 ||
      g_strcmp0 (get_string (kdf, "name"), "argon2id13") != 0 ||
      !get_int (kdf, "passes", XQ_MOST_PASSES, &passes) ||
      !get_int (kdf, "bytes", XQ_MOST_BYTES, &bytes) ||
      !xq_base64_read (get_string (object, "salt"), list->salt, sizeof list->salt) ||
      !xq_base64_read (get_string (object, "nonce"), list->nonce, sizeof list->nonce))
    return FALSE;

  list->passes = (guint32) passes;
  list->bytes = (guint64) bytes;
  list->wrapped = xq_base64_read_bytes (get_string (object, "wrapped"), XQ_MOST_WRAPPED);

  return list->wrapped != NULL;
}

static XqKeyList *
read_list (JsonObject *object,
           gboolean    is_account)
{
  g_autoptr(XqKeyList) list = NULL;
  JsonArray *keys;

  if (object == NULL || json_object_get_size (object) != (is_account ? 6 : 2) ||
      !xq_uid_is_valid (get_string (object, "uid")) ||
      (keys = get_array (object, "keys")) == NULL)
    return NULL;

  list = xq_key_list_new (get_string (object, "uid"));
  if (is_account && !read_wrapped (object, list))
    return NULL;

  for (guint i = 0; i < json_array_get_length (keys); i++)
    {
      XqKeyEntry *entry = read_key (get_object (keys, i));

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (list->keys, entry);
    }

  return g_steal_pointer (&list);
}

static gboolean
read_lists (JsonArray  *array,
            gboolean    is_account,
            GPtrArray  *lists,
            GError    **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      XqKeyList *list = read_list (get_object (array, i), is_account);

      if (list == NULL)
        return xq_set_keyring_damaged (error);
      g_ptr_array_add (lists, list);
      /* A cheaper password than the program ever writes is somebody's work. */
      if (is_account && (list->passes < XQ_LEAST_PASSES || list->bytes < XQ_LEAST_BYTES))
        return xq_set_keyring_replaced (error);
    }

  return TRUE;
}

static gboolean
read_chain (JsonArray  *array,
            GPtrArray  *chain,
            GError    **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree XqChainLink *link = g_new0 (XqChainLink, 1);
      JsonObject *object = get_object (array, i);

      if (object == NULL || json_object_get_size (object) != 4 ||
          !get_cabinet (object, &link->cabinet, &link->generation) ||
          !xq_base64_read (get_string (object, "nonce"), link->nonce, sizeof link->nonce) ||
          !xq_base64_read (get_string (object, "box"), link->box, sizeof link->box))
        return xq_set_keyring_damaged (error);
      g_ptr_array_add (chain, g_steal_pointer (&link));
    }

  return TRUE;
}

static XqKeyring *
read_root (JsonObject  *root,
           GError     **error)
{
  g_autoptr(XqKeyring) keyring = NULL;
  JsonArray *roll = get_array (root, "roll");
  JsonArray *accounts = get_array (root, "accounts");
  JsonArray *envelopes = get_array (root, "envelopes");
  JsonArray *chain = get_array (root, "chain");
  gint64 format;

  if (g_strcmp0 (get_string (root, "program"), "xinqing") != 0 ||
      !get_int (root, "format", MOST_FORMAT, &format) || format < 1)
    {
      xq_set_keyring_damaged (error);
      return NULL;
    }
  if (format > 1)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NEWER_VERSION,
                           _("A newer version of Xinqing wrote this school. Install that version on this computer; nothing was changed."));
      return NULL;
    }
  if (json_object_get_size (root) != 8 ||
      roll == NULL || accounts == NULL || envelopes == NULL || chain == NULL)
    {
      xq_set_keyring_damaged (error);
      return NULL;
    }

  keyring = xq_keyring_new ();
  if (!read_roll (roll, keyring->roll, error) ||
      !read_lists (accounts, TRUE, keyring->accounts, error) ||
      !read_lists (envelopes, FALSE, keyring->envelopes, error) ||
      !read_chain (chain, keyring->chain, error))
    return NULL;

  if (!xq_keyring_is_sound (keyring) ||
      g_strcmp0 (get_string (root, "school"), keyring->roll->school) != 0)
    {
      xq_set_keyring_replaced (error);
      return NULL;
    }

  return g_steal_pointer (&keyring);
}

XqKeyring *
xq_keyring_from_json (const char  *text,
                      gsize        length,
                      GError     **error)
{
  g_autoptr(JsonParser) parser = NULL;
  JsonNode *root;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  parser = json_parser_new_immutable ();
  if (!is_sum_right (text, length) ||
      !xq_json_form_is_plain (text, length) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
      (root = json_parser_get_root (parser)) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (root))
    {
      xq_set_keyring_damaged (error);
      return NULL;
    }

  return read_root (json_node_get_object (root), error);
}
