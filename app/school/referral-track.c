/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/question.h"
#include "school/referral-track.h"
#include "store/calendar-day.h"

static const char *const assess_fields[] = {
  "student", "kind", "opened_on", "urgency", "safety", "receiver", "reason", "observed", "done", "wish", "wish_other",
  "meeting_on", "meeting_people", "meeting_opinion", NULL
};

static const char *const talk_fields[] = {
  "guardian_talk_on", "guardian_talk_at", "guardian_talk_way", "guardian_talk_place", "guardian_talk_people", "student_view",
  "guardian_talk_view", "consent", "consent_on", "consent_witness", NULL
};

static const char *const issue_fields[] = {
  "receiver", "receiver_contact", "urgency", "consent", "sent_on", "carried_by", "reply_due", "contact", "contact_phone",
  "materials", "material_pages", NULL
};

static const char *const reply_fields[] = {
  "reply_on", "reply_kind", "booked_on", "moved_to", "study_advice", "study_pause", "next_visit_on", "school_tasks",
  "paper_kept", NULL
};

static const char *const follow_fields[] = { "follow_up_on", "follow_up", "next_visit_on", "school_tasks", NULL };

static const char *const return_fields[] = {
  "return_review_on", "return_review_absent_from", "return_review_absent_until", "return_review_result",
  "return_review_reason", "return_review_advice", "return_review_student", "return_review_guardian", "return_review_class",
  "return_review_safety", "return_review_plan", NULL
};

static const char *const close_fields[] = { "closed_on", "paper_kept", NULL };

static const char *const ground_fields[] = { "override", "ground", "decided_by", "ground_text", NULL };

static const char *const no_fields[] = { NULL };

/* In the order of XqReferralStep. @day is the field with the day of the step;
 * @stage the stage that follows when it is done. */
static const struct
{
  const char        *title;
  const char        *action;
  const char        *day;
  const char *const *fields;
} steps[] = {
  { NC_("referral step", "Assessment"), NC_("referral step", "Assess"), "meeting_on", assess_fields },
  { NC_("referral step", "Guardian"), NC_("referral step", "Talk with the Guardian"), "guardian_talk_on", talk_fields },
  { NC_("referral step", "Letter"), NC_("referral step", "Send the Letter"), "sent_on", issue_fields },
  { NC_("referral step", "Reply slip"), NC_("referral step", "Log the Reply Slip"), "reply_on", reply_fields },
  { NC_("referral step", "Follow-up"), NC_("referral step", "Follow Up"), "follow_up_on", follow_fields },
  { NC_("referral step", "Return review"), NC_("referral step", "Review the Return"), "return_review_on", return_fields },
  { NC_("referral step", "Closing"), NC_("referral step", "Close"), "closed_on", close_fields },
  { NC_("referral step", "Ground"), NC_("referral step", "Write the Ground"), NULL, ground_fields },
  { "", NULL, NULL, no_fields },
};

static gboolean
has_consent (const XqRecord *referral)
{
  return xq_is_one_of (referral, "consent", "written verbal");
}

static gboolean
has_ground (const XqRecord *referral)
{
  g_auto (GStrv) decided_by = xq_record_get_list (referral, "decided_by");

  return xq_is_yes (referral, "override") && xq_record_get (referral, "ground") != NULL && g_strv_length (decided_by) >= 2;
}

gboolean
xq_referral_was_away (const XqRecord *referral)
{
  return xq_is_one_of (referral, "study_advice", "pause leave") || xq_is_one_of (referral, "stage", "returning") ||
         xq_record_get (referral, "return_review_on") != NULL;
}

static int
days_until (const char *today,
            const char *day)
{
  GDate from;
  GDate until;
  int year;
  int month;
  int date;

  if (!xq_day_is_valid (today) || !xq_day_is_valid (day))
    return 0;
  year = atoi (today);
  month = atoi (today + 5);
  date = atoi (today + 8);
  g_date_set_dmy (&from, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
  year = atoi (day);
  month = atoi (day + 5);
  date = atoi (day + 8);
  g_date_set_dmy (&until, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
  return g_date_days_between (&from, &until);
}

static XqReferralStep
find_next (const XqRecord        *referral,
           const XqReferralTrack *track)
{
  if (track->ended)
    return XQ_REFERRAL_NOTHING;
  if (track->owes_ground)
    return XQ_REFERRAL_GROUND;
  if (xq_is_one_of (referral, "stage", "following returning"))
    {
      if (track->states[XQ_REFERRAL_RETURN] != XQ_REFERRAL_SKIPPED && xq_record_get (referral, "return_review_on") == NULL)
        return XQ_REFERRAL_RETURN;
      return xq_record_get (referral, "follow_up_on") == NULL ? XQ_REFERRAL_FOLLOW : XQ_REFERRAL_CLOSE;
    }
  if (xq_is_one_of (referral, "stage", "sent waiting"))
    return XQ_REFERRAL_REPLY;
  if (track->urgent || xq_is_one_of (referral, "stage", "ready") || has_consent (referral) || has_ground (referral) ||
      (xq_is_one_of (referral, "kind", "inside") && !xq_is_one_of (referral, "student_view", "not_asked")))
    return XQ_REFERRAL_ISSUE;
  if (xq_is_one_of (referral, "stage", "talking") || xq_record_get (referral, "meeting_on") != NULL)
    return XQ_REFERRAL_TALK;
  return XQ_REFERRAL_ASSESS;
}

/* By the stage; what was left out on the way is not made up for in the track. */
static XqReferralStep
find_present (const XqRecord        *referral,
              const XqReferralTrack *track)
{
  if (xq_is_one_of (referral, "stage", "sent waiting"))
    return XQ_REFERRAL_REPLY;
  if (xq_is_one_of (referral, "stage", "following"))
    return track->next == XQ_REFERRAL_CLOSE ? XQ_REFERRAL_CLOSE : XQ_REFERRAL_FOLLOW;
  if (xq_is_one_of (referral, "stage", "returning"))
    return XQ_REFERRAL_RETURN;
  if (xq_is_one_of (referral, "stage", "ready"))
    return XQ_REFERRAL_ISSUE;
  return track->next == XQ_REFERRAL_GROUND ? XQ_REFERRAL_ISSUE : track->next;
}

void
xq_referral_track (const XqRecord  *referral,
                   const char      *today,
                   gint64           override_hours,
                   XqReferralTrack *track)
{
  XqReferralStep present;

  g_return_if_fail (referral != NULL && today != NULL && track != NULL);

  memset (track, 0, sizeof *track);
  track->ended = xq_record_is_withdrawn (referral) || xq_is_one_of (referral, "stage", "closed withdrawn");
  track->urgent = !track->ended && xq_is_one_of (referral, "urgency", "today") &&
                  xq_is_one_of (referral, "stage", "assessing talking ready");
  track->lacks_consent = !track->ended && !has_consent (referral) && !has_ground (referral) &&
                         !xq_is_one_of (referral, "kind", "inside");
  track->owes_ground = !track->ended && xq_record_get (referral, "went_ahead_at") != NULL && !has_ground (referral);
  if (track->owes_ground)
    track->owed_until = xq_record_get_integer (referral, "went_ahead_at") + override_hours * 3600;
  track->waits_for_reply = xq_is_one_of (referral, "stage", "sent waiting") && xq_record_get (referral, "reply_on") == NULL &&
                           xq_record_get (referral, "reply_due") != NULL;
  if (track->waits_for_reply)
    track->reply_days = days_until (today, xq_record_get (referral, "reply_due"));

  track->states[XQ_REFERRAL_RETURN] = xq_referral_was_away (referral) ? XQ_REFERRAL_AHEAD : XQ_REFERRAL_SKIPPED;
  track->next = find_next (referral, track);
  present = find_present (referral, track);
  for (XqReferralStep step = 0; step < XQ_REFERRAL_N_STEPS; step++)
    {
      const char *day = steps[step].day != NULL ? xq_record_get (referral, steps[step].day) : NULL;

      if (day != NULL)
        g_strlcpy (track->days[step], day, sizeof track->days[step]);
      if (track->states[step] == XQ_REFERRAL_SKIPPED && step == XQ_REFERRAL_RETURN)
        continue;
      /* Away from school or back there, the child is followed up: before the review or behind it. */
      if (step == XQ_REFERRAL_FOLLOW && day == NULL && xq_is_one_of (referral, "stage", "returning"))
        track->states[step] = XQ_REFERRAL_AHEAD;
      else if (xq_is_one_of (referral, "stage", "closed") || (!track->ended && step < present) ||
          (step == XQ_REFERRAL_RETURN && day != NULL && xq_is_one_of (referral, "stage", "following")))
        track->states[step] = XQ_REFERRAL_DONE;
      else
        track->states[step] = step == present && !track->ended ? XQ_REFERRAL_NOW : XQ_REFERRAL_AHEAD;
    }
}

const char *
xq_referral_step_title (XqReferralStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (steps), "");

  return *steps[step].title != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "referral step", steps[step].title) : "";
}

const char *
xq_referral_step_action (const XqReferralTrack *track)
{
  const char *action;

  g_return_val_if_fail (track != NULL, NULL);

  action = track->urgent && track->next == XQ_REFERRAL_ISSUE ? NC_("referral step", "Send at Once") : steps[track->next].action;
  return action != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "referral step", action) : NULL;
}

const char *const *
xq_referral_step_fields (XqReferralStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (steps), no_fields);

  return steps[step].fields;
}

static const char *
stage_after (const XqRecord *referral,
             XqReferralStep  step)
{
  switch (step)
    {
    case XQ_REFERRAL_ASSESS:
      return xq_is_one_of (referral, "stage", "assessing") && xq_record_get (referral, "meeting_on") != NULL ? "talking" : NULL;

    case XQ_REFERRAL_TALK:
      return xq_is_one_of (referral, "stage", "assessing talking")
               ? (has_consent (referral) && xq_record_get (referral, "receiver") != NULL ? "ready" : "talking") : NULL;

    case XQ_REFERRAL_ISSUE:
      return xq_is_one_of (referral, "stage", "assessing talking ready") ? "waiting" : NULL;

    case XQ_REFERRAL_REPLY:
      return xq_is_one_of (referral, "stage", "sent waiting") ? (xq_referral_was_away (referral) ? "returning" : "following") : NULL;

    case XQ_REFERRAL_RETURN:
      return xq_is_one_of (referral, "stage", "returning") && !xq_is_one_of (referral, "return_review_result", "postponed")
               ? "following" : NULL;

    case XQ_REFERRAL_CLOSE:
      return "closed";

    case XQ_REFERRAL_FOLLOW:
    case XQ_REFERRAL_GROUND:
    case XQ_REFERRAL_NOTHING:
    default:
      return NULL;
    }
}

void
xq_referral_step_finish (XqRecord       *referral,
                         XqReferralStep  step,
                         const char     *today)
{
  const char *stage;

  g_return_if_fail (referral != NULL && step < XQ_REFERRAL_NOTHING && today != NULL);

  stage = stage_after (referral, step);
  /* A reply slip may be logged without its day; a conference may be still to come. */
  if (step == XQ_REFERRAL_FOLLOW && xq_record_get (referral, steps[step].day) == NULL)
    xq_record_set (referral, steps[step].day, today);
  if (stage != NULL && (step == XQ_REFERRAL_REPLY || step == XQ_REFERRAL_ISSUE || step == XQ_REFERRAL_RETURN) &&
      xq_record_get (referral, steps[step].day) == NULL)
    xq_record_set (referral, steps[step].day, today);
  if (stage != NULL)
    xq_record_set (referral, "stage", stage);
}
