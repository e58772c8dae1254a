/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/kinds.h"
#include "school/year-turn-private.h"

/* What is still open of students who leave. A head learns nothing of the casework
 * by it, not even that somebody came. */
static const struct
{
  const XqKind *kind;
  const char   *code;
  const char   *sql;
} sorts[] = {
  { &xq_key_support, "key_support",
    "SELECT student FROM visible_key_support WHERE withdrawn = 0 AND closed_on IS NULL" },
  { &xq_referral, "referral",
    "SELECT student FROM visible_referral WHERE withdrawn = 0 AND stage NOT IN ('closed', 'withdrawn')" },
  { &xq_crisis_event, "crisis",
    "SELECT p.student FROM visible_crisis_event e JOIN visible_crisis_event_people p ON p.record = e.uid "
    "WHERE e.withdrawn = 0 AND e.closed_on IS NULL AND p.student IS NOT NULL" },
  { &xq_case_file, "case_file",
    "SELECT student FROM visible_case_file WHERE withdrawn = 0 AND closed_on IS NULL AND student IS NOT NULL "
    "AND state IN ('open', 'paused')" },
};

/* @names: the names of those who leave */
static char *
say (const XqKind *kind,
     const char   *names)
{
  if (kind == &xq_key_support)
    return g_strdup_printf (_("They leave, and key support for them still runs: %s. Decide on each entry; "
                              "it does not go along by itself."), names);
  if (kind == &xq_referral)
    return g_strdup_printf (_("They leave, and a referral of theirs is still open: %s. Finish it, or say "
                              "who follows it up."), names);
  if (kind == &xq_crisis_event)
    return g_strdup_printf (_("They leave, and a crisis event with them is still open: %s. Close "
                              "it, or say who goes on."), names);
  return g_strdup_printf (_("They leave, and their counselling is not closed: %s. Close it, or hand it over "
                            "with the consent of student and guardian."), names);
}

static gboolean
add_open (XqStore           *store,
          const XqYearTurn  *turn,
          guint              sort,
          GPtrArray         *findings,
          GError           **error)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, sorts[sort].sql, error, NULL);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    if (xq_rows_text (rows, 0) != NULL)
      g_hash_table_add (open, g_strdup (xq_rows_text (rows, 0)));
  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (guint i = 0; i < turn->students->len; i++)
    {
      const XqYearStudent *student = xq_year_turn_student (turn, i);

      if ((student->step == XQ_YEAR_GRADUATED || student->step == XQ_YEAR_MOVED_AWAY) &&
          g_hash_table_contains (open, student->uid))
        g_ptr_array_add (names, student->name);
    }
  if (names->len == 0)
    return TRUE;
  /* They are shown: that is a look at the list. */
  if (!xq_store_audit (store, sorts[sort].kind->cabinet, "list", sorts[sort].kind, NULL, error))
    return FALSE;
  text = xq_year_turn_dup_names (names);
  xq_year_turn_find (findings, XQ_YEAR_NOTICE, sorts[sort].code, -1, -1, say (sorts[sort].kind, text));
  return TRUE;
}

gboolean
xq_year_turn_add_cases (XqStore           *store,
                        const XqYearTurn  *turn,
                        GPtrArray         *findings,
                        GError           **error)
{
  XqVault *vault = xq_store_get_vault (store);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (xq_vault_holds (vault, sorts[i].kind->cabinet) &&
        xq_kind_get_access (sorts[i].kind, xq_vault_get_roles (vault)) != 0 && !add_open (store, turn, i, findings, error))
      return FALSE;
  return TRUE;
}
