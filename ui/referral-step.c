/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "referral-step.h"

#include "school/guardian-doubt.h"
#include "school/kinds.h"
#include "school/record-words.h"
#include "store/draft.h"
#include "vault/hash.h"

char *
xq_referral_draft_id (const char     *account,
                      const char     *uid,
                      XqReferralStep  step)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (account != NULL && uid != NULL, NULL);

  key = g_strdup_printf ("%s %s %d", account, uid, (int) step);
  return xq_uid_derive ("referral step", key);
}

XqReferralStep
xq_referral_step_of_draft (const char *account,
                           const char *uid,
                           const char *draft)
{
  g_return_val_if_fail (draft != NULL, XQ_REFERRAL_NOTHING);

  for (XqReferralStep step = 0; step < XQ_REFERRAL_NOTHING; step++)
    {
      g_autofree char *id = xq_referral_draft_id (account, uid, step);

      if (g_str_equal (id, draft))
        return step;
    }
  return XQ_REFERRAL_NOTHING;
}

XqReferralWork *
xq_referral_work_new (const char     *draft,
                      const char     *uid,
                      const char     *student,
                      XqReferralStep  step)
{
  XqReferralWork *work = g_new0 (XqReferralWork, 1);

  work->uid = g_strdup (uid);
  work->student = g_strdup (student);
  work->draft = g_strdup (draft);
  work->step = step;
  return work;
}

XqReferralWork *
xq_referral_work_copy (const XqReferralWork *work,
                       XqRecord             *record)
{
  XqReferralWork *copy;

  g_return_val_if_fail (work != NULL, NULL);

  copy = xq_referral_work_new (work->draft, work->uid, work->student, work->step);
  copy->kept_at = work->kept_at;
  copy->before = work->before != NULL ? xq_record_copy (work->before) : NULL;
  copy->record = record;
  return copy;
}

void
xq_referral_work_free (XqReferralWork *work)
{
  if (work == NULL)
    return;
  g_free (work->uid);
  g_free (work->student);
  g_free (work->draft);
  g_clear_pointer (&work->record, xq_record_unref);
  g_clear_pointer (&work->before, xq_record_unref);
  g_clear_pointer (&work->names, g_hash_table_unref);
  g_free (work);
}

static void
name_records (XqStore        *store,
              XqReferralWork *work)
{
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);

  work->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (const XqField *field = xq_referral.fields; field->number != 0; field++)
    if (field->type == XQ_FIELD_RECORD && xq_record_get (work->record, field->name) != NULL)
      {
        g_auto (GStrv) uids = g_strsplit (xq_record_get (work->record, field->name), " ", -1);

        for (guint i = 0; uids[i] != NULL; i++)
          g_hash_table_insert (work->names, g_strdup (uids[i]),
                               g_strdup (xq_record_words_name (words, xq_kind_find (field->to), uids[i])));
      }
}

/* The referral as whoever wrote the draft found it, where it was saved since; else NULL. */
static gboolean
read_found (XqStore               *store,
            const XqReferralWork  *work,
            const XqDraft         *draft,
            XqRecord             **found,
            GError               **error)
{
  const char *version = xq_record_get_version (draft->record);
  g_autoptr (GPtrArray) versions = NULL;

  *found = NULL;
  if (work->uid == NULL || version == NULL || g_strcmp0 (version, xq_record_get_version (work->record)) == 0)
    return TRUE;
  versions = xq_store_history (store, &xq_referral, work->uid, error);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const XqVersion *old = g_ptr_array_index (versions, i);

      if (g_str_equal (old->uid, version))
        *found = xq_record_copy (old->record);
    }
  return versions != NULL;
}

static gboolean
says_the_same (const XqRecord *one,
               const XqRecord *other,
               const char     *field)
{
  return g_strcmp0 (xq_record_get (one, field), xq_record_get (other, field)) == 0;
}

/* Others may have moved the referral on since, and two steps ask for the consent: what was
 * not touched in the draft, or was saved anew, is as it is now. But no text is lost. */
static gboolean
is_drafts (const XqRecord *draft,
           const XqRecord *found,
           const XqRecord *now,
           const char     *field)
{
  if (found == NULL)
    return TRUE;
  return !says_the_same (draft, found, field) &&
         (says_the_same (now, found, field) || xq_fields_find (xq_referral.fields, field)->type == XQ_FIELD_NOTE);
}

/* Only what this step asks for. */
static gboolean
lay_draft_over (XqStore         *store,
                XqReferralWork  *work,
                GError         **error)
{
  g_autoptr (GPtrArray) drafts = xq_store_list_drafts (store, error);
  const char *const *names = xq_referral_step_fields (work->step);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const XqDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (XqRecord) found = NULL;

      if (!g_str_equal (draft->id, work->draft) || xq_record_get_kind (draft->record) != &xq_referral)
        continue;
      if (!read_found (store, work, draft, &found, error))
        return FALSE;
      for (guint j = 0; names[j] != NULL; j++)
        if (is_drafts (draft->record, found, work->record, names[j]))
          xq_record_set (work->record, names[j], xq_record_get (draft->record, names[j]));
      work->kept_at = draft->kept_at;
    }
  return drafts != NULL;
}

gpointer
xq_referral_begin (XqStore       *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (XqReferralWork) work = xq_referral_work_copy (data, NULL);

  (void) cancellable;
  if (work->uid != NULL)
    {
      work->record = xq_store_get (store, &xq_referral, work->uid, error);
      if (work->record == NULL)
        return NULL;
      work->before = xq_record_copy (work->record);
      /* What is asked for at this step has mostly just happened. */
      if (work->step == XQ_REFERRAL_GROUND)
        xq_record_set (work->record, "override", "1");
    }
  else
    {
      work->record = xq_store_new_record (store, &xq_referral);
      xq_record_set (work->record, "student", work->student);
    }
  if (!lay_draft_over (store, work, error) ||
      (xq_record_get (work->record, "student") != NULL &&
       !xq_guardian_is_in_doubt (store, xq_record_get (work->record, "student"), &work->in_doubt, error)))
    return NULL;
  name_records (store, work);
  return g_steal_pointer (&work);
}

gpointer
xq_referral_keep (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const XqReferralWork *work = data;

  (void) cancellable;
  (void) xq_store_keep_draft (store, work->draft, work->record, error);
  return NULL;
}

gpointer
xq_referral_save (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const XqReferralWork *work = data;
  g_autoptr (GError) left = NULL;

  (void) cancellable;
  xq_referral_step_finish (work->record, work->step, xq_store_get_today (store));
  if (!xq_store_save (store, work->record, NULL, error))
    return NULL;
  /* The record is safe; a draft that stays is offered once more, no worse. */
  if (!xq_store_drop_draft (store, work->draft, &left))
    g_message ("A draft could not be dropped: %s", left->message);
  return g_strdup (xq_record_get_uid (work->record));
}

gpointer
xq_referral_undo (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const XqReferralWork *work = data;
  g_autoptr (XqRecord) now = NULL;

  (void) cancellable;
  if (work->before == NULL)
    {
      (void) xq_store_withdraw (store, &xq_referral, work->uid, _("Undone right after saving"), error);
      return NULL;
    }
  now = xq_store_get (store, &xq_referral, work->uid, error);
  if (now == NULL)
    return NULL;
  for (const XqField *field = xq_referral.fields; field->number != 0; field++)
    xq_record_set (now, field->name, xq_record_get (work->before, field->name));
  (void) xq_store_save (store, now, _("Undone right after saving"), error);
  return NULL;
}
