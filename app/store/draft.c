/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/draft.h"
#include "store/letters.h"
#include "store/store-private.h"

void
xq_draft_free (XqDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->id);
  g_clear_pointer (&draft->record, xq_record_unref);
  g_free (draft);
}

static XqCabinet
cabinet_of (XqStore *self)
{
  return self->holds[XQ_CABINET_CASEWORK] ? XQ_CABINET_CASEWORK : XQ_CABINET_SCHOOL;
}

static const char *
get_member (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/* The body of a version, but a LETTER field has its text: all of it is sealed. */
static char *
compose (const char     *id,
         const XqRecord *record)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *body = NULL;

  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    if (field->type == XQ_FIELD_LETTER && xq_record_get (record, field->name) != NULL)
      g_hash_table_insert (texts, (gpointer) field->name, (gpointer) xq_record_get (record, field->name));
  body = xq_record_to_body (record, texts);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "what");
  json_builder_add_string_value (builder, XQ_LETTER_DRAFT);
  json_builder_set_member_name (builder, "draft");
  json_builder_add_string_value (builder, id);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, xq_record_get_kind (record)->name);
  json_builder_set_member_name (builder, "at");
  json_builder_add_int_value (builder, g_get_real_time () / G_USEC_PER_SEC);
  json_builder_set_member_name (builder, "body");
  json_builder_add_string_value (builder, body);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static XqDraft *
read_draft (JsonObject *object)
{
  const char *id = get_member (object, "draft");
  const char *kind_name = get_member (object, "kind");
  const char *body = get_member (object, "body");
  const XqKind *kind = kind_name != NULL ? xq_kind_find (kind_name) : NULL;
  g_autoptr (XqDraft) draft = NULL;

  if (id == NULL || body == NULL || kind == NULL)
    return NULL;
  draft = g_new0 (XqDraft, 1);
  draft->id = g_strdup (id);
  draft->record = xq_record_new (kind);
  draft->kept_at = json_object_get_int_member_with_default (object, "at", 0);
  return xq_record_load_body (draft->record, body, NULL) ? g_steal_pointer (&draft) : NULL;
}

/* Which letters are drafts stands inside them; read once, then remembered. */
static gboolean
read_all (XqStore    *self,
          GPtrArray  *drafts,
          GError    **error)
{
  g_autoptr (GPtrArray) letters = xq_letters_open_own (self, cabinet_of (self), error);

  if (letters == NULL)
    return FALSE;
  g_hash_table_remove_all (self->drafts);
  for (guint i = 0; i < letters->len; i++)
    {
      const XqOpenedLetter *letter = g_ptr_array_index (letters, i);
      XqDraft *draft;

      if (g_strcmp0 (get_member (letter->object, "what"), XQ_LETTER_DRAFT) != 0)
        continue;
      draft = read_draft (letter->object);
      if (draft == NULL)
        continue;
      g_hash_table_insert (self->drafts, g_strdup (draft->id), g_strdup (letter->uid));
      if (drafts != NULL)
        g_ptr_array_add (drafts, draft);
      else
        xq_draft_free (draft);
    }
  self->drafts_known = TRUE;
  return TRUE;
}

static gboolean
delete_letter (XqStore     *self,
               const char  *uid,
               GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s_letter WHERE uid = ?1 AND writer = ?2",
                                          xq_cabinet_get_code (cabinet_of (self)));
  XqStatement *statement = xq_connection_prepare (self->inner, sql, error);

  if (statement == NULL)
    return FALSE;
  xq_statement_bind_uid (statement, 1, uid);
  xq_statement_bind_uid (statement, 2, self->me);
  return xq_statement_run (statement, error);
}

/* @text: NULL only drops. Views take letters in and never out; the connection
 * below them replaces what is one's own. */
static gboolean
replace (XqStore     *self,
         const char  *id,
         const char  *text,
         GError     **error)
{
  g_autofree char *made = NULL;
  const char *former;
  gboolean ok;

  if (!self->drafts_known && !read_all (self, NULL, error))
    return FALSE;
  former = g_hash_table_lookup (self->drafts, id);
  if (former == NULL && text == NULL)
    return TRUE;
  if (!xq_connection_run (self->inner, "BEGIN IMMEDIATE", error))
    return FALSE;

  ok = former == NULL || delete_letter (self, former, error);
  if (ok && text != NULL)
    {
      self->active = self->inner;
      made = xq_letter_insert (self, cabinet_of (self), self->me, text, error);
      self->active = self->limited;
      ok = made != NULL;
    }
  ok = ok && xq_connection_run (self->inner, "COMMIT", error);
  if (!ok)
    {
      (void) xq_connection_run (self->inner, "ROLLBACK", NULL);
      return FALSE;
    }
  if (made != NULL)
    g_hash_table_insert (self->drafts, g_strdup (id), g_steal_pointer (&made));
  else
    g_hash_table_remove (self->drafts, id);
  return TRUE;
}

gboolean
xq_store_keep_draft (XqStore         *self,
                     const char      *id,
                     const XqRecord  *record,
                     GError         **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (XQ_IS_STORE (self) && id != NULL && record != NULL, FALSE);
  g_return_val_if_fail (xq_record_get_kind (record) != NULL && !self->in_transaction, FALSE);

  text = compose (id, record);
  return replace (self, id, text, error);
}

gboolean
xq_store_drop_draft (XqStore     *self,
                     const char  *id,
                     GError     **error)
{
  g_return_val_if_fail (XQ_IS_STORE (self) && id != NULL && !self->in_transaction, FALSE);

  return replace (self, id, NULL, error);
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

  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  if (!read_all (self, drafts, error))
    return NULL;
  g_ptr_array_sort (drafts, compare_drafts);
  return g_steal_pointer (&drafts);
}
