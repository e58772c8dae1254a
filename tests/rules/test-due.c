/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "counted-school.h"

#include "rules/due.h"
#include "store/moment.h"

static CountedSchool *counted;

static GPtrArray *
list (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *due = xq_due_list (store, &error);

  g_assert_no_error (error);
  return due;
}

static const XqDue *
find (GPtrArray  *list_of_due,
      XqDueKind   kind,
      const char *record)
{
  for (guint i = 0; i < list_of_due->len; i++)
    {
      const XqDue *due = g_ptr_array_index (list_of_due, i);

      if (due->kind == kind && (record == NULL || g_strcmp0 (due->record, record) == 0))
        return due;
    }
  return NULL;
}

static void
test_referrals (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  const char *child = counted_school_uid (counted, "A");
  g_autofree char *overdue = school_fixture_save (store, "referral", "student", child, "stage", "waiting", "receiver",
                                                  "县医院", "consent", "written", "opened_on", "2024-10-01",
                                                  "sent_on", "2024-10-01", NULL);
  g_autofree char *in_time = school_fixture_save (store, "referral", "student", child, "stage", "waiting", "receiver",
                                                  "县医院", "consent", "written", "opened_on", "2024-11-01",
                                                  "sent_on", "2024-11-01", NULL);
  g_autofree char *urgent = school_fixture_save (store, "referral", "student", child, "stage", "sent", "receiver",
                                                 "县医院", "consent", "unreachable", "urgency", "today", NULL);
  static const char *const accounts[] = { "李老师", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GPtrArray) due = list (school_fixture_enter (counted->school, accounts[i]));
      const XqDue *reply = find (due, XQ_DUE_REFERRAL_REPLY, overdue);
      const XqDue *ground = find (due, XQ_DUE_REFERRAL_GROUND, urgent);

      g_assert_nonnull (reply);
      g_assert_cmpstr (reply->since, ==, "2024-10-15");
      g_assert_nonnull (strstr (reply->who, "**"));
      g_assert_null (strstr (reply->who, "("));
      g_assert_nonnull (strstr (reply->words, "10-15"));
      g_assert_true (reply->urgent);
      g_assert_null (find (due, XQ_DUE_REFERRAL_REPLY, in_time));
      g_assert_nonnull (ground);
      g_assert_cmpstr (ground->since, ==, "2024-11-16"); /* within 24 hours */
      g_assert_true (ground->urgent);
    }
  {
    g_autoptr (GPtrArray) due = list (school_fixture_enter (counted->school, "王老师"));

    g_assert_null (find (due, XQ_DUE_REFERRAL_REPLY, NULL));
    g_assert_null (find (due, XQ_DUE_REFERRAL_GROUND, NULL));
  }
}

static char *
save_certified (XqStore    *store,
                const char *name,
                const char *until,
                const char *newer,
                const char *left_on)
{
  g_autoptr (XqRecord) staff = xq_store_new_record (store, xq_kind_find ("staff"));
  g_autoptr (GError) error = NULL;
  const char *const days[] = { until, newer };

  xq_record_set (staff, "name", name);
  xq_record_set (staff, "until_on", left_on);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] != NULL)
      {
        XqRecord *certificate = xq_record_add_part (staff, "certificates");

        xq_record_set (certificate, "name", "沙盘证书");
        xq_record_set (certificate, "valid_until", days[i]);
      }
  xq_store_save (store, staff, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (xq_record_get_uid (staff));
}

/* Sixty days before: today is the 15th of November, so until the 14th of January. */
static void
test_certificates (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autofree char *inside = save_certified (store, "证书甲", "2025-01-14", NULL, NULL);
  g_autofree char *outside = save_certified (store, "证书乙", "2025-01-15", NULL, NULL);
  g_autofree char *past = save_certified (store, "证书丙", "2024-05-01", NULL, NULL);
  g_autofree char *renewed = save_certified (store, "证书丁", "2024-05-01", "2027-05-01", NULL);
  g_autofree char *gone = save_certified (store, "证书戊", "2024-12-01", NULL, "2024-11-14");
  g_autoptr (GPtrArray) due = list (store);
  g_autoptr (GPtrArray) of_teacher = NULL;

  g_assert_nonnull (find (due, XQ_DUE_CERTIFICATE, inside));
  g_assert_cmpstr (find (due, XQ_DUE_CERTIFICATE, inside)->who, ==, "证书甲");
  g_assert_nonnull (strstr (find (due, XQ_DUE_CERTIFICATE, inside)->words, "沙盘证书"));
  g_assert_null (find (due, XQ_DUE_CERTIFICATE, outside));
  g_assert_nonnull (find (due, XQ_DUE_CERTIFICATE, past));
  g_assert_null (find (due, XQ_DUE_CERTIFICATE, renewed));
  g_assert_null (find (due, XQ_DUE_CERTIFICATE, gone));
  of_teacher = list (school_fixture_enter (counted->school, "王老师"));
  g_assert_null (find (of_teacher, XQ_DUE_CERTIFICATE, NULL));
}

static XqRecord *
get_event (XqStore    *store,
           const char *uid)
{
  g_autoptr (GError) error = NULL;
  XqRecord *event = xq_store_get (store, xq_kind_find ("crisis_event"), uid, &error);

  g_assert_no_error (error);
  return event;
}

static void
save_event (XqStore  *store,
            XqRecord *event)
{
  g_autoptr (GError) error = NULL;

  xq_store_save (store, event, NULL, &error);
  g_assert_no_error (error);
}

static void
mark_done (XqStore    *store,
           const char *uid,
           guint       n)
{
  g_autoptr (XqRecord) event = get_event (store, uid);
  GPtrArray *parts = xq_record_get_parts (event, "follow_ups");

  for (guint i = 0; i < n; i++)
    xq_record_set (g_ptr_array_index (parts, i), "done_on", "2024-11-15");
  save_event (store, event);
}

static char *
save_found (XqStore    *store,
            const char *day)
{
  g_autofree char *text = g_strconcat (day, " 16:50", NULL);
  g_autofree char *at = xq_moment_read (text, "2024-11-15");

  return school_fixture_save (store, "crisis_event", "found_at", at, NULL);
}

/* Today is 2024-11-15; follow-ups are planned for the days 1, 3, 7, 14 and 30 after. */
static void
test_crisis_follow_ups (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autofree char *tomorrow = save_found (store, "2024-11-15");
  g_autofree char *on_the_day = save_found (store, "2024-11-14");
  g_autofree char *late = save_found (store, "2024-11-13");
  g_autofree char *done = save_found (store, "2024-11-11");
  g_autofree char *closed = save_found (store, "2024-11-01");
  g_autoptr (GPtrArray) due = NULL;

  mark_done (store, done, 2);
  {
    g_autoptr (XqRecord) event = get_event (store, closed);

    xq_record_set (event, "closed_on", "2024-11-15");
    save_event (store, event);
  }
  due = list (store);
  g_assert_null (find (due, XQ_DUE_CRISIS_FOLLOW_UP, tomorrow));
  g_assert_false (find (due, XQ_DUE_CRISIS_FOLLOW_UP, on_the_day)->urgent);
  g_assert_cmpstr (find (due, XQ_DUE_CRISIS_FOLLOW_UP, on_the_day)->since, ==, "2024-11-15");
  g_assert_true (find (due, XQ_DUE_CRISIS_FOLLOW_UP, late)->urgent);
  g_assert_cmpstr (find (due, XQ_DUE_CRISIS_FOLLOW_UP, late)->since, ==, "2024-11-14");
  g_assert_null (find (due, XQ_DUE_CRISIS_FOLLOW_UP, done));
  g_assert_null (find (due, XQ_DUE_CRISIS_FOLLOW_UP, closed));
  g_assert_null (find (due, XQ_DUE_CRISIS_OPEN, closed));

  /* The head sees the same, nobody else any of it. */
  g_clear_pointer (&due, g_ptr_array_unref);
  due = list (school_fixture_enter (counted->school, "校长"));
  g_assert_nonnull (find (due, XQ_DUE_CRISIS_FOLLOW_UP, late));
  g_clear_pointer (&due, g_ptr_array_unref);
  due = list (school_fixture_enter (counted->school, "王老师"));
  g_assert_null (find (due, XQ_DUE_CRISIS_FOLLOW_UP, NULL));
  g_assert_null (find (due, XQ_DUE_CRISIS_OPEN, NULL));
  g_assert_null (find (due, XQ_DUE_CRISIS_COMPLETE, NULL));
}

/* A kind of harm is ticked: red until a time of report or its stamp is there. */
static void
test_crisis_report (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autofree char *by_field = save_found (store, "2024-11-15");
  g_autofree char *by_stamp = save_found (store, "2024-11-15");
  g_autoptr (GPtrArray) due = list (store);
  g_autofree char *at = xq_moment_read ("16:59", "2024-11-15");
  const char *const uids[] = { by_field, by_stamp };

  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autoptr (XqRecord) event = get_event (store, uids[i]);

      g_assert_null (find (due, XQ_DUE_CRISIS_REPORT, uids[i]));
      xq_record_set (event, "report_kind", "injuries abandoned");
      save_event (store, event);
    }
  g_clear_pointer (&due, g_ptr_array_unref);
  due = list (store);
  g_assert_true (find (due, XQ_DUE_CRISIS_REPORT, by_field)->urgent);
  g_assert_true (find (due, XQ_DUE_CRISIS_REPORT, by_stamp)->urgent);
  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autoptr (XqRecord) event = get_event (store, uids[i]);

      if (i == 0)
        xq_record_set (event, "report_at", at);
      else
        {
          XqRecord *step = xq_record_add_part (event, "timeline");

          xq_record_set (step, "step", "reported_police");
          xq_record_set (step, "at", at);
        }
      save_event (store, event);
    }
  g_clear_pointer (&due, g_ptr_array_unref);
  due = list (store);
  g_assert_null (find (due, XQ_DUE_CRISIS_REPORT, by_field));
  g_assert_null (find (due, XQ_DUE_CRISIS_REPORT, by_stamp));
}

/* What nobody asked for in danger is asked for on the next day. */
static void
test_crisis_completed_later (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autofree char *fresh = save_found (store, "2024-11-15");
  g_autofree char *old = save_found (store, "2024-11-14");
  g_autoptr (GPtrArray) due = list (store);
  g_autoptr (XqRecord) event = NULL;

  g_assert_null (find (due, XQ_DUE_CRISIS_COMPLETE, fresh));
  g_assert_nonnull (find (due, XQ_DUE_CRISIS_OPEN, fresh));
  g_assert_nonnull (find (due, XQ_DUE_CRISIS_COMPLETE, old));
  g_assert_null (find (due, XQ_DUE_CRISIS_OPEN, old));
  event = get_event (store, old);
  xq_record_set (event, "kind", "acute");
  xq_record_set (xq_record_add_part (event, "people"), "student", counted_school_uid (counted, "A"));
  save_event (store, event);
  g_clear_pointer (&due, g_ptr_array_unref);
  due = list (store);
  g_assert_null (find (due, XQ_DUE_CRISIS_COMPLETE, old));
  g_assert_nonnull (find (due, XQ_DUE_CRISIS_OPEN, old));
  g_assert_nonnull (strstr (find (due, XQ_DUE_CRISIS_OPEN, old)->who, "**"));
}

static void
test_ground_is_written (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = list (store);
  const XqDue *ground = find (due, XQ_DUE_REFERRAL_GROUND, NULL);
  g_autoptr (XqRecord) referral = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *two = g_strdup_printf ("%s %s", counted_school_uid (counted, "li"), counted_school_uid (counted, "wang"));

  g_assert_nonnull (ground);
  referral = xq_store_get (store, xq_kind_find ("referral"), ground->record, &error);
  g_assert_no_error (error);
  xq_record_set (referral, "override", "1");
  xq_record_set (referral, "ground", "danger_self");
  xq_record_set (referral, "decided_by", two);
  xq_store_save (store, referral, NULL, &error);
  g_assert_no_error (error);
  after = list (store);
  g_assert_null (find (after, XQ_DUE_REFERRAL_GROUND, NULL));
}

static void
test_families (void)
{
  XqStore *store = school_fixture_enter (counted->school, "王老师");
  const char *child = counted_school_uid (counted, "A");
  const char *other = counted_school_uid (counted, "A3");
  g_autofree char *again = school_fixture_save (store, "home_visit", "student", child, "visited_on", "2024-11-01",
                                                "follow_up_on", "2024-11-08", NULL);
  g_autofree char *later = school_fixture_save (store, "home_visit", "student", other, "visited_on", "2024-11-01",
                                                "follow_up_on", "2024-12-08", NULL);
  g_autofree char *call = school_fixture_save (store, "family_contact", "student", child, "contacted_on", "2024-11-10",
                                               "follow_up", "1", "follow_up_on", "2024-11-12", NULL);
  g_autoptr (GPtrArray) due = list (store);
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) colleague = NULL;
  g_autofree char *visit = NULL;
  g_autofree char *called = NULL;

  g_assert_cmpstr (find (due, XQ_DUE_VISIT_FOLLOW_UP, again)->since, ==, "2024-11-08");
  g_assert_true (g_str_has_suffix (find (due, XQ_DUE_VISIT_FOLLOW_UP, again)->who, " 甲小明"));
  g_assert_true (g_str_has_suffix (find (due, XQ_DUE_CONTACT_FOLLOW_UP, call)->who, " 甲小明"));
  g_assert_null (find (due, XQ_DUE_VISIT_FOLLOW_UP, later));
  g_assert_cmpstr (find (due, XQ_DUE_CONTACT_FOLLOW_UP, call)->since, ==, "2024-11-12");

  colleague = list (school_fixture_enter (counted->school, "李老师"));
  g_assert_null (find (colleague, XQ_DUE_VISIT_FOLLOW_UP, again));

  store = school_fixture_enter (counted->school, "王老师");
  visit = school_fixture_save (store, "home_visit", "student", child, "visited_on", "2024-11-12", NULL);
  called = school_fixture_save (store, "family_contact", "student", child, "contacted_on", "2024-11-12", NULL);
  done = list (store);
  g_assert_null (find (done, XQ_DUE_VISIT_FOLLOW_UP, again));
  g_assert_null (find (done, XQ_DUE_CONTACT_FOLLOW_UP, call));
  g_assert_nonnull (visit);
  g_assert_nonnull (called);
}

/* What cannot wait is red at once; what has three days is due on the third, and not on the second. */
static void
test_concerns (void)
{
  static const struct { const char *urgency; const char *raised_on; gboolean due; gboolean urgent; } cases[] = {
    { "today", "2024-11-15", TRUE, TRUE }, { "soon", "2024-11-12", TRUE, FALSE }, { "soon", "2024-11-13", FALSE, FALSE },
    { "routine", "2024-10-01", FALSE, FALSE },
  };
  static const char *const others[] = { "王老师", "校长" };
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  char *uids[G_N_ELEMENTS (cases)];
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) answered = NULL;
  g_autoptr (XqRecord) concern = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letter = g_strdup_printf ("%032x", i + 1);

      uids[i] = school_fixture_save (store, "concern", "letter", letter, "raised_by", xq_store_get_me (store), "revision", "1",
                                     "student", counted_school_uid (counted, "A"), "urgency", cases[i].urgency,
                                     "raised_on", cases[i].raised_on, "seen", "独自坐着", NULL);
    }
  due = list (store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const XqDue *found = find (due, XQ_DUE_CONCERN, uids[i]);

      g_assert_cmpint (found != NULL, ==, cases[i].due);
      if (found == NULL)
        continue;
      g_assert_cmpint (found->urgent, ==, cases[i].urgent);
      g_assert_cmpstr (found->since, ==, "2024-11-15");
      g_assert_nonnull (strstr (found->who, "**"));
    }
  concern = xq_store_get (store, xq_kind_find ("concern"), uids[0], &error);
  g_assert_no_error (error);
  xq_store_save (store, concern, NULL, &error);
  g_assert_no_error (error);
  answered = list (store);
  g_assert_null (find (answered, XQ_DUE_CONCERN, uids[0]));
  g_assert_nonnull (find (answered, XQ_DUE_CONCERN, uids[1]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) theirs = list (school_fixture_enter (counted->school, others[i]));

      g_assert_null (find (theirs, XQ_DUE_CONCERN, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    g_free (uids[i]);
}

/* A family whose child has left the school is not to be visited again. */
static void
test_left (void)
{
  XqStore *store = school_fixture_enter (counted->school, "王老师");
  const char *child = counted_school_uid (counted, "A4");
  g_autofree char *again = school_fixture_save (store, "home_visit", "student", child, "visited_on", "2024-11-01",
                                                "follow_up_on", "2024-11-08", NULL);
  g_autofree char *call = school_fixture_save (store, "family_contact", "student", child, "contacted_on", "2024-11-10",
                                               "follow_up", "1", "follow_up_on", "2024-11-12", NULL);
  g_autoptr (GPtrArray) due = list (store);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (find (due, XQ_DUE_VISIT_FOLLOW_UP, again));
  g_assert_nonnull (find (due, XQ_DUE_CONTACT_FOLLOW_UP, call));
  record = xq_store_get (store, xq_kind_find ("student"), child, &error);
  g_assert_no_error (error);
  xq_record_set (record, "state", "left");
  xq_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  after = list (store);
  g_assert_null (find (after, XQ_DUE_VISIT_FOLLOW_UP, again));
  g_assert_null (find (after, XQ_DUE_CONTACT_FOLLOW_UP, call));
}

static void
test_next_session (void)
{
  XqStore *store = school_fixture_enter (counted->school, "李老师");
  g_autofree char *first = school_fixture_save (store, "session", "student", counted_school_uid (counted, "B"),
                                                "held_on", "2024-11-04", "next_on", "2024-11-11", NULL);
  g_autoptr (GPtrArray) due = list (store);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpstr (find (due, XQ_DUE_SESSION_NEXT, first)->since, ==, "2024-11-11");
  g_assert_nonnull (strstr (find (due, XQ_DUE_SESSION_NEXT, first)->who, "**"));
  second = school_fixture_save (store, "session", "student", counted_school_uid (counted, "B"),
                                "held_on", "2024-11-12", "next_step", "none", NULL);
  after = list (store);
  g_assert_null (find (after, XQ_DUE_SESSION_NEXT, NULL));
  g_assert_nonnull (second);
}

/* Another person's password comes first and in red; the envelopes follow. */
static void
test_keys (void)
{
  g_autoptr (GPtrArray) head = list (school_fixture_enter (counted->school, "校长"));
  g_autoptr (GPtrArray) counsellor = list (school_fixture_enter (counted->school, "李老师"));
  g_autoptr (GPtrArray) teacher = list (school_fixture_enter (counted->school, "王老师"));
  gboolean calm = FALSE;

  g_assert_nonnull (find (head, XQ_DUE_ENVELOPE, NULL));
  g_assert_null (find (head, XQ_DUE_PASSWORD, NULL));
  g_assert_nonnull (find (counsellor, XQ_DUE_ENVELOPE, NULL));
  g_assert_nonnull (find (counsellor, XQ_DUE_PASSWORD, NULL));
  g_assert_nonnull (find (teacher, XQ_DUE_PASSWORD, NULL));
  g_assert_null (find (teacher, XQ_DUE_ENVELOPE, NULL));
  for (guint i = 0; i < counsellor->len; i++)
    {
      const XqDue *due = g_ptr_array_index (counsellor, i);

      g_assert_false (calm && due->urgent);
      calm = calm || !due->urgent;
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  counted = counted_school_new ();
  g_test_add_func ("/rules/due/crisis-follow-ups", test_crisis_follow_ups);
  g_test_add_func ("/rules/due/crisis-report", test_crisis_report);
  g_test_add_func ("/rules/due/crisis-completed-later", test_crisis_completed_later);
  g_test_add_func ("/rules/due/referrals", test_referrals);
  g_test_add_func ("/rules/due/ground-is-written", test_ground_is_written);
  g_test_add_func ("/rules/due/concerns", test_concerns);
  g_test_add_func ("/rules/due/families", test_families);
  g_test_add_func ("/rules/due/certificates", test_certificates);
  g_test_add_func ("/rules/due/left", test_left);
  g_test_add_func ("/rules/due/next-session", test_next_session);
  g_test_add_func ("/rules/due/keys", test_keys);
  failed = g_test_run ();
  counted_school_free (counted);
  return failed;
}
