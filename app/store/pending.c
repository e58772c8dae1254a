/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/json-text.h"
#include "store/pending.h"
#include "store/store-private.h"

typedef struct
{
  char *uid;
  char *what;
  char *payload;
} Pending;

static GHashTable *effects;

static void
pending_free (Pending *pending)
{
  g_free (pending->uid);
  g_free (pending->what);
  g_free (pending->payload);
  g_free (pending);
}

void
xq_store_register_effect (const char    *what,
                          XqStoreEffect  effect)
{
  g_return_if_fail (what != NULL && effect != NULL);

  if (effects == NULL)
    effects = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (effects, (gpointer) what, (gpointer) effect);
}

gboolean
xq_store_defer (XqStore     *self,
                const char  *what,
                const char  *payload,
                GError     **error)
{
  g_autofree char *uid = xq_uid_new ();
  g_autofree char *sql = NULL;
  XqStatement *statement;

  g_return_val_if_fail (XQ_IS_STORE (self) && self->in_transaction, FALSE);
  g_return_val_if_fail (effects != NULL && g_hash_table_contains (effects, what), FALSE);

  sql = g_strdup_printf ("INSERT INTO visible_%s_pending (uid, what, payload) VALUES (?1, ?2, ?3)",
                         xq_cabinet_get_code (self->cabinet));
  statement = xq_connection_prepare (self->active, sql, error);
  if (statement == NULL)
    return FALSE;
  xq_statement_bind_uid (statement, 1, uid);
  xq_statement_bind_text (statement, 2, what);
  xq_statement_bind_text (statement, 3, payload);
  return xq_statement_run (statement, error);
}

static GPtrArray *
load_pending (XqStore    *self,
              XqCabinet   cabinet,
              GError    **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pending_free);
  g_autofree char *sql = g_strdup_printf ("SELECT uid, what, payload FROM visible_%s_pending", xq_cabinet_get_code (cabinet));
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->limited, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      Pending *pending;

      if (!xq_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&rows);
      pending = g_new0 (Pending, 1);
      pending->uid = xq_statement_dup_uid (statement, 0);
      pending->what = g_strdup (xq_statement_get_text (statement, 1));
      pending->payload = g_strdup (xq_statement_get_text (statement, 2));
      g_ptr_array_add (rows, pending);
    }
}

static gboolean
run_one (XqStore        *self,
         XqCabinet       cabinet,
         const Pending  *pending,
         GError        **error)
{
  XqStoreEffect effect = effects != NULL ? (XqStoreEffect) g_hash_table_lookup (effects, pending->what) : NULL;
  g_autoptr (JsonNode) payload = xq_json_from_text (pending->payload);
  g_autofree char *sql = NULL;
  XqStatement *statement;

  if (effect == NULL || payload == NULL || !JSON_NODE_HOLDS_OBJECT (payload))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                   _("What had to follow a saved record is damaged and cannot be done. "
                     "Check the school, and restore the last backup."));
      return FALSE;
    }
  json_object_set_string_member (json_node_get_object (payload), "pending", pending->uid);
  if (!effect (self, payload, error))
    return FALSE;

  sql = g_strdup_printf ("DELETE FROM %s_pending WHERE uid = ?1", xq_cabinet_get_code (cabinet));
  statement = xq_connection_prepare (self->inner, sql, error);
  if (statement == NULL)
    return FALSE;
  xq_statement_bind_uid (statement, 1, pending->uid);
  return xq_statement_run (statement, error);
}

gboolean
xq_store_run_pending (XqStore  *self,
                      GError  **error)
{
  gboolean ok = TRUE;

  /* An effect's own commit comes here again; the outer loop goes on. */
  if (self->effects_depth > 0)
    return TRUE;
  self->effects_depth++;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS && ok; cabinet++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!self->holds[cabinet])
        continue;
      rows = load_pending (self, cabinet, error);
      ok = rows != NULL;
      for (guint i = 0; ok && i < rows->len; i++)
        ok = run_one (self, cabinet, g_ptr_array_index (rows, i), error);
    }

  self->effects_depth--;
  return ok;
}
