/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/record.h"

G_BEGIN_DECLS

/* How far a referral has come, read from what stands in it. */

typedef enum
{
  XQ_REFERRAL_ASSESS,  /* the case conference */
  XQ_REFERRAL_TALK,    /* the talk with the guardian, and consent */
  XQ_REFERRAL_ISSUE,   /* the letter goes out */
  XQ_REFERRAL_REPLY,   /* the reply slip comes back */
  XQ_REFERRAL_FOLLOW,
  XQ_REFERRAL_RETURN,  /* the review before a student who was away comes back */
  XQ_REFERRAL_CLOSE,
  XQ_REFERRAL_GROUND,  /* not of the way: what is owed after a referral without consent */
  XQ_REFERRAL_NOTHING,
} XqReferralStep;

#define XQ_REFERRAL_N_STEPS XQ_REFERRAL_GROUND

typedef enum
{
  XQ_REFERRAL_SKIPPED, /* this referral does not have this step */
  XQ_REFERRAL_AHEAD,
  XQ_REFERRAL_NOW,
  XQ_REFERRAL_DONE,
} XqReferralStepState;

/**
 * XqReferralTrack:
 * @states: of each step
 * @days: when each was done, ISO; "" where no day is known
 * @next: what is to be done next
 * @ended: whether it is closed or withdrawn
 * @urgent: whether it has to go out the same day and has not
 * @lacks_consent: whether the guardian's consent is missing
 * @owes_ground: whether it went out without consent and the ground, or one of the
 *   two who decided, is still to be written
 * @owed_until: Unix seconds until when, if @owes_ground
 * @waits_for_reply: whether the reply slip is out
 * @reply_days: how many days are left for it; less than 0: overdue
 */
typedef struct
{
  XqReferralStepState states[XQ_REFERRAL_N_STEPS];
  char                days[XQ_REFERRAL_N_STEPS][sizeof "2024-09-01"];
  XqReferralStep      next;
  gboolean            ended;
  gboolean            urgent;
  gboolean            lacks_consent;
  gboolean            owes_ground;
  gint64              owed_until;
  gboolean            waits_for_reply;
  int                 reply_days;
} XqReferralTrack;

/**
 * xq_referral_track:
 * @referral: a referral
 * @today: the ISO date taken for today
 * @override_hours: within how many hours the ground is owed
 * @track: (out caller-allocates): how far it has come
 *
 * Any thread.
 */
void         xq_referral_track            (const XqRecord   *referral,
                                           const char       *today,
                                           gint64            override_hours,
                                           XqReferralTrack  *track);

/**
 * xq_referral_step_title:
 * @step: a step
 *
 * Returns: (transfer none): what it is called, in the user's language
 */
const char  *xq_referral_step_title       (XqReferralStep    step);

/**
 * xq_referral_step_action:
 * @track: a track
 *
 * Returns: (transfer none) (nullable): what the button says that leads to the
 *   next step, in the user's language; %NULL if nothing is to be done
 */
const char  *xq_referral_step_action      (const XqReferralTrack *track);

/**
 * xq_referral_step_fields:
 * @step: a step
 *
 * Returns: (transfer none) (array zero-terminated=1): the fields of a referral that
 *   are filled in at this step
 */
const char *const *xq_referral_step_fields (XqReferralStep   step);

/**
 * xq_referral_step_finish:
 * @referral: a referral in which a step's fields were just filled in
 * @step: the step
 * @today: the ISO date taken for today
 *
 * Sets the stage that follows, and today's date where the step's day was left
 * empty. A step that was done before and is mended leaves the stage as it is.
 */
void         xq_referral_step_finish      (XqRecord         *referral,
                                           XqReferralStep    step,
                                           const char       *today);

/**
 * xq_referral_was_away:
 * @referral: a referral
 *
 * Any thread.
 *
 * Returns: whether the student is, or was, to stay away from school: only then
 *   there is a return to be reviewed
 */
gboolean     xq_referral_was_away         (const XqRecord   *referral);

/**
 * xq_referral_check_letter:
 * @referral: a referral
 * @error: XQ_STORE_ERROR_INVALID, in plain words
 *
 * A letter needs the guardian's consent, or a ground and the two who decided; in
 * danger it is printed at once. A referral inside the school has none. Any thread.
 *
 * Returns: whether its letter may be printed
 */
gboolean     xq_referral_check_letter     (const XqRecord   *referral,
                                           GError          **error);

G_END_DECLS
