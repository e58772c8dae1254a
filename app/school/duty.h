/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_duty_refuse_elsewhere:
 * @store: a store
 * @person: the uid of a member of staff
 * @day: an ISO date
 * @from: a time such as "16:50"
 * @until: a later one
 * @slot: (nullable): the uid of the duty in question, which is not in the way of itself
 * @error: return location for an error
 *
 * Nobody is on duty in two places: as it was planned, and as duties were
 * covered. On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID that says when @person is on duty
 */
gboolean  xq_duty_refuse_elsewhere (XqStore      *store,
                                    const char   *person,
                                    const char   *day,
                                    const char   *from,
                                    const char   *until,
                                    const char   *slot,
                                    GError      **error);

typedef enum
{
  XQ_WEEKS_ALL,
  XQ_WEEKS_ODD,  /* 单周 */
  XQ_WEEKS_EVEN, /* 双周 */
} XqWeeks;

/**
 * xq_duty_repeat:
 * @store: a head's or counsellor's store
 * @duty: a duty_slot that was not saved; its date does not matter
 * @weekday: 1 Monday ... 7 Sunday
 * @weeks: which school weeks
 * @from_on: the first day that may get one
 * @until_on: the last, at most 400 days later
 * @n: (out): how many were entered
 * @error: return location for an error
 *
 * Enters one duty for each school day that follows @weekday's timetable, so
 * that a make-up day gets those of the day that it makes up for, and a holiday
 * none; for Sunday, each evening on which boarders return. All carry one
 * series. One transaction, on the store's thread.
 *
 * Returns: whether all are entered; if not, none is
 */
gboolean  xq_duty_repeat           (XqStore        *store,
                                    const XqRecord *duty,
                                    int             weekday,
                                    XqWeeks         weeks,
                                    const char     *from_on,
                                    const char     *until_on,
                                    guint          *n,
                                    GError        **error);

G_END_DECLS
