/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "vault/codec.h"
#include "vault/hash.h"
#include "vault/keyring-json.h"

static void
add_base64 (JsonBuilder  *builder,
            const char   *name,
            const guint8 *bytes,
            gsize         length)
{
  g_autofree char *text = xq_base64_new (bytes, length);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_hex (JsonBuilder  *builder,
         const char   *name,
         const guint8 *bytes)
{
  g_autofree char *text = xq_hex_new (bytes, XQ_KEY_BYTES);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_roll (JsonBuilder  *builder,
          const XqRoll *roll)
{
  json_builder_set_member_name (builder, "roll");
  json_builder_begin_array (builder);
  for (guint i = 0; i < roll->statements->len; i++)
    {
      const XqStatement *statement = g_ptr_array_index (roll->statements, i);

      json_builder_begin_object (builder);
      add_string (builder, "text", statement->text);
      json_builder_set_member_name (builder, "signatures");
      json_builder_begin_array (builder);
      for (guint k = 0; k < statement->n_signatures; k++)
        {
          g_autofree char *text = xq_base64_new (statement->signatures[k], XQ_SIGNATURE_BYTES);

          json_builder_add_string_value (builder, text);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_keys (JsonBuilder     *builder,
          const XqKeyList *list)
{
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->keys->len; i++)
    {
      const XqKeyEntry *entry = g_ptr_array_index (list->keys, i);

      json_builder_begin_object (builder);
      add_string (builder, "cabinet", xq_cabinet_get_code (entry->cabinet));
      add_int (builder, "generation", entry->generation);
      add_hex (builder, "key-id", entry->key_id);
      add_string (builder, "sender", entry->sender);
      add_hex (builder, "sender-open", entry->sender_open);
      add_base64 (builder, "nonce", entry->nonce, sizeof entry->nonce);
      add_base64 (builder, "box", entry->box, sizeof entry->box);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lists (JsonBuilder     *builder,
           const char      *name,
           const GPtrArray *lists)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lists->len; i++)
    {
      const XqKeyList *list = g_ptr_array_index (lists, i);

      json_builder_begin_object (builder);
      add_string (builder, "uid", list->uid);
      if (list->wrapped != NULL)
        {
          gsize length;
          const guint8 *wrapped = g_bytes_get_data (list->wrapped, &length);

          json_builder_set_member_name (builder, "kdf");
          json_builder_begin_object (builder);
          add_string (builder, "name", "argon2id13");
          add_int (builder, "passes", list->passes);
          add_int (builder, "bytes", (gint64) list->bytes);
          json_builder_end_object (builder);
          add_base64 (builder, "salt", list->salt, sizeof list->salt);
          add_base64 (builder, "nonce", list->nonce, sizeof list->nonce);
          add_base64 (builder, "wrapped", wrapped, length);
        }
      add_keys (builder, list);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_chain (JsonBuilder     *builder,
           const GPtrArray *chain)
{
  json_builder_set_member_name (builder, "chain");
  json_builder_begin_array (builder);
  for (guint i = 0; i < chain->len; i++)
    {
      const XqChainLink *link = g_ptr_array_index (chain, i);

      json_builder_begin_object (builder);
      add_string (builder, "cabinet", xq_cabinet_get_code (link->cabinet));
      add_int (builder, "generation", link->generation);
      add_base64 (builder, "nonce", link->nonce, sizeof link->nonce);
      add_base64 (builder, "box", link->box, sizeof link->box);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

GString *
xq_keyring_to_json (const XqKeyring *keyring)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autoptr(JsonGenerator) generator = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *sum = NULL;
  guint8 hash[XQ_HASH_BYTES];
  GString *text;

  g_return_val_if_fail (keyring != NULL, NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_string (builder, "program", "xinqing");
  add_int (builder, "format", 1);
  add_string (builder, "school", keyring->roll->school);
  add_roll (builder, keyring->roll);
  add_lists (builder, "accounts", keyring->accounts);
  add_lists (builder, "envelopes", keyring->envelopes);
  add_chain (builder, keyring->chain);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  generator = json_generator_new ();
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  json_generator_set_root (generator, root);
  text = g_string_new (NULL);
  json_generator_to_gstring (generator, text);

  /* The sum becomes the last member: the closing brace moves behind it. */
  g_string_truncate (text, text->len - strlen ("\n}"));
  g_string_append (text, ",\n");
  xq_hash_data ("keyring", text->str, text->len, hash);
  sum = xq_hex_new (hash, sizeof hash);
  g_string_append_printf (text, "\"sum\":\"%s\"}\n", sum);

  return text;
}
