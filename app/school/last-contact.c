/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/last-contact.h"

#define KNOW_ALL (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER))

gboolean
xq_last_contact_is_known (XqStore *store)
{
  g_return_val_if_fail (XQ_IS_STORE (store), FALSE);

  return (xq_vault_get_roles (xq_store_get_vault (store)) & KNOW_ALL) != 0;
}

GHashTable *
xq_last_contact_list (XqStore  *store,
                      GError  **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  rows = xq_store_query (
    store,
    "SELECT student, max (day) FROM "
    "(SELECT n.target AS student, v.visited_on AS day FROM visible_home_visit v "
    "JOIN visible_home_visit_student n ON n.record = v.uid WHERE v.withdrawn = 0 AND v.result = 'done' "
    "UNION ALL SELECT c.student, c.contacted_on FROM visible_family_contact c WHERE c.withdrawn = 0) GROUP BY student",
    error, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    g_hash_table_insert (days, g_strdup (xq_rows_text (rows, 0)), g_strdup (xq_rows_text (rows, 1)));
  return xq_rows_ended (problem, error) ? g_steal_pointer (&days) : NULL;
}
