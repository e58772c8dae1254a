/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/referral-track.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqReferralLine:
 * @uid: the referral
 * @number: as it stands on the papers
 * @grade: the student's grade today; "" if it has none
 * @name: the student's name with all but its first character hidden
 * @receiver: to whom; "" if it is not known yet
 * @missing: what is said of the guardian's consent where it is missing; or %NULL
 * @track: how far it has come
 *
 * A referral in a list.
 */
typedef struct
{
  char            *uid;
  char            *number;
  char            *grade;
  char            *name;
  char            *receiver;
  char            *missing;
  XqReferralTrack  track;
} XqReferralLine;

/**
 * XqReferralFact:
 * @title: a field
 * @words: what it says
 */
typedef struct
{
  char *title;
  char *words;
} XqReferralFact;

/**
 * XqReferralAnswer:
 * @line: as in the list, but with the whole name
 * @student: its student
 * @given_ground: on what ground its letter is given to the receiver; or %NULL
 * @in_doubt: a guardian may be the one who does harm: none is told by default
 * @reason: why it was begun; or %NULL
 * @facts: (element-type XqReferralFact): what each step, and the ground, says
 *
 * A referral on its page.
 */
typedef struct
{
  XqReferralLine *line;
  char           *student;
  char           *given_ground;
  gboolean        in_doubt;
  char           *reason;
  GPtrArray      *facts[XQ_REFERRAL_NOTHING];
} XqReferralAnswer;

/**
 * xq_referral_line_free:
 * @line: (transfer full) (nullable): a line
 *
 * Any thread.
 */
void      xq_referral_line_free   (XqReferralLine    *line);

/**
 * xq_referral_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void      xq_referral_answer_free (XqReferralAnswer  *answer);

/**
 * xq_referrals_ask:
 * @store: the store
 * @data: "open" for those under way, "all" for the closed ones too
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqReferralLine): what is owed
 *   first, then the newest
 */
gpointer  xq_referrals_ask        (XqStore           *store,
                                   gpointer           data,
                                   GCancellable      *cancellable,
                                   GError           **error);

/**
 * xq_referral_ask:
 * @store: the store
 * @data: a referral's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): an #XqReferralAnswer
 */
gpointer  xq_referral_ask         (XqStore           *store,
                                   gpointer           data,
                                   GCancellable      *cancellable,
                                   GError           **error);

/**
 * xq_referral_dup_track:
 * @track: a referral's track
 *
 * Returns: (transfer full): its steps in one line, each with a sign: done, at
 *   present, ahead
 */
char     *xq_referral_dup_track   (const XqReferralTrack *track);

G_END_DECLS
