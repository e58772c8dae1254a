/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/calendar.h"

G_BEGIN_DECLS

/* One student, one plan (S11): which class has how many, and which child has none. A
 * child of a special group needs the full form by the autumn's day, and is watched at
 * the moments of the year; for every other child a page is enough. */

/**
 * XqPlanCoverage:
 *
 * A class and the plans of its children, this school year.
 */
typedef struct
{
  char   *class_uid;
  int     grade;
  int     number;
  gint64  students;
  gint64  made;          /* of them with a plan */
  gint64  special;       /* of them of a special group; -1 where that is not for this account */
  gint64  special_made;  /* ... with a plan in full; -1 likewise */
} XqPlanCoverage;

/**
 * xq_plan_coverage_free:
 * @coverage: (transfer full) (nullable): a class
 */
void       xq_plan_coverage_free    (XqPlanCoverage *coverage);

/**
 * xq_plans_by_class:
 * @store: a store
 * @term: a term's name such as "2024-1"
 * @error: return location for an error
 *
 * The classes by grade and number: all for a head and a counsellor, for others those
 * that their posts of today put into their charge. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqPlanCoverage): the classes;
 *   %NULL with XQ_STORE_ERROR_DENIED for roles that do not see coverage
 */
GPtrArray *xq_plans_by_class        (XqStore        *store,
                                     const char     *term,
                                     GError        **error);

/**
 * xq_plans_totals:
 * @store: a store
 * @term: a term's name
 * @total: (out caller-allocates): the school's numbers; no class
 * @error: return location for an error
 *
 * For a head or a counsellor. On the store's thread.
 *
 * Returns: %FALSE on an error, with XQ_STORE_ERROR_DENIED for everybody else
 */
gboolean   xq_plans_totals          (XqStore        *store,
                                     const char     *term,
                                     XqPlanCoverage *total,
                                     GError        **error);

/**
 * XqPlanState:
 *
 * How a child's plan stands, at one glance.
 */
typedef enum
{
  XQ_PLAN_MADE,
  XQ_PLAN_UNWATCHED,  /* in full, but a moment of this term went by and nobody noted how the child is */
  XQ_PLAN_SHORT,      /* a page, where the full form is due */
  XQ_PLAN_DUE,        /* none, and the child is of a special group */
  XQ_PLAN_NONE,
  XQ_N_PLAN_STATES
} XqPlanState;

/**
 * XqPlannedStudent:
 *
 * A child of a class and its plan.
 */
typedef struct
{
  char        *student;    /* uid */
  char        *name;
  char        *seat;       /* number in the class; NULL if it has none */
  char        *plan;       /* uid of this school year's; NULL for none */
  char        *made_on;    /* NULL likewise */
  char        *unwatched;  /* codes of the moments, as xq_plan_node_choices has them, separated by a space; NULL for none */
  XqPlanState  state;
} XqPlannedStudent;

/**
 * xq_planned_student_free:
 * @student: (transfer full) (nullable): a child
 */
void       xq_planned_student_free  (XqPlannedStudent *student);

/**
 * xq_plans_of_class:
 * @store: a store
 * @class_uid: a class
 * @term: a term's name
 * @error: return location for an error
 *
 * The children by number in the class, for those who write plans: the counsellors,
 * and the class's class teachers of today. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqPlannedStudent): the children of
 *   the term's last day, or of today if that is earlier; %NULL with
 *   XQ_STORE_ERROR_DENIED for everybody else
 */
GPtrArray *xq_plans_of_class        (XqStore        *store,
                                     const char     *class_uid,
                                     const char     *term,
                                     GError        **error);

/**
 * XqPlanNode:
 *
 * A moment of a term at which the children of special groups are watched.
 */
typedef struct
{
  const char *node;               /* its code */
  char        from_on[XQ_DAY_SIZE];
  char        until_on[XQ_DAY_SIZE];
  gboolean    of_exam_grades;     /* asked of those alone who go on to another school */
} XqPlanNode;

/**
 * xq_plan_nodes_of_term:
 * @store: a store
 * @term: a term
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqPlanNode): the moments that the
 *   school asks for, in their order
 */
GArray    *xq_plan_nodes_of_term    (XqStore        *store,
                                     const XqTerm   *term,
                                     GError        **error);

/**
 * xq_plan_day_of_year:
 * @store: a store
 * @setting: a setting that holds a day
 * @year: a school year
 * @day: (out) (transfer full): that day of the school year
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean   xq_plan_day_of_year      (XqStore        *store,
                                     const char     *setting,
                                     int             year,
                                     char          **day,
                                     GError        **error);

/**
 * xq_plan_is_exam_grade:
 * @store: a store
 * @grade: a grade
 * @is: (out): whether its children go on to another school or to an exam this year
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean   xq_plan_is_exam_grade    (XqStore        *store,
                                     int             grade,
                                     gboolean       *is,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqPlanCoverage, xq_plan_coverage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqPlannedStudent, xq_planned_student_free)

G_END_DECLS
