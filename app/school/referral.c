/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/referral-track.h"
#include "school/settings.h"
#include "school/shared-choices.h"
#include "school/yearly-number.h"
#include "store/calendar-day.h"
#include "store/moment.h"

static const XqChoice kind_choices[] = {
  { "inside", N_("Inside the school (another psychology teacher)") },
  { "hospital", N_("Psychiatric (psychology) department of a hospital") },
  { "agency", N_("Counselling agency for minors") },
  { "social", N_("Social work or relief") },
  { "police", N_("Police (mandatory report)") },
  { NULL }
};

static const XqChoice urgency_choices[] = {
  { "routine", N_("Routine (within two weeks)") },
  { "soon", N_("Soon (within three days)") },
  { "today", N_("Urgent (the same day)") },
  { NULL }
};

static const XqChoice wish_choices[] = {
  { "assessment", N_("Professional assessment") },
  { "support", N_("Advice for support at school") },
  { "study", N_("Advice on study (return to study)") },
  { "other", N_("Other") },
  { NULL }
};

static const XqChoice guardian_talk_way_choices[] = {
  { "at_school", N_("Talk at school") },
  { "at_home", N_("At home") },
  { "phone", N_("By telephone, signed later") },
  { NULL }
};

static const XqChoice student_view_choices[] = {
  { "willing", N_("Willing") },
  { "unwilling", N_("Unwilling") },
  { "not_asked", N_("Not consulted") },
  { NULL }
};

static const XqChoice consent_choices[] = {
  { "written", N_("Written consent") },
  { "verbal", N_("Verbal consent (two people present)") },
  { "refused", N_("Does not consent") },
  { "unreachable", N_("Cannot be reached") },
  { NULL }
};

static const XqChoice carried_by_choices[] = {
  { "guardian", N_("Taken by the guardian") },
  { "escort", N_("Accompanied by the school") },
  { NULL }
};

static const XqChoice reply_kind_choices[] = {
  { "received", N_("Seen there") },
  { "booked", N_("Booked") },
  { "not_come", N_("Did not come") },
  { "moved_on", N_("Sent on elsewhere") },
  { NULL }
};

static const XqChoice study_advice_choices[] = {
  { "normal", N_("Normal school attendance") },
  { "with_support", N_("Attendance with support") },
  { "pause", N_("Pause in attendance") },
  { "leave", N_("Hospital or rest at home") },
  { "escort", N_("Must be accompanied") },
  { NULL }
};

static const XqChoice return_review_result_choices[] = {
  { "normal", N_("Normal return") },
  { "reduced", N_("Return with a reduced load") },
  { "postponed", N_("Postponed return") },
  { NULL }
};

static const XqChoice stage_choices[] = {
  { "assessing", N_("Assessing") },
  { "talking", N_("Talking with the guardian") },
  { "ready", N_("Ready to be written") },
  { "sent", N_("Sent") },
  { "waiting", N_("Waiting for the reply slip") },
  { "following", N_("Following up") },
  { "returning", N_("Return-to-school review") },
  { "closed", N_("Closed") },
  { "withdrawn", N_("Withdrawn") },
  { NULL }
};

static const XqField fields[] = {
  { 1, "number_year", XQ_FIELD_INTEGER, N_("Year of the number"), XQ_FIELD_AUTOMATIC },
  { 2, "number", XQ_FIELD_INTEGER, N_("Referral number"), XQ_FIELD_AUTOMATIC },
  { 3, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" },
  { 4, "kind", XQ_FIELD_CHOICE, N_("Kind of referral"),
    XQ_FIELD_REQUIRED, .choices = kind_choices, .initial = "hospital" },
  { 5, "opened_on", XQ_FIELD_DATE, N_("Opened on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST },
  { 6, "urgency", XQ_FIELD_CHOICE, N_("Urgency"), XQ_FIELD_REQUIRED, .choices = urgency_choices, .initial = "routine" },
  { 7, "reason", XQ_FIELD_NOTE, N_("Reason for the referral") },
  { 8, "observed", XQ_FIELD_NOTE, N_("What was observed") },
  { 9, "done", XQ_FIELD_NOTE, N_("What the school has done") },
  { 10, "safety", XQ_FIELD_CHOICE, N_("Safety"),
    XQ_FIELD_REQUIRED, .choices = xq_safety_choices, .initial = "not_asked" },
  { 11, "wish", XQ_FIELD_CHOICES, N_("Help wished for"), .choices = wish_choices, .initial = "assessment" },
  { 12, "wish_other", XQ_FIELD_TEXT, N_("Other help wished for") },
  { 13, "materials", XQ_FIELD_TEXT, N_("Enclosed material") },
  { 14, "material_pages", XQ_FIELD_INTEGER, N_("Pages enclosed"), .least = 0, .most = 999 },
  { 15, "meeting_on", XQ_FIELD_DATE, N_("Case conference on"), XQ_FIELD_PAST },
  { 16, "meeting_people", XQ_FIELD_TEXT, N_("Who was at the conference") },
  { 17, "meeting_opinion", XQ_FIELD_NOTE, N_("Opinion of the conference") },
  { 18, "guardian_talk_on", XQ_FIELD_DATE, N_("Talk with the guardian on"), XQ_FIELD_PAST },
  { 19, "guardian_talk_at", XQ_FIELD_TIME, N_("Time of the talk") },
  { 20, "guardian_talk_place", XQ_FIELD_TEXT, N_("Place of the talk") },
  { 21, "guardian_talk_way", XQ_FIELD_CHOICE, N_("Way of the talk"), .choices = guardian_talk_way_choices },
  { 22, "guardian_talk_people", XQ_FIELD_TEXT, N_("Who talked with the guardian") },
  { 23, "guardian_talk_view", XQ_FIELD_NOTE, N_("Guardian's view") },
  { 24, "student_view", XQ_FIELD_CHOICE, N_("Student's own view"),
    XQ_FIELD_REQUIRED, .choices = student_view_choices, .initial = "not_asked" },
  { 25, "consent", XQ_FIELD_CHOICE, N_("Consent of the guardian"), .choices = consent_choices },
  { 26, "consent_on", XQ_FIELD_DATE, N_("Date of the consent"), XQ_FIELD_PAST },
  { 27, "consent_witness", XQ_FIELD_TEXT, N_("Who was present at a verbal consent") },
  { 28, "override", XQ_FIELD_FLAG, N_("Referred without consent") },
  { 29, "ground", XQ_FIELD_CHOICE, N_("Ground"), .choices = xq_ground_choices },
  { 30, "ground_text", XQ_FIELD_NOTE, N_("The ground in words") },
  { 31, "decided_by", XQ_FIELD_RECORD, N_("Decided by"), XQ_FIELD_SEVERAL, .to = "staff" },
  { 32, "went_ahead_at", XQ_FIELD_MOMENT, N_("Went ahead without consent at"), XQ_FIELD_AUTOMATIC },
  { 33, "receiver", XQ_FIELD_TEXT, N_("Receiver") },
  { 34, "receiver_contact", XQ_FIELD_TEXT, N_("Receiver's contact") },
  { 35, "contact", XQ_FIELD_RECORD, N_("School's contact person"), XQ_FIELD_ME, .to = "staff" },
  { 36, "contact_phone", XQ_FIELD_TEXT, N_("Contact person's telephone") },
  { 37, "sent_on", XQ_FIELD_DATE, N_("Sent on"), XQ_FIELD_PAST },
  { 38, "carried_by", XQ_FIELD_CHOICE, N_("Carried by"), .choices = carried_by_choices },
  { 39, "reply_due", XQ_FIELD_DATE, N_("Reply due on") },
  { 40, "reply_on", XQ_FIELD_DATE, N_("Reply received on"), XQ_FIELD_PAST },
  { 41, "reply_kind", XQ_FIELD_CHOICE, N_("Reply"), .choices = reply_kind_choices },
  { 42, "booked_on", XQ_FIELD_DATE, N_("Booked for") },
  { 43, "moved_to", XQ_FIELD_TEXT, N_("Sent on to") },
  { 44, "study_advice", XQ_FIELD_CHOICE, N_("Advice on study"), .choices = study_advice_choices },
  { 45, "study_pause", XQ_FIELD_TEXT, N_("How long the pause") },
  { 46, "school_tasks", XQ_FIELD_NOTE, N_("Asked of the school") },
  { 47, "next_visit_on", XQ_FIELD_DATE, N_("Next visit to the receiver") },
  { 48, "return_review_on", XQ_FIELD_DATE, N_("Return-to-school review on"), XQ_FIELD_PAST },
  { 49, "return_review_absent_from", XQ_FIELD_DATE, N_("Away from") },
  { 50, "return_review_absent_until", XQ_FIELD_DATE, N_("Away until") },
  { 51, "return_review_advice", XQ_FIELD_NOTE, N_("Receiver's advice on study, given by the guardian") },
  { 52, "return_review_student", XQ_FIELD_NOTE, N_("Talk with the student") },
  { 53, "return_review_guardian", XQ_FIELD_NOTE, N_("Talk with the guardian") },
  { 54, "return_review_class", XQ_FIELD_NOTE, N_("Preparation of the class") },
  { 55, "return_review_safety", XQ_FIELD_NOTE, N_("Safety arrangements") },
  { 56, "return_review_plan", XQ_FIELD_NOTE, N_("Contact after a week, a month and a term") },
  { 57, "return_review_result", XQ_FIELD_CHOICE, N_("Result of the review"), .choices = return_review_result_choices },
  { 58, "return_review_reason", XQ_FIELD_TEXT, N_("Reason of the result") },
  { 59, "stage", XQ_FIELD_CHOICE, N_("Stage"), XQ_FIELD_REQUIRED, .choices = stage_choices, .initial = "assessing" },
  { 60, "closed_on", XQ_FIELD_DATE, N_("Closed on"), XQ_FIELD_PAST },
  { 61, "paper_kept", XQ_FIELD_TEXT, N_("Where the paper is kept") },
  { 62, "follow_up_on", XQ_FIELD_DATE, N_("Followed up on"), XQ_FIELD_PAST },
  { 63, "follow_up", XQ_FIELD_NOTE, N_("What was seen on following up") },
  { 0 }
};

/* From these stages on something leaves the school. */
#define GONE_AHEAD "ready sent waiting following returning"

static gboolean
has_consent (const XqRecord *record)
{
  return xq_is_one_of (record, "consent", "written verbal");
}

static gboolean
has_gone_ahead (const XqRecord *record)
{
  return xq_is_one_of (record, "stage", GONE_AHEAD) ||
         (xq_is_one_of (record, "stage", "closed") && xq_record_get (record, "sent_on") != NULL);
}

/* Whether a referral inside the school does without the guardian. */
static gboolean
read_inside_rule (XqStore         *store,
                  const XqRecord  *record,
                  gboolean        *without_guardian,
                  GError         **error)
{
  gint64 needed;

  *without_guardian = FALSE;
  if (!xq_is_one_of (record, "kind", "inside"))
    return TRUE;
  if (!xq_setting_integer (store, "referral.inside_needs_guardian", &needed, error))
    return FALSE;
  *without_guardian = needed == 0;
  return TRUE;
}

static gboolean
expected_reply (XqStore         *store,
                const XqRecord  *record,
                char           **day,
                GError         **error)
{
  const char *sent_on = xq_record_get (record, "sent_on");
  gint64 days;

  *day = NULL;
  if (!xq_day_is_valid (sent_on))
    return TRUE;
  if (!xq_setting_integer (store,
                           xq_is_one_of (record, "urgency", "today") ? "referral.reply_days_today" : "referral.reply_days",
                           &days, error))
    return FALSE;
  *day = xq_day_add (sent_on, (int) days);
  return TRUE;
}

/* The day that follows from the rule moves along; one that a person chose stays. */
static gboolean
set_reply_due (XqStore         *store,
               XqRecord        *record,
               const XqRecord  *before,
               GError         **error)
{
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;
  const char *due = xq_record_get (record, "reply_due");

  if (before != NULL && !expected_reply (store, before, &old, error))
    return FALSE;
  if (due != NULL && g_strcmp0 (due, old) != 0)
    return TRUE;
  if (!expected_reply (store, record, &now, error))
    return FALSE;
  xq_record_set (record, "reply_due", now);
  return TRUE;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  gboolean without_guardian;

  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (xq_record_get (record, "number") == NULL && !xq_yearly_number_give (store, record, xq_record_get (record, "opened_on"), error))
    return FALSE;
  if (xq_is_one_of (record, "stage", "sent waiting") && xq_record_get (record, "sent_on") == NULL)
    xq_record_set (record, "sent_on", xq_store_get_today (store));
  if (xq_is_one_of (record, "stage", "closed") && xq_record_get (record, "closed_on") == NULL)
    xq_record_set (record, "closed_on", xq_store_get_today (store));
  if (!set_reply_due (store, record, before, error) || !read_inside_rule (store, record, &without_guardian, error))
    return FALSE;

  if (has_gone_ahead (record) && !has_consent (record) && !without_guardian)
    {
      /* From then on the ground must be written down. */
      if (xq_record_get (record, "went_ahead_at") == NULL)
        {
          g_autofree char *moment = xq_moment_of (xq_store_get_today (store));

          xq_record_set (record, "went_ahead_at", moment);
        }
    }
  else
    xq_record_set (record, "went_ahead_at", NULL);
  return TRUE;
}

static gboolean
is_decided (const XqRecord *record)
{
  g_auto (GStrv) decided_by = xq_record_get_list (record, "decided_by");

  return xq_is_yes (record, "override") && xq_record_get (record, "ground") != NULL && g_strv_length (decided_by) >= 2;
}

static gboolean
refuse_without_consent (GError **error)
{
  return xq_refuse (error, _("The guardian has not consented. Either keep the referral in the talks, or record that it "
                             "goes ahead without consent: the ground, and the two who decided, one head and one "
                             "counsellor. In danger choose “urgent”: it may go out at once and the ground is "
                             "written within the day."));
}

gboolean
xq_referral_check_letter (const XqRecord  *referral,
                          GError         **error)
{
  g_return_val_if_fail (referral != NULL, FALSE);

  if (xq_is_one_of (referral, "kind", "inside"))
    return xq_refuse (error, _("A referral inside the school has no letter: the two counsellors speak with each other."));
  return has_consent (referral) || is_decided (referral) || xq_is_one_of (referral, "urgency", "today") ||
         refuse_without_consent (error);
}

/* No referral without consent or a recorded override. In danger it may go out
 * at once; the ground then stays due until it is written. */
static gboolean
check_consent (XqStore         *store,
               const XqRecord  *record,
               GError         **error)
{
  gboolean without_guardian;

  if (xq_is_yes (record, "override") && xq_is_one_of (record, "ground", "guardian_consent"))
    return xq_refuse (error, _("A referral without consent cannot rest on the guardian's consent. Choose another ground."));
  if (!has_gone_ahead (record) || has_consent (record))
    return TRUE;

  if (!read_inside_rule (store, record, &without_guardian, error))
    return FALSE;
  if (without_guardian)
    return !xq_is_one_of (record, "student_view", "not_asked") ||
           xq_refuse (error, _("A referral inside the school needs the student to know of it. "
                               "Talk with the student and record the student's own view."));

  if (is_decided (record))
    return TRUE;
  if (xq_record_get (record, "consent") == NULL)
    return xq_refuse (error, _("Before a referral leaves the school, record whether the guardian consents, "
                               "does not consent or cannot be reached."));
  return xq_is_one_of (record, "urgency", "today") || refuse_without_consent (error);
}

static gboolean
check_days (const XqRecord  *record,
            GError         **error)
{
  static const char *const pairs[][2] = {
    { "opened_on", "sent_on" },
    { "sent_on", "reply_due" },
    { "sent_on", "reply_on" },
    { "opened_on", "closed_on" },
    { "return_review_absent_from", "return_review_absent_until" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (!xq_refuse_unless_ordered (record, pairs[i][0], pairs[i][1], error))
      return FALSE;
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) before;
  if (xq_record_is_withdrawn (record) || xq_is_one_of (record, "stage", "withdrawn"))
    return TRUE;
  if (!xq_refuse_unknown_student (store, record, error) || !check_days (record, error))
    return FALSE;
  if (has_gone_ahead (record) && xq_record_get (record, "receiver") == NULL)
    return xq_refuse (error, _("Say to whom the student is referred before the referral leaves the school."));
  return check_consent (store, record, error);
}

const XqKind xq_referral = {
  .number = 101,
  .name = "referral",
  .title = N_("Referral"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "opened_on student kind receiver urgency stage reply_due",
  .order = "opened_on desc, id desc",
  .label = "opened_on student receiver",
  .access = {
    [XQ_ROLE_HEAD] = XQ_READ_ALL | XQ_EDIT_ALL,
    [XQ_ROLE_COUNSELLOR] = XQ_MAY_WRITE,
  },
  .prepare = prepare,
  .check = check,
};
