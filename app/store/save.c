/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/store-private.h"
#include "store/uid.h"
#include "store/version.h"

static gboolean
is_list (const XqField *field)
{
  return field->type == XQ_FIELD_PARTS || (field->flags & XQ_FIELD_SEVERAL) != 0;
}

static char *
derive_uid (const XqRecord *record)
{
  g_auto (GStrv) names = g_strsplit (record->kind->key, " ", -1);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
    {
      const char *value = xq_record_get (record, names[i]);

      g_string_append (key, value != NULL ? value : "");
      g_string_append_c (key, '\n');
    }
  return xq_uid_derive (record->kind->name, key->str);
}

static const char *
receiver_of (XqStore       *self,
             const XqField *field)
{
  switch (field->letter)
    {
    case XQ_LETTER_TO_CASEWORK:
      return xq_cabinet_get_code (XQ_CABINET_CASEWORK);
    case XQ_LETTER_TO_CARE:
      return xq_cabinet_get_code (XQ_CABINET_CARE);
    case XQ_LETTER_TO_SELF:
    default:
      return self->me;
    }
}

/* A letter that crosses cabinets says by itself what it is about. */
static char *
letter_text (const XqRecord *record,
             const XqField  *field,
             const char     *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *students = xq_fields_find (record->fields, "student") != NULL ? xq_record_get (record, "student") : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "what");
  json_builder_add_string_value (builder, record->kind->name);
  json_builder_set_member_name (builder, "record");
  json_builder_add_string_value (builder, record->uid);
  json_builder_set_member_name (builder, "field");
  json_builder_add_string_value (builder, field->name);
  json_builder_set_member_name (builder, "student");
  json_builder_add_string_value (builder, students != NULL ? students : "");
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Seals what was written into LETTER fields. An unchanged text keeps its letter. */
static gboolean
seal_letters (XqStore         *self,
              const XqRecord  *record,
              const XqRecord  *before,
              GHashTable     **letters,
              GError         **error)
{
  *letters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (const XqField *field = record->fields; field->number != 0; field++)
    {
      const char *text;
      const char *old;
      char *uid;

      if (field->type != XQ_FIELD_LETTER)
        continue;
      text = xq_record_get (record, field->name);
      old = before != NULL ? xq_record_get (before, field->name) : NULL;
      if (old != NULL)
        {
          g_autofree char *before_text = xq_letter_read (self, record->kind->cabinet, old);

          /* What this account cannot open came as empty and stays as it is. */
          if (before_text == NULL || g_strcmp0 (before_text, text) == 0)
            {
              g_hash_table_insert (*letters, (gpointer) field->name, g_strdup (old));
              continue;
            }
        }
      if (text == NULL)
        continue;
      {
        g_autofree char *sealed = letter_text (record, field, text);

        uid = xq_letter_insert (self, record->kind->cabinet, receiver_of (self, field), sealed, error);
      }
      if (uid == NULL)
        return FALSE;
      g_hash_table_insert (*letters, (gpointer) field->name, uid);
    }
  return TRUE;
}

static void
bind_value (XqStatement    *statement,
            int             index,
            const XqRecord *record,
            const XqField  *field,
            GHashTable     *letters)
{
  g_autofree char *list = NULL;

  if (is_list (field))
    {
      list = xq_record_list_to_json (record, field);
      xq_statement_bind_text (statement, index, list != NULL ? list : "[]");
      return;
    }
  switch (field->type)
    {
    case XQ_FIELD_MOMENT:
    case XQ_FIELD_INTEGER:
    case XQ_FIELD_FLAG:
      if (xq_record_get (record, field->name) != NULL)
        xq_statement_bind_integer (statement, index, xq_record_get_integer (record, field->name));
      break;
    case XQ_FIELD_RECORD:
    case XQ_FIELD_ACCOUNT:
      xq_statement_bind_uid (statement, index, xq_record_get (record, field->name));
      break;
    case XQ_FIELD_LETTER:
      xq_statement_bind_uid (statement, index, g_hash_table_lookup (letters, field->name));
      break;
    case XQ_FIELD_TEXT:
    case XQ_FIELD_NOTE:
    case XQ_FIELD_DATE:
    case XQ_FIELD_TIME:
    case XQ_FIELD_CHOICE:
    case XQ_FIELD_CHOICES:
    case XQ_FIELD_PARTS:
    default:
      xq_statement_bind_text (statement, index, xq_record_get (record, field->name));
      break;
    }
}

/* The fixed columns come first, numbered as in bind_row(). */
static char *
dup_sql (const XqKind *kind,
         gboolean      fresh)
{
  static const char *const columns[] = {
    "uid", "created_at", "signed", "withdrawn", "v_uid", "v_parents", "v_desk", "v_counter", "v_lamport", "v_at",
    "v_reason", "v_body", "v_salt", "v_entry",
  };
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  GString *sql = g_string_new (NULL);
  guint n = 0;

  if (!fresh)
    g_string_append_printf (sql, "UPDATE visible_%s SET ", kind->name);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++, n++)
    {
      if (!fresh && i > 1)
        g_string_append_printf (sql, "%s%s = ?%u", i > 2 ? ", " : "", columns[i], i + 1);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", columns[i]);
      g_string_append_printf (values, "%s?%u", i > 0 ? ", " : "", i + 1);
    }
  for (const XqField *field = kind->fields; field->number != 0; field++, n++)
    {
      if (!fresh)
        g_string_append_printf (sql, ", \"%s\" = ?%u", field->name, n + 1);
      g_string_append_printf (names, ", \"%s\"", field->name);
      g_string_append_printf (values, ", ?%u", n + 1);
    }

  if (fresh)
    g_string_append_printf (sql, "INSERT INTO visible_%s (%s) VALUES (%s)", kind->name, names->str, values->str);
  else
    g_string_append (sql, " WHERE uid = ?1");
  return g_string_free (sql, FALSE);
}

static gboolean
write_row (XqStore             *self,
           const XqRecord      *record,
           const XqVersionRow  *version,
           GHashTable          *letters,
           gint64               entry,
           GError             **error)
{
  gboolean fresh = version->parent == NULL;
  g_autofree char *sql = dup_sql (record->kind, fresh);
  XqStatement *statement = xq_connection_prepare (self->active, sql, error);
  int n = 15;

  if (statement == NULL)
    return FALSE;
  xq_statement_bind_uid (statement, 1, record->uid);
  xq_statement_bind_integer (statement, 2, version->at);
  xq_statement_bind_integer (statement, 3, record->is_signed);
  xq_statement_bind_integer (statement, 4, record->is_withdrawn);
  xq_statement_bind_uid (statement, 5, version->uid);
  if (fresh)
    xq_statement_bind_blob (statement, 6, "", 0);
  else
    xq_statement_bind_uid (statement, 6, version->parent);
  xq_statement_bind_uid (statement, 7, version->desk);
  xq_statement_bind_integer (statement, 8, version->counter);
  xq_statement_bind_integer (statement, 9, version->lamport);
  xq_statement_bind_integer (statement, 10, version->at);
  xq_statement_bind_text (statement, 11, version->reason);
  xq_statement_bind_text (statement, 12, version->body);
  xq_statement_bind_blob (statement, 13, version->salt, sizeof version->salt);
  xq_statement_bind_integer (statement, 14, entry);
  for (const XqField *field = record->fields; field->number != 0; field++)
    bind_value (statement, n++, record, field, letters);
  return xq_statement_run (statement, error);
}

/* One version and its row, inside a transaction. */
static gboolean
write_version (XqStore         *self,
               XqRecord        *record,
               const XqRecord  *before,
               const char      *reason,
               GError         **error)
{
  XqChain *chain = &self->chains[record->kind->cabinet];
  g_autoptr (GHashTable) letters = NULL;
  g_autofree char *body = NULL;
  g_autofree char *uid = xq_uid_new ();
  guint8 parent[XQ_UID_BYTES];
  guint8 digest[32];
  XqVersionRow version = {
    .kind = record->kind->number,
    .record = record->uid,
    .parent = before != NULL ? before->version : NULL,
    .author = self->me,
    .desk = chain->desk,
    .counter = chain->counter + 1,
    .lamport = chain->lamport + 1,
    .at = g_get_real_time () / G_USEC_PER_SEC,
    .reason = reason,
    .state = (record->is_signed ? 1u : 0u) + (record->is_withdrawn ? 2u : 0u),
  };

  xq_record_name_parts (record);
  if (!seal_letters (self, record, before, &letters, error))
    return FALSE;

  body = xq_record_to_body (record, letters);
  g_strlcpy (version.uid, uid, sizeof version.uid);
  version.body = body;
  xq_random (version.salt, sizeof version.salt);
  if (version.parent != NULL)
    (void) xq_uid_parse (version.parent, parent);
  xq_version_row_hash (&version, parent, version.parent != NULL ? sizeof parent : 0, digest);

  if (!write_row (self, record, &version, letters, self->before.sequence + 1, error))
    return FALSE;

  chain->counter++;
  chain->lamport++;
  g_free (record->version);
  record->version = g_steal_pointer (&uid);
  xq_store_wrote (self, record->kind, record->uid, digest);
  return TRUE;
}

static gboolean
check_signed (const XqRecord  *before,
              const char      *reason,
              GError         **error)
{
  if (before == NULL || !before->is_signed || (reason != NULL && *reason != '\0'))
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_SIGNED,
               _("This record is signed. It is changed only by a correction: say the reason."));
  return FALSE;
}

/* One that was withdrawn stands in no list, to be opened and changed: whoever enters it
 * again writes its next version. */
static gboolean
check_unique (XqStore         *self,
              const XqRecord  *record,
              const char      *reason,
              XqRecord       **withdrawn,
              GError         **error)
{
  g_autoptr (XqRecord) other = xq_store_fetch (self, record->kind, record->uid, NULL);

  *withdrawn = NULL;
  if (other == NULL)
    return TRUE;
  if (other->is_withdrawn)
    {
      if (!check_signed (other, reason, error))
        return FALSE;
      *withdrawn = g_steal_pointer (&other);
      return TRUE;
    }
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
               _("There is one already (%s). Open it and change it instead."), _(record->kind->title));
  return FALSE;
}

static gboolean
save_in_transaction (XqStore         *self,
                     XqRecord        *record,
                     const XqRecord  *before,
                     const char      *reason,
                     GError         **error)
{
  const XqKind *kind = record->kind;
  g_autoptr (XqRecord) withdrawn = NULL;

  if (kind->prepare != NULL && !kind->prepare (self, record, before, error))
    return FALSE;
  if (!xq_store_validate (self, record, before, error) ||
      (kind->check != NULL && !kind->check (self, record, before, error)))
    return FALSE;
  if (record->uid == NULL)
    {
      record->uid = kind->key != NULL ? derive_uid (record) : xq_uid_new ();
      if (kind->key != NULL && !check_unique (self, record, reason, &withdrawn, error))
        return FALSE;
    }
  if (!write_version (self, record, withdrawn != NULL ? withdrawn : before, reason, error))
    return FALSE;
  return kind->after == NULL || kind->after (self, record, before, error);
}

static gboolean
save (XqStore     *self,
      XqRecord    *record,
      const char  *verb,
      const char  *reason,
      GError     **error)
{
  g_autoptr (XqRecord) before = NULL;
  gboolean fresh = record->version == NULL;
  gboolean began;
  gboolean ok;

  if (!xq_store_enter (self, record->kind->cabinet, verb, &began, error))
    return FALSE;

  ok = TRUE;
  if (!fresh)
    {
      before = xq_store_fetch (self, record->kind, record->uid, error);
      ok = before != NULL && check_signed (before, reason, error);
      if (ok && g_strcmp0 (before->version, record->version) != 0)
        {
          g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
                       _("The record was changed meanwhile. Open it again and repeat your change."));
          ok = FALSE;
        }
    }
  ok = ok && save_in_transaction (self, record, before, reason, error);
  ok = xq_store_leave (self, began, ok, error);
  if (!ok && fresh)
    {
      g_clear_pointer (&record->uid, g_free);
      g_clear_pointer (&record->version, g_free);
    }
  else if (!ok && before != NULL)
    {
      g_free (record->version);
      record->version = g_strdup (before->version);
    }
  if (ok && fresh)
    {
      g_free (record->author);
      record->author = g_strdup (self->me);
    }
  return ok;
}

gboolean
xq_store_save (XqStore     *self,
               XqRecord    *record,
               const char  *reason,
               GError     **error)
{
  g_return_val_if_fail (XQ_IS_STORE (self), FALSE);
  g_return_val_if_fail (record != NULL && record->kind != NULL, FALSE);

  return save (self, record, record->version == NULL ? "add" : "edit", reason, error);
}

gboolean
xq_store_sign (XqStore       *self,
               const XqKind  *kind,
               const char    *uid,
               GError       **error)
{
  g_autoptr (XqRecord) record = NULL;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL && uid != NULL, FALSE);

  record = xq_store_get (self, kind, uid, error);
  if (record == NULL)
    return FALSE;
  if (record->is_signed)
    return TRUE;
  record->is_signed = TRUE;
  return save (self, record, "sign", NULL, error);
}

gboolean
xq_store_withdraw (XqStore       *self,
                   const XqKind  *kind,
                   const char    *uid,
                   const char    *reason,
                   GError       **error)
{
  g_autoptr (XqRecord) record = NULL;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL && uid != NULL, FALSE);

  if (reason == NULL || *reason == '\0')
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID, _("Say why the record is withdrawn."));
      return FALSE;
    }
  record = xq_store_get (self, kind, uid, error);
  if (record == NULL)
    return FALSE;
  record->is_withdrawn = TRUE;
  return save (self, record, "withdraw", reason, error);
}

gboolean
xq_store_reinstate (XqStore       *self,
                    const XqKind  *kind,
                    const char    *uid,
                    const char    *reason,
                    GError       **error)
{
  g_autoptr (XqRecord) record = NULL;

  g_return_val_if_fail (XQ_IS_STORE (self) && kind != NULL && uid != NULL, FALSE);

  record = xq_store_get (self, kind, uid, error);
  if (record == NULL)
    return FALSE;
  if (!record->is_withdrawn)
    return TRUE;
  record->is_withdrawn = FALSE;
  return save (self, record, "reinstate", reason, error);
}
