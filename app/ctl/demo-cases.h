/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/demo-private.h"

G_BEGIN_DECLS

#define XQ_DEMO_SESSIONS_MOST 6

/* A child who comes to the counselling room, and why: one story of the data. */
typedef struct
{
  XqDemoChild *child;
  const char  *story;       /* a group of cases.ini */
  guint        counsellor;  /* 0 the full-time one, 1 the other */
  guint        n_sessions;  /* that took place so far */
  guint32      held_on[XQ_DEMO_SESSIONS_MOST];
  guint32      next_on;     /* agreed, if the story is not at its end; 0 */
  int          referral;    /* which referral grew out of it, or -1 */
  guint32      referred_on; /* 0: nothing was sent */
  XqRecord    *file;
} XqDemoCase;

/**
 * xq_demo_plan_cases:
 * @demo: a school in the making
 *
 * Chooses the children, the stories and the days, by the day of the first
 * session. Those who will be referred are among them.
 *
 * Returns: (transfer full) (element-type XqDemoCase): the cases
 */
GPtrArray   *xq_demo_plan_cases      (XqDemo       *demo);

/**
 * xq_demo_school_day:
 * @demo: a school in the making
 * @day: a day
 * @later: whether to look forward
 *
 * Returns: the school day that is @day or the nearest before it (the first of
 *   all, if there is none), or after it (0 if none has come yet)
 */
guint32      xq_demo_school_day      (XqDemo       *demo,
                                      guint32       day,
                                      gboolean      later);

/**
 * xq_demo_write_cases:
 * @demo: a school in the making, entered by a counsellor
 * @cases: (element-type XqDemoCase): all cases
 * @error: return location for an error
 *
 * Opens the case files, with the consents to counselling.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_cases     (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      GError      **error);

/**
 * xq_demo_write_sessions:
 * @demo: a school in the making, entered by a counsellor
 * @cases: (element-type XqDemoCase): all cases
 * @counsellor: which of them writes
 * @error: return location for an error
 *
 * Writes one counsellor's sessions, signs the older ones, and closes the cases
 * whose story is at its end.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_sessions  (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      guint         counsellor,
                                      GError      **error);

/**
 * xq_demo_write_talks:
 * @demo: a school in the making, entered by a counsellor
 * @cases: (element-type XqDemoCase): all cases
 * @error: return location for an error
 *
 * Writes the sessions that open no case: parents, colleagues, those who give
 * no name, letters, groups.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_talks     (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      GError      **error);

/**
 * xq_demo_referral_day:
 * @demo: a school in the making
 * @n: which referral, from 0
 * @story: (out): the story that leads to it
 *
 * Returns: the day on which it is opened; 0 behind the last
 */
guint32      xq_demo_referral_day    (XqDemo       *demo,
                                      guint         n,
                                      const char  **story);

/**
 * xq_demo_referral_sent:
 * @demo: a school in the making
 * @n: which referral
 *
 * Returns: the day on which it was sent; 0 if it was not
 */
guint32      xq_demo_referral_sent   (XqDemo       *demo,
                                      guint         n);

/**
 * xq_demo_write_referrals:
 * @demo: a school in the making, entered by the full-time counsellor
 * @cases: (element-type XqDemoCase): all cases
 * @error: return location for an error
 *
 * Writes the referrals in their order, with the consents and disclosures that
 * belong to them.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_referrals (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      GError      **error);

/**
 * xq_demo_write_support:
 * @demo: the demo, as the full-time counsellor
 * @cases: (element-type XqDemoCase): the cases
 * @error: return location for an error
 *
 * Writes the ledger of key support: complete, with a group that lacks somebody,
 * overdue, taken off, undecided; the duties go out by letter and one pledge comes
 * back.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_support   (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      GError      **error);

/**
 * xq_demo_write_crises:
 * @demo: a school in the making, entered by the full-time counsellor
 * @cases: (element-type XqDemoCase): all cases
 * @error: return location for an error
 *
 * Writes the crisis events: one that is over, one with a follow-up overdue.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_crises    (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      GError      **error);

/**
 * xq_demo_write_care:
 * @demo: a school in the making, entered by the full-time counsellor
 * @cases: (element-type XqDemoCase): all cases
 * @error: return location for an error
 *
 * Answers the teachers' letters, notes what else was told to whom, and writes
 * the term summaries' last section.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_care      (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      GError      **error);

/**
 * xq_demo_answer_concerns:
 * @demo: a school in the making, entered by the full-time counsellor
 * @error: return location for an error
 *
 * Answers what teachers raised, but for one that cannot wait and one that waits too
 * long already.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_answer_concerns (XqDemo       *demo,
                                      GError      **error);

/**
 * xq_demo_write_ledger:
 * @demo: a school in the making, entered by the full-time counsellor
 * @cases: (element-type XqDemoCase): all cases
 * @error: return location for an error
 *
 * Writes what is not to be told to whom, and consents that end soon, ended, or were
 * taken back.
 *
 * Returns: %FALSE on an error
 */
gboolean     xq_demo_write_ledger    (XqDemo       *demo,
                                      GPtrArray    *cases,
                                      GError      **error);

G_END_DECLS
