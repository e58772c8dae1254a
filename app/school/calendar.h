/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

#define XQ_DAY_SIZE sizeof "2024-09-01"

/**
 * XqTerm:
 *
 * Half a school year. Where the school has not entered it, its days follow
 * from the settings and @assumed says so.
 */
typedef struct
{
  int      year;                      /* 2024 is the school year that begins in autumn 2024 */
  int      number;                    /* 1 autumn, 2 spring */
  char     from_on[XQ_DAY_SIZE];      /* first day of school */
  char     until_on[XQ_DAY_SIZE];     /* last day of school */
  char     counted_from[XQ_DAY_SIZE]; /* what is done in the holidays counts for the term just over: a */
  char     counted_until[XQ_DAY_SIZE];/* term's records run from its first day to the eve of the next's */
  gboolean assumed;
} XqTerm;

/**
 * XqCalendarDay:
 *
 * A day as the school lives it.
 */
typedef struct
{
  char     day[XQ_DAY_SIZE];
  gboolean is_school_day;
  int      weekday;         /* 1 Monday ... 7 Sunday */
  int      timetable;       /* the weekday whose timetable is followed; 0 on a day without school */
  int      week;            /* school week of its term, from 1; 0 outside the terms' days */
  gboolean is_odd_week;     /* 单周 or 双周; FALSE outside the terms' days */
  gboolean is_holiday;      /* a holiday entered by the school */
  gboolean is_make_up;
  gboolean is_exam;
  gboolean boarders_return; /* their evening before school begins again: entered, or in a school with
                               boarders any Sunday or last day of a holiday before a school day */
} XqCalendarDay;

/**
 * XqSchoolWeek:
 *
 * A week of a term in which there is school at all: a week that is holiday
 * from Monday to Sunday has a number but is no school week.
 */
typedef struct
{
  int      number;                 /* 第n周 */
  gboolean is_odd;
  char     from_on[XQ_DAY_SIZE];   /* Monday, or the term's first day */
  char     until_on[XQ_DAY_SIZE];  /* Sunday, or the term's last day */
  int      school_days;
} XqSchoolWeek;

/**
 * xq_school_year_of_day:
 * @store: a store
 * @day: an ISO date
 * @year: (out): the school year
 * @error: return location for an error
 *
 * The school year that a day belongs to: the one the school entered, or the
 * one that follows from the setting calendar.year_from. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_school_year_of_day  (XqStore     *store,
                                  const char  *day,
                                  int         *year,
                                  GError     **error);

/**
 * xq_school_year_days:
 * @store: a store
 * @year: a school year
 * @from_on: (out): room for XQ_DAY_SIZE bytes, its first day
 * @until_on: (out): room for XQ_DAY_SIZE bytes, its last day
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_school_year_days    (XqStore     *store,
                                  int          year,
                                  char        *from_on,
                                  char        *until_on,
                                  GError     **error);

/**
 * xq_term_get:
 * @store: a store
 * @year: a school year
 * @number: 1 or 2
 * @term: (out caller-allocates): the term
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_term_get            (XqStore     *store,
                                  int          year,
                                  int          number,
                                  XqTerm      *term,
                                  GError     **error);

/**
 * xq_term_parse:
 * @store: a store
 * @text: (nullable): a term's name such as "2024-1"
 * @term: (out caller-allocates): the term
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID if @text names no term
 */
gboolean  xq_term_parse          (XqStore     *store,
                                  const char  *text,
                                  XqTerm      *term,
                                  GError     **error);

/**
 * xq_term_of_day:
 * @store: a store
 * @day: an ISO date
 * @term: (out caller-allocates): the term whose records hold that day
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_term_of_day         (XqStore     *store,
                                  const char  *day,
                                  XqTerm      *term,
                                  GError     **error);

/**
 * xq_term_week:
 * @term: a term
 * @day: an ISO date
 *
 * The school week from 1; weeks begin on Monday, the first is the one that
 * holds the term's first day. A term that begins on a weekend, when children
 * come and put their beds up, has its first week behind it, with these days.
 * Any thread.
 *
 * Returns: the week; 0 for a day outside the term's school days
 */
int       xq_term_week           (const XqTerm *term,
                                  const char   *day);

/**
 * xq_calendar_list_days:
 * @store: a store
 * @from_on: an ISO date
 * @until_on: an ISO date, at most 400 days later
 * @error: return location for an error
 *
 * Monday to Friday in a term are school days, unless a holiday is entered for
 * them; a make-up day is one wherever it falls. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqCalendarDay): a day each,
 *   both ends included
 */
GArray   *xq_calendar_list_days  (XqStore     *store,
                                  const char  *from_on,
                                  const char  *until_on,
                                  GError     **error);

/**
 * xq_calendar_list_weeks:
 * @store: a store
 * @term: a term
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqSchoolWeek): the school
 *   weeks of @term in order
 */
GArray   *xq_calendar_list_weeks (XqStore       *store,
                                  const XqTerm  *term,
                                  GError       **error);

G_END_DECLS
