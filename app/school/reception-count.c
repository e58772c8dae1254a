/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/kinds.h"
#include "school/question.h"
#include "school/reception-count.h"

gint64
xq_reception_count_one (XqStore  *store,
                        GError  **error)
{
  g_autofree char *uid = NULL;
  g_autofree char *parents = NULL;
  g_autoptr (XqRecord) record = NULL;
  gint64 n;

  g_return_val_if_fail (XQ_IS_STORE (store), -1);

  if (!xq_question (store, "SELECT uid FROM visible_reception WHERE withdrawn = 0 AND kind = 'day' AND held_on = ?1 "
                    "AND author = unhex (?2) ORDER BY id DESC LIMIT 1", &uid, error, xq_store_get_today (store),
                    xq_store_get_me (store), NULL))
    return -1;
  record = uid != NULL ? xq_store_get (store, &xq_reception, uid, error) : xq_store_new_record (store, &xq_reception);
  if (record == NULL)
    return -1;
  n = MAX (xq_record_get_integer (record, "parents"), 0) + 1;
  parents = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  xq_record_set (record, "parents", parents);
  return xq_store_save (store, record, NULL, error) ? n : -1;
}
