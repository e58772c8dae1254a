/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/calendar.h"
#include "school/own-classes.h"

#define CLASS_TEACHER_POSTS "'class_teacher', 'deputy', 'acting'"

static void
own_class_free (gpointer data)
{
  XqOwnClass *own = data;

  g_free (own->uid);
  g_free (own);
}

/* As a parameter of a query. */
static const char *
has_role (XqStore *store,
          XqRole   role)
{
  return xq_vault_get_roles (xq_store_get_vault (store)) & XQ_ROLE_BIT (role) ? "1" : "0";
}

GPtrArray *
xq_own_classes_list (XqStore  *store,
                     GError  **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func (own_class_free);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  const char *me;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  me = xq_store_get_my_staff (store);
  if (me == NULL)
    return g_steal_pointer (&classes);
  rows = xq_store_query (
    store,
    "SELECT DISTINCT c.uid, c.year, c.grade, c.number FROM visible_class_post p JOIN visible_class c ON c.uid = p.class "
    "WHERE ?3 = '1' AND p.post IN (" CLASS_TEACHER_POSTS ") AND p.teacher = unhex (?1) AND p.withdrawn = 0 "
    "AND c.withdrawn = 0 AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on >= ?2) ORDER BY c.grade, c.number, c.year",
    error, me, xq_store_get_today (store), has_role (store, XQ_ROLE_CLASS_TEACHER), NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqOwnClass *own = g_new0 (XqOwnClass, 1);

      own->uid = g_strdup (xq_rows_text (rows, 0));
      own->year = (int) xq_rows_integer (rows, 1);
      own->grade = (int) xq_rows_integer (rows, 2);
      own->number = (int) xq_rows_integer (rows, 3);
      g_ptr_array_add (classes, own);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&classes) : NULL;
}

gboolean
xq_own_classes_find_only (XqStore  *store,
                          char    **uid,
                          GError  **error)
{
  g_autoptr (GPtrArray) classes = xq_own_classes_list (store, error);
  guint n = 0;
  int year;

  g_return_val_if_fail (uid != NULL, FALSE);

  *uid = NULL;
  if (classes == NULL || !xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return FALSE;
  for (guint i = 0; i < classes->len; i++)
    {
      const XqOwnClass *own = g_ptr_array_index (classes, i);

      if (own->year != year)
        continue;
      g_free (*uid);
      *uid = g_strdup (own->uid);
      n++;
    }
  if (n > 1)
    g_clear_pointer (uid, g_free);
  return TRUE;
}

GHashTable *
xq_own_classes_in_charge (XqStore  *store,
                          GError  **error)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  const char *me;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  me = xq_store_get_my_staff (store);
  if (me == NULL)
    return g_steal_pointer (&classes);
  rows = xq_store_query (
    store,
    "SELECT p.class FROM visible_class_post p WHERE ?3 = '1' AND p.post IN (" CLASS_TEACHER_POSTS ") "
    "AND p.teacher = unhex (?1) AND p.withdrawn = 0 AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on >= ?2) "
    "UNION "
    "SELECT c.uid FROM visible_class_post p JOIN visible_class g ON g.uid = p.class "
    "JOIN visible_class c ON c.year = g.year AND c.grade = g.grade WHERE ?4 = '1' AND p.post = 'grade_leader' "
    "AND p.teacher = unhex (?1) AND p.withdrawn = 0 AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on >= ?2)",
    error, me, xq_store_get_today (store), has_role (store, XQ_ROLE_CLASS_TEACHER), has_role (store, XQ_ROLE_GRADE_LEADER),
    NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    g_hash_table_add (classes, g_strdup (xq_rows_text (rows, 0)));
  return xq_rows_ended (problem, error) ? g_steal_pointer (&classes) : NULL;
}
