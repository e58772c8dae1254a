/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include "rules/figure-private.h"
#include "school/kinds.h"

/* What is published of a term: uid and value by name. */
typedef struct
{
  char   *uid;
  gint64  value;
} Published;

static void
published_free (Published *published)
{
  g_free (published->uid);
  g_free (published);
}

static GHashTable *
list_published (XqStore     *store,
                const char  *term,
                GError     **error)
{
  g_autoptr (GHashTable) published = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify) published_free);
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (
    store, "SELECT name, uid, value FROM visible_published_figure WHERE term = ? AND withdrawn = 0", error, term, NULL);

  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      Published *entry = g_new0 (Published, 1);

      entry->uid = g_strdup (xq_rows_text (rows, 1));
      entry->value = xq_rows_integer (rows, 2);
      g_hash_table_insert (published, g_strdup (xq_rows_text (rows, 0)), entry);
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  return g_steal_pointer (&published);
}

/* A total that is to be written: 0 for one that is no more. */
typedef struct
{
  char   *term;
  char   *name;
  char   *uid;    /* NULL: not published before */
  gint64  value;
} Change;

static void
change_free (Change *change)
{
  g_free (change->term);
  g_free (change->name);
  g_free (change->uid);
  g_free (change);
}

static void
add_change (GPtrArray       *changes,
            const char      *term,
            const char      *name,
            const Published *before,
            gint64           value)
{
  Change *change;

  if (before != NULL && before->value == value)
    return;
  /* A week without a session is the same as one that is not there. */
  if (before == NULL && value == 0 && g_str_has_prefix (name, "week_"))
    return;
  change = g_new0 (Change, 1);
  change->term = g_strdup (term);
  change->name = g_strdup (name);
  change->uid = before != NULL ? g_strdup (before->uid) : NULL;
  change->value = value;
  g_ptr_array_add (changes, change);
}

static gboolean
compare_term (XqStore    *store,
              const char *term,
              GPtrArray  *changes,
              GError    **error)
{
  g_autoptr (GHashTable) totals = NULL;
  g_autoptr (GHashTable) published = NULL;
  GHashTableIter iter;
  gpointer name;
  gpointer value;
  XqCount count;

  if (!xq_count_begin (&count, store, term, error))
    return FALSE;
  totals = xq_casework_totals (&count, error);
  published = totals != NULL ? list_published (store, term, error) : NULL;
  if (published == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, totals);
  while (g_hash_table_iter_next (&iter, &name, &value))
    add_change (changes, term, name, g_hash_table_lookup (published, name), *(const gint64 *) value);
  g_hash_table_iter_init (&iter, published);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!g_hash_table_contains (totals, name))
      add_change (changes, term, name, value, 0);
  return TRUE;
}

static gboolean
write_change (XqStore       *store,
              const Change  *change,
              GError       **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, change->value);
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (XqRecord) record = change->uid != NULL
                                  ? xq_store_get (store, &xq_published_figure, change->uid, error)
                                  : xq_store_new_record (store, &xq_published_figure);

  if (record == NULL)
    return FALSE;
  xq_record_set (record, "term", change->term);
  xq_record_set (record, "name", change->name);
  xq_record_set (record, "value", value);
  xq_record_set (record, "at", at);
  return xq_store_save (store, record, NULL, error);
}

static gboolean
write_changes (XqStore    *store,
               GPtrArray  *changes,
               GError    **error)
{
  if (changes->len == 0)
    return TRUE;
  if (!xq_store_begin (store, XQ_CABINET_CARE, "publish", error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!write_change (store, g_ptr_array_index (changes, i), error))
      {
        xq_store_rollback (store);
        return FALSE;
      }
  return xq_store_commit (store, error);
}

/* The first term with a session; today's where there is none. */
static gboolean
find_first_term (XqStore  *store,
                 XqTerm   *term,
                 GError  **error)
{
  g_autoptr (XqRows) rows = xq_store_count_query (store, "counselling-first-day", error, NULL);
  g_autofree char *day = NULL;
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    day = g_strdup (xq_rows_text (rows, 0));
  if (!xq_rows_ended (problem, error))
    return FALSE;
  if (day == NULL || g_strcmp0 (day, xq_store_get_today (store)) > 0)
    return xq_term_of_day (store, xq_store_get_today (store), term, error);
  return xq_term_of_day (store, day, term, error);
}

gboolean
xq_figures_publish (XqStore  *store,
                    GError  **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  XqVault *vault;
  XqTerm first;
  XqTerm last;

  g_return_val_if_fail (XQ_IS_STORE (store), FALSE);

  vault = xq_store_get_vault (store);
  if (!(xq_vault_get_roles (vault) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) || !xq_vault_holds (vault, XQ_CABINET_CASEWORK))
    return TRUE;
  if (!find_first_term (store, &first, error) || !xq_term_of_day (store, xq_store_get_today (store), &last, error))
    return FALSE;

  for (int term = first.year * 2 + first.number; term <= last.year * 2 + last.number; term++)
    {
      g_autofree char *name = g_strdup_printf ("%d-%d", (term - 1) / 2, (term - 1) % 2 + 1);

      if (!compare_term (store, name, changes, error))
        return FALSE;
    }
  return write_changes (store, changes, error);
}
