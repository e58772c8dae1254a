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

gboolean
xq_check_pages (XqStore     *self,
                XqCabinet    cabinet,
                GPtrArray   *lines,
                GError     **error)
{
  return run_check (self, cabinet, "cipher_integrity_check", _("pages are damaged; restore the last backup."), lines, error);
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

/* A cursor over what carries the number of its entry, in its order. */
typedef struct
{
  XqStatement *statement;
  int          entry_column;
  gboolean     row;
} Covered;

static gboolean
next_covered (Covered  *covered,
              GError  **error)
{
  return xq_statement_step (covered->statement, &covered->row, error);
}

static gboolean
is_of (const Covered *covered,
       gint64         entry)
{
  return covered->row && xq_statement_get_integer (covered->statement, covered->entry_column) == entry;
}

static void
read_digest (const Covered *covered,
             gboolean       is_version,
             guint8         digest[32])
{
  if (is_version)
    {
      XqVersionRow version;
      char *texts[4] = { NULL };

      read_version (covered->statement, &version, texts, digest);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
    }
  else
    {
      g_autofree char *uid = xq_statement_dup_uid (covered->statement, 0);

      xq_letter_digest (uid != NULL ? uid : "", digest);
    }
}

static gboolean
take_covered (Covered    *covered,
              gboolean    is_version,
              gint64      entry,
              GByteArray *digests,
              GError    **error)
{
  g_byte_array_set_size (digests, 0);
  while (is_of (covered, entry))
    {
      guint8 digest[32];

      read_digest (covered, is_version, digest);
      g_byte_array_append (digests, digest, sizeof digest);
      if (!next_covered (covered, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_said (XqStatement      *entries,
         const GByteArray *versions,
         const GByteArray *letters)
{
  guint8 digest[32] = { 0 };
  gsize length;
  const guint8 *said = xq_statement_get_blob (entries, 1, &length);

  /* A look covers nothing. */
  if (versions->len > 0 || letters->len > 0)
    xq_audit_digest (versions, letters, digest);
  return said != NULL && length == sizeof digest && memcmp (said, digest, sizeof digest) == 0;
}

/* Every signed entry must cover exactly the versions and letters that name it, and
 * each of these an entry that is there: nothing was changed, taken out or put in. */
static gboolean
check_entries (XqStore    *self,
               XqCabinet   cabinet,
               GPtrArray  *lines,
               GError    **error)
{
  const char *code = xq_cabinet_get_code (cabinet);
  g_autofree char *entry_sql = g_strdup_printf ("SELECT sequence, digest FROM %s_audit ORDER BY sequence", code);
  g_autofree char *version_sql = g_strdup_printf ("SELECT uid, kind, record, parents, author, desk, counter, lamport, at, reason, "
                                                  "state, body, salt, entry FROM %s_version ORDER BY entry, id", code);
  g_autofree char *letter_sql = g_strdup_printf ("SELECT uid, entry FROM %s_letter ORDER BY entry, rowid", code);
  g_autoptr (XqStatement) entries = xq_connection_prepare (self->inner, entry_sql, error);
  g_autoptr (XqStatement) version_statement = entries != NULL ? xq_connection_prepare (self->inner, version_sql, error) : NULL;
  g_autoptr (XqStatement) letter_statement = version_statement != NULL ? xq_connection_prepare (self->inner, letter_sql, error) : NULL;
  g_autoptr (GByteArray) version_digests = g_byte_array_new ();
  g_autoptr (GByteArray) letter_digests = g_byte_array_new ();
  Covered versions = { version_statement, 13, FALSE };
  Covered letters = { letter_statement, 1, FALSE };
  gboolean same = TRUE;
  gboolean row = TRUE;

  if (letter_statement == NULL || !next_covered (&versions, error) || !next_covered (&letters, error))
    return FALSE;
  while (same)
    {
      gint64 sequence;

      if (!xq_statement_step (entries, &row, error))
        return FALSE;
      if (!row)
        break;
      sequence = xq_statement_get_integer (entries, 0);
      if (!take_covered (&versions, TRUE, sequence, version_digests, error) ||
          !take_covered (&letters, FALSE, sequence, letter_digests, error))
        return FALSE;
      same = is_said (entries, version_digests, letter_digests);
    }
  if (!same || versions.row || letters.row)
    add_line (lines, cabinet, _("a saved version differs from what the audit trail signed; "
                                "tell the head, and restore the last backup."));
  return TRUE;
}

/* Two records as the bodies that they would be saved with. */
static char *
dup_canonical (const XqRecord *record)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (g_str_hash, g_str_equal);

  for (const XqField *field = record->fields; field->number != 0; field++)
    if (field->type == XQ_FIELD_LETTER && xq_record_get (record, field->name) != NULL)
      g_hash_table_insert (letters, (gpointer) field->name, (gpointer) xq_record_get (record, field->name));
  return xq_record_to_body (record, letters);
}

/* Whether a row is what its newest version says. */
static gboolean
is_projection (XqStore         *self,
               const XqRecord  *row,
               gboolean        *same,
               GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid, state, body FROM %s_version WHERE kind = ?1 AND record = ?2 "
                                          "ORDER BY id DESC LIMIT 1", xq_cabinet_get_code (row->kind->cabinet));
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->inner, sql, error);
  g_autoptr (XqRecord) said = xq_record_new (row->kind);
  g_autofree char *version = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  const char *body;
  gboolean found;

  *same = FALSE;
  if (statement == NULL)
    return FALSE;
  xq_statement_bind_integer (statement, 1, row->kind->number);
  xq_statement_bind_uid (statement, 2, row->uid);
  if (!xq_statement_step (statement, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  version = xq_statement_dup_uid (statement, 0);
  body = xq_statement_get_text (statement, 2);
  if (g_strcmp0 (version, row->version) != 0 ||
      xq_statement_get_integer (statement, 1) != (row->is_signed ? 1 : 0) + (row->is_withdrawn ? 2 : 0) ||
      body == NULL || !xq_record_load_body (said, body, NULL))
    return TRUE;
  one = dup_canonical (row);
  two = dup_canonical (said);
  *same = g_str_equal (one, two);
  return TRUE;
}

/* The tables that everybody reads must show what the signed versions say. */
static gboolean
check_rows (XqStore       *self,
            const XqKind  *kind,
            GPtrArray     *lines,
            GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM visible_%s", kind->name);
  g_autofree char *count = g_strdup_printf ("SELECT count (DISTINCT record) FROM %s_version WHERE kind = ?1",
                                            xq_cabinet_get_code (kind->cabinet));
  g_autoptr (XqStatement) statement = xq_store_see_all (self, error) ? xq_connection_prepare (self->inner, sql, error) : NULL;
  g_autoptr (XqStatement) counted = statement != NULL ? xq_connection_prepare (self->inner, count, error) : NULL;
  gboolean same = TRUE;
  gboolean row = TRUE;
  gint64 n = 0;

  if (counted == NULL)
    return FALSE;
  xq_statement_bind_integer (counted, 1, kind->number);
  if (!xq_statement_step (counted, &row, error))
    return FALSE;
  for (; same; n++)
    {
      g_autoptr (XqRecord) record = NULL;

      if (!xq_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      record = xq_store_read_row (self, kind, statement, NULL);
      if (record == NULL)
        same = FALSE;
      else if (!is_projection (self, record, &same, error))
        return FALSE;
    }
  if (!same || n != xq_statement_get_integer (counted, 0))
    {
      g_autofree char *what = g_strdup_printf (_("a record (%s) differs from its newest version; "
                                                 "tell the head, and restore the last backup."), _(kind->title));

      add_line (lines, kind->cabinet, what);
    }
  return TRUE;
}

GPtrArray *
xq_store_check (XqVault  *vault,
                XqStore  *store,
                GError  **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const XqKind *const *kinds = xq_kinds_get_all ();

  g_return_val_if_fail (XQ_IS_VAULT (vault) && XQ_IS_STORE (store), NULL);

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autoptr (GError) local = NULL;

      if (!store->holds[cabinet])
        continue;
      if (!xq_check_pages (store, cabinet, lines, error) ||
          !run_check (store, cabinet, "integrity_check", _("the tables are damaged; restore the last backup."), lines, error) ||
          !run_check (store, cabinet, "foreign_key_check", _("a record names one that is not there; restore the last backup."),
                      lines, error))
        return NULL;
      if (!xq_store_audit_verify (store, cabinet, &local))
        g_ptr_array_add (lines, g_strdup (local->message));
      if (!check_entries (store, cabinet, lines, error))
        return NULL;
      for (guint i = 0; kinds[i] != NULL; i++)
        if (kinds[i]->cabinet == cabinet && !check_rows (store, kinds[i], lines, error))
          return NULL;
    }
  return g_steal_pointer (&lines);
}
