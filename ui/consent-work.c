/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "consent-work.h"
#include "student-words.h"

#include "school/kinds.h"
#include "school/settings.h"

void
xq_consent_line_free (XqConsentLine *line)
{
  if (line == NULL)
    return;
  g_free (line->uid);
  g_free (line->who);
  g_free (line->purpose);
  g_free (line->given);
  g_free (line->until);
  g_free (line);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqConsentLine, xq_consent_line_free)

XqConsentDeed *
xq_consent_deed_new (const XqKind *kind,
                     const char   *uid)
{
  XqConsentDeed *deed = g_new0 (XqConsentDeed, 1);

  deed->kind = kind;
  deed->uid = g_strdup (uid);
  return deed;
}

void
xq_consent_deed_free (XqConsentDeed *deed)
{
  g_return_if_fail (deed != NULL);

  g_free (deed->uid);
  g_free (deed);
}

static char *
dup_words (XqRecordWords  *words,
           const XqRecord *consent,
           const char     *field)
{
  return xq_record_words_of (words, consent, xq_fields_find (xq_record_get_fields (consent), field));
}

static char *
say_until (XqStore              *store,
           const XqConsentLine  *line,
           const XqRecord       *consent)
{
  const char *day = xq_record_get (consent, line->state == XQ_CONSENT_TAKEN_BACK ? "revoked_on" : "valid_until");
  g_autofree char *words = day != NULL ? xq_day_words (day, xq_store_get_today (store)) : NULL;

  switch (line->state)
    {
    case XQ_CONSENT_TAKEN_BACK:
      /* Translators: a day */
      return g_strdup_printf (_("Taken back on %s"), words);
    case XQ_CONSENT_REFUSED:
      return g_strdup (_("Refused"));
    case XQ_CONSENT_ENDED:
      /* Translators: a day */
      return g_strdup_printf (_("Ended on %s"), words);
    case XQ_CONSENT_ENDS_SOON:
      /* Translators: a day */
      return g_strdup_printf (_("Ends on %s: ask anew"), words);
    case XQ_CONSENT_IN_FORCE:
    default:
      return words != NULL ? g_strdup_printf (_("Until %s"), words) : g_strdup (_("Without an end"));
    }
}

static XqConsentLine *
say_line (XqStore         *store,
          XqRecordWords   *words,
          const XqRecord  *consent,
          gint64           notice_days,
          GError         **error)
{
  g_autoptr (XqConsentLine) line = g_new0 (XqConsentLine, 1);
  g_autofree char *by = dup_words (words, consent, "given_by");
  g_autofree char *way = dup_words (words, consent, "way");
  g_autofree char *on = xq_day_words (xq_record_get (consent, "given_on"), xq_store_get_today (store));

  line->kind = xq_record_get_kind (consent);
  line->uid = g_strdup (xq_record_get_uid (consent));
  line->state = xq_consent_get_state (consent, xq_store_get_today (store), notice_days);
  line->purpose = dup_words (words, consent, "purpose");
  line->given = g_strjoin (" · ", by, way, on, NULL);
  line->until = say_until (store, line, consent);
  return xq_say_student (store, words, xq_record_get (consent, "student"), &line->who, error) ? g_steal_pointer (&line) : NULL;
}

/* Each list came with the newest first, which the sort keeps. */
static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  (void) unused;
  return (int) (*(XqConsentLine *const *) a)->state - (int) (*(XqConsentLine *const *) b)->state;
}

static gboolean
add_kind (XqStore        *store,
          const XqKind   *kind,
          XqRecordWords  *words,
          gboolean        all,
          GPtrArray      *lines,
          GError        **error)
{
  g_autoptr (GPtrArray) consents = NULL;
  gint64 days;

  if (!xq_vault_holds (xq_store_get_vault (store), kind->cabinet) ||
      xq_kind_get_access (kind, xq_vault_get_roles (xq_store_get_vault (store))) == 0)
    return TRUE;
  consents = xq_store_list (store, kind, NULL, error);
  if (consents == NULL || !xq_setting_integer (store, "consent.notice_days", &days, error))
    return FALSE;
  for (guint i = 0; i < consents->len; i++)
    {
      XqConsentLine *line;
      XqConsentState state = xq_consent_get_state (g_ptr_array_index (consents, i), xq_store_get_today (store), days);

      if (!all && state == XQ_CONSENT_ENDED)
        continue;
      line = say_line (store, words, g_ptr_array_index (consents, i), days, error);
      if (line == NULL)
        return FALSE;
      g_ptr_array_add (lines, line);
    }
  return TRUE;
}

gpointer
xq_consents_ask (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  gboolean all = g_str_equal (data, "all");
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_consent_line_free);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !add_kind (store, &xq_consent, words, all, lines, error) ||
      !add_kind (store, &xq_counselling_consent, words, all, lines, error))
    return NULL;
  g_ptr_array_sort_with_data (lines, compare_lines, NULL);
  return g_steal_pointer (&lines);
}

gpointer
xq_consent_do_take_back (XqStore       *store,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const XqConsentDeed *deed = data;

  (void) cancellable;
  (void) xq_consent_take_back (store, deed->kind, deed->uid, error);
  return NULL;
}

gpointer
xq_consent_do_restore (XqStore       *store,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const XqConsentDeed *deed = data;

  (void) cancellable;
  (void) xq_consent_restore (store, deed->kind, deed->uid, error);
  return NULL;
}
