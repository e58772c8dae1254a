/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "list-difference.h"

gboolean
xq_list_difference (guint      before,
                    guint      after,
                    gboolean (*same) (guint before, guint after, gpointer data),
                    gpointer   data,
                    guint     *position,
                    guint     *removed,
                    guint     *added)
{
  guint least = MIN (before, after);
  guint from = 0;
  guint behind = 0;

  while (from < least && same (from, from, data))
    from++;
  while (behind < least - from && same (before - behind - 1, after - behind - 1, data))
    behind++;
  *position = from;
  *removed = before - from - behind;
  *added = after - from - behind;
  return *removed > 0 || *added > 0;
}

typedef struct
{
  GListModel *before;
  GPtrArray  *after;
  GEqualFunc  same;
} Comparison;

static gboolean
compare (guint    before,
         guint    after,
         gpointer data)
{
  const Comparison *comparison = data;
  g_autoptr (GObject) item = g_list_model_get_item (comparison->before, before);

  return comparison->same (item, g_ptr_array_index (comparison->after, after));
}

void
xq_list_store_become (GListStore *store,
                      GPtrArray  *items,
                      GEqualFunc  same)
{
  Comparison comparison = { G_LIST_MODEL (store), items, same };
  guint position;
  guint removed;
  guint added;

  g_return_if_fail (G_IS_LIST_STORE (store) && items != NULL && same != NULL);

  if (xq_list_difference (g_list_model_get_n_items (G_LIST_MODEL (store)), items->len, compare, &comparison, &position, &removed,
                          &added))
    g_list_store_splice (store, position, removed, items->pdata + position, added);
}
