/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/requirement.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The yearly screening (S7): every student and every member of staff once in a school
 * year, who is missing, what has to be filled in again, who is to be interviewed, and
 * which level of attention the program proposes. A person confirms each level: nothing
 * here does. Thresholds, with who asks for them and since when, are settings. */

/**
 * XqScreened:
 *
 * Where a child of a campaign stands.
 */
typedef struct
{
  char     *student;         /* uid */
  char     *name;
  char     *class_uid;
  int       grade;
  int       number;          /* of the class */
  char     *seat;            /* number in the class; NULL if it has none */
  guint     observations;    /* by how many people */
  char     *ask;             /* the most pressing of what observers ask: "no", "yes" or "now" */
  char     *safety;          /* what opens the same-day checklist, a code of xq_safety_choices; NULL: nothing does */
  gboolean  has_consent;     /* student and guardian agree to questionnaires */
  guint     sheets_due;      /* questionnaires of the campaign for this grade; 0 without consent */
  guint     sheets_valid;    /* of these */
  guint     sheets_void;     /* to be filled in again */
  gboolean  is_screened;     /* nothing that the campaign asks for is missing */
  char     *level;           /* uid of the screening_level; NULL: there is none */
  char     *proposed;        /* a code of xq_attention_choices; NULL: nothing was proposed yet */
  char     *interview_on;    /* NULL: none was held */
  char     *confirmed;       /* NULL: nobody has confirmed a level */
  char     *until;           /* the last day of the confirmed level */
  gboolean  is_to_interview; /* a level is proposed, or the observer asks, and nobody has talked with the child */
} XqScreened;

/**
 * xq_screened_free:
 * @screened: (transfer full) (nullable): a child
 */
void        xq_screened_free         (XqScreened    *screened);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqScreened, xq_screened_free)

/**
 * xq_screening_list:
 * @store: a counsellor's store
 * @campaign: a campaign's uid
 * @class_uid: (nullable): one class of it; %NULL for all
 * @error: return location for an error
 *
 * The children of a campaign by class and number: those of today, or of the day on
 * which it was closed. The list itself is written into the audit trail first. On the
 * store's thread, outside a transaction.
 *
 * Returns: (transfer full) (nullable) (element-type XqScreened): the children;
 *   %NULL with XQ_STORE_ERROR_DENIED for whoever does not hold casework,
 *   XQ_STORE_ERROR_NOT_FOUND if there is no such campaign of students
 */
GPtrArray  *xq_screening_list        (XqStore       *store,
                                      const char    *campaign,
                                      const char    *class_uid,
                                      GError       **error);

/**
 * XqScreenedStaff:
 *
 * That a member of staff took part, or did not; there is nothing else to know.
 */
typedef struct
{
  char *staff;         /* uid */
  char *name;
  char *record;        /* uid of the staff_screening; NULL: did not take part */
  char *took_part_on;  /* NULL likewise */
} XqScreenedStaff;

/**
 * xq_screened_staff_free:
 * @screened: (transfer full) (nullable): a member of staff
 */
void        xq_screened_staff_free   (XqScreenedStaff *screened);

/**
 * xq_screening_list_staff:
 * @store: a head's or a counsellor's store
 * @campaign: a campaign of the staff
 * @error: return location for an error
 *
 * Everybody at work today, by name. The list is written into the audit trail first. On
 * the store's thread, outside a transaction.
 *
 * Returns: (transfer full) (nullable) (element-type XqScreenedStaff): the staff
 */
GPtrArray  *xq_screening_list_staff  (XqStore       *store,
                                      const char    *campaign,
                                      GError       **error);

/**
 * XqScreeningCell:
 *
 * What is counted of a grade.
 */
typedef enum
{
  XQ_SCREENING_DUE,
  XQ_SCREENING_DONE,
  XQ_SCREENING_VALID,        /* children with a valid answer sheet */
  XQ_SCREENING_VOID,         /* children whose void sheet waits for its retest */
  XQ_SCREENING_NONE,         /* confirmed: no special attention */
  XQ_SCREENING_WATCH,
  XQ_SCREENING_FOCUS,
  XQ_SCREENING_URGENT,
  XQ_SCREENING_INTERVIEWED,
  XQ_SCREENING_REFERRED,
  XQ_N_SCREENING_CELLS
} XqScreeningCell;

/* Instead of a number that would point at a child. */
#define XQ_SCREENING_UNDER (-1) /* at least one child, and fewer than the setting figures.small_group */
#define XQ_SCREENING_KEPT  (-2) /* kept back, or a hidden number could be worked out from it */

typedef struct
{
  int    grade;                         /* 0: the school */
  gint64 values[XQ_N_SCREENING_CELLS];
} XqScreeningGrade;

/**
 * xq_screening_by_grade:
 * @store: a counsellor's store
 * @campaign: a campaign of students
 * @error: return location for an error
 *
 * The campaign in numbers that may leave the counselling room: small ones are
 * hidden, and where only one grade's is, the next smallest with it, since the school's
 * sum stands below. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqScreeningGrade): the grades and,
 *   last, the school
 */
GArray     *xq_screening_by_grade    (XqStore       *store,
                                      const char    *campaign,
                                      GError       **error);

/**
 * xq_screening_required:
 * @store: a counsellor's store
 * @term: a term's name
 * @error: return location for an error
 *
 * Every child of a class is screened once in the term's school year (S7): an item a
 * class, of children of whom there is an observation or a valid answer sheet. On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqRequirement): the items by class
 */
GPtrArray  *xq_screening_required    (XqStore       *store,
                                      const char    *term,
                                      GError       **error);

/**
 * xq_screening_propose:
 * @store: a counsellor's store outside a transaction
 * @campaign: a campaign of students
 * @student: (nullable): one child; %NULL for all of the campaign
 * @error: return location for an error
 *
 * Works out again which level follows from what was observed and answered, and keeps
 * it, with its reasons in words, as the proposed one; children of whom nothing follows
 * get no row. What a person confirmed stays as it is. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_screening_propose     (XqStore       *store,
                                      const char    *campaign,
                                      const char    *student,
                                      GError       **error);

/**
 * xq_screening_propose_open:
 * @store: a store outside a transaction
 * @error: return location for an error
 *
 * xq_screening_propose() for every campaign of students that is not closed; to be
 * called after an unlock, which may have brought observations. Does nothing for an
 * account that does not hold casework. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_screening_propose_open (XqStore      *store,
                                       GError      **error);

G_END_DECLS
