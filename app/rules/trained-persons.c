/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include "rules/requirement-private.h"
#include "school/settings.h"

void
xq_trained_person_free (XqTrainedPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->staff);
  g_free (person->name);
  g_free (person);
}

GPtrArray *
xq_trained_persons (XqStore     *store,
                    const char  *term,
                    GError     **error)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_trained_person_free);
  g_autoptr (XqRows) rows = NULL;
  g_autofree char *year = NULL;
  GError *problem = NULL;
  gint64 due;
  XqCount count;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_begin (&count, store, term, error) || !xq_setting_integer (store, "training.per_year", &due, error))
    return NULL;
  year = g_strdup_printf ("%d", count.term.year);
  rows = xq_store_count_query (store, "training-persons", error, ":year", year, ":day", count.day, ":from", count.year_from,
                               ":until", count.term.counted_until, NULL);
  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    {
      XqTrainedPerson *person = g_new0 (XqTrainedPerson, 1);

      person->staff = g_strdup (xq_rows_text (rows, 0));
      person->name = g_strdup (xq_rows_text (rows, 1));
      person->is_psychology_teacher = xq_rows_integer (rows, 2) != 0;
      person->is_class_teacher = xq_rows_integer (rows, 3) != 0;
      person->finished = xq_rows_integer (rows, 4);
      person->is_lacking = person->finished < due;
      g_ptr_array_add (persons, person);
    }
  return xq_rows_ended (problem, error) ? g_steal_pointer (&persons) : NULL;
}
