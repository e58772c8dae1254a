/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Home-visit coverage: the class teacher visits every student at least once a
 * school year, students of the special groups once a term (the bureau's reply
 * of June 2024; the ministry's notice of 2025). Deputy and acting class
 * teachers are class teachers for the days of their post. A visit by anybody
 * else adds to the visits, not to the coverage. How often, and which ways
 * count, are settings. */

/**
 * XqCoverage:
 *
 * One class of a school year. Of the special groups, and where a number of
 * children is shown by class, small numbers are hidden: xq_small_group_hides().
 */
typedef struct
{
  char   *class_uid;                /* NULL for visits to children then in another year's class */
  int     grade;                    /* 0 there */
  int     number;
  gint64  due;                      /* children of the class */
  gint64  done;                     /* of these, visited in the school year as often as is due */
  gint64  special_due;              /* children of special groups */
  gint64  special_done;             /* of these, visited in the term as often as is due */
  gint64  visits_by_class_teacher;  /* in the term, a child each time */
  gint64  visits_by_subject_teacher;
  gint64  visits;                   /* by anybody */
} XqCoverage;

/**
 * xq_coverage_free:
 * @coverage: (transfer full) (nullable): a class's coverage
 */
void       xq_coverage_free           (XqCoverage  *coverage);

/**
 * xq_coverage_by_class:
 * @store: a store
 * @term: a term's name such as "2024-1"
 * @error: return location for an error
 *
 * The coverage of the school year up to the term's end, in the order of grade
 * and class: all classes for a head and a counsellor, for others the classes
 * and grades of their posts today. The last one may be the row without a class.
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqCoverage): the classes;
 *   %NULL with XQ_STORE_ERROR_DENIED for roles that do not see coverage
 */
GPtrArray *xq_coverage_by_class       (XqStore     *store,
                                       const char  *term,
                                       GError     **error);

/**
 * XqVisitedStudent:
 *
 * A child of a class and its class teachers' visits.
 */
typedef struct
{
  char     *student;       /* uid */
  char     *name;
  char     *seat;          /* number in the class; NULL if it has none */
  gint64    visits;        /* in the school year */
  gint64    visits_in_term;
  char     *last_on;       /* day of the last that counts; NULL: never this school year */
  char     *last_visit;    /* its uid; NULL likewise */
  gboolean  is_special;    /* of a special group, as far as this account reads the registers */
  gboolean  is_due;        /* still to be visited, for one of these: */
  gboolean  is_due_in_year;/* this school year, as every child */
  gboolean  is_due_in_term;/* this term, as a child of a special group */
  gint64    other_visits;  /* in the school year, by teachers who are not the class's */
  char     *tried_on;      /* day of a try since the last visit: nobody home, or declined; NULL for none */
  char     *tried_result;  /* what came of it, a code; NULL for none */
} XqVisitedStudent;

/**
 * XqVisitState:
 *
 * How a child stands on the coverage board, at one glance.
 */
typedef enum
{
  XQ_VISIT_DONE,
  XQ_VISIT_DUE_IN_TERM,
  XQ_VISIT_DUE_IN_YEAR,
  XQ_VISIT_TRIED,          /* nobody was home, or the family declined */
  XQ_VISIT_BY_OTHERS,      /* only by teachers whose visits are no coverage */
  XQ_N_VISIT_STATES
} XqVisitState;

/**
 * xq_visited_student_get_state:
 * @student: a child
 *
 * The most telling of what holds: a try is told before the duty that it left open.
 *
 * Returns: the state
 */
XqVisitState xq_visited_student_get_state (const XqVisitedStudent *student);

/**
 * xq_visited_student_free:
 * @student: (transfer full) (nullable): a child
 */
void       xq_visited_student_free    (XqVisitedStudent *student);

/**
 * xq_coverage_list_students:
 * @store: a store
 * @class_uid: a class
 * @term: a term's name such as "2024-1"
 * @error: return location for an error
 *
 * Who was visited and who is due, by number in the class: for a counsellor,
 * the class's class teachers of today, and the grade leader, who learns no
 * contents. That a child of a special group is due once a term is told only to
 * those who read the registers; tries and others' visits are those that the
 * account sees. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqVisitedStudent): the
 *   children of the term's last day, or of today if that is earlier; %NULL with
 *   XQ_STORE_ERROR_DENIED for everybody else
 */
GPtrArray *xq_coverage_list_students  (XqStore     *store,
                                       const char  *class_uid,
                                       const char  *term,
                                       GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCoverage, xq_coverage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqVisitedStudent, xq_visited_student_free)

G_END_DECLS
