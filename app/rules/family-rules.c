/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include "rules/coverage.h"
#include "rules/requirement-private.h"
#include "school/settings.h"

/* Columns of the query family-events. */
enum
{
  TRAININGS = 0,
  LECTURES = 6,
  N_COLUMNS = 9,
};

static GPtrArray *
count_one (const XqCount  *count,
           const char     *what,
           const char     *setting,
           const char     *from_on,
           const char     *until_on,
           guint           column,
           GError        **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  gint64 values[N_COLUMNS];
  gint64 due;

  if (!xq_setting_integer (count->store, setting, &due, error) ||
      !xq_count_row (xq_store_count_query (count->store, "family-events", error, ":from", from_on, ":until", until_on, NULL),
                     values, G_N_ELEMENTS (values), error))
    return NULL;
  xq_requirements_add (requirements, count, NULL, what, from_on, until_on, due)->done = values[column];
  return g_steal_pointer (&requirements);
}

GPtrArray *
xq_parent_trainings_required (XqStore     *store,
                              const char  *term,
                              GError     **error)
{
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error))
    return NULL;
  return count_one (&count, "parent_training", "family.trainings_per_term", count.term.counted_from,
                    count.term.counted_until, TRAININGS, error);
}

GPtrArray *
xq_lectures_required (XqStore     *store,
                      const char  *term,
                      GError     **error)
{
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error))
    return NULL;
  return count_one (&count, "lecture", "family.lectures_per_year", count.year_from, count.year_until, LECTURES, error);
}

GPtrArray *
xq_parent_meetings_required (XqStore     *store,
                             const char  *term,
                             GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gint64 due;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !xq_setting_integer (store, "family.meetings_per_term", &due, error))
    return NULL;
  classes = xq_counted_classes (&count, error);
  rows = classes != NULL ? xq_store_count_query (store, "parent-meetings-by-class", error, ":from", count.term.counted_from,
                                                 ":until", count.term.counted_until, NULL)
                         : NULL;
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < classes->len; i++)
    xq_requirements_add (requirements, &count, g_ptr_array_index (classes, i), "parent_meeting", count.term.counted_from,
                         count.term.counted_until, due);
  while (xq_rows_next (rows, &problem))
    for (guint i = 0; i < requirements->len; i++)
      {
        XqRequirement *requirement = g_ptr_array_index (requirements, i);

        if (g_strcmp0 (requirement->class_uid, xq_rows_text (rows, 0)) == 0)
          requirement->done++;
      }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&requirements) : NULL;
}

GPtrArray *
xq_home_visits_required (XqStore     *store,
                         const char  *term,
                         GError     **error)
{
  g_autoptr (GPtrArray) requirements = xq_requirements_new ();
  g_autoptr (GPtrArray) classes = NULL;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error))
    return NULL;
  classes = xq_coverage_by_class (store, term, error);
  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const XqCoverage *coverage = g_ptr_array_index (classes, i);
      XqCountedClass of = { coverage->class_uid, coverage->grade, coverage->number, NULL };

      if (coverage->class_uid != NULL && coverage->due > 0)
        xq_requirements_add (requirements, &count, &of, "home_visit", count.year_from, count.year_until, coverage->due)->done =
          coverage->done;
    }
  return classes != NULL ? g_steal_pointer (&requirements) : NULL;
}
