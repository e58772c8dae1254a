/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include "rules/requirement-private.h"
#include "rules/student-plans.h"

#define COUNSELLOR XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)

/* A head reads no register: of the school as a whole the number is no child's. */
static gboolean
is_told_of_the_whole (const XqCount *count)
{
  return xq_count_is_whole (count) && !(xq_vault_get_roles (xq_store_get_vault (count->store)) & COUNSELLOR);
}

static gboolean
add_whole (const XqCount  *count,
           GPtrArray      *requirements,
           const char     *until_on,
           GError        **error)
{
  XqPlanCoverage total;

  if (!is_told_of_the_whole (count))
    return TRUE;
  if (!xq_plans_totals (count->store, count->name, &total, error))
    return FALSE;
  if (total.special > 0)
    xq_requirements_add (requirements, count, NULL, "special", count->year_from, until_on, total.special)->done = total.special_made;
  return TRUE;
}

GPtrArray *
xq_plans_required (XqStore     *store,
                   const char  *term,
                   GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  g_autofree char *special_until = NULL;
  g_autofree char *until = NULL;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) ||
      !xq_plan_day_of_year (store, "plan.due_on", count.term.year, &special_until, error) ||
      !xq_plan_day_of_year (store, "plan.all_due_on", count.term.year, &until, error) ||
      (classes = xq_plans_by_class (store, term, error)) == NULL || !add_whole (&count, requirements, special_until, error))
    return NULL;
  for (guint i = 0; i < classes->len; i++)
    {
      const XqPlanCoverage *coverage = g_ptr_array_index (classes, i);
      XqCountedClass of = { coverage->class_uid, coverage->grade, coverage->number, NULL };

      if (coverage->special > 0)
        xq_requirements_add (requirements, &count, &of, "special", count.year_from, special_until, coverage->special)->done =
          coverage->special_made;
      if (coverage->students > 0)
        xq_requirements_add (requirements, &count, &of, "all", count.year_from, until, coverage->students)->done = coverage->made;
    }
  return g_steal_pointer (&requirements);
}

static gboolean
add_moments (const XqCount         *count,
             GArray                *nodes,
             const XqPlanCoverage  *coverage,
             GPtrArray             *requirements,
             GError               **error)
{
  XqCountedClass of = { coverage->class_uid, coverage->grade, coverage->number, NULL };
  gboolean exam_grade = FALSE;

  if (!xq_plan_is_exam_grade (count->store, coverage->grade, &exam_grade, error))
    return FALSE;
  for (guint i = 0; coverage->special > 0 && i < nodes->len; i++)
    {
      const XqPlanNode *node = &g_array_index (nodes, XqPlanNode, i);

      if (exam_grade || !node->of_exam_grades)
        xq_requirements_add (requirements, count, &of, node->node, node->from_on, node->until_on, coverage->special);
    }
  return TRUE;
}

/* The school's classes taken together: which grades go on is not told apart. */
static gboolean
add_moments_of_whole (const XqCount  *count,
                      GArray         *nodes,
                      GPtrArray      *requirements,
                      GError        **error)
{
  XqPlanCoverage total;

  if (!is_told_of_the_whole (count))
    return TRUE;
  if (!xq_plans_totals (count->store, count->name, &total, error))
    return FALSE;
  for (guint i = 0; total.special > 0 && i < nodes->len; i++)
    {
      const XqPlanNode *node = &g_array_index (nodes, XqPlanNode, i);

      if (!node->of_exam_grades)
        xq_requirements_add (requirements, count, NULL, node->node, node->from_on, node->until_on, total.special);
    }
  return TRUE;
}

static gboolean
count_watched (const XqCount  *count,
               GPtrArray      *requirements,
               GError        **error)
{
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_count_query (count->store, "plan-nodes-by-class", error, ":day", count->day,
                                                  ":from", count->term.counted_from, ":until", count->term.counted_until, NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    for (guint i = 0; i < requirements->len; i++)
      {
        XqRequirement *requirement = g_ptr_array_index (requirements, i);

        if (g_strcmp0 (requirement->what, xq_rows_text (rows, 1)) == 0 &&
            (requirement->class_uid == NULL || g_strcmp0 (requirement->class_uid, xq_rows_text (rows, 0)) == 0))
          requirement->done += xq_rows_integer (rows, 2);
      }
  return xq_rows_ended (problem, error);
}

GPtrArray *
xq_plan_nodes_required (XqStore     *store,
                        const char  *term,
                        GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GArray) nodes = NULL;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || (nodes = xq_plan_nodes_of_term (store, &count.term, error)) == NULL ||
      (classes = xq_plans_by_class (store, term, error)) == NULL || !add_moments_of_whole (&count, nodes, requirements, error))
    return NULL;
  for (guint i = 0; i < classes->len; i++)
    if (!add_moments (&count, nodes, g_ptr_array_index (classes, i), requirements, error))
      return NULL;
  return count_watched (&count, requirements, error) ? g_steal_pointer (&requirements) : NULL;
}
