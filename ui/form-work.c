/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-work.h"

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
  g_free (start);
}

void
xq_form_contents_free (XqFormContents *contents)
{
  if (contents == NULL)
    return;
  g_clear_pointer (&contents->record, xq_record_unref);
  g_clear_pointer (&contents->names, g_hash_table_unref);
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
    g_hash_table_insert (names, g_strdup (uids[i]),
                         g_strdup (xq_record_words_name (words, xq_kind_find (field->to), uids[i])));
}

static XqRecord *
find_draft (XqStore     *store,
            const char  *id,
            GError     **error)
{
  g_autoptr (GPtrArray) drafts = xq_store_list_drafts (store, error);

  if (drafts == NULL)
    return NULL;
  for (guint i = 0; i < drafts->len; i++)
    {
      const XqDraft *draft = g_ptr_array_index (drafts, i);

      if (g_str_equal (draft->id, id))
        return xq_record_ref (draft->record);
    }
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This draft is gone: it was saved or dropped."));
  return NULL;
}

gpointer
xq_form_begin (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const XqFormStart *start = data;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  XqFormContents *contents;

  (void) cancellable;
  if (start->draft != NULL)
    record = find_draft (store, start->draft, error);
  else
    {
      record = xq_store_new_record (store, start->kind);
      if (start->student != NULL)
        xq_record_set (record, "student", start->student);
    }
  if (record == NULL)
    return NULL;

  contents = g_new0 (XqFormContents, 1);
  contents->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    if (field->type == XQ_FIELD_RECORD && xq_record_get (record, field->name) != NULL)
      name_records (words, field, xq_record_get (record, field->name), contents->names);
  contents->record = g_steal_pointer (&record);
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

gpointer
xq_form_save (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const XqFormWork *work = data;
  g_autoptr (GError) left = NULL;

  (void) cancellable;
  if (!xq_store_save (store, work->record, work->reason, error))
    return NULL;
  /* The record is safe; a draft that stays is offered once more, no worse. */
  if (!xq_store_drop_draft (store, work->draft, &left))
    g_message ("A draft could not be dropped: %s", left->message);
  return g_strdup (xq_record_get_uid (work->record));
}

XqFormUndo *
xq_form_undo_new (const XqKind *kind,
                  const char   *uid)
{
  XqFormUndo *undo;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  undo = g_new0 (XqFormUndo, 1);
  undo->kind = kind;
  undo->uid = g_strdup (uid);
  return undo;
}

void
xq_form_undo_free (XqFormUndo *undo)
{
  g_return_if_fail (undo != NULL);

  g_free (undo->uid);
  g_free (undo);
}

gpointer
xq_form_undo (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const XqFormUndo *undo = data;

  (void) cancellable;
  (void) xq_store_withdraw (store, undo->kind, undo->uid, _("Undone right after saving"), error);
  return NULL;
}
