/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

void
xq_version_free (XqVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->uid);
  g_free (version->author);
  g_free (version->reason);
  g_clear_pointer (&version->record, xq_record_unref);
  g_free (version);
}

static XqVersion *
read_version (XqStore       *self,
              const XqKind  *kind,
              const char    *uid,
              XqStatement   *statement,
              GError       **error)
{
  g_autoptr (XqRecord) record = xq_record_new (kind);
  const char *body = xq_statement_get_text (statement, 5);
  gint64 state = xq_statement_get_integer (statement, 4);
  XqVersion *version;

  /* Without a body its content was erased; the version itself stays. */
  if (body != NULL && !xq_record_load_body (record, body, error))
    return NULL;
  for (const XqField *field = kind->fields; field->number != 0; field++)
    if (field->type == XQ_FIELD_LETTER && xq_record_get (record, field->name) != NULL)
      {
        g_autofree char *text = xq_letter_read (self, kind->cabinet, xq_record_get (record, field->name));

        xq_record_set (record, field->name, text);
      }
  record->uid = g_strdup (uid);
  record->is_signed = (state & 1) != 0;
  record->is_withdrawn = (state & 2) != 0;

  version = g_new0 (XqVersion, 1);
  version->uid = xq_statement_dup_uid (statement, 0);
  version->author = xq_statement_dup_uid (statement, 1);
  version->at = xq_statement_get_integer (statement, 2);
  version->reason = g_strdup (xq_statement_get_text (statement, 3));
  version->is_signed = record->is_signed;
  version->is_withdrawn = record->is_withdrawn;
  record->version = g_strdup (version->uid);
  version->record = g_steal_pointer (&record);
  return version;
}

GPtrArray *
xq_store_history (XqStore       *self,
                  const XqKind  *kind,
                  const char    *uid,
                  GError       **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_version_free);
  g_autoptr (XqRecord) present = NULL;
  g_autoptr (XqStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean row;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL && uid != NULL, NULL);

  /* Proves that the record may be seen and notes the look. */
  present = xq_store_get (self, kind, uid, error);
  if (present == NULL)
    return NULL;

  sql = g_strdup_printf ("SELECT uid, author, at, reason, state, body FROM visible_%s_version "
                         "WHERE kind = ?1 AND record = ?2 ORDER BY id", xq_cabinet_get_code (kind->cabinet));
  statement = xq_connection_prepare (self->active, sql, error);
  if (statement == NULL)
    return NULL;
  xq_statement_bind_integer (statement, 1, kind->number);
  xq_statement_bind_uid (statement, 2, uid);
  for (;;)
    {
      XqVersion *version;

      if (!xq_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&versions);
      version = read_version (self, kind, uid, statement, error);
      if (version == NULL)
        return NULL;
      g_ptr_array_add (versions, version);
    }
}
