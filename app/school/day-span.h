/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The calendar as a school enters it: a holiday of eight days is one line, and
 * eight records. */

/**
 * XqDaySpan:
 * @kind: the days' kind, a code of the record school_day
 * @name: (nullable): what they are called
 * @weekday: (nullable): the timetable that a make-up day follows, "1" to "7"
 * @from_on: the first day
 * @until_on: the last day
 * @n_days: how many
 * @uids: %NULL-ended, the records
 *
 * Days of one kind and name, one after another.
 */
typedef struct
{
  char  *kind;
  char  *name;
  char  *weekday;
  char  *from_on;
  char  *until_on;
  guint  n_days;
  GStrv  uids;
} XqDaySpan;

/**
 * xq_day_span_free:
 * @span: (transfer full) (nullable): a span
 *
 * Any thread.
 */
void       xq_day_span_free     (XqDaySpan   *span);

/**
 * xq_day_spans_list:
 * @store: a store
 * @from_on: the first day that counts
 * @until_on: the last
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqDaySpan): the holidays,
 *   make-up days, exams and days of return, by their first day
 */
GPtrArray *xq_day_spans_list    (XqStore     *store,
                                 const char  *from_on,
                                 const char  *until_on,
                                 GError     **error);

/**
 * xq_day_span_add:
 * @store: a head's or counsellor's store
 * @span: what is to be entered; its uids and number do not matter
 * @error: XQ_STORE_ERROR_INVALID if the days are no days, in the wrong order, more
 *   than two months, or something else already
 *
 * Enters each day; one that is entered already gets the name. One transaction, on
 * the store's thread.
 *
 * Returns: whether all are entered; if not, none is
 */
gboolean   xq_day_span_add      (XqStore          *store,
                                 const XqDaySpan  *span,
                                 GError          **error);

/**
 * xq_day_span_withdraw:
 * @store: a head's or counsellor's store
 * @uids: %NULL-ended, the records of a span
 * @error: return location for an error
 *
 * One transaction, on the store's thread.
 *
 * Returns: whether all are withdrawn; if not, none is
 */
gboolean   xq_day_span_withdraw (XqStore            *store,
                                 const char *const  *uids,
                                 GError            **error);

/**
 * xq_term_set_days:
 * @store: a head's or counsellor's store
 * @year: a school year
 * @number: 1 or 2
 * @from_on: the term's first day
 * @until_on: its last
 * @error: return location for an error
 *
 * Enters a term, or moves the one that is entered. On the store's thread.
 *
 * Returns: whether it is saved
 */
gboolean   xq_term_set_days     (XqStore     *store,
                                 int          year,
                                 int          number,
                                 const char  *from_on,
                                 const char  *until_on,
                                 GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDaySpan, xq_day_span_free)

G_END_DECLS
