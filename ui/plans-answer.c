/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "plans-answer.h"

#include "school/class-name.h"

void
xq_class_plans_free (XqClassPlans *plans)
{
  if (plans == NULL)
    return;
  g_free (plans->uid);
  g_free (plans->name);
  g_free (plans->special);
  g_free (plans);
}

/* Whose registers are read, whose plans are written. */
static XqClassPlans *
say_class (const XqPlanCoverage *coverage)
{
  XqClassPlans *plans = g_new0 (XqClassPlans, 1);

  plans->uid = g_strdup (coverage->class_uid);
  plans->name = xq_class_name_for_screen (coverage->grade, coverage->number);
  plans->students = coverage->students;
  plans->made = coverage->made;
  plans->missing = coverage->students - coverage->made;
  plans->special = coverage->special > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, coverage->special_made,
                                                            coverage->special)
                                         : g_strdup ("");
  plans->opens = coverage->special >= 0;
  return plans;
}

static char *
name_term (XqStore  *store,
           GError  **error)
{
  XqTerm term;

  if (!xq_term_of_day (store, xq_store_get_today (store), &term, error))
    return NULL;
  return g_strdup_printf ("%d-%d", term.year, term.number);
}

gpointer
xq_plans_ask (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_class_plans_free);
  g_autoptr (GPtrArray) coverage = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *term = name_term (store, error);

  (void) data;
  (void) cancellable;
  if (term == NULL)
    return NULL;
  coverage = xq_plans_by_class (store, term, &problem);
  if (coverage == NULL && !g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  for (guint i = 0; coverage != NULL && i < coverage->len; i++)
    g_ptr_array_add (classes, say_class (g_ptr_array_index (coverage, i)));
  return g_steal_pointer (&classes);
}

gpointer
xq_plans_ask_class (XqStore       *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *term = name_term (store, error);

  (void) cancellable;
  return term != NULL ? xq_plans_of_class (store, data, term, error) : NULL;
}
