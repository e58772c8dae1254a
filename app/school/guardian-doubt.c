/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/guardian-doubt.h"
#include "school/question.h"

gboolean
xq_crisis_is_in_doubt (const XqRecord *event)
{
  GPtrArray *people;

  g_return_val_if_fail (event != NULL, FALSE);

  if (xq_is_one_of (event, "tell_guardian", "no_doubt"))
    return FALSE;
  if (xq_is_one_of (event, "kind", "abuse"))
    return TRUE;
  people = xq_record_get_parts (event, "people");
  for (guint i = 0; i < people->len; i++)
    {
      const XqRecord *person = g_ptr_array_index (people, i);

      /* Another child or a colleague: the guardian is told as ever. */
      if (xq_is_yes (person, "suspected") && !xq_is_one_of (person, "kind", "student staff"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
ask (XqStore     *store,
     const char  *sql,
     const char  *student,
     gboolean    *in_doubt,
     GError     **error)
{
  g_autofree char *answer = NULL;

  if (!xq_question (store, sql, &answer, error, student, NULL, NULL))
    return FALSE;
  *in_doubt = answer != NULL;
  return TRUE;
}

gboolean
xq_guardian_is_in_doubt (XqStore     *store,
                         const char  *student,
                         gboolean    *in_doubt,
                         GError     **error)
{
  XqVault *vault;

  g_return_val_if_fail (XQ_IS_STORE (store) && student != NULL && in_doubt != NULL, FALSE);

  *in_doubt = FALSE;
  vault = xq_store_get_vault (store);
  if (xq_vault_holds (vault, XQ_CABINET_CARE) &&
      (!ask (store,
             "SELECT 1 FROM visible_crisis_event_people p JOIN visible_crisis_event e ON e.uid = p.record "
             "WHERE p.student = unhex (?1) AND e.withdrawn = 0 AND coalesce (e.tell_guardian, '') <> 'no_doubt' "
             "AND (e.kind = 'abuse' OR EXISTS (SELECT 1 FROM visible_crisis_event_people s WHERE s.record = e.uid "
             "AND s.suspected = 1 AND coalesce (s.kind, 'outside') = 'outside')) LIMIT 1",
             student, in_doubt, error) ||
       (!*in_doubt &&
        !ask (store,
              "SELECT 1 FROM visible_referral WHERE student = unhex (?1) AND withdrawn = 0 AND safety = 'harmed' "
              "AND stage NOT IN ('closed', 'withdrawn') LIMIT 1",
              student, in_doubt, error))))
    return FALSE;
  if (*in_doubt || !xq_vault_holds (vault, XQ_CABINET_CASEWORK))
    return TRUE;
  return ask (store,
              "SELECT 1 FROM (SELECT safety FROM visible_session WHERE student = unhex (?1) AND withdrawn = 0 "
              "AND safety <> 'not_asked' ORDER BY held_on DESC, started_at DESC, id DESC LIMIT 1) WHERE safety = 'harmed'",
              student, in_doubt, error);
}
