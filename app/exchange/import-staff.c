/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/import-staff.h"
#include "exchange/import-words.h"
#include "school/question.h"

struct _XqImportStaff
{
  XqStore    *store;
  char       *my_name;
  GHashTable *by_name;  /* name -> uid, "" for none or several */
};

XqImportStaff *
xq_import_staff_new (XqStore *store,
                     GError **error)
{
  g_autoptr (XqImportStaff) staff = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  staff = g_new0 (XqImportStaff, 1);
  staff->store = store;
  staff->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (xq_store_get_my_staff (store) != NULL &&
      !xq_question (store, "SELECT name FROM visible_staff WHERE uid = unhex (?)", &staff->my_name, error,
                    xq_store_get_my_staff (store), NULL, NULL))
    return NULL;
  return g_steal_pointer (&staff);
}

void
xq_import_staff_free (XqImportStaff *staff)
{
  if (staff == NULL)
    return;
  g_free (staff->my_name);
  g_hash_table_unref (staff->by_name);
  g_free (staff);
}

const char *
xq_import_staff_get_me (XqImportStaff *staff)
{
  g_return_val_if_fail (staff != NULL, NULL);

  return xq_store_get_my_staff (staff->store);
}

static const char *
ask (XqImportStaff *staff,
     const char    *name,
     GError       **error)
{
  const char *known = g_hash_table_lookup (staff->by_name, name);
  g_autoptr (XqRows) rows = NULL;
  g_autofree char *uid = NULL;
  GError *problem = NULL;
  guint n = 0;

  if (known != NULL)
    return known;
  rows = xq_store_count_query (staff->store, "staff-by-name", error, ":name", name, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      g_free (uid);
      uid = g_strdup (xq_rows_text (rows, 0));
      n++;
    }
  if (!xq_rows_ended (problem, error))
    return NULL;
  g_hash_table_insert (staff->by_name, g_strdup (name), g_strdup (n == 1 ? uid : ""));
  return g_hash_table_lookup (staff->by_name, name);
}

/* "Wang Jianguo, teacher": the name without how he is addressed. */
static char *
dup_without_title (const char *name)
{
  const char *const *titles = xq_import_words_get ("table", "titles");

  for (guint i = 0; titles[i] != NULL; i++)
    if (g_str_has_suffix (name, titles[i]) && strlen (name) > strlen (titles[i]))
      return g_strndup (name, strlen (name) - strlen (titles[i]));
  return g_strdup (name);
}

const char *
xq_import_staff_find (XqImportStaff *staff,
                      const char    *name,
                      GError       **error)
{
  g_autofree char *bare = NULL;
  const char *uid;

  g_return_val_if_fail (staff != NULL && name != NULL, NULL);

  bare = dup_without_title (name);
  if (staff->my_name != NULL && (strcmp (name, staff->my_name) == 0 || strcmp (bare, staff->my_name) == 0))
    return xq_import_staff_get_me (staff);
  uid = ask (staff, name, error);
  return uid == NULL || uid[0] != '\0' || strcmp (bare, name) == 0 ? uid : ask (staff, bare, error);
}
