/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/mark.h"
#include "store/memory.h"
#include "store/store-private.h"
#include "store/uid.h"

/* FORMAT: the bytes of an entry that are hashed and signed, numbers big endian,
 * absent kind and record as zeros. They are signed in the domain "audit/CABINET",
 * and the hash covers the signature: no cabinet's chain serves another. */
#define ENTRY_BYTES (8 + 8 + 16 + 32 + 4 + 16 + 32 + 32)

static char *
make_domain (XqCabinet cabinet)
{
  return g_strconcat ("audit/", xq_cabinet_get_code (cabinet), NULL);
}

static void
put_number (guint8 **at,
            guint64  value,
            guint    bytes)
{
  for (guint i = 0; i < bytes; i++)
    *(*at)++ = (guint8) (value >> (8 * (bytes - 1 - i)));
}

static GBytes *
entry_bytes (gint64        sequence,
             gint64        moment,
             const char   *account,
             const char   *verb,
             guint         kind,
             const char   *record,
             const guint8  digest[32],
             const guint8  previous[32])
{
  guint8 *bytes = g_malloc0 (ENTRY_BYTES);
  guint8 *at = bytes;
  g_autoptr (GBytes) word = g_bytes_new_static (verb, strlen (verb));

  put_number (&at, (guint64) sequence, 8);
  put_number (&at, (guint64) moment, 8);
  (void) xq_uid_parse (account, at);
  at += XQ_UID_BYTES;
  xq_hash ("audit verb", word, at);
  at += 32;
  put_number (&at, kind, 4);
  if (record != NULL)
    (void) xq_uid_parse (record, at);
  at += XQ_UID_BYTES;
  memcpy (at, digest, 32);
  memcpy (at + 32, previous, 32);
  return g_bytes_new_take (bytes, ENTRY_BYTES);
}

static void
hash_entry (GBytes       *entry,
            const guint8  signature[XQ_SIGNATURE_BYTES],
            guint8        hash[32])
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (all, g_bytes_get_data (entry, NULL), (guint) g_bytes_get_size (entry));
  g_byte_array_append (all, signature, XQ_SIGNATURE_BYTES);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  xq_hash ("audit entry", bytes, hash);
}

static gboolean
set_damaged (GError    **error,
             XqCabinet   cabinet,
             gint64      sequence)
{
  g_autofree char *entry = g_strdup_printf ("%" G_GINT64_FORMAT, sequence);

  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
               _("The audit trail of the %s does not hold together from entry %s on. Do not work on; "
                 "tell the head, and restore the last backup."), xq_cabinet_get_title (cabinet), entry);
  return FALSE;
}

void
xq_audit_digest (const GByteArray *versions,
                 const GByteArray *letters,
                 guint8            digest[32])
{
  guint64 number = GUINT64_TO_BE (versions->len / 32);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  g_byte_array_append (all, (const guint8 *) &number, sizeof number);
  if (versions->len > 0)
    g_byte_array_append (all, versions->data, versions->len);
  if (letters->len > 0)
    g_byte_array_append (all, letters->data, letters->len);
  xq_hash_data ("transaction", all->data, all->len, digest);
}

gboolean
xq_audit_load_chains (XqStore  *self,
                      GError  **error)
{
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      XqChain *chain = &self->chains[cabinet];
      const char *code = xq_cabinet_get_code (cabinet);
      g_autofree char *last = NULL;
      g_autofree char *counts = NULL;
      g_autoptr (XqStatement) entry = NULL;
      g_autoptr (XqStatement) clocks = NULL;
      const guint8 *hash;
      gsize length;
      gboolean row;

      if (!self->holds[cabinet])
        continue;

      last = g_strdup_printf ("SELECT sequence, hash FROM %s_audit ORDER BY sequence DESC LIMIT 1", code);
      entry = xq_connection_prepare (self->inner, last, error);
      if (entry == NULL || !xq_statement_step (entry, &row, error))
        return FALSE;
      if (row)
        {
          chain->sequence = xq_statement_get_integer (entry, 0);
          hash = xq_statement_get_blob (entry, 1, &length);
          if (hash == NULL || length != sizeof chain->hash)
            return set_damaged (error, cabinet, chain->sequence);
          memcpy (chain->hash, hash, length);
        }

      g_clear_pointer (&chain->desk, g_free);
      if (!xq_memory_get (self->inner, cabinet, "desk", &chain->desk, error))
        return FALSE;
      /* Versions are only ever appended, so the newest row has the highest clocks of this desk. */
      counts = g_strdup_printf ("SELECT max (lamport), max (counter) FILTER (WHERE desk = ?1) FROM "
                                "(SELECT lamport, counter, desk FROM %s_version ORDER BY id DESC LIMIT 1000)", code);
      clocks = xq_connection_prepare (self->inner, counts, error);
      if (clocks == NULL)
        return FALSE;
      xq_statement_bind_uid (clocks, 1, chain->desk);
      if (!xq_statement_step (clocks, &row, error))
        return FALSE;
      chain->lamport = row ? xq_statement_get_integer (clocks, 0) : 0;
      chain->counter = row ? xq_statement_get_integer (clocks, 1) : 0;
    }
  return TRUE;
}

gboolean
xq_audit_append (XqStore       *self,
                 XqCabinet      cabinet,
                 const char    *verb,
                 const XqKind  *kind,
                 const char    *uid,
                 const guint8   digest[32],
                 GError       **error)
{
  XqChain *chain = &self->chains[cabinet];
  gint64 moment = g_get_real_time () / G_USEC_PER_SEC;
  guint8 signature[XQ_SIGNATURE_BYTES];
  guint8 hash[32];
  g_autoptr (GBytes) entry = NULL;
  g_autofree char *domain = make_domain (cabinet);
  g_autofree char *sql = NULL;
  XqStatement *statement;

  entry = entry_bytes (chain->sequence + 1, moment, self->me, verb, kind != NULL ? kind->number : 0, uid,
                       digest, chain->hash);
  if (!xq_vault_sign (self->vault, domain, entry, signature, error))
    return FALSE;
  hash_entry (entry, signature, hash);

  sql = g_strdup_printf ("INSERT INTO visible_%s_audit (sequence, at, verb, kind, record, digest, previous, signature, hash) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", xq_cabinet_get_code (cabinet));
  statement = xq_connection_prepare (self->active, sql, error);
  if (statement == NULL)
    return FALSE;
  xq_statement_bind_integer (statement, 1, chain->sequence + 1);
  xq_statement_bind_integer (statement, 2, moment);
  xq_statement_bind_text (statement, 3, verb);
  if (kind != NULL)
    xq_statement_bind_integer (statement, 4, kind->number);
  xq_statement_bind_uid (statement, 5, uid);
  xq_statement_bind_blob (statement, 6, digest, 32);
  xq_statement_bind_blob (statement, 7, chain->hash, 32);
  xq_statement_bind_blob (statement, 8, signature, sizeof signature);
  xq_statement_bind_blob (statement, 9, hash, sizeof hash);
  if (!xq_statement_run (statement, error))
    return FALSE;

  chain->sequence++;
  memcpy (chain->hash, hash, sizeof hash);
  return TRUE;
}

gboolean
xq_store_audit (XqStore       *self,
                XqCabinet      cabinet,
                const char    *verb,
                const XqKind  *kind,
                const char    *uid,
                GError       **error)
{
  static const guint8 nothing[32];
  g_autoptr (GError) local = NULL;
  gboolean began;
  gboolean ok;

  g_return_val_if_fail (XQ_IS_STORE (self) && verb != NULL, FALSE);

  /* A save reads what it checks, and its own entry covers that. A transaction that
   * a caller opened may end without one: its looks are written when it ends. Not
   * now: a second cabinet would wait for the first, and versions name the entry
   * to come. */
  if (self->in_transaction)
    {
      if (self->is_explicit)
        xq_store_defer_look (self, cabinet, verb, kind, uid);
      return TRUE;
    }

  ok = xq_store_enter (self, cabinet, verb, &began, &local) &&
       xq_audit_append (self, cabinet, verb, kind, uid, nothing, &local);
  ok = xq_store_leave (self, began, ok, &local) && ok;
  if (!ok)
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_AUDIT,
                 _("The look could not be written into the audit trail, so nothing is shown: %s"),
                 local != NULL ? local->message : "");
  return ok;
}

char *
xq_store_audit_code (XqStore    *self,
                     XqCabinet   cabinet,
                     GError    **error)
{
  g_autofree char *hex = NULL;

  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  if (!self->holds[cabinet])
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("This account does not hold the key of the %s."), xq_cabinet_get_title (cabinet));
      return NULL;
    }
  hex = xq_memory_format_hash (self->chains[cabinet].hash);
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%.8s", self->chains[cabinet].sequence, hex);
}

void
xq_audit_entry_free (XqAuditEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->account);
  g_free (entry->verb);
  g_free (entry->what);
  g_free (entry->kind);
  g_free (entry->record);
  g_free (entry);
}

/* FORMAT: what left is named behind the verb. Older entries of a print and of an
 * export have the verb alone. */
static void
read_verb (XqAuditEntry *entry,
           const char   *text)
{
  static const char *const outward[] = { "print ", "export " };

  for (guint i = 0; i < G_N_ELEMENTS (outward); i++)
    if (text != NULL && g_str_has_prefix (text, outward[i]))
      {
        entry->verb = g_strndup (text, strlen (outward[i]) - 1);
        entry->what = g_strdup (text + strlen (outward[i]));
        return;
      }
  entry->verb = g_strdup (text);
}

GPtrArray *
xq_store_audit_list (XqStore    *self,
                     XqCabinet   cabinet,
                     GError    **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_audit_entry_free);
  g_autoptr (XqStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean row;

  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  sql = g_strdup_printf ("SELECT sequence, at, account, verb, kind, record FROM visible_%s_audit ORDER BY sequence",
                         xq_cabinet_get_code (cabinet));
  statement = xq_connection_prepare (self->limited, sql, error);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      XqAuditEntry *entry;
      const XqKind *kind;

      if (!xq_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      entry = g_new0 (XqAuditEntry, 1);
      entry->sequence = xq_statement_get_integer (statement, 0);
      entry->at = xq_statement_get_integer (statement, 1);
      entry->account = xq_statement_dup_uid (statement, 2);
      read_verb (entry, xq_statement_get_text (statement, 3));
      kind = xq_kind_find_number ((guint) xq_statement_get_integer (statement, 4));
      entry->kind = kind != NULL ? g_strdup (kind->name) : NULL;
      entry->record = xq_statement_dup_uid (statement, 5);
      g_ptr_array_add (entries, entry);
    }
}

static gboolean
verify_row (XqStore      *self,
            const char   *domain,
            GHashTable   *pairs,
            XqStatement  *statement,
            gint64        expected,
            guint8        previous[32])
{
  const char *verb = xq_statement_get_text (statement, 3);
  gint64 kind = xq_statement_get_integer (statement, 4);
  g_autofree char *account = xq_statement_dup_uid (statement, 2);
  g_autofree char *record = xq_statement_dup_uid (statement, 5);
  g_autoptr (GBytes) entry = NULL;
  const guint8 *blobs[4];
  gsize lengths[4];
  guint8 hash[32];
  guint pair;

  for (int i = 0; i < 4; i++)
    blobs[i] = xq_statement_get_blob (statement, 6 + i, &lengths[i]);
  if (account == NULL || verb == NULL || kind < 0 || kind > G_MAXUINT32 || lengths[0] != 32 || lengths[1] != 32 || lengths[2] != XQ_SIGNATURE_BYTES || lengths[3] != 32 ||
      xq_statement_get_integer (statement, 0) != expected || memcmp (blobs[1], previous, 32) != 0)
    return FALSE;

  entry = entry_bytes (expected, xq_statement_get_integer (statement, 1), account,
                       verb, (guint) kind, record,
                       blobs[0], blobs[1]);
  hash_entry (entry, blobs[2], hash);
  if (memcmp (hash, blobs[3], 32) != 0)
    return FALSE;
  memcpy (previous, hash, 32);
  if (pairs == NULL)
    return TRUE;
  pair = GPOINTER_TO_UINT (g_hash_table_lookup (pairs, account));
  if (!xq_vault_verify (self->vault, domain, entry, account, blobs[2], &pair))
    return FALSE;
  g_hash_table_insert (pairs, g_steal_pointer (&account), GUINT_TO_POINTER (pair));
  return TRUE;
}

/* With @pairs, each entry's signature too. */
static gboolean
verify_chain (XqStore     *self,
              XqCabinet    cabinet,
              GHashTable  *pairs,
              gint64      *sequence,
              guint8       hash[32],
              GError     **error)
{
  g_autoptr (XqStatement) statement = NULL;
  g_autofree char *domain = make_domain (cabinet);
  g_autofree char *sql = NULL;
  gboolean row;

  sql = g_strdup_printf ("SELECT sequence, at, account, verb, kind, record, digest, previous, signature, hash "
                         "FROM %s_audit ORDER BY sequence", xq_cabinet_get_code (cabinet));
  statement = xq_connection_prepare (self->inner, sql, error);
  if (statement == NULL)
    return FALSE;
  memset (hash, 0, 32);
  for (*sequence = 0;; ++*sequence)
    {
      if (!xq_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!verify_row (self, domain, pairs, statement, *sequence + 1, hash))
        return set_damaged (error, cabinet, *sequence + 1);
    }
}

gboolean
xq_audit_verify_links (XqStore    *self,
                       XqCabinet   cabinet,
                       gint64     *sequence,
                       guint8      hash[32],
                       GError    **error)
{
  return verify_chain (self, cabinet, NULL, sequence, hash, error);
}

gboolean
xq_store_audit_verify (XqStore    *self,
                       XqCabinet   cabinet,
                       GError    **error)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint8 hash[32];
  gint64 sequence;

  g_return_val_if_fail (XQ_IS_STORE (self), FALSE);

  return verify_chain (self, cabinet, pairs, &sequence, hash, error);
}
