/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef enum
{
  XQ_DUE_CONCERN,           /* a teacher's concern that nobody has answered */
  XQ_DUE_REFERRAL_GROUND,   /* sent without consent: the ground and who decided are to be written */
  XQ_DUE_REFERRAL_REPLY,    /* the reply slip is overdue */
  XQ_DUE_ENVELOPE,          /* a recovery envelope is to be printed */
  XQ_DUE_PASSWORD,          /* the password was set by another person */
  XQ_DUE_ADMISSION,         /* a counsellor waits to be admitted to the casework */
  XQ_DUE_VISIT_FOLLOW_UP,   /* a family to see again */
  XQ_DUE_CONTACT_FOLLOW_UP, /* a family to call again */
  XQ_DUE_SUPPORT_REVIEW,    /* an entry of the ledger of key support is to be reviewed */
  XQ_DUE_SUPPORT_DECISION,  /* ... to be decided upon at the term's end */
  XQ_DUE_SUPPORT_GROUP,     /* ... its group lacks somebody */
  XQ_DUE_CRISIS_REPORT,     /* harm that must be reported, and no report is recorded */
  XQ_DUE_CRISIS_FOLLOW_UP,  /* the student of a crisis is to be seen again */
  XQ_DUE_CRISIS_COMPLETE,   /* of a crisis the kind, who is concerned or who found it are still to be written */
  XQ_DUE_CRISIS_OPEN,       /* a crisis event that nobody has closed */
  XQ_DUE_SCREENING_SAFETY,  /* something seen or answered in the screening asks for a talk on the same day */
  XQ_DUE_SCREENING_INTERVIEW, /* second-stage interviews that are overdue */
  XQ_DUE_SCREENING_CONFIRM, /* interviewed, and nobody has confirmed a level */
  XQ_DUE_SCREENING_LEVEL,   /* confirmed levels whose day has passed */
  XQ_DUE_PLAN,              /* students have no plan yet, or not the one that is due */
  XQ_DUE_PLAN_NODE,         /* students of special groups are to be watched at a moment of the year */
  XQ_DUE_CERTIFICATE,       /* a certificate of a member of staff runs out, or has */
  XQ_DUE_SESSION_NEXT,      /* the next session that was agreed did not take place yet */
} XqDueKind;

/**
 * XqDue:
 *
 * Something that is due today.
 */
typedef struct
{
  XqDueKind  kind;
  gboolean   urgent;       /* shown in red */
  char      *record_kind;  /* the record's kind, or NULL */
  char      *record;       /* its uid; of plans the class, or NULL for the school as a whole; for an admission the account's; for an envelope "school" or "counsellors"; or NULL */
  char      *who;          /* class and name of whom it is about, as this account may read them; of a referral, a
                              session or key support grade and surname only, as in all lists that others may see; or NULL */
  char      *since;        /* the day it was due, ISO; NULL where none is known */
  char      *words;        /* what to do, in the user's language; no child's name */
} XqDue;

/**
 * xq_due_free:
 * @due: (transfer full) (nullable): something due
 */
void         xq_due_free       (XqDue       *due);

/**
 * xq_due_kind_code:
 * @kind: what kind of thing is due
 *
 * Any thread.
 *
 * Returns: (transfer none): a stable code, e.g. "referral_reply"
 */
const char  *xq_due_kind_code  (XqDueKind    kind);

/**
 * xq_due_list:
 * @store: a store
 * @error: return location for an error
 *
 * What is due for this account today, the urgent first, then by day: crises,
 * referrals and key support for heads and counsellors, the screening's talks and levels for counsellors,
 * everybody's own visits, contacts and sessions, and what the keys need. Nothing
 * is written to the audit chain: no record is shown, and no whole name from care
 * or casework. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqDue): the list
 */
GPtrArray   *xq_due_list       (XqStore     *store,
                                GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDue, xq_due_free)

G_END_DECLS
