/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "list-order.h"

#include "ctl/save-file.h"
#include "exchange/list-xlsx.h"

XqListOrder *
xq_list_order_new (const XqKind *kind,
                   GStrv         uids)
{
  XqListOrder *order;

  g_return_val_if_fail (kind != NULL && uids != NULL, NULL);

  order = g_new0 (XqListOrder, 1);
  order->kind = kind;
  order->uids = uids;
  return order;
}

XqListOrder *
xq_list_order_new_for (XqRecordsQuestion *question)
{
  XqListOrder *order;

  g_return_val_if_fail (question != NULL, NULL);

  order = g_new0 (XqListOrder, 1);
  order->kind = question->kind;
  order->question = question;
  question->most = 0;
  return order;
}

XqListOrder *
xq_list_order_new_table (const char *what,
                         const char *title,
                         GPtrArray  *lines)
{
  XqListOrder *order;

  g_return_val_if_fail (what != NULL && title != NULL && lines != NULL, NULL);

  order = g_new0 (XqListOrder, 1);
  order->what = g_strdup (what);
  order->title = g_strdup (title);
  order->lines = lines;
  return order;
}

void
xq_list_order_free (XqListOrder *order)
{
  if (order == NULL)
    return;
  g_free (order->what);
  g_free (order->title);
  g_clear_pointer (&order->lines, g_ptr_array_unref);
  g_strfreev (order->uids);
  g_clear_pointer (&order->question, xq_records_question_free);
  g_free (order->path);
  g_free (order);
}

static GStrv
find_uids (XqStore            *store,
           const XqListOrder  *order,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();

  if (order->question == NULL)
    return g_strdupv (order->uids);
  lines = xq_records_ask (store, order->question, cancellable, error);
  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    g_strv_builder_add (uids, ((const XqRecordsLine *) g_ptr_array_index (lines, i))->uid);
  return g_strv_builder_end (uids);
}

/* Those that are still there, in the order of the list. */
static GPtrArray *
find_records (XqStore       *store,
              const XqKind  *kind,
              GStrv          uids,
              GError       **error)
{
  g_autoptr (GPtrArray) all = xq_store_list (store, kind, NULL, error);
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GHashTable) by_uid = NULL;

  if (all == NULL)
    return NULL;
  by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (by_uid, (gpointer) xq_record_get_uid (g_ptr_array_index (all, i)), g_ptr_array_index (all, i));
  wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
  for (guint i = 0; uids[i] != NULL; i++)
    {
      XqRecord *record = g_hash_table_lookup (by_uid, uids[i]);

      if (record != NULL)
        g_ptr_array_add (wanted, xq_record_ref (record));
    }
  return g_steal_pointer (&wanted);
}

static GBytes *
make_list (XqStore            *store,
           const XqListOrder  *order,
           GCancellable       *cancellable,
           GError            **error)
{
  g_auto (GStrv) uids = find_uids (store, order, cancellable, error);
  g_autoptr (GPtrArray) records = uids != NULL ? find_records (store, order->kind, uids, error) : NULL;

  return records != NULL ? xq_list_xlsx (store, order->kind, order->kind->list, records, error) : NULL;
}

gpointer
xq_list_order_write (XqStore       *store,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const XqListOrder *order = data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !xq_save_file_can (order->path, error))
    return NULL;
  bytes = order->kind != NULL ? make_list (store, order, cancellable, error)
                              : xq_table_xlsx (store, XQ_CABINET_CARE, order->what, order->title, order->lines, error);
  return bytes != NULL && xq_save_file (order->path, bytes, error) ? g_strdup (order->path) : NULL;
}
