/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-work.h"

#include "school/own-classes.h"
#include "school/record-words.h"

XqFormStart *
xq_form_start_new (const XqKind *kind,
                   const char   *student,
                   const char   *draft)
{
  XqFormStart *start;

  g_return_val_if_fail (kind != NULL, NULL);

  start = g_new0 (XqFormStart, 1);
  start->kind = kind;
  start->student = g_strdup (student);
  start->draft = g_strdup (draft);
  return start;
}

void
xq_form_start_free (XqFormStart *start)
{
  g_return_if_fail (start != NULL);

  g_free (start->student);
  g_free (start->draft);
  g_free (start->record);
  g_free (start);
}

void
xq_form_contents_free (XqFormContents *contents)
{
  if (contents == NULL)
    return;
  g_clear_pointer (&contents->record, xq_record_unref);
  g_clear_pointer (&contents->names, g_hash_table_unref);
  g_free (contents->draft);
  g_free (contents);
}

XqFormWork *
xq_form_work_new (const char *draft,
                  XqRecord   *record,
                  const char *reason)
{
  XqFormWork *work;

  g_return_val_if_fail (draft != NULL && record != NULL, NULL);

  work = g_new0 (XqFormWork, 1);
  work->draft = g_strdup (draft);
  work->record = record;
  work->reason = g_strdup (reason);
  return work;
}

void
xq_form_work_free (XqFormWork *work)
{
  g_return_if_fail (work != NULL);

  g_free (work->draft);
  g_clear_pointer (&work->record, xq_record_unref);
  g_free (work->reason);
  g_free (work);
}

static void
name_records (XqRecordWords *words,
              const XqField *field,
              const char    *value,
              GHashTable    *names)
{
  g_auto (GStrv) uids = g_strsplit (value, " ", -1);

  for (guint i = 0; uids[i] != NULL; i++)
    {
      const char *name = xq_record_words_name (words, xq_kind_find (field->to), uids[i]);

      /* Whose name this account does not read is still somebody. */
      if (*name == '\0' && g_str_equal (field->to, "staff"))
        name = _("A colleague");
      g_hash_table_insert (names, g_strdup (uids[i]), g_strdup (name));
    }
}

static void
name_all (XqRecordWords  *words,
          const XqRecord *record,
          GHashTable     *names)
{
  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    if (field->type == XQ_FIELD_PARTS)
      {
        GPtrArray *parts = xq_record_get_parts (record, field->name);

        for (guint i = 0; i < parts->len; i++)
          name_all (words, g_ptr_array_index (parts, i), names);
      }
    else if (field->type == XQ_FIELD_RECORD && xq_record_get (record, field->name) != NULL)
      name_records (words, field, xq_record_get (record, field->name), names);
}

XqFormContents *
xq_form_contents_new (XqStore  *store,
                      XqRecord *record)
{
  g_autoptr (XqRecordWords) words = NULL;
  XqFormContents *contents;

  g_return_val_if_fail (XQ_IS_STORE (store) && record != NULL, NULL);

  words = xq_record_words_new (store);
  contents = g_new0 (XqFormContents, 1);
  contents->record = record;
  contents->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  name_all (words, record, contents->names);
  return contents;
}

/* What a new record is about: a student, or the entry of a ledger. */
static const XqField *
subject_of (const XqKind *kind)
{
  const XqField *student = xq_fields_find (kind->fields, "student");

  return student != NULL ? student : xq_fields_find (kind->fields, "entry");
}

/* Whether somebody who opens this form would look for this draft in it. */
static gboolean
belongs (const XqFormStart *start,
         const XqDraft     *draft)
{
  const XqField *subject = subject_of (start->kind);
  const char *uid = xq_record_get_uid (draft->record);

  if (start->draft != NULL)
    return g_str_equal (draft->id, start->draft);
  if (xq_record_get_kind (draft->record) != start->kind || g_strcmp0 (uid, start->record) != 0)
    return FALSE;
  return uid != NULL || subject == NULL || g_strcmp0 (xq_record_get (draft->record, subject->name), start->student) == 0;
}

static gboolean
find_draft (XqStore            *store,
            const XqFormStart  *start,
            XqFormContents     *contents,
            GError            **error)
{
  g_autoptr (GPtrArray) drafts = xq_store_list_drafts (store, error);

  if (drafts == NULL)
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      const XqDraft *draft = g_ptr_array_index (drafts, i);

      if (!belongs (start, draft))
        continue;
      contents->record = xq_record_ref (draft->record);
      /* Somebody who asked for the draft need not be told that it is one. */
      contents->draft = start->draft == NULL ? g_strdup (draft->id) : NULL;
      contents->kept_at = draft->kept_at;
      return TRUE;
    }
  if (start->draft == NULL)
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This draft is gone: it was saved or dropped."));
  return FALSE;
}

/* A draft of a version that is no longer the last could not be saved any more: what
 * others have written since is shown instead, and the draft stays on the first page. */
static gboolean
read_record (XqStore            *store,
             const XqFormStart  *start,
             XqFormContents     *contents,
             GError            **error)
{
  g_autoptr (XqRecord) record = xq_store_get (store, start->kind, start->record, error);

  if (record == NULL)
    return FALSE;
  if (contents->record != NULL &&
      g_strcmp0 (xq_record_get_version (contents->record), xq_record_get_version (record)) == 0)
    return TRUE;
  g_clear_pointer (&contents->record, xq_record_unref);
  g_clear_pointer (&contents->draft, g_free);
  contents->record = g_steal_pointer (&record);
  return TRUE;
}

/* Who writes of own classes alone, and has one, writes of that. */
static gboolean
take_own_class (XqStore       *store,
                const XqKind  *kind,
                XqRecord      *record,
                GError       **error)
{
  guint access = xq_kind_get_access (kind, xq_vault_get_roles (xq_store_get_vault (store)));
  g_autofree char *uid = NULL;

  if (kind->reach != XQ_REACH_CLASS || !(access & XQ_ADD_REACH) || (access & XQ_ADD) ||
      xq_record_get (record, kind->reach_field) != NULL)
    return TRUE;
  if (!xq_own_classes_find_only (store, &uid, error))
    return FALSE;
  if (uid != NULL)
    xq_record_set (record, kind->reach_field, uid);
  return TRUE;
}

static gboolean
start_record (XqStore            *store,
              const XqFormStart  *start,
              XqFormContents     *contents,
              GError            **error)
{
  contents->record = xq_store_new_record (store, start->kind);
  if (start->student != NULL && subject_of (start->kind) != NULL)
    xq_record_set (contents->record, subject_of (start->kind)->name, start->student);
  return (start->kind->begin == NULL || start->kind->begin (store, contents->record, error)) &&
         take_own_class (store, start->kind, contents->record, error);
}

gpointer
xq_form_begin (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const XqFormStart *start = data;
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  XqFormContents *contents = g_new0 (XqFormContents, 1);

  (void) cancellable;
  contents->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!find_draft (store, start, contents, error) ||
      (start->record != NULL && !read_record (store, start, contents, error)) ||
      (contents->record == NULL && !start_record (store, start, contents, error)))
    {
      xq_form_contents_free (contents);
      return NULL;
    }
  name_all (words, contents->record, contents->names);
  return contents;
}

gpointer
xq_form_keep (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const XqFormWork *work = data;

  (void) cancellable;
  (void) xq_store_keep_draft (store, work->draft, work->record, error);
  return NULL;
}

gpointer
xq_form_drop (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  (void) cancellable;
  (void) xq_store_drop_draft (store, data, error);
  return NULL;
}

/* The record is safe; a draft that stays is offered once more, no worse. */
static char *
finish (XqStore          *store,
        const XqFormWork *work)
{
  g_autoptr (GError) left = NULL;

  if (!xq_store_drop_draft (store, work->draft, &left))
    g_message ("A draft could not be dropped: %s", left->message);
  return g_strdup (xq_record_get_uid (work->record));
}

gpointer
xq_form_save (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const XqFormWork *work = data;

  (void) cancellable;
  return xq_store_save (store, work->record, work->reason, error) ? finish (store, work) : NULL;
}

gpointer
xq_form_save_and_sign (XqStore       *store,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const XqFormWork *work = data;
  const XqKind *kind = xq_record_get_kind (work->record);

  (void) cancellable;
  if (!xq_store_begin (store, kind->cabinet, "sign", error))
    return NULL;
  if (!xq_store_save (store, work->record, work->reason, error) ||
      !xq_store_sign (store, kind, xq_record_get_uid (work->record), error))
    {
      xq_store_rollback (store);
      return NULL;
    }
  return xq_store_commit (store, error) ? finish (store, work) : NULL;
}

XqFormUndo *
xq_form_undo_new (const XqKind *kind,
                  const char   *uid,
                  XqRecord     *before)
{
  XqFormUndo *undo;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  undo = g_new0 (XqFormUndo, 1);
  undo->kind = kind;
  undo->uid = g_strdup (uid);
  undo->before = before != NULL ? xq_record_copy (before) : NULL;
  return undo;
}

void
xq_form_undo_free (XqFormUndo *undo)
{
  g_return_if_fail (undo != NULL);

  g_free (undo->uid);
  g_clear_pointer (&undo->before, xq_record_unref);
  g_free (undo);
}

gpointer
xq_form_undo (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const XqFormUndo *undo = data;
  g_autoptr (XqRecord) record = NULL;

  (void) cancellable;
  if (undo->before == NULL)
    {
      (void) xq_store_withdraw (store, undo->kind, undo->uid, _("Undone right after saving"), error);
      return NULL;
    }
  record = xq_store_get (store, undo->kind, undo->uid, error);
  if (record == NULL)
    return NULL;
  xq_record_take_fields (record, undo->before);
  (void) xq_store_save (store, record, _("Undone right after saving"), error);
  return NULL;
}
