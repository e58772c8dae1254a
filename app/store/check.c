/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/store-private.h"
#include "store/uid.h"
#include "store/version.h"

static void
add_line (GPtrArray  *lines,
          XqCabinet   cabinet,
          const char *what)
{
  g_ptr_array_add (lines, g_strdup_printf (_("%s: %s"), xq_cabinet_get_title (cabinet), what));
}

/* A pragma that gives a row for each fault; "ok" is none. */
static gboolean
run_check (XqStore     *self,
           XqCabinet    cabinet,
           const char  *pragma,
           const char  *what,
           GPtrArray   *lines,
           GError     **error)
{
  const char *schema = cabinet == XQ_CABINET_SCHOOL ? "main" : xq_cabinet_get_code (cabinet);
  g_autofree char *sql = g_strdup_printf ("PRAGMA \"%s\".%s", schema, pragma);
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->inner, sql, error);
  g_autoptr (GError) local = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (!xq_statement_step (statement, &row, &local))
    {
      add_line (lines, cabinet, local->message);
      return TRUE;
    }
  if (row && g_strcmp0 (xq_statement_get_text (statement, 0), "ok") != 0)
    add_line (lines, cabinet, what);
  return TRUE;
}

static void
read_version (XqStatement  *statement,
              XqVersionRow *version,
              char         *texts[4],
              guint8        digest[32])
{
  gsize parents_length;
  gsize salt_length;
  const guint8 *parents = xq_statement_get_blob (statement, 3, &parents_length);
  const guint8 *salt = xq_statement_get_blob (statement, 12, &salt_length);

  for (int i = 0; i < 4; i++)
    {
      static const int columns[] = { 0, 2, 4, 5 };

      texts[i] = xq_statement_dup_uid (statement, columns[i]);
    }
  memset (version, 0, sizeof *version);
  g_strlcpy (version->uid, texts[0] != NULL ? texts[0] : "", sizeof version->uid);
  version->kind = (guint) xq_statement_get_integer (statement, 1);
  version->record = texts[1];
  version->author = texts[2];
  version->desk = texts[3];
  version->counter = xq_statement_get_integer (statement, 6);
  version->lamport = xq_statement_get_integer (statement, 7);
  version->at = xq_statement_get_integer (statement, 8);
  version->reason = xq_statement_get_text (statement, 9);
  version->state = (guint) xq_statement_get_integer (statement, 10);
  version->body = xq_statement_get_text (statement, 11);
  if (salt != NULL && salt_length == sizeof version->salt)
    memcpy (version->salt, salt, salt_length);
  xq_version_row_hash (version, parents, parents_length, digest);
}

static gboolean
compare_entry (XqStore     *self,
               XqCabinet    cabinet,
               gint64       entry,
               GByteArray  *digests,
               gboolean    *same,
               GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT digest FROM %s_audit WHERE sequence = ?1", xq_cabinet_get_code (cabinet));
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->inner, sql, error);
  g_autoptr (GBytes) bytes = g_bytes_new (digests->data, digests->len);
  guint8 digest[32];
  const guint8 *said;
  gsize length = 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  xq_statement_bind_integer (statement, 1, entry);
  if (!xq_statement_step (statement, &row, error))
    return FALSE;
  said = row ? xq_statement_get_blob (statement, 0, &length) : NULL;
  xq_hash ("transaction", bytes, digest);
  *same = said != NULL && length == sizeof digest && memcmp (said, digest, sizeof digest) == 0;
  return TRUE;
}

/* Every version must hash to what the signed entry of its transaction says. */
static gboolean
check_versions (XqStore    *self,
                XqCabinet   cabinet,
                GPtrArray  *lines,
                GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid, kind, record, parents, author, desk, counter, lamport, at, reason, state, "
                                          "body, salt, entry FROM %s_version ORDER BY entry, id", xq_cabinet_get_code (cabinet));
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->inner, sql, error);
  g_autoptr (GByteArray) digests = g_byte_array_new ();
  gint64 entry = 0;
  gboolean same = TRUE;
  gboolean row = TRUE;

  while (statement != NULL && row && same)
    {
      XqVersionRow version;
      char *texts[4] = { NULL };
      guint8 digest[32];
      gint64 next = 0;

      if (!xq_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        next = xq_statement_get_integer (statement, 13);
      if (next != entry && digests->len > 0 && !compare_entry (self, cabinet, entry, digests, &same, error))
        return FALSE;
      if (next != entry)
        g_byte_array_set_size (digests, 0);
      entry = next;
      if (!row)
        break;
      read_version (statement, &version, texts, digest);
      g_byte_array_append (digests, digest, sizeof digest);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
    }
  if (!same)
    add_line (lines, cabinet, _("a saved version differs from what the audit trail signed; "
                                "tell the head, and restore the last backup."));
  return statement != NULL;
}

GPtrArray *
xq_store_check (XqVault  *vault,
                XqStore  *store,
                GError  **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (XQ_IS_VAULT (vault) && XQ_IS_STORE (store), NULL);

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autoptr (GError) local = NULL;

      if (!store->holds[cabinet])
        continue;
      if (!run_check (store, cabinet, "cipher_integrity_check", _("pages are damaged; restore the last backup."), lines, error) ||
          !run_check (store, cabinet, "integrity_check", _("the tables are damaged; restore the last backup."), lines, error) ||
          !run_check (store, cabinet, "foreign_key_check", _("a record names one that is not there; restore the last backup."),
                      lines, error))
        return NULL;
      if (!xq_store_audit_verify (store, cabinet, &local))
        g_ptr_array_add (lines, g_strdup (local->message));
      if (!check_versions (store, cabinet, lines, error))
        return NULL;
    }
  return g_steal_pointer (&lines);
}
