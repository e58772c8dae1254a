/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/figure.h"
#include "school/calendar.h"

G_BEGIN_DECLS

/* What a school must do in the course of a term, item by item: one class and
 * two weeks, one month, one grade and phase of its exam, one school day. The
 * thresholds, with who asks for them and since when, are settings. Each
 * function below answers a head or a counsellor, on the store's thread, and
 * refuses others with XQ_STORE_ERROR_DENIED; those whose items are of classes also
 * answer a class teacher and a grade leader, with the classes that their posts of
 * today put into their charge. A term is named as "2024-1". */

/**
 * XqRequirement:
 *
 * One item: what was done of what is due.
 */
typedef struct
{
  char       *class_uid;             /* NULL: of a grade or the school */
  int         grade;                 /* 0: of the school */
  int         number;                /* of the class; 0: of the grade or the school */
  char       *what;                  /* which of the rule's things: a code, or a lesson's title */
  char        from_on[XQ_DAY_SIZE];  /* when it was to be done */
  char        until_on[XQ_DAY_SIZE];
  gint64      done;
  gint64      due;
  gboolean    is_over;               /* its time has passed */
} XqRequirement;

/**
 * xq_requirement_free:
 * @requirement: (transfer full) (nullable): an item
 */
void           xq_requirement_free      (XqRequirement        *requirement);

/**
 * xq_requirement_get_state:
 * @requirement: an item
 *
 * Any thread.
 *
 * Returns: met; pending, while there is time; not met; or not applicable where
 *   nothing is due
 */
XqFigureState  xq_requirement_get_state (const XqRequirement  *requirement);

/**
 * xq_requirements_count:
 * @requirements: (element-type XqRequirement): items
 * @state: a state
 *
 * Any thread.
 *
 * Returns: how many items are in that state
 */
guint          xq_requirements_count    (GPtrArray            *requirements,
                                         XqFigureState         state);

/**
 * xq_requirements_count_classes:
 * @requirements: (element-type XqRequirement): items of classes
 * @met: (out): how many classes have done something, and all whose time has passed
 *
 * Any thread.
 *
 * Returns: how many classes have an item that applies
 */
guint          xq_requirements_count_classes (GPtrArray       *requirements,
                                              guint           *met);

/**
 * xq_lessons_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * A psychology lesson every two school weeks in each class (S5): an item each
 * class and pair of school weeks; weeks without school are left out of the
 * count, and days between two pairs belong to the earlier one. Weeks left over
 * at the end ask for nothing. A theme lesson is none of these.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): the items,
 *   by class and time
 */
GPtrArray     *xq_lessons_required      (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_class_meetings_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * A themed class meeting and a themed activity for life education in each class
 * and term (S6): items "class_meeting" and "life_education". What several
 * classes did together counts for each.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): the items,
 *   by class
 */
GPtrArray     *xq_class_meetings_required (XqStore            *store,
                                           const char         *term,
                                           GError            **error);

/**
 * xq_theme_lessons_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Every theme lesson that was received in the term, in each class of its phase
 * (S3): the class taught a theme lesson of that title, or one without a title
 * in time.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): the items,
 *   by title and class; none if no theme lesson was received
 */
GPtrArray     *xq_theme_lessons_required (XqStore             *store,
                                          const char          *term,
                                          GError             **error);

/**
 * xq_research_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * A teacher of the school took part in teaching research each month of the term
 * (S3), in each phase that the school has classes of; a month of few school
 * days asks for nothing.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): an item each
 *   month and phase (its code in what)
 */
GPtrArray     *xq_research_required     (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_exam_groups_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Group counselling before, during and after the exam in each exam grade (S14),
 * in the term's whole school year.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): an item each
 *   grade and phase ("before", "during", "after")
 */
GPtrArray     *xq_exam_groups_required  (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_parent_trainings_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Trainings of the parent school in the term (S15).
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): one item
 */
GPtrArray     *xq_parent_trainings_required (XqStore          *store,
                                             const char       *term,
                                             GError          **error);

/**
 * xq_parent_meetings_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * A parent meeting a term in each class (S17); one for some of the parents is
 * none.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): an item a class
 */
GPtrArray     *xq_parent_meetings_required (XqStore           *store,
                                            const char        *term,
                                            GError           **error);

/**
 * xq_home_visits_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Every child of a class is visited by the class teacher in the term's school year
 * (S16): an item a class with children, in children; see coverage.h.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): an item a class
 */
GPtrArray     *xq_home_visits_required  (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_lectures_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * The lectures for parents reached the school in the term's school year (S18),
 * whoever hosted them.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): one item
 */
GPtrArray     *xq_lectures_required     (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_opening_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * The counselling room is open at least two hours (a setting) each school day
 * with a psychology teacher in it (S20): two items a day, "planned" by the
 * roster as it was changed, and "signed"; minutes. Two who are there at once
 * do not open it twice.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): the items by day
 */
GPtrArray     *xq_opening_required      (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_plans_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * A plan in full for every child of a special group by the autumn's day, and a plan
 * for every child (S11): items "special" and "all", in children. How many children
 * of a class stand in a register is told to those who read the registers; a head
 * learns it of the school as a whole, and a grade leader not at all.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): the items,
 *   by class
 */
GPtrArray     *xq_plans_required        (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_plan_nodes_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Every child of a special group is watched at the moments of the term (S11): an item
 * each class and moment, its code in what; of a head's school as a whole likewise.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): the items, by
 *   moment and class
 */
GPtrArray     *xq_plan_nodes_required   (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

/**
 * xq_support_groups_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Every entry of the ledger of key support has a group with the lead, the
 * psychology teacher, the class teacher and a subject teacher (a setting; S8), from
 * the day after it was listed. The entry's number in the ledger is in what: "2024-3".
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): an item each
 *   entry that stands in the ledger
 */
GPtrArray     *xq_support_groups_required (XqStore            *store,
                                           const char         *term,
                                           GError            **error);

/**
 * xq_support_reviews_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * No entry's review is overdue (S8).
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): likewise
 */
GPtrArray     *xq_support_reviews_required (XqStore           *store,
                                            const char        *term,
                                            GError           **error);

/**
 * xq_support_decisions_required:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Every entry is decided upon by the term's last day, to stay or to be taken off;
 * none rolls over by itself (S8). A decision in the holidays after it counts, late.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): an item each
 *   entry that stood in the ledger during the term
 */
GPtrArray     *xq_support_decisions_required (XqStore         *store,
                                              const char      *term,
                                              GError         **error);

/**
 * XqDutyGap:
 *
 * A duty that nobody keeps, or whose keeper is on duty elsewhere at that time.
 */
typedef struct
{
  char     *slot;                /* the duty's uid */
  char      day[XQ_DAY_SIZE];
  char      from_at[6];          /* "16:50" */
  gboolean  is_twice;            /* on duty in two places; otherwise uncovered */
} XqDutyGap;

/**
 * xq_duty_gap_free:
 * @gap: (transfer full) (nullable): a gap
 */
void           xq_duty_gap_free         (XqDutyGap            *gap);

/**
 * xq_duty_gaps:
 * @store: a store
 * @from_on: the first day
 * @until_on: the last day
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type XqDutyGap): the gaps by day
 *   and time
 */
GPtrArray     *xq_duty_gaps             (XqStore              *store,
                                         const char           *from_on,
                                         const char           *until_on,
                                         GError              **error);

/**
 * XqTrainedPerson:
 *
 * A psychology teacher or class teacher, and the trainings of this school year.
 */
typedef struct
{
  char     *staff;                 /* uid */
  char     *name;
  gboolean  is_psychology_teacher;
  gboolean  is_class_teacher;
  gint64    finished;              /* each training once */
  gboolean  is_lacking;            /* fewer than are due */
} XqTrainedPerson;

/**
 * xq_trained_person_free:
 * @person: (transfer full) (nullable): a person
 */
void           xq_trained_person_free   (XqTrainedPerson      *person);

/**
 * xq_trained_persons:
 * @store: a store
 * @term: a term's name
 * @error: return location for an error
 *
 * Who still lacks training this school year (S1, S4), up to the term's end.
 *
 * Returns: (transfer full) (nullable) (element-type XqTrainedPerson): everybody
 *   of whom it is asked, by name
 */
GPtrArray     *xq_trained_persons       (XqStore              *store,
                                         const char           *term,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRequirement, xq_requirement_free)

G_END_DECLS
