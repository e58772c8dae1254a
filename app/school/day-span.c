/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/day-span.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/calendar-day.h"

/* Longer than any holiday within a term. */
#define MOST_DAYS 62

void
xq_day_span_free (XqDaySpan *span)
{
  if (span == NULL)
    return;
  g_free (span->kind);
  g_free (span->name);
  g_free (span->weekday);
  g_free (span->from_on);
  g_free (span->until_on);
  g_strfreev (span->uids);
  g_free (span);
}

static gboolean
continues (const XqDaySpan *span,
           const XqRecord  *day)
{
  g_autofree char *next = xq_day_add (span->until_on, 1);

  return g_str_equal (next, xq_record_get (day, "falls_on")) && g_strcmp0 (span->kind, xq_record_get (day, "kind")) == 0 &&
         g_strcmp0 (span->name, xq_record_get (day, "name")) == 0 && g_strcmp0 (span->weekday, xq_record_get (day, "weekday")) == 0;
}

static XqDaySpan *
begin_span (const XqRecord *day)
{
  XqDaySpan *span = g_new0 (XqDaySpan, 1);

  span->kind = g_strdup (xq_record_get (day, "kind"));
  span->name = g_strdup (xq_record_get (day, "name"));
  span->weekday = g_strdup (xq_record_get (day, "weekday"));
  span->from_on = g_strdup (xq_record_get (day, "falls_on"));
  span->until_on = g_strdup (span->from_on);
  span->uids = g_new0 (char *, 1);
  return span;
}

static void
take_day (XqDaySpan      *span,
          const XqRecord *day)
{
  g_free (span->until_on);
  span->until_on = g_strdup (xq_record_get (day, "falls_on"));
  span->uids = g_renew (char *, span->uids, span->n_days + 2);
  span->uids[span->n_days++] = g_strdup (xq_record_get_uid (day));
  span->uids[span->n_days] = NULL;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const XqDaySpan *first = *(const XqDaySpan *const *) a;
  const XqDaySpan *second = *(const XqDaySpan *const *) b;

  return g_strcmp0 (first->from_on, second->from_on);
}

GPtrArray *
xq_day_spans_list (XqStore     *store,
                   const char  *from_on,
                   const char  *until_on,
                   GError     **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_day_span_free);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) days = NULL;
  XqDaySpan *span = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && from_on != NULL && until_on != NULL, NULL);

  xq_filter_add (filter, "falls_on", ">=", from_on);
  xq_filter_add (filter, "falls_on", "<=", until_on);
  xq_filter_set_order (filter, "kind, falls_on");
  days = xq_store_list (store, &xq_school_day, filter, error);
  if (days == NULL)
    return NULL;
  for (guint i = 0; i < days->len; i++)
    {
      const XqRecord *day = g_ptr_array_index (days, i);

      if (span == NULL || !continues (span, day))
        {
          span = begin_span (day);
          g_ptr_array_add (spans, span);
        }
      take_day (span, day);
    }
  g_ptr_array_sort (spans, compare_spans);
  return g_steal_pointer (&spans);
}

static gboolean
check_span (const XqDaySpan  *span,
            GError          **error)
{
  g_autofree char *last = NULL;

  if (!xq_day_is_valid (span->from_on) || !xq_day_is_valid (span->until_on))
    return xq_refuse (error, _("“%s” is not a date. Write it as 2024-09-01."),
                      xq_day_is_valid (span->from_on) ? span->until_on : span->from_on);
  if (g_strcmp0 (span->until_on, span->from_on) < 0)
    return xq_refuse (error, _("The last day lies before the first. Exchange the two."));
  last = xq_day_add (span->from_on, MOST_DAYS - 1);
  if (g_strcmp0 (span->until_on, last) > 0)
    return xq_refuse (error, _("These are more than two months. The long holidays need no entry: they lie between the terms."));
  return TRUE;
}

/* The day's record, in force; a new one if it was never entered. */
static XqRecord *
get_day (XqStore      *store,
         const char   *day,
         const char   *kind,
         GError      **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  XqRecord *record;

  xq_filter_add (filter, "falls_on", "=", day);
  xq_filter_add (filter, "kind", "=", kind);
  xq_filter_set_withdrawn (filter, TRUE);
  found = xq_store_list (store, &xq_school_day, filter, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      record = xq_store_new_record (store, &xq_school_day);
      xq_record_set (record, "falls_on", day);
      xq_record_set (record, "kind", kind);
      return record;
    }
  record = g_ptr_array_index (found, 0);
  if (xq_record_is_withdrawn (record) &&
      !xq_store_reinstate (store, &xq_school_day, xq_record_get_uid (record), _("Entered again"), error))
    return NULL;
  return xq_store_get (store, &xq_school_day, xq_record_get_uid (record), error);
}

static gboolean
add_days (XqStore          *store,
          const XqDaySpan  *span,
          GError          **error)
{
  g_autofree char *day = g_strdup (span->from_on);

  while (g_strcmp0 (day, span->until_on) <= 0)
    {
      g_autoptr (XqRecord) record = get_day (store, day, span->kind, error);
      char *next;

      if (record == NULL)
        return FALSE;
      xq_record_set (record, "name", span->name);
      xq_record_set (record, "weekday", span->weekday);
      if (!xq_store_save (store, record, NULL, error))
        return FALSE;
      next = xq_day_add (day, 1);
      g_free (day);
      day = next;
    }
  return TRUE;
}

gboolean
xq_day_span_add (XqStore          *store,
                 const XqDaySpan  *span,
                 GError          **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store) && span != NULL && span->kind != NULL, FALSE);

  if (!check_span (span, error) || !xq_store_begin (store, XQ_CABINET_SCHOOL, "calendar", error))
    return FALSE;
  if (add_days (store, span, error))
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  return FALSE;
}

gboolean
xq_day_span_withdraw (XqStore            *store,
                      const char *const  *uids,
                      GError            **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store) && uids != NULL, FALSE);

  if (!xq_store_begin (store, XQ_CABINET_SCHOOL, "calendar", error))
    return FALSE;
  for (guint i = 0; uids[i] != NULL; i++)
    if (!xq_store_withdraw (store, &xq_school_day, uids[i], _("Taken out of the calendar"), error))
      {
        xq_store_rollback (store);
        return FALSE;
      }
  return xq_store_commit (store, error);
}

gboolean
xq_term_set_days (XqStore     *store,
                  int          year,
                  int          number,
                  const char  *from_on,
                  const char  *until_on,
                  GError     **error)
{
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (XqRecord) term = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store), FALSE);

  xq_filter_add (filter, "year", "=", year_text);
  xq_filter_add (filter, "number", "=", number_text);
  found = xq_store_list (store, &xq_term, filter, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    term = xq_record_ref (g_ptr_array_index (found, 0));
  else
    {
      term = xq_store_new_record (store, &xq_term);
      xq_record_set (term, "year", year_text);
      xq_record_set (term, "number", number_text);
    }
  if (g_strcmp0 (xq_record_get (term, "from_on"), from_on) == 0 && g_strcmp0 (xq_record_get (term, "until_on"), until_on) == 0)
    return TRUE;
  xq_record_set (term, "from_on", from_on);
  xq_record_set (term, "until_on", until_on);
  return xq_store_save (store, term, NULL, error);
}
