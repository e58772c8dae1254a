/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/calendar.h"
#include "school/day-span.h"

G_BEGIN_DECLS

/* What the calendar's page asks of the desk; each function is an XqDeskFunc and
 * runs in the desk's thread. */

/**
 * XqCalendarAnswer:
 * @year: the school year
 * @terms: its two terms
 * @spans: (element-type XqDaySpan): what else is entered
 */
typedef struct
{
  int        year;
  XqTerm     terms[2];
  GPtrArray *spans;
} XqCalendarAnswer;

/**
 * XqCalendarTerms:
 * @year: the school year
 * @from_on: the first day of each term
 * @until_on: the last day of each term
 */
typedef struct
{
  int   year;
  char *from_on[2];
  char *until_on[2];
} XqCalendarTerms;

/**
 * xq_calendar_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void      xq_calendar_answer_free  (XqCalendarAnswer *answer);

/**
 * xq_calendar_terms_free:
 * @terms: (transfer full) (nullable): terms
 */
void      xq_calendar_terms_free   (XqCalendarTerms  *terms);

/**
 * xq_calendar_ask:
 * @store: the store
 * @data: (nullable): a school year as GINT_TO_POINTER(); %NULL for today's
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqCalendarAnswer
 */
gpointer  xq_calendar_ask          (XqStore          *store,
                                    gpointer          data,
                                    GCancellable     *cancellable,
                                    GError          **error);

/**
 * xq_calendar_save_terms:
 * @store: the store
 * @data: an #XqCalendarTerms
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer  xq_calendar_save_terms   (XqStore          *store,
                                    gpointer          data,
                                    GCancellable     *cancellable,
                                    GError          **error);

/**
 * xq_calendar_add_span:
 * @store: the store
 * @data: an #XqDaySpan
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer  xq_calendar_add_span     (XqStore          *store,
                                    gpointer          data,
                                    GCancellable     *cancellable,
                                    GError          **error);

/**
 * xq_calendar_remove_span:
 * @store: the store
 * @data: a GStrv, the records of a span
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer  xq_calendar_remove_span  (XqStore          *store,
                                    gpointer          data,
                                    GCancellable     *cancellable,
                                    GError          **error);

G_END_DECLS
