/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/requirement-private.h"
#include "school/own-classes.h"

void
xq_requirement_free (XqRequirement *requirement)
{
  if (requirement == NULL)
    return;
  g_free (requirement->class_uid);
  g_free (requirement->what);
  g_free (requirement);
}

XqFigureState
xq_requirement_get_state (const XqRequirement *requirement)
{
  g_return_val_if_fail (requirement != NULL, XQ_FIGURE_NOT_APPLICABLE);

  if (requirement->due == 0)
    return XQ_FIGURE_NOT_APPLICABLE;
  if (requirement->done >= requirement->due)
    return XQ_FIGURE_MET;
  return requirement->is_over ? XQ_FIGURE_NOT_MET : XQ_FIGURE_PENDING;
}

guint
xq_requirements_count (GPtrArray     *requirements,
                       XqFigureState  state)
{
  guint n = 0;

  g_return_val_if_fail (requirements != NULL, 0);

  for (guint i = 0; i < requirements->len; i++)
    n += xq_requirement_get_state (g_ptr_array_index (requirements, i)) == state;
  return n;
}

guint
xq_requirements_count_classes (GPtrArray *requirements,
                               guint     *met)
{
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) doing = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer class_uid;

  g_return_val_if_fail (requirements != NULL && met != NULL, 0);

  for (guint i = 0; i < requirements->len; i++)
    {
      XqRequirement *requirement = g_ptr_array_index (requirements, i);
      XqFigureState state = xq_requirement_get_state (requirement);

      if (requirement->class_uid == NULL || state == XQ_FIGURE_NOT_APPLICABLE)
        continue;
      g_hash_table_add (classes, requirement->class_uid);
      if (state == XQ_FIGURE_MET)
        g_hash_table_add (doing, requirement->class_uid);
    }
  *met = 0;
  g_hash_table_iter_init (&iter, doing);
  while (g_hash_table_iter_next (&iter, &class_uid, NULL))
    {
      gboolean lacks = FALSE;

      for (guint i = 0; i < requirements->len; i++)
        {
          const XqRequirement *requirement = g_ptr_array_index (requirements, i);

          lacks |= xq_requirement_get_state (requirement) == XQ_FIGURE_NOT_MET &&
                   g_strcmp0 (requirement->class_uid, class_uid) == 0;
        }
      *met += lacks ? 0 : 1;
    }
  return g_hash_table_size (classes);
}

gboolean
xq_count_is_whole (const XqCount *count)
{
  XqRoles whole = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);

  return (xq_vault_get_roles (xq_store_get_vault (count->store)) & whole) != 0;
}

gboolean
xq_count_refuse_unless_whole (const XqCount  *count,
                              GError        **error)
{
  if (xq_count_is_whole (count))
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("Only a head or a counsellor may see the school's figures. Ask one of them."));
  return FALSE;
}

static void
counted_class_free (XqCountedClass *counted)
{
  g_free (counted->uid);
  g_free (counted->phase);
  g_free (counted);
}

GPtrArray *
xq_counted_classes (const XqCount  *count,
                    GError        **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func ((GDestroyNotify) counted_class_free);
  g_autofree char *year = g_strdup_printf ("%d", count->term.year);
  g_autoptr (GHashTable) own = xq_count_is_whole (count) ? NULL : xq_own_classes_in_charge (count->store, error);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  if (own == NULL && !xq_count_is_whole (count))
    return NULL;
  rows = xq_store_count_query (count->store, "classes-of-day", error, ":year", year, ":day", count->day, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqCountedClass *counted;

      if (own != NULL && !g_hash_table_contains (own, xq_rows_text (rows, 0)))
        continue;
      counted = g_new0 (XqCountedClass, 1);
      counted->uid = g_strdup (xq_rows_text (rows, 0));
      counted->grade = (int) xq_rows_integer (rows, 1);
      counted->number = (int) xq_rows_integer (rows, 2);
      counted->phase = g_strdup (xq_rows_text (rows, 3));
      g_ptr_array_add (classes, counted);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&classes) : NULL;
}

GPtrArray *
xq_requirements_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xq_requirement_free);
}

XqRequirement *
xq_requirements_add (GPtrArray             *requirements,
                     const XqCount         *count,
                     const XqCountedClass  *of,
                     const char            *what,
                     const char            *from_on,
                     const char            *until_on,
                     gint64                 due)
{
  XqRequirement *requirement = g_new0 (XqRequirement, 1);

  if (of != NULL)
    {
      requirement->class_uid = g_strdup (of->uid);
      requirement->grade = of->grade;
      requirement->number = of->number;
    }
  requirement->what = g_strdup (what);
  g_strlcpy (requirement->from_on, from_on, sizeof requirement->from_on);
  g_strlcpy (requirement->until_on, until_on, sizeof requirement->until_on);
  requirement->due = due;
  requirement->is_over = strcmp (until_on, xq_store_get_today (count->store)) < 0;
  g_ptr_array_add (requirements, requirement);
  return requirement;
}
