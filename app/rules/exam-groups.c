/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/requirement-private.h"
#include "school/settings.h"

/* The exam grades of which the school has a class, by grade. */
static GArray *
list_exam_grades (const XqCount  *count,
                  GError        **error)
{
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GArray) grades = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *text = NULL;
  g_auto (GStrv) exam = NULL;

  if (!xq_setting_text (count->store, "focus.grades", &text, error))
    return NULL;
  classes = xq_counted_classes (count, error);
  if (classes == NULL)
    return NULL;
  exam = g_strsplit (text, " ", -1);
  for (guint i = 0; i < classes->len; i++)
    {
      const XqCountedClass *of = g_ptr_array_index (classes, i);
      g_autofree char *code = g_strdup_printf ("%d", of->grade);

      if (g_strv_contains ((const char *const *) exam, code) &&
          (grades->len == 0 || g_array_index (grades, int, grades->len - 1) != of->grade))
        g_array_append_val (grades, of->grade);
    }
  return g_steal_pointer (&grades);
}

GPtrArray *
xq_exam_groups_required (XqStore     *store,
                         const char  *term,
                         GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GArray) grades = NULL;
  g_autoptr (XqRows) rows = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) phases = NULL;
  GError *problem = NULL;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !xq_setting_text (store, "group.exam_phases", &text, error))
    return NULL;
  grades = list_exam_grades (&count, error);
  rows = grades != NULL ? xq_store_count_query (store, "exam-groups", error, ":from", count.year_from,
                                                ":until", count.year_until, NULL)
                        : NULL;
  if (rows == NULL)
    return NULL;
  phases = g_strsplit (text, " ", -1);
  for (guint i = 0; i < grades->len; i++)
    for (guint j = 0; phases[j] != NULL; j++)
      xq_requirements_add (requirements, &count, NULL, phases[j], count.year_from, count.year_until, 1)->grade =
        g_array_index (grades, int, i);
  while (xq_rows_next (rows, &problem))
    for (guint i = 0; i < requirements->len; i++)
      {
        XqRequirement *requirement = g_ptr_array_index (requirements, i);

        if (requirement->grade == (int) xq_rows_integer (rows, 1) && g_strcmp0 (requirement->what, xq_rows_text (rows, 2)) == 0)
          requirement->done++;
      }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&requirements) : NULL;
}
