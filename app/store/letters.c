/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/json-text.h"
#include "store/letters.h"
#include "store/memory.h"
#include "store/store-private.h"
#include "store/uid.h"

#define SELECT_LETTER "SELECT uid, receiver, receiver_key, writer, written_at, sealed FROM visible_%s_letter"

static GHashTable *takers[XQ_N_CABINETS];   /* by what a letter says it is; see xq_store_register_letter() */

static XqLetter *
read_letter (XqStatement *statement)
{
  XqLetter *letter = g_new0 (XqLetter, 1);
  const guint8 *sealed;
  gsize length;

  letter->uid = xq_statement_dup_uid (statement, 0);
  letter->receiver = g_strdup (xq_statement_get_text (statement, 1));
  letter->receiver_key = g_strdup (xq_statement_get_text (statement, 2));
  letter->writer = xq_statement_dup_uid (statement, 3);
  letter->written_at = xq_statement_get_integer (statement, 4);
  sealed = xq_statement_get_blob (statement, 5, &length);
  letter->sealed = g_bytes_new (sealed, length);
  return letter;
}

static gboolean
insert_letter (XqStore         *self,
               XqCabinet        cabinet,
               const XqLetter  *letter,
               GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO visible_%s_letter (uid, receiver, receiver_key, written_at, length, "
                                          "sealed, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", xq_cabinet_get_code (cabinet));
  XqStatement *statement = xq_connection_prepare (self->active, sql, error);
  gsize length;
  gconstpointer sealed = g_bytes_get_data (letter->sealed, &length);

  if (statement == NULL)
    return FALSE;
  xq_statement_bind_uid (statement, 1, letter->uid);
  xq_statement_bind_text (statement, 2, letter->receiver);
  xq_statement_bind_text (statement, 3, letter->receiver_key);
  xq_statement_bind_integer (statement, 4, letter->written_at);
  xq_statement_bind_integer (statement, 5, (gint64) length);
  xq_statement_bind_blob (statement, 6, sealed, length);
  xq_statement_bind_integer (statement, 7, self->before.sequence + 1);
  return xq_statement_run (statement, error);
}

/* Its sealing proves what a letter says; the digest proves that it was there. */
void
xq_letter_digest (const char *uid,
                  guint8      digest[32])
{
  xq_hash_data ("letter sent", uid, strlen (uid), digest);
}

char *
xq_letter_insert (XqStore     *self,
                  XqCabinet    cabinet,
                  const char  *receiver,
                  const char  *text,
                  GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (XqLetter) letter = xq_vault_seal_letter (self->vault, receiver, bytes, error);
  guint8 digest[32];

  g_return_val_if_fail (self->in_transaction, NULL);

  if (letter == NULL || !insert_letter (self, cabinet, letter, error))
    return NULL;
  xq_letter_digest (letter->uid, digest);
  g_byte_array_append (self->letters, digest, sizeof digest);
  return g_steal_pointer (&letter->uid);
}

/* The sealed text is a JSON object; NULL where this account cannot open it. */
static JsonObject *
open_letter (XqStore        *self,
             const XqLetter *letter)
{
  g_autoptr (GBytes) bytes = xq_vault_open_letter (self->vault, letter, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  root = xq_json_from_text (text);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_ref (json_node_get_object (root)) : NULL;
}

char *
xq_letter_read (XqStore    *self,
                XqCabinet   cabinet,
                const char *uid)
{
  g_autofree char *sql = g_strdup_printf (SELECT_LETTER " WHERE uid = ?1", xq_cabinet_get_code (cabinet));
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->active, sql, NULL);
  g_autoptr (XqLetter) letter = NULL;
  g_autoptr (JsonObject) object = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  xq_statement_bind_uid (statement, 1, uid);
  if (!xq_statement_step (statement, &row, NULL) || !row)
    return NULL;
  letter = read_letter (statement);
  object = open_letter (self, letter);
  return object != NULL ? g_strdup (xq_json_get_text (object, "text")) : NULL;
}

static char *
compose (const char *what,
         const char *student,
         const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "what");
  json_builder_add_string_value (builder, what);
  json_builder_set_member_name (builder, "student");
  json_builder_add_string_value (builder, student != NULL ? student : "");
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

char *
xq_store_send_letter (XqStore     *self,
                      const char  *receiver,
                      const char  *what,
                      const char  *student_uid,
                      const char  *text,
                      GError     **error)
{
  g_autofree char *sealed = NULL;
  g_autofree char *uid = NULL;
  gboolean began;

  g_return_val_if_fail (XQ_IS_STORE (self) && receiver != NULL && what != NULL && text != NULL, NULL);

  if (!xq_store_enter (self, XQ_CABINET_SCHOOL, "letter", &began, error))
    return NULL;
  sealed = compose (what, student_uid, text);
  uid = xq_letter_insert (self, XQ_CABINET_SCHOOL, receiver, sealed, error);
  return xq_store_leave (self, began, uid != NULL, error) ? g_steal_pointer (&uid) : NULL;
}

gboolean
xq_store_send_letter_once (XqStore     *self,
                           const char  *once,
                           const char  *receiver,
                           const char  *what,
                           const char  *student_uid,
                           const char  *text,
                           GError     **error)
{
  g_autofree char *key = g_strconcat ("sent:", once, NULL);
  g_autofree char *done = NULL;
  g_autofree char *uid = NULL;
  gboolean ok;

  g_return_val_if_fail (XQ_IS_STORE (self) && once != NULL && !self->in_transaction, FALSE);

  /* The memory of what was sent is out of reach for the limited connection. */
  if (!xq_store_see_all (self, error))
    return FALSE;
  self->active = self->inner;
  ok = xq_store_begin (self, XQ_CABINET_SCHOOL, "letter", error);
  if (!ok)
    {
      self->active = self->limited;
      return FALSE;
    }
  ok = xq_memory_get (self->inner, XQ_CABINET_SCHOOL, key, &done, error);
  if (ok && done == NULL)
    {
      uid = xq_store_send_letter (self, receiver, what, student_uid, text, error);
      ok = uid != NULL && xq_memory_set (self->inner, XQ_CABINET_SCHOOL, key, uid, error);
    }
  if (!ok)
    {
      xq_store_rollback (self);
      return FALSE;
    }
  return xq_store_commit (self, error);
}

void
xq_received_letter_free (XqReceivedLetter *letter)
{
  if (letter == NULL)
    return;
  g_free (letter->uid);
  g_free (letter->writer);
  g_free (letter->receiver);
  g_free (letter->what);
  g_free (letter->student);
  g_free (letter->text);
  g_free (letter);
}

static char *
taken_key (const char *uid)
{
  return g_strconcat ("taken:", uid, NULL);
}

/* Years of letters are not opened again at every unlock. */
static gboolean
was_taken (XqStore    *self,
           XqCabinet   cabinet,
           const char *uid)
{
  g_autofree char *key = taken_key (uid);
  g_autofree char *value = NULL;

  return xq_memory_get (self->inner, cabinet, key, &value, NULL) && value != NULL;
}

static XqReceivedLetter *
read_received (XqStore        *self,
               const XqLetter *sealed)
{
  g_autoptr (JsonObject) object = open_letter (self, sealed);
  XqReceivedLetter *letter;

  if (object == NULL)
    return NULL;
  letter = g_new0 (XqReceivedLetter, 1);
  letter->uid = g_strdup (sealed->uid);
  letter->writer = g_strdup (sealed->writer);
  letter->receiver = g_strdup (sealed->receiver);
  letter->written_at = sealed->written_at;
  letter->what = g_strdup (xq_json_get_text (object, "what"));
  letter->student = g_strdup (xq_json_get_text (object, "student"));
  letter->text = g_strdup (xq_json_get_text (object, "text"));
  return letter;
}

/* @receiver: to whom, or NULL; @writer: a uid, or NULL: letters by that account too;
 * neither: all. @unless_taken: the cabinet that remembers which are known already, or
 * XQ_N_CABINETS. What one person wrote on a day stands in its order. */
static GPtrArray *
list_letters (XqStore     *self,
              const char  *receiver,
              const char  *writer,
              XqCabinet    unless_taken,
              GError     **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_received_letter_free);
  g_autofree char *sql = g_strdup_printf (SELECT_LETTER " WHERE ?1 IS NULL OR receiver = ?1 OR writer = ?2 "
                                          "ORDER BY written_at, entry", xq_cabinet_get_code (XQ_CABINET_SCHOOL));
  g_autoptr (XqStatement) statement = xq_connection_prepare (self->limited, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  xq_statement_bind_text (statement, 1, receiver);
  xq_statement_bind_uid (statement, 2, writer);
  for (;;)
    {
      g_autoptr (XqLetter) sealed = NULL;
      XqReceivedLetter *letter;

      if (!xq_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&letters);
      sealed = read_letter (statement);
      letter = unless_taken < XQ_N_CABINETS && was_taken (self, unless_taken, sealed->uid) ? NULL : read_received (self, sealed);
      if (letter != NULL)
        g_ptr_array_add (letters, letter);
    }
}

GPtrArray *
xq_store_list_letters (XqStore  *self,
                       GError  **error)
{
  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  return list_letters (self, NULL, NULL, XQ_N_CABINETS, error);
}

GPtrArray *
xq_store_list_own_letters (XqStore     *self,
                           const char  *what,
                           GError     **error)
{
  g_autoptr (GPtrArray) letters = NULL;

  g_return_val_if_fail (XQ_IS_STORE (self), NULL);

  letters = list_letters (self, self->me, self->me, XQ_N_CABINETS, error);
  for (guint i = letters != NULL && what != NULL ? letters->len : 0; i > 0; i--)
    if (g_strcmp0 (((const XqReceivedLetter *) g_ptr_array_index (letters, i - 1))->what, what) != 0)
      g_ptr_array_remove_index (letters, i - 1);
  return g_steal_pointer (&letters);
}

static gboolean
take_in (XqStore                 *self,
         const XqKind            *kind,
         const XqReceivedLetter  *letter,
         GError                 **error)
{
  g_autoptr (XqRecord) record = xq_record_new (kind);
  g_autoptr (GDateTime) written = g_date_time_new_from_unix_utc (letter->written_at);
  g_autofree char *day = written != NULL ? g_date_time_format (written, "%Y-%m-%d") : NULL;
  g_autofree char *first = letter->student != NULL ? g_strndup (letter->student, 2 * XQ_UID_BYTES) : NULL;

  xq_record_set (record, "letter", letter->uid);
  xq_record_set (record, "writer", letter->writer);
  xq_record_set (record, "student", xq_uid_parse (first, NULL) ? first : NULL);
  xq_record_set (record, "written_on", day);
  xq_record_set (record, "what", letter->what != NULL ? letter->what : "letter");
  xq_record_set (record, "text", letter->text);
  xq_record_set (record, "state", "received");
  return xq_store_save (self, record, NULL, error);
}

void
xq_store_register_letter (XqCabinet      cabinet,
                          const char    *what,
                          XqLetterTaker  taker)
{
  g_return_if_fail (cabinet < XQ_N_CABINETS && what != NULL && taker != NULL);

  if (takers[cabinet] == NULL)
    takers[cabinet] = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (takers[cabinet], (gpointer) what, (gpointer) taker);
}

static XqLetterTaker
find_taker (XqCabinet               cabinet,
            const XqReceivedLetter *letter)
{
  if (takers[cabinet] == NULL || letter->what == NULL)
    return NULL;
  return (XqLetterTaker) g_hash_table_lookup (takers[cabinet], letter->what);
}

gboolean
xq_letters_take_in_care (XqStore  *self,
                         GError  **error)
{
  g_autoptr (GPtrArray) letters = NULL;
  gboolean ok = TRUE;

  if (takers[XQ_CABINET_CARE] == NULL)
    return TRUE;
  letters = list_letters (self, xq_cabinet_get_code (XQ_CABINET_CARE), NULL, XQ_CABINET_CARE, error);
  if (letters == NULL)
    return FALSE;
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);
      XqLetterTaker taker = find_taker (XQ_CABINET_CARE, letter);
      g_autofree char *key = taken_key (letter->uid);
      g_autoptr (GError) local = NULL;
      gboolean taken = FALSE;

      if (taker == NULL)
        continue;
      if ((!taker (self, letter, &taken, &local) ||
           (taken && !xq_memory_set (self->inner, XQ_CABINET_CARE, key, xq_store_get_today (self), &local))) && ok)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          ok = FALSE;
        }
    }
  return ok;
}

/* To what was registered for its sort; what that leaves becomes a received_letter,
 * so that nothing which somebody wrote to the counsellors is lost. */
static gboolean
take_to_casework (XqStore                 *self,
                  const XqReceivedLetter  *letter,
                  GError                 **error)
{
  const XqKind *kind = xq_kind_find ("received_letter");
  XqLetterTaker taker = find_taker (XQ_CABINET_CASEWORK, letter);
  g_autofree char *key = g_strconcat (letter->uid, "\n", NULL);
  g_autofree char *uid = xq_uid_derive (kind->name, key);
  g_autoptr (XqRecord) before = NULL;
  gboolean taken = FALSE;

  if (taker != NULL && !taker (self, letter, &taken, error))
    return FALSE;
  if (taken)
    return TRUE;
  before = xq_store_fetch (self, kind, uid, NULL);
  return before != NULL || take_in (self, kind, letter, error);
}

/* Letters from @first on as one transaction: in September they come by the thousand. */
static gboolean
take_together (XqStore    *self,
               GPtrArray  *letters,
               guint       first,
               guint       n,
               GError    **error)
{
  if (!xq_store_begin (self, XQ_CABINET_CASEWORK, "take in", error))
    return FALSE;
  for (guint i = first; i < first + n; i++)
    if (!take_to_casework (self, g_ptr_array_index (letters, i), error))
      {
        xq_store_rollback (self);
        return FALSE;
      }
  return xq_store_commit (self, error);
}

static gboolean
remember_taken (XqStore    *self,
                GPtrArray  *letters,
                guint       first,
                guint       n,
                GError    **error)
{
  if (!xq_connection_run (self->inner, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (guint i = first; i < first + n; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);
      g_autofree char *key = taken_key (letter->uid);

      if (!xq_memory_set (self->inner, XQ_CABINET_CASEWORK, key, self->today, error))
        {
          (void) xq_connection_run (self->inner, "ROLLBACK", NULL);
          return FALSE;
        }
    }
  return xq_connection_run (self->inner, "COMMIT", error);
}

gboolean
xq_letters_take_in (XqStore  *self,
                    GError  **error)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GError) first = NULL;

  if (xq_kind_find ("received_letter") == NULL)
    return TRUE;
  letters = list_letters (self, xq_cabinet_get_code (XQ_CABINET_CASEWORK), NULL, XQ_CABINET_CASEWORK, error);
  if (letters == NULL)
    return FALSE;
  if (letters->len == 0)
    return TRUE;
  if (take_together (self, letters, 0, letters->len, NULL))
    return remember_taken (self, letters, 0, letters->len, error);

  /* Whoever writes to the counsellors with a program of his own must not be able to
   * keep the others' letters away. */
  for (guint i = 0; i < letters->len; i++)
    {
      g_autoptr (GError) local = NULL;

      if ((!take_together (self, letters, i, 1, &local) || !remember_taken (self, letters, i, 1, &local)) && first == NULL)
        first = g_steal_pointer (&local);
    }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}
