/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "calendar-work.h"

void
xq_calendar_answer_free (XqCalendarAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->spans, g_ptr_array_unref);
  g_free (answer);
}

void
xq_calendar_terms_free (XqCalendarTerms *terms)
{
  if (terms == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (terms->from_on); i++)
    {
      g_free (terms->from_on[i]);
      g_free (terms->until_on[i]);
    }
  g_free (terms);
}

gpointer
xq_calendar_ask (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  XqCalendarAnswer *answer = g_new0 (XqCalendarAnswer, 1);
  char from_on[XQ_DAY_SIZE];
  char until_on[XQ_DAY_SIZE];

  (void) cancellable;
  answer->year = GPOINTER_TO_INT (data);
  if ((answer->year == 0 && !xq_school_year_of_day (store, xq_store_get_today (store), &answer->year, error)) ||
      !xq_school_year_days (store, answer->year, from_on, until_on, error) ||
      !xq_term_get (store, answer->year, 1, &answer->terms[0], error) ||
      !xq_term_get (store, answer->year, 2, &answer->terms[1], error) ||
      (answer->spans = xq_day_spans_list (store, from_on, until_on, error)) == NULL)
    g_clear_pointer (&answer, xq_calendar_answer_free);
  return answer;
}

/* The later term first where both move on, or one would lie across the other. */
gpointer
xq_calendar_save_terms (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const XqCalendarTerms *terms = data;
  XqTerm second;
  gboolean later_first;

  (void) cancellable;
  if (!xq_term_get (store, terms->year, 2, &second, error))
    return NULL;
  later_first = g_strcmp0 (terms->until_on[0], second.from_on) >= 0;
  if (!xq_store_begin (store, XQ_CABINET_SCHOOL, "calendar", error))
    return NULL;
  for (int i = 0; i < 2; i++)
    {
      int term = later_first ? 1 - i : i;

      if (!xq_term_set_days (store, terms->year, term + 1, terms->from_on[term], terms->until_on[term], error))
        {
          xq_store_rollback (store);
          return NULL;
        }
    }
  xq_store_commit (store, error);
  return NULL;
}

gpointer
xq_calendar_add_span (XqStore       *store,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  (void) cancellable;
  xq_day_span_add (store, data, error);
  return NULL;
}

gpointer
xq_calendar_remove_span (XqStore       *store,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  (void) cancellable;
  xq_day_span_withdraw (store, data, error);
  return NULL;
}
