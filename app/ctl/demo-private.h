/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/demo-words.h"
#include "ctl/demo.h"
#include "store/store.h"

G_BEGIN_DECLS

#define XQ_DEMO_GRADES 3
#define XQ_DEMO_FIRST_GRADE 7

/* Days are counted as GDate does (Julian day numbers), 0 for none. */

typedef struct
{
  int     year;          /* 2024 is the school year that begins in autumn 2024 */
  int     number;        /* 1 or 2 */
  char   *name;          /* "2024-1" */
  guint32 from;
  guint32 until;         /* last day of school */
  GArray *school_days;   /* guint32 */
  GArray *free_days;     /* Saturdays, Sundays and holidays in between */
} XqDemoTerm;

typedef struct
{
  char   *name;          /* also the account's */
  XqRole  role;
  char   *password;      /* NULL: has no account */
  char   *first_password; /* the head's choice, until the person first comes; NULL after that */
  char   *account;       /* uid */
  char   *staff;         /* uid */
  char   *subject;
  guint   group;         /* class teachers, grade leaders, subject teachers: which of them */
} XqDemoPerson;

typedef struct
{
  char       *name;
  gboolean    is_girl;
  guint32     born_on;
  char       *number;
  char       *village;
  char       *dormitory;   /* with the bed; NULL for a day student */
  guint       cohort;      /* 0 entered two years before the first school year */
  guint       class_number;
  guint       later_number;/* after a class change; 0 */
  guint32     changed_on;
  guint32     came_on;     /* transferred in; 0 */
  guint32     left_on;     /* transferred out: the last day; 0 */
  guint       seat;
  const char *carer;       /* relation's code */
  char       *carer_word;
  const char *group;       /* special group's code, or NULL */
  const char *away;        /* of a left-behind child */
  guint       twin;        /* index + 1 of a twin in the same class; 0 */
  char       *uid;
  XqRecord   *entry;       /* in the special-group register */
  gboolean    has_case;
} XqDemoChild;

typedef struct
{
  const XqDemoOrder *order;
  GRand             *chance;
  XqDemoWords       *words;
  guint32            today;
  int                first_year;
  int                this_year;
  guint              n_classes;   /* in a grade */
  GPtrArray         *people;      /* XqDemoPerson: the head, two counsellors, and so on */
  GPtrArray         *children;    /* XqDemoChild */
  GPtrArray         *terms;       /* XqDemoTerm that have begun */
  GPtrArray         *coming;      /* XqDemoTerm of this school year that have not */
  GHashTable        *classes;     /* "2024-7-1" to uid */
  GHashTable        *counts;      /* kind's name to how many were added */

  gboolean           has_letter;  /* a teacher has written to the counsellor */

  XqVault           *vault;
  XqStore           *store;
  XqDemoPerson      *who;         /* whose store it is */
  char              *day;         /* its day */
} XqDemo;

/* Days: made, read and written as ISO dates; Monday is 1. */
guint32       xq_demo_day          (int           year,
                                    int           month,
                                    int           day);
guint32       xq_demo_day_parse    (const char   *text);
char         *xq_demo_day_text     (guint32       day);
int           xq_demo_weekday      (guint32       day);

/* Dice: from 0 to one less than @n; whether a probability came true; an order. */
guint         xq_demo_below        (XqDemo       *demo,
                                    guint         n);
gboolean      xq_demo_chance       (XqDemo       *demo,
                                    double        probability);
void          xq_demo_shuffle      (XqDemo       *demo,
                                    GPtrArray    *items);

/* A day of @days from @from to @until; 0 if there is none. */
guint32       xq_demo_any_day      (XqDemo       *demo,
                                    GArray       *days,
                                    guint32       from,
                                    guint32       until);

/* A time of day such as "16:50"; @minute may pass 59. */
char         *xq_demo_clock        (int           hour,
                                    int           minute);

/* The store as @who has it on @day; whoever worked before is locked out. */
gboolean      xq_demo_enter        (XqDemo       *demo,
                                    XqDemoPerson *who,
                                    guint32       day,
                                    GError      **error);

/* Closes the school. */
gboolean      xq_demo_leave        (XqDemo       *demo,
                                    GError      **error);

/* Saves a record with the form's initial values and these pairs of field and
 * value, ended by NULL; a value may be NULL. NULL on an error. */
XqRecord     *xq_demo_write        (XqDemo       *demo,
                                    const XqKind *kind,
                                    GError      **error,
                                    ...) G_GNUC_NULL_TERMINATED;

/* Likewise, where nobody needs the record again. */
gboolean      xq_demo_add          (XqDemo       *demo,
                                    const XqKind *kind,
                                    GError      **error,
                                    ...) G_GNUC_NULL_TERMINATED;

/* Notes that a record of @kind was added. */
void          xq_demo_count        (XqDemo       *demo,
                                    const XqKind *kind);

/* A transaction's end: commits if all went well, else takes it back. */
gboolean      xq_demo_end          (XqDemo       *demo,
                                    gboolean      ok,
                                    GError      **error);

/* What is invented before anything is written, each as a list in @demo. */
void          xq_demo_plan_terms   (XqDemo       *demo);
void          xq_demo_plan_staff   (XqDemo       *demo);
void          xq_demo_plan_children (XqDemo      *demo);
void          xq_demo_term_free    (XqDemoTerm   *term);
void          xq_demo_person_free  (XqDemoPerson *person);
void          xq_demo_child_free   (XqDemoChild  *child);

/* What is written, in this order: by the head (who enters the calendar too), by
 * the first counsellor, by the teachers, by both counsellors, and the ordinary
 * work and the screening again by the first one. */
gboolean      xq_demo_found        (XqDemo       *demo,
                                    GError      **error);
gboolean      xq_demo_write_calendar (XqDemo     *demo,
                                    GError      **error);
gboolean      xq_demo_enrol        (XqDemo       *demo,
                                    GError      **error);
gboolean      xq_demo_visit        (XqDemo       *demo,
                                    GError      **error);
gboolean      xq_demo_raise_concerns (XqDemo     *demo,
                                    XqDemoPerson *person,
                                    GError      **error);
gboolean      xq_demo_counsel      (XqDemo       *demo,
                                    GError      **error);
gboolean      xq_demo_work         (XqDemo       *demo,
                                    GError      **error);
gboolean      xq_demo_screen       (XqDemo       *demo,
                                    GError      **error);
gboolean      xq_demo_make_plans   (XqDemo       *demo,
                                    GError      **error);

/* The @n-th person with a role, from 0; NULL if there are fewer. */
XqDemoPerson *xq_demo_person       (XqDemo       *demo,
                                    XqRole        role,
                                    guint         n);

/* The grade of a cohort in a school year, or 0 if it is not at school then. */
int           xq_demo_grade        (const XqDemo *demo,
                                    guint         cohort,
                                    int           year);

/* Whether a child is at school on a day, and in which class of its grade. */
gboolean      xq_demo_is_here      (const XqDemoChild *child,
                                    guint32            day,
                                    guint             *number);

/* What a family shares. */
char         *xq_demo_surname      (XqDemo            *demo,
                                    const XqDemoChild *child);

/* A class's uid. */
const char   *xq_demo_class        (XqDemo       *demo,
                                    int           year,
                                    int           grade,
                                    guint         number);

/* A text of the data files about a child. */
char         *xq_demo_text         (XqDemo            *demo,
                                    const char        *file,
                                    const char        *group,
                                    const char        *key,
                                    const XqDemoChild *child);

/* One of those that are numbered from 1 behind @key, or @key's own; NULL if there is none. */
char         *xq_demo_any_text     (XqDemo            *demo,
                                    const char        *file,
                                    const char        *group,
                                    const char        *key,
                                    const XqDemoChild *child);

G_END_DECLS
