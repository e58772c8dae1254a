/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/draft.h"
#include "store/json-text.h"
#include "store/record-private.h"
#include "store/store-private.h"
#include "store/uid.h"

void
xq_draft_free (XqDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->id);
  g_clear_pointer (&draft->record, xq_record_unref);
  g_free (draft);
}

/* Views show records and letters; drafts are reached by the connection below them,
 * and there only one's own. */
static XqStatement *
prepare (XqStore     *self,
         const char  *format,
         GError     **error)
{
  XqCabinet cabinet = self->holds[XQ_CABINET_CASEWORK] ? XQ_CABINET_CASEWORK : XQ_CABINET_SCHOOL;
  g_auto (GStrv) pieces = g_strsplit (format, "@cabinet@", -1);
  g_autofree char *sql = g_strjoinv (xq_cabinet_get_code (cabinet), pieces);

  return xq_connection_prepare (self->inner, sql, error);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* Which record the draft changes, and which version of it its writer saw. */
static void
add_origin (JsonBuilder    *builder,
            const XqRecord *record)
{
  json_builder_set_member_name (builder, "of");
  json_builder_begin_object (builder);
  add_text (builder, "uid", record->uid);
  add_text (builder, "version", record->version);
  add_text (builder, "author", record->author);
  json_builder_set_member_name (builder, "signed");
  json_builder_add_boolean_value (builder, record->is_signed);
  json_builder_end_object (builder);
}

/* The body of a version, but a LETTER field has its text: all of it is sealed. */
static char *
compose (const XqRecord *record)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (XqRecord) named = xq_record_copy (record);
  g_autofree char *body = NULL;

  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    if (field->type == XQ_FIELD_LETTER && xq_record_get (record, field->name) != NULL)
      g_hash_table_insert (texts, (gpointer) field->name, (gpointer) xq_record_get (record, field->name));
  xq_record_name_parts (named);
  body = xq_record_to_body (named, texts);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_int_value (builder, xq_record_get_kind (record)->number);
  json_builder_set_member_name (builder, "at");
  json_builder_add_int_value (builder, g_get_real_time () / G_USEC_PER_SEC);
  if (record->uid != NULL && record->version != NULL && record->author != NULL)
    add_origin (builder, record);
  add_text (builder, "body", body);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

gboolean
xq_store_keep_draft (XqStore         *self,
                     const char      *id,
                     const XqRecord  *record,
                     GError         **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XqLetter) letter = NULL;
  XqStatement *statement;
  gconstpointer sealed;
  gsize length;

  g_return_val_if_fail (XQ_IS_STORE (self) && xq_uid_parse (id, NULL) && record != NULL, FALSE);
  g_return_val_if_fail (xq_record_get_kind (record) != NULL && !self->in_transaction, FALSE);

  text = compose (record);
  bytes = g_bytes_new (text, strlen (text));
  letter = xq_vault_seal_letter (self->vault, self->me, bytes, error);
  if (letter == NULL)
    return FALSE;
  statement = prepare (self,
                       "INSERT INTO @cabinet@_draft (uid, letter, receiver_key, writer, written_at, sealed) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (uid) DO UPDATE SET letter = excluded.letter, "
                       "receiver_key = excluded.receiver_key, written_at = excluded.written_at, sealed = excluded.sealed "
                       "WHERE writer = excluded.writer",
                       error);
  if (statement == NULL)
    return FALSE;
  sealed = g_bytes_get_data (letter->sealed, &length);
  xq_statement_bind_uid (statement, 1, id);
  xq_statement_bind_uid (statement, 2, letter->uid);
  xq_statement_bind_text (statement, 3, letter->receiver_key);
  xq_statement_bind_uid (statement, 4, self->me);
  xq_statement_bind_integer (statement, 5, letter->written_at);
  xq_statement_bind_blob (statement, 6, sealed, length);
  return xq_statement_run (statement, error);
}

gboolean
xq_store_drop_draft (XqStore     *self,
                     const char  *id,
                     GError     **error)
{
  XqStatement *statement;

  g_return_val_if_fail (XQ_IS_STORE (self) && xq_uid_parse (id, NULL) && !self->in_transaction, FALSE);

  statement = prepare (self, "DELETE FROM @cabinet@_draft WHERE uid = ?1 AND writer = ?2", error);
  if (statement == NULL)
    return FALSE;
  xq_statement_bind_uid (statement, 1, id);
  xq_statement_bind_uid (statement, 2, self->me);
  return xq_statement_run (statement, error);
}

static gboolean
read_origin (XqRecord   *record,
             JsonObject *origin)
{
  const char *uid = json_object_get_string_member_with_default (origin, "uid", NULL);
  const char *version = json_object_get_string_member_with_default (origin, "version", NULL);
  const char *author = json_object_get_string_member_with_default (origin, "author", NULL);

  if (!xq_uid_parse (uid, NULL) || !xq_uid_parse (version, NULL) || !xq_uid_parse (author, NULL))
    return FALSE;
  record->uid = g_strdup (uid);
  record->version = g_strdup (version);
  record->author = g_strdup (author);
  record->is_signed = json_object_get_boolean_member_with_default (origin, "signed", FALSE);
  return TRUE;
}

/* NULL for what does not open any more, or says nothing that this program knows. */
static XqRecord *
read_text (const char *text,
           gint64     *kept_at)
{
  g_autoptr (JsonNode) root = xq_json_from_text (text);
  g_autoptr (XqRecord) record = NULL;
  JsonObject *object;
  gint64 number;
  const XqKind *kind;
  const char *body;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  number = json_object_get_int_member_with_default (object, "kind", 0);
  body = json_object_get_string_member_with_default (object, "body", NULL);
  kind = number > 0 && number <= G_MAXINT32 ? xq_kind_find_number ((guint) number) : NULL;
  if (kind == NULL || body == NULL)
    return NULL;
  *kept_at = json_object_get_int_member_with_default (object, "at", 0);
  record = xq_record_new (kind);
  if (json_object_has_member (object, "of") &&
      (!JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "of")) ||
       !read_origin (record, json_object_get_object_member (object, "of"))))
    return NULL;
  return xq_record_load_body (record, body, NULL) ? g_steal_pointer (&record) : NULL;
}

static XqDraft *
read_draft (XqStore     *self,
            XqStatement *statement)
{
  g_autoptr (XqLetter) letter = g_new0 (XqLetter, 1);
  g_autoptr (XqDraft) draft = g_new0 (XqDraft, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  const guint8 *sealed;
  gsize length;

  draft->id = xq_statement_dup_uid (statement, 0);
  letter->uid = xq_statement_dup_uid (statement, 1);
  letter->receiver = g_strdup (self->me);
  letter->receiver_key = g_strdup (xq_statement_get_text (statement, 2));
  letter->writer = xq_statement_dup_uid (statement, 3);
  letter->written_at = xq_statement_get_integer (statement, 4);
  sealed = xq_statement_get_blob (statement, 5, &length);
  letter->sealed = g_bytes_new (sealed, length);
  bytes = xq_vault_open_letter (self->vault, letter, NULL);
  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  draft->record = read_text (text, &draft->kept_at);
  return draft->record != NULL ? g_steal_pointer (&draft) : NULL;
}

static int
compare_drafts (gconstpointer first,
                gconstpointer second)
{
  const XqDraft *a = *(const XqDraft *const *) first;
  const XqDraft *b = *(const XqDraft *const *) second;

  return a->kept_at == b->kept_at ? strcmp (a->id, b->id) : a->kept_at > b->kept_at ? -1 : 1;
}

GPtrArray *
xq_store_list_drafts (XqStore  *self,
                      GError  **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_draft_free);
  g_autoptr (XqStatement) statement = NULL;
  gboolean row;

  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  statement = prepare (self, "SELECT uid, letter, receiver_key, writer, written_at, sealed FROM @cabinet@_draft WHERE writer = ?1",
                       error);
  if (statement == NULL)
    return NULL;
  xq_statement_bind_uid (statement, 1, self->me);
  for (;;)
    {
      XqDraft *draft;

      if (!xq_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      draft = read_draft (self, statement);
      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_drafts);
  return g_steal_pointer (&drafts);
}
