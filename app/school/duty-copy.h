/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/calendar.h"

G_BEGIN_DECLS

/* A roster is written once and copied: the week before to this one, this one to all
 * weeks until the term ends. */

typedef enum
{
  XQ_WEEKS_ALL,
  XQ_WEEKS_ODD,  /* 单周 */
  XQ_WEEKS_EVEN, /* 双周 */
} XqWeeks;

/**
 * XqDutyLeftWhy:
 * @XQ_DUTY_LEFT_NO_SCHOOL: the day is a holiday
 * @XQ_DUTY_LEFT_NOTHING: the day that it would have been copied from was one
 * @XQ_DUTY_LEFT_OUTSIDE: it stood on a day without school: no other day is like it
 * @XQ_DUTY_LEFT_BOOKED: it was an hour that somebody had booked once
 * @XQ_DUTY_LEFT_TAKEN: somebody is on duty in that room at that time already
 * @XQ_DUTY_LEFT_ELSEWHERE: the person is on duty in another room at that time
 * @XQ_DUTY_LEFT_GONE: the person does not work at the school that day
 */
typedef enum
{
  XQ_DUTY_LEFT_NO_SCHOOL,
  XQ_DUTY_LEFT_NOTHING,
  XQ_DUTY_LEFT_OUTSIDE,
  XQ_DUTY_LEFT_BOOKED,
  XQ_DUTY_LEFT_TAKEN,
  XQ_DUTY_LEFT_ELSEWHERE,
  XQ_DUTY_LEFT_GONE,
  XQ_N_DUTY_LEFT,
} XqDutyLeftWhy;

/**
 * XqDutyLeft:
 * @day: the day that got nothing; of NOTHING, OUTSIDE and BOOKED, the one that was
 *   copied from
 * @from_at: when the duty begins, such as "16:50"; empty where it is the whole day
 * @why: why
 * @what: (nullable): the holiday's name, or the person's
 *
 * What was not copied.
 */
typedef struct
{
  char           day[XQ_DAY_SIZE];
  char           from_at[6];
  XqDutyLeftWhy  why;
  char          *what;
} XqDutyLeft;

/**
 * XqDutyCopy:
 * @slots: uids of the duties that were entered
 * @n_there: how many stood there already, the same
 * @left: (element-type XqDutyLeft): what was not copied, by day
 */
typedef struct
{
  GStrv      slots;
  guint      n_there;
  GPtrArray *left;
} XqDutyCopy;

/**
 * xq_duty_copy_free:
 * @copy: (transfer full) (nullable): what came of copying
 *
 * Any thread.
 */
void        xq_duty_copy_free     (XqDutyCopy         *copy);

/**
 * xq_duty_copy_week:
 * @store: a head's or counsellor's store
 * @week: a day of the week that is copied
 * @from_on: the first day that may get duties, after that week
 * @until_on: the last, at most 400 days later
 * @weeks: which school weeks get them
 * @cancellable: (nullable): a cancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if nobody is on duty in that week;
 *   G_IO_ERROR_CANCELLED
 *
 * Each school day gets the duties of the day with its timetable: a make-up day
 * those of the day that it makes up for, a holiday none; each evening on which
 * boarders return, those of such an evening. As it was planned: who covered for
 * whom is not copied. What was entered has one series. One transaction, on the
 * store's thread.
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL if nothing was changed
 */
XqDutyCopy *xq_duty_copy_week     (XqStore            *store,
                                   const char         *week,
                                   const char         *from_on,
                                   const char         *until_on,
                                   XqWeeks             weeks,
                                   GCancellable       *cancellable,
                                   GError            **error);

/**
 * xq_duty_withdraw_all:
 * @store: a head's or counsellor's store
 * @slots: %NULL-ended, uids of duties
 * @error: return location for an error
 *
 * Takes back what was copied, in one transaction. On the store's thread.
 *
 * Returns: whether all are withdrawn; if not, none is
 */
gboolean    xq_duty_withdraw_all  (XqStore            *store,
                                   const char *const  *slots,
                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDutyCopy, xq_duty_copy_free)

G_END_DECLS
