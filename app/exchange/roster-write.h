/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-known.h"
#include "school/calendar.h"

G_BEGIN_DECLS

/* Whether the roster's school year is over, runs, or is to come. */
typedef enum
{
  XQ_ROSTER_YEAR_OVER,
  XQ_ROSTER_YEAR_RUNS,
  XQ_ROSTER_YEAR_COMES,
} XqRosterYear;

/**
 * XqRosterWriter:
 * @store: a store in a bulk transaction
 * @known: what the school knew before; classes that are made are added to it
 * @year: the roster's school year
 * @when: where that year lies from today
 * @from_on: its first day
 * @until_on: its last day
 * @on: the day that the roster is read for: today, or the first or last of a
 *   year that is to come or over
 */
typedef struct
{
  XqStore       *store;
  XqRosterKnown *known;
  int            year;
  XqRosterYear   when;
  char           from_on[XQ_DAY_SIZE];
  char           until_on[XQ_DAY_SIZE];
  char           on[XQ_DAY_SIZE];
} XqRosterWriter;

/**
 * xq_roster_write:
 * @writer: where to
 * @step: a step to add or to update
 * @student: (out) (transfer full): the student's uid
 * @error: XQ_STORE_ERROR; INVALID if the records refuse what the row says
 *
 * Carries out one step: the student, the enrolment, guardians and special
 * groups. On the store's thread.
 *
 * Returns: %FALSE on an error, after which the transaction is to be rolled back
 */
gboolean  xq_roster_write  (XqRosterWriter      *writer,
                            const XqRosterStep  *step,
                            char               **student,
                            GError             **error);

G_END_DECLS
