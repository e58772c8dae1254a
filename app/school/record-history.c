/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/record-history.h"
#include "school/record-words.h"
#include "vault/account.h"

static void
change_free (XqRecordChange *change)
{
  g_free (change->title);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
step_free (XqRecordStep *step)
{
  g_free (step->what);
  g_free (step->author);
  g_free (step->reason);
  g_ptr_array_unref (step->changes);
  g_free (step);
}

static const char *
say_what (const XqVersion *version,
          const XqVersion *before)
{
  if (before == NULL)
    return version->is_signed ? _("Written and signed") : _("Written");
  if (version->is_withdrawn != before->is_withdrawn)
    return version->is_withdrawn ? _("Withdrawn") : _("Taken up again");
  if (version->is_signed && !before->is_signed)
    return _("Signed and locked");
  return version->is_signed ? _("Corrected") : _("Changed");
}

/* What the program itself fills in says nothing to people here. */
static void
compare (XqRecordWords   *words,
         const XqVersion *version,
         const XqVersion *before,
         GPtrArray       *changes)
{
  for (const XqField *field = xq_record_get_fields (version->record); field->number != 0; field++)
    {
      g_autofree char *then = NULL;
      g_autofree char *now = NULL;
      XqRecordChange *change;

      if (field->flags & XQ_FIELD_AUTOMATIC)
        continue;
      then = before != NULL ? xq_record_words_of (words, before->record, field) : g_strdup ("");
      now = xq_record_words_of (words, version->record, field);
      if (g_str_equal (then, now))
        continue;
      change = g_new0 (XqRecordChange, 1);
      change->title = g_strdup (_(field->title));
      change->before = g_steal_pointer (&then);
      change->after = g_steal_pointer (&now);
      g_ptr_array_add (changes, change);
    }
}

GPtrArray *
xq_record_history (XqStore       *store,
                   const XqKind  *kind,
                   const char    *uid,
                   GError       **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (XqRecordWords) words = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && kind != NULL && uid != NULL, NULL);

  versions = xq_store_history (store, kind, uid, error);
  if (versions == NULL)
    return NULL;
  words = xq_record_words_new (store);
  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  for (guint i = versions->len; i > 0; i--)
    {
      const XqVersion *version = g_ptr_array_index (versions, i - 1);
      const XqVersion *before = i > 1 ? g_ptr_array_index (versions, i - 2) : NULL;
      XqRecordStep *step = g_new0 (XqRecordStep, 1);

      step->what = g_strdup (say_what (version, before));
      step->author = xq_vault_dup_name_of (xq_store_get_vault (store), version->author);
      if (step->author == NULL)
        step->author = g_strdup ("");
      step->at = version->at;
      step->reason = g_strdup (version->reason != NULL ? version->reason : "");
      step->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
      compare (words, version, before, step->changes);
      g_ptr_array_add (steps, step);
    }
  return g_steal_pointer (&steps);
}
