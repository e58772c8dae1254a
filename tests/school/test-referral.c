/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include "form.h"
#include "school/kinds.h"

static SchoolFixture *school;

static void
test_number_and_days (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *student = school->children[CHILD_A];
  g_autofree char *first = school_fixture_save (store, "referral", "student", student, NULL);
  g_autofree char *second = school_fixture_save (store, "referral", "student", student, "receiver", "县医院",
                                                 "consent", "written", "stage", "sent", "sent_on", "2024-11-15", NULL);
  g_autofree char *earlier = school_fixture_save (store, "referral", "student", student, "opened_on", "2023-12-01", NULL);
  g_autofree char *number = form_value (store, "referral", first, "number");
  g_autofree char *year = form_value (store, "referral", first, "number_year");
  g_autofree char *next = form_value (store, "referral", second, "number");
  g_autofree char *other_year = form_value (store, "referral", earlier, "number");
  g_autofree char *due = form_value (store, "referral", second, "reply_due");
  g_autofree char *urgent_due = NULL;
  g_autofree char *own_due = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (number, ==, "1");
  g_assert_cmpstr (year, ==, "2024");
  g_assert_cmpstr (next, ==, "2");
  g_assert_cmpstr (other_year, ==, "1");
  g_assert_cmpstr (due, ==, "2024-11-29");

  /* The day moves with the rule until a person sets it. */
  form_change (store, "referral", second, NULL, "urgency", "today", NULL);
  urgent_due = form_value (store, "referral", second, "reply_due");
  g_assert_cmpstr (urgent_due, ==, "2024-11-18");
  form_change (store, "referral", second, NULL, "reply_due", "2024-11-25", NULL);
  form_change (store, "referral", second, NULL, "urgency", "soon", NULL);
  own_due = form_value (store, "referral", second, "reply_due");
  g_assert_cmpstr (own_due, ==, "2024-11-25");

  /* A number that stands on a paper is not given twice. */
  xq_store_withdraw (store, &xq_referral, second, "误建", &error);
  g_assert_no_error (error);
  {
    g_autofree char *third = school_fixture_save (store, "referral", "student", student, NULL);
    g_autofree char *third_number = form_value (store, "referral", third, "number");

    g_assert_cmpstr (third_number, ==, "3");
  }
}

static void
test_school_decides_the_days (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *setting = school_fixture_save (store, "setting", "name", "referral.reply_days", "value", "10", NULL);
  g_autofree char *uid = school_fixture_save (store, "referral", "student", school->children[CHILD_B], "receiver", "县医院",
                                              "consent", "verbal", "stage", "sent", NULL);
  g_autofree char *sent_on = form_value (store, "referral", uid, "sent_on");
  g_autofree char *due = form_value (store, "referral", uid, "reply_due");

  g_assert_nonnull (setting);
  g_assert_cmpstr (sent_on, ==, "2024-11-15");
  g_assert_cmpstr (due, ==, "2024-11-25");
  form_refused (store, "setting", "There is no setting", "name", "referral.colour", "value", "10", NULL);
  form_refused (store, "setting", "whole number", "name", "referral.reply_days_today", "value", "soon", NULL);
  form_refused (store, "setting", "whole number", "name", "referral.reply_days_today", "value", "0", NULL);
  form_refused (store, "setting", "09-01", "name", "calendar.year_from", "value", "02-30", NULL);
  form_refused (store, "setting", "chosen from", "name", "home_visit.counted_ways", "value", "at_home shouting", NULL);
}

/* No referral without consent or a recorded override. */
static void
test_consent (void)
{
  static const char *const stages[] = { "ready", "sent", "waiting", "following", "returning" };
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *student = school->children[CHILD_A];
  g_autofree char *head = school_fixture_save (store, "staff", "name", "分管领导", "job", "head", NULL);
  g_autofree char *both = g_strconcat (head, " ", xq_store_get_my_staff (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *agreed = NULL;
      g_autofree char *decided = NULL;

      form_refused (store, "referral", "record whether the guardian consents", "student", student, "receiver", "县医院",
                    "stage", stages[i], NULL);
      form_refused (store, "referral", "has not consented", "student", student, "receiver", "县医院", "consent", "refused",
                    "stage", stages[i], NULL);
      form_refused (store, "referral", "has not consented", "student", student, "receiver", "县医院",
                    "consent", "unreachable", "urgency", "soon", "stage", stages[i], NULL);
      /* One person, or no ground, is no override. */
      form_refused (store, "referral", "has not consented", "student", student, "receiver", "县医院", "consent", "refused",
                    "stage", stages[i], "override", "1", "ground", "danger_self", "decided_by", head, NULL);
      form_refused (store, "referral", "has not consented", "student", student, "receiver", "县医院", "consent", "refused",
                    "stage", stages[i], "override", "1", "decided_by", both, NULL);
      form_refused (store, "referral", "another ground", "student", student, "receiver", "县医院", "consent", "refused",
                    "stage", stages[i], "override", "1", "ground", "guardian_consent", "decided_by", both, NULL);
      form_refused (store, "referral", "to whom", "student", student, "consent", "written", "stage", stages[i], NULL);
      agreed = school_fixture_save (store, "referral", "student", student, "receiver", "县医院", "consent", "written",
                                    "stage", stages[i], NULL);
      decided = school_fixture_save (store, "referral", "student", student, "receiver", "县医院", "consent", "refused",
                                     "stage", stages[i], "override", "1", "ground", "danger_self", "decided_by", both, NULL);
      g_assert_nonnull (agreed);
      g_assert_nonnull (decided);
    }

  /* Talking on, or giving the referral up, needs no consent. */
  {
    g_autofree char *talking = school_fixture_save (store, "referral", "student", student, "consent", "refused",
                                                    "stage", "talking", NULL);

    form_change (store, "referral", talking, "has not consented", "receiver", "县医院", "stage", "sent", NULL);
    form_change (store, "referral", talking, NULL, "stage", "closed", NULL);
  }
}

/* In danger the paper goes out at once; from that moment the ground is due. */
static void
test_danger (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *student = school->children[CHILD_C];
  g_autofree char *head = school_fixture_save (store, "staff", "name", "另一领导", "job", "head", NULL);
  g_autofree char *both = g_strconcat (head, " ", xq_store_get_my_staff (store), NULL);
  g_autofree char *uid = school_fixture_save (store, "referral", "student", student, "receiver", "县医院", "urgency", "today",
                                              "consent", "unreachable", "stage", "sent", NULL);
  g_autofree char *moment = form_value (store, "referral", uid, "went_ahead_at");
  g_autofree char *later = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GDateTime) when = NULL;
  g_autofree char *day = NULL;

  g_assert_nonnull (moment);
  when = g_date_time_new_from_unix_local (g_ascii_strtoll (moment, NULL, 10));
  day = g_date_time_format (when, "%Y-%m-%d");
  g_assert_cmpstr (day, ==, FIXTURE_TODAY);

  form_change (store, "referral", uid, NULL, "override", "1", "ground", "danger_self", "decided_by", both, NULL);
  later = form_value (store, "referral", uid, "went_ahead_at");
  g_assert_cmpstr (later, ==, moment);
  form_change (store, "referral", uid, NULL, "consent", "written", NULL);
  none = form_value (store, "referral", uid, "went_ahead_at");
  g_assert_null (none);
}

static void
test_inside (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *student = school->children[CHILD_A];
  g_autofree char *uid = NULL;
  g_autofree char *setting = NULL;

  form_refused (store, "referral", "needs the student to know", "student", student, "kind", "inside",
                "receiver", "张老师", "stage", "sent", NULL);
  uid = school_fixture_save (store, "referral", "student", student, "kind", "inside", "receiver", "张老师",
                             "student_view", "willing", "stage", "sent", NULL);
  g_assert_nonnull (uid);

  setting = school_fixture_save (store, "setting", "name", "referral.inside_needs_guardian", "value", "1", NULL);
  g_assert_nonnull (setting);
  form_refused (store, "referral", "record whether the guardian consents", "student", student, "kind", "inside",
                "receiver", "张老师", "student_view", "willing", "stage", "sent", NULL);
}

static void
test_order_of_days (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *student = school->children[CHILD_A];

  form_refused (store, "referral", "lies before", "student", student, "receiver", "县医院", "consent", "written",
                "stage", "sent", "opened_on", "2024-11-10", "sent_on", "2024-11-09", NULL);
  form_refused (store, "referral", "lies before", "student", student, "receiver", "县医院", "consent", "written",
                "stage", "following", "opened_on", "2024-11-01", "sent_on", "2024-11-09", "reply_on", "2024-11-08", NULL);
  form_refused (store, "referral", "no such student", "student", "00000000000000000000000000000001", NULL);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_test_add_func ("/school/referral/number-and-days", test_number_and_days);
  g_test_add_func ("/school/referral/school-decides-the-days", test_school_decides_the_days);
  g_test_add_func ("/school/referral/consent", test_consent);
  g_test_add_func ("/school/referral/danger", test_danger);
  g_test_add_func ("/school/referral/inside", test_inside);
  g_test_add_func ("/school/referral/order-of-days", test_order_of_days);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
