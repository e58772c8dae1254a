/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "list-difference.h"
#include "record-item.h"
#include "unrolled-list.h"

/* What a view would hold that heard of every change and of nothing else. */
typedef struct
{
  GListModel *model;
  GPtrArray  *items;
  guint       n_changes;
  guint       most_added;
} Mirror;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    user_data)
{
  Mirror *mirror = user_data;

  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
  mirror->n_changes++;
  mirror->most_added = MAX (mirror->most_added, added);
}

static void
mirror_begin (Mirror     *mirror,
              GListModel *model)
{
  *mirror = (Mirror) { model, g_ptr_array_new_with_free_func (g_object_unref), 0, 0 };
  changed_cb (model, 0, 0, g_list_model_get_n_items (model), mirror);
  mirror->n_changes = 0;
  mirror->most_added = 0;
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), mirror);
}

static void
mirror_end (Mirror *mirror)
{
  g_signal_handlers_disconnect_by_data (mirror->model, mirror);
  g_ptr_array_unref (mirror->items);
}

/* It is a beginning of what the model has. */
static void
assert_begins (Mirror     *mirror,
               GListModel *whole)
{
  g_assert_cmpuint (mirror->items->len, <=, g_list_model_get_n_items (whole));
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (whole, i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
}

static GPtrArray *
make_items (guint first,
            guint n)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *uid = g_strdup_printf ("%u", i);
      const char *cells[] = { uid, "Ä", NULL };

      g_ptr_array_add (items, xq_record_item_new (uid, cells));
    }
  return items;
}

static void
wait_for_all (Mirror     *mirror,
              GListModel *whole)
{
  guint turns = 0;

  while (mirror->items->len < g_list_model_get_n_items (whole))
    {
      g_assert_true (g_main_context_iteration (NULL, FALSE));
      assert_begins (mirror, whole);
      g_assert_cmpuint (++turns, <, 1000);
    }
  /* And then it is at rest. */
  g_assert_false (g_main_context_iteration (NULL, FALSE));
}

static void
test_unrolls (void)
{
  g_autoptr (GListStore) store = g_list_store_new (XQ_TYPE_RECORD_ITEM);
  g_autoptr (GPtrArray) items = make_items (0, 5000);
  g_autoptr (GListModel) shown = g_object_new (XQ_TYPE_UNROLLED_LIST, "model", store, NULL);
  Mirror mirror;

  mirror_begin (&mirror, shown);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  g_assert_cmpuint (mirror.items->len, ==, XQ_UNROLLED_FIRST);
  assert_begins (&mirror, G_LIST_MODEL (store));
  while (mirror.items->len < XQ_UNROLLED_WIDGETS)
    {
      mirror.most_added = 0;
      g_assert_true (g_main_context_iteration (NULL, FALSE));
      g_assert_cmpuint (mirror.most_added, <=, XQ_UNROLLED_STEP);
    }
  wait_for_all (&mirror, G_LIST_MODEL (store));

  /* All of it is new: a screenful again. */
  mirror.most_added = 0;
  g_list_store_splice (store, 0, 5000, items->pdata, 3000);
  g_assert_cmpuint (mirror.items->len, ==, XQ_UNROLLED_FIRST);
  g_assert_cmpuint (mirror.most_added, ==, XQ_UNROLLED_FIRST);
  wait_for_all (&mirror, G_LIST_MODEL (store));

  g_list_store_remove_all (store);
  g_assert_cmpuint (mirror.items->len, ==, 0);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  mirror_end (&mirror);
}

/* Whatever changes, also while it is still unrolling, the view never holds what the
 * model does not, and comes to hold all of it. */
static void
test_changes (void)
{
  g_autoptr (GListStore) store = g_list_store_new (XQ_TYPE_RECORD_ITEM);
  g_autoptr (GListModel) shown = g_object_new (XQ_TYPE_UNROLLED_LIST, "model", store, NULL);
  Mirror mirror;

  mirror_begin (&mirror, shown);
  for (guint i = 0; i < 2000; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
      guint position = (guint) g_test_rand_int_range (0, (int) n + 1);
      guint removed = (guint) g_test_rand_int_range (0, (int) MIN (n - position, 120) + 1);
      g_autoptr (GPtrArray) items = make_items (i * 1000, (guint) g_test_rand_int_range (0, g_test_rand_bit () ? 4 : 130));

      g_list_store_splice (store, position, removed, items->pdata, items->len);
      assert_begins (&mirror, G_LIST_MODEL (store));
      g_assert_cmpuint (mirror.items->len, >=, MIN (g_list_model_get_n_items (G_LIST_MODEL (store)), XQ_UNROLLED_FIRST));
      if (g_test_rand_bit ())
        g_main_context_iteration (NULL, FALSE);
    }
  wait_for_all (&mirror, G_LIST_MODEL (store));

  g_object_set (shown, "model", NULL, NULL);
  g_assert_cmpuint (mirror.items->len, ==, 0);
  g_object_set (shown, "model", store, NULL);
  wait_for_all (&mirror, G_LIST_MODEL (store));
  mirror_end (&mirror);
}

static void
test_becomes (void)
{
  g_autoptr (GListStore) store = g_list_store_new (XQ_TYPE_RECORD_ITEM);
  g_autoptr (GPtrArray) all = make_items (0, 10);
  g_autoptr (GPtrArray) again = make_items (0, 10);
  g_autoptr (GPtrArray) fewer = make_items (0, 10);
  g_autoptr (GPtrArray) other = make_items (3, 4);
  g_autoptr (GObject) last = NULL;
  Mirror mirror;

  xq_list_store_become (store, all, xq_record_item_equal);
  mirror_begin (&mirror, G_LIST_MODEL (store));

  /* The same once more changes nothing, not even the items. */
  xq_list_store_become (store, again, xq_record_item_equal);
  g_assert_cmpuint (mirror.n_changes, ==, 0);
  last = g_list_model_get_item (G_LIST_MODEL (store), 9);
  g_assert_true (last == g_ptr_array_index (all, 9));

  g_ptr_array_remove_range (fewer, 4, 2);
  xq_list_store_become (store, fewer, xq_record_item_equal);
  g_assert_cmpuint (mirror.n_changes, ==, 1);
  g_assert_cmpuint (mirror.most_added, ==, 0);
  g_assert_cmpuint (mirror.items->len, ==, 8);
  g_assert_true (g_ptr_array_index (mirror.items, 7) == g_ptr_array_index (all, 9));

  xq_list_store_become (store, other, xq_record_item_equal);
  g_assert_cmpuint (mirror.items->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_true (xq_record_item_equal (g_ptr_array_index (mirror.items, i), g_ptr_array_index (other, i)));
  mirror_end (&mirror);
}

static void
test_item (void)
{
  const char *cells[] = { "王小明", "ÄPFEL", NULL };
  const char *others[] = { "王小明", "Äpfel", NULL };
  g_autoptr (XqRecordItem) item = xq_record_item_new ("1", cells);
  g_autoptr (XqRecordItem) same = xq_record_item_new ("1", cells);
  g_autoptr (XqRecordItem) other = xq_record_item_new ("1", others);
  g_autoptr (XqRecordItem) another = xq_record_item_new ("2", cells);
  g_autofree char *folded = g_utf8_casefold ("äpf", -1);

  g_assert_true (xq_record_item_contains (item, folded));
  g_assert_true (xq_record_item_contains (item, "小明"));
  g_assert_true (xq_record_item_contains (item, NULL));
  /* Not across two cells. */
  g_assert_false (xq_record_item_contains (item, "明ä"));
  g_assert_true (xq_record_item_equal (item, same));
  g_assert_false (xq_record_item_equal (item, other));
  g_assert_false (xq_record_item_equal (item, another));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/lists/unrolls", test_unrolls);
  g_test_add_func ("/ui/lists/changes", test_changes);
  g_test_add_func ("/ui/lists/becomes", test_becomes);
  g_test_add_func ("/ui/lists/item", test_item);
  return g_test_run ();
}
