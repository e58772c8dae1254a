/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/question.h"
#include "school/screening-consent.h"

/* What each of them said last, the newest first: who was asked once is not
 * asked by an older paper again. */
static void
take_answer (GHashTable *answers,
             const char *given_by,
             gboolean    agrees)
{
  g_auto (GStrv) people = g_strsplit (given_by, " ", -1);

  for (guint i = 0; people[i] != NULL; i++)
    if (!g_hash_table_contains (answers, people[i]))
      g_hash_table_insert (answers, g_strdup (people[i]), GINT_TO_POINTER (agrees));
}

gboolean
xq_screening_consent_on (XqStore             *store,
                         const char          *student,
                         const char          *day,
                         XqScreeningConsent  *consent,
                         GError             **error)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XqRows) rows = NULL;
  GHashTableIter iter;
  gpointer person, agrees;
  gboolean refused = FALSE;
  GError *problem = NULL;

  *consent = (XqScreeningConsent) { FALSE, FALSE };
  rows = xq_store_query (store,
                         "SELECT given_by, answer = 'agreed' AND (revoked_on IS NULL OR revoked_on > ?2) "
                         "AND (valid_until IS NULL OR valid_until >= ?2) FROM visible_counselling_consent "
                         "WHERE student = unhex (?1) AND purpose = 'screening' AND given_on <= ?2 AND withdrawn = 0 "
                         "ORDER BY given_on DESC, id DESC",
                         error, student, day, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    take_answer (answers, xq_rows_text (rows, 0), xq_rows_integer (rows, 1) != 0);
  if (!xq_rows_ended (problem, error))
    return FALSE;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &person, &agrees))
    if (g_str_equal (person, "student"))
      consent->student = GPOINTER_TO_INT (agrees);
    else if (GPOINTER_TO_INT (agrees))
      consent->guardian = TRUE;
    else
      refused = TRUE;
  consent->guardian = consent->guardian && !refused;
  return TRUE;
}

gboolean
xq_screening_refuse_unconsented (XqStore     *store,
                                 const char  *student,
                                 const char  *day,
                                 GError     **error)
{
  XqScreeningConsent consent;

  if (!xq_screening_consent_on (store, student, day, &consent, error))
    return FALSE;
  if (consent.student && consent.guardian)
    return TRUE;
  if (!consent.student && !consent.guardian)
    return xq_refuse (error, _("Neither the student nor a guardian has consented to the screening. "
                               "Record both consents first; without them the answers are not kept."));
  if (!consent.guardian)
    return xq_refuse (error, _("No guardian's consent to the screening holds on that day. "
                               "Record it first; without it the answers are not kept."));
  return xq_refuse (error, _("The student's own consent to the screening is missing. "
                             "Record it first; without it the answers are not kept."));
}
