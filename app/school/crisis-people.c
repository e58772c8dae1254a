/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/crisis-people.h"
#include "school/kinds.h"

GPtrArray *
xq_crisis_list_of_student (XqStore     *store,
                           const char  *student,
                           GError     **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && student != NULL, NULL);

  if (!xq_vault_holds (xq_store_get_vault (store), xq_crisis_event.cabinet))
    return NULL;
  rows = xq_store_query (store, "SELECT DISTINCT record FROM visible_crisis_event_people WHERE student = unhex (?)", error,
                         student, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      g_autoptr (XqFilter) filter = xq_filter_new ();
      g_autoptr (GPtrArray) found = NULL;

      xq_filter_add (filter, "uid", "=", xq_rows_text (rows, 0));
      found = xq_store_list (store, &xq_crisis_event, filter, error);
      if (found == NULL)
        return NULL;
      for (guint i = 0; i < found->len; i++)
        g_ptr_array_add (records, xq_record_ref (g_ptr_array_index (found, i)));
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&records) : NULL;
}
