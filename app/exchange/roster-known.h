/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-plan.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqKnownPlace:
 * @enrolment: (nullable): the enrolment in a class of the roster's school year
 * @from_on: (nullable): since when
 * @open: (nullable): the enrolment without a last day, of whatever school year
 * @open_from_on: (nullable): since when
 * @open_year: the school year of its class
 * @open_grade: the grade of its class
 * @gone: whether the school has the child as suspended, moved away or graduated,
 *   and in no class
 * @has_main: whether one of the guardians is the main contact
 *
 * What carrying out a plan needs beside #XqKnownStudent.
 */
typedef struct
{
  const char *enrolment;
  const char *from_on;
  const char *open;
  const char *open_from_on;
  int         open_year;
  int         open_grade;
  gboolean    gone;
  gboolean    has_main;
} XqKnownPlace;

/**
 * XqKnownClass:
 * @uid: the class
 * @grade: its grade
 * @number: its number
 * @withdrawn: whether it was withdrawn
 * @used: whether somebody was enrolled in it before
 */
typedef struct
{
  const char *uid;
  int         grade;
  int         number;
  gboolean    withdrawn;
  gboolean    used;
} XqKnownClass;

/**
 * XqRosterKnown:
 * @students: (element-type XqKnownStudent): in the order of their records
 * @places: (element-type XqKnownPlace): one for each of @students
 * @classes: (element-type XqKnownClass): those of the school year
 *
 * What the school knows of its students when a roster comes.
 */
typedef struct
{
  GArray *students;
  GArray *places;
  GArray *classes;
  /*< private >*/
  GArray       *guardians;
  GArray       *registers;
  GHashTable   *indexes;   /* student uid -> index + 1 */
  GStringChunk *texts;
} XqRosterKnown;

/**
 * xq_roster_known_read:
 * @store: a store in a bulk transaction, so that every row is seen
 * @year: the roster's school year
 * @on: the day that the roster is read for
 * @whole_year: whether enrolments that ended within the year count too, as in
 *   a year that is over
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): free with xq_roster_known_free()
 */
XqRosterKnown *xq_roster_known_read  (XqStore        *store,
                                      int             year,
                                      const char     *on,
                                      gboolean        whole_year,
                                      GError        **error);

/**
 * xq_roster_known_free:
 * @known: (nullable) (transfer full): what was read
 */
void           xq_roster_known_free  (XqRosterKnown  *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRosterKnown, xq_roster_known_free)

G_END_DECLS
