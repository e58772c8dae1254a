/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/calendar.h"

G_BEGIN_DECLS

/* The roster of the counselling room as it is lived: who is there once changes
 * of duty are followed, who was signed in, and how long the room is open. For
 * the wall, for the sign-in sheet and for the window's week. */

/**
 * XqRosterDay:
 *
 * A day of the roster.
 */
typedef struct
{
  XqCalendarDay  calendar;
  char          *name;       /* (nullable): what the school calls it, such as 国庆节 */
  gint64         planned;    /* minutes with somebody there by the roster */
  gint64         signed_in;  /* minutes for which somebody was signed in */
  gint64         due;        /* minutes that are asked for; 0 on a day without school */
} XqRosterDay;

/**
 * XqRosterDuty:
 *
 * A duty of the roster. Without @person nobody keeps it.
 */
typedef struct
{
  char      *slot;               /* the duty's uid */
  char       day[XQ_DAY_SIZE];
  char       from_at[6];         /* "16:50" */
  char       until_at[6];
  char      *kind;               /* a code: open, booked, evening, hotline */
  gboolean   counts;             /* as opening hours */
  char      *room_uid;
  char      *room;               /* (nullable): its name */
  char      *place;              /* (nullable): where it is */
  char      *person;             /* (nullable): uid of who is there */
  char      *person_name;        /* (nullable) */
  char      *phone;              /* (nullable): of who is there, if the school keeps it */
  char      *planned_name;       /* of who was to be there */
  char      *deputy_name;        /* (nullable): who stands in if need be, as it was planned */
  char      *change;             /* (nullable): uid of the change */
  char      *reason;             /* (nullable): of the change, a code */
  gboolean   is_twice;           /* on duty elsewhere at that time */
  char      *sign;               /* (nullable): uid of the first sign-in */
  char      *signed_person;      /* (nullable): uid of who signed */
  char       signed_in_at[6];    /* empty if nobody was */
  char       signed_out_at[6];   /* likewise */
  char      *walk_ins;           /* (nullable): a number */
} XqRosterDuty;

/**
 * XqDutyRoster:
 * @days: (element-type XqRosterDay): a day each, both ends included
 * @duties: (element-type XqRosterDuty): by day, time and room
 */
typedef struct
{
  GPtrArray *days;
  GPtrArray *duties;
} XqDutyRoster;

/**
 * xq_duty_roster_new:
 * @store: a head's or counsellor's store
 * @from_on: the first day
 * @until_on: the last, at most 400 days later
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): the roster; %NULL with
 *   XQ_STORE_ERROR_DENIED for others
 */
XqDutyRoster *xq_duty_roster_new       (XqStore             *store,
                                        const char          *from_on,
                                        const char          *until_on,
                                        GError             **error);

/**
 * xq_duty_roster_free:
 * @roster: (transfer full) (nullable): a roster
 *
 * Any thread.
 */
void          xq_duty_roster_free      (XqDutyRoster        *roster);

/**
 * xq_duty_roster_find_day:
 * @roster: a roster
 * @day: an ISO date
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the day; %NULL if it is none of the roster's
 */
const XqRosterDay *xq_duty_roster_find_day (const XqDutyRoster *roster,
                                            const char         *day);

/**
 * xq_duty_roster_dup_times:
 * @roster: a roster
 *
 * Any thread.
 *
 * Returns: (transfer full): the times at which somebody is on duty, such as
 *   "16:50—17:50", in order and each once
 */
GStrv         xq_duty_roster_dup_times (const XqDutyRoster  *roster);

/**
 * xq_roster_duty_dup_times:
 * @duty: a duty
 *
 * Any thread.
 *
 * Returns: (transfer full): when it is, such as "16:50—17:50"
 */
char         *xq_roster_duty_dup_times (const XqRosterDuty  *duty);

/**
 * xq_duty_week_days:
 * @day: an ISO date
 * @monday: (out): room for XQ_DAY_SIZE bytes
 * @sunday: (out): room for XQ_DAY_SIZE bytes
 *
 * The week that holds a day. Any thread.
 */
void          xq_duty_week_days        (const char          *day,
                                        char                *monday,
                                        char                *sunday);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDutyRoster, xq_duty_roster_free)

G_END_DECLS
