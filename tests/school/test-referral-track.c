/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include "school/kinds.h"
#include "school/person-name.h"
#include "school/referral-track.h"

#define TODAY "2024-11-15"

static XqRecord *
make (const char *first,
      ...)
{
  XqRecord *referral = xq_record_new (&xq_referral);
  va_list pairs;

  xq_record_set (referral, "kind", "hospital");
  xq_record_set (referral, "urgency", "routine");
  xq_record_set (referral, "student_view", "not_asked");
  xq_record_set (referral, "stage", "assessing");
  va_start (pairs, first);
  for (const char *field = first; field != NULL; field = va_arg (pairs, const char *))
    xq_record_set (referral, field, va_arg (pairs, const char *));
  va_end (pairs);
  return referral;
}

static XqReferralTrack
track_of (XqRecord *referral)
{
  XqReferralTrack track;

  xq_referral_track (referral, TODAY, 24, &track);
  return track;
}

/* Each step leads to the one behind it, by the values that its form asks for. */
static void
test_way (void)
{
  g_autoptr (XqRecord) referral = make (NULL, NULL);
  XqReferralTrack track = track_of (referral);

  g_assert_cmpint (track.next, ==, XQ_REFERRAL_ASSESS);
  g_assert_cmpint (track.states[XQ_REFERRAL_ASSESS], ==, XQ_REFERRAL_NOW);
  g_assert_cmpint (track.states[XQ_REFERRAL_RETURN], ==, XQ_REFERRAL_SKIPPED);
  g_assert_true (track.lacks_consent);

  /* A conference that is still to come leaves the case where it is. */
  xq_referral_step_finish (referral, XQ_REFERRAL_ASSESS, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "stage"), ==, "assessing");
  xq_record_set (referral, "meeting_on", "2024-11-14");
  xq_referral_step_finish (referral, XQ_REFERRAL_ASSESS, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "stage"), ==, "talking");
  track = track_of (referral);
  g_assert_cmpint (track.next, ==, XQ_REFERRAL_TALK);
  g_assert_cmpstr (track.days[XQ_REFERRAL_ASSESS], ==, "2024-11-14");
  g_assert_cmpint (track.states[XQ_REFERRAL_ASSESS], ==, XQ_REFERRAL_DONE);

  /* Who refuses is talked with again. */
  xq_record_set (referral, "consent", "refused");
  xq_referral_step_finish (referral, XQ_REFERRAL_TALK, TODAY);
  g_assert_cmpint (track_of (referral).next, ==, XQ_REFERRAL_TALK);
  xq_record_set (referral, "consent", "written");
  xq_record_set (referral, "receiver", "县医院");
  xq_referral_step_finish (referral, XQ_REFERRAL_TALK, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "stage"), ==, "ready");
  g_assert_cmpint (track_of (referral).next, ==, XQ_REFERRAL_ISSUE);
  g_assert_false (track_of (referral).lacks_consent);

  xq_referral_step_finish (referral, XQ_REFERRAL_ISSUE, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "stage"), ==, "waiting");
  g_assert_cmpstr (xq_record_get (referral, "sent_on"), ==, TODAY);
  g_assert_cmpint (track_of (referral).next, ==, XQ_REFERRAL_REPLY);

  /* Away from school: the review comes before the end. */
  xq_record_set (referral, "study_advice", "pause");
  xq_referral_step_finish (referral, XQ_REFERRAL_REPLY, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "stage"), ==, "returning");
  g_assert_cmpstr (xq_record_get (referral, "reply_on"), ==, TODAY);
  g_assert_cmpint (track_of (referral).next, ==, XQ_REFERRAL_RETURN);
  g_assert_cmpint (track_of (referral).states[XQ_REFERRAL_FOLLOW], ==, XQ_REFERRAL_AHEAD);
  xq_referral_step_finish (referral, XQ_REFERRAL_RETURN, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "stage"), ==, "following");
  g_assert_cmpint (track_of (referral).next, ==, XQ_REFERRAL_FOLLOW);
  g_assert_cmpint (track_of (referral).states[XQ_REFERRAL_FOLLOW], ==, XQ_REFERRAL_NOW);
  g_assert_cmpint (track_of (referral).states[XQ_REFERRAL_RETURN], ==, XQ_REFERRAL_DONE);

  /* How the child is, on its day; then the case can be closed. */
  xq_referral_step_finish (referral, XQ_REFERRAL_FOLLOW, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "follow_up_on"), ==, TODAY);
  track = track_of (referral);
  g_assert_cmpstr (track.days[XQ_REFERRAL_FOLLOW], ==, TODAY);
  g_assert_cmpint (track.states[XQ_REFERRAL_FOLLOW], ==, XQ_REFERRAL_DONE);
  g_assert_cmpint (track.next, ==, XQ_REFERRAL_CLOSE);
  xq_referral_step_finish (referral, XQ_REFERRAL_CLOSE, TODAY);
  track = track_of (referral);
  g_assert_true (track.ended);
  g_assert_cmpint (track.next, ==, XQ_REFERRAL_NOTHING);
  g_assert_null (xq_referral_step_action (&track));

  /* To mend what was written does not open the case again. */
  xq_referral_step_finish (referral, XQ_REFERRAL_TALK, TODAY);
  g_assert_cmpstr (xq_record_get (referral, "stage"), ==, "closed");
}

static void
test_reply (void)
{
  g_autoptr (XqRecord) referral = make ("stage", "waiting", "consent", "written", "sent_on", "2024-11-01", "reply_due", "2024-11-17", NULL);
  XqReferralTrack track = track_of (referral);

  g_assert_true (track.waits_for_reply);
  g_assert_cmpint (track.reply_days, ==, 2);
  xq_record_set (referral, "reply_due", "2024-10-31");
  g_assert_cmpint (track_of (referral).reply_days, ==, -15);
  xq_record_set (referral, "reply_on", "2024-11-10");
  g_assert_false (track_of (referral).waits_for_reply);
}

/* In danger the letter comes next, whatever else is missing, and then the ground. */
static void
test_danger (void)
{
  g_autoptr (XqRecord) referral = make ("urgency", "today", "consent", "unreachable", NULL);
  XqReferralTrack track = track_of (referral);

  g_assert_true (track.urgent);
  g_assert_cmpint (track.next, ==, XQ_REFERRAL_ISSUE);
  g_assert_cmpstr (xq_referral_step_action (&track), ==, "Send at Once");

  xq_referral_step_finish (referral, XQ_REFERRAL_ISSUE, TODAY);
  xq_record_set (referral, "went_ahead_at", "1731650000");
  track = track_of (referral);
  g_assert_true (track.owes_ground);
  g_assert_false (track.urgent);
  g_assert_cmpint (track.owed_until, ==, 1731650000 + 24 * 3600);
  g_assert_cmpint (track.next, ==, XQ_REFERRAL_GROUND);
  g_assert_cmpint (track.states[XQ_REFERRAL_REPLY], ==, XQ_REFERRAL_NOW);

  xq_record_set (referral, "override", "1");
  xq_record_set (referral, "ground", "danger_self");
  xq_record_set (referral, "decided_by", "00000000000000000000000000000001");
  g_assert_true (track_of (referral).owes_ground);
  xq_record_set (referral, "decided_by", "00000000000000000000000000000001 00000000000000000000000000000002");
  g_assert_false (track_of (referral).owes_ground);
  g_assert_cmpint (track_of (referral).next, ==, XQ_REFERRAL_REPLY);
}

/* Every field of a step is one of the kind's that people fill in. */
static void
test_fields (void)
{
  for (XqReferralStep step = 0; step < XQ_REFERRAL_NOTHING; step++)
    {
      const char *const *names = xq_referral_step_fields (step);

      g_assert_nonnull (names[0]);
      for (guint i = 0; names[i] != NULL; i++)
        {
          const XqField *field = xq_fields_find (xq_referral.fields, names[i]);

          g_assert_nonnull (field);
          g_assert_false (field->flags & XQ_FIELD_AUTOMATIC);
        }
    }
}

static void
test_masked (void)
{
  static const struct
  {
    const char *name;
    const char *masked;
  } names[] = { { "王小明", "王**" }, { "李雨", "李*" }, { "𠮷田", "𠮷*" }, { "", "" }, { NULL, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *masked = xq_person_name_dup_masked (names[i].name);

      g_assert_cmpstr (masked, ==, names[i].masked);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/referral-track/way", test_way);
  g_test_add_func ("/school/referral-track/reply", test_reply);
  g_test_add_func ("/school/referral-track/danger", test_danger);
  g_test_add_func ("/school/referral-track/fields", test_fields);
  g_test_add_func ("/school/referral-track/masked", test_masked);
  return g_test_run ();
}
