/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/kinds.h"

static SchoolFixture *school;

static void
test_student (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *uid = school_fixture_save (store, "student", "name", "单　晨", "sex", "female", "born_on", "2012-02-29",
                                              "number", "ｇ１４０８８１ 20120229 0044", NULL);
  g_autofree char *name = form_value (store, "student", uid, "name");
  g_autofree char *pinyin = form_value (store, "student", uid, "pinyin");
  g_autofree char *initials = form_value (store, "student", uid, "initials");
  g_autofree char *number = form_value (store, "student", uid, "number");
  g_autofree char *renamed = NULL;

  g_assert_cmpstr (name, ==, "单晨");
  g_assert_cmpstr (pinyin, ==, "shan chen");
  g_assert_cmpstr (initials, ==, "sc");
  g_assert_cmpstr (number, ==, "G140881201202290044");

  form_change (store, "student", uid, NULL, "name", "卫晨", NULL);
  renamed = form_value (store, "student", uid, "pinyin");
  g_assert_cmpstr (renamed, ==, "wei chen");

  form_refused (store, "student", "belongs to 卫晨", "name", "另一个", "sex", "male", "number", "G140881201202290044", NULL);
  form_refused (store, "student", "date of birth", "name", "另一个", "sex", "male", "born_on", "1949-12-31", NULL);
  form_refused (store, "student", "future", "name", "另一个", "sex", "male", "born_on", "2024-11-16", NULL);
  form_refused (store, "student", "missing", "name", "　", "sex", "male", NULL);
  form_refused (store, "student", "missing", "name", "另一个", NULL);
}

static void
test_enrolment (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *student = school->children[CHILD_A];
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  form_refused (store, "enrolment", "still enrolled", "student", student, "class", school->classes[CHILD_B], NULL);
  form_refused (store, "enrolment", "lies before", "student", student, "class", school->classes[CHILD_B],
                "from_on", "2024-09-02", "until_on", "2024-09-01", NULL);

  xq_filter_add (filter, "student", "=", student);
  found = xq_store_list (store, &xq_enrolment, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  first = g_strdup (xq_record_get_uid (g_ptr_array_index (found, 0)));
  form_change (store, "enrolment", first, "last day", "end_reason", "class_change", NULL);
  form_change (store, "enrolment", first, NULL, "until_on", "2024-11-14", "end_reason", "class_change", NULL);
  second = school_fixture_save (store, "enrolment", "student", student, "class", school->classes[CHILD_B],
                                "from_on", "2024-11-15", "reason", "class_change", NULL);
  g_assert_nonnull (second);

  /* Back again, for the tests that follow. */
  xq_store_withdraw (store, &xq_enrolment, second, "a test", &error);
  g_assert_no_error (error);
  form_change (store, "enrolment", first, NULL, "until_on", NULL, "end_reason", NULL, NULL);
}

/* A class teacher cannot fetch another class's child into the own one. */
static void
test_enrolment_by_teacher (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (XqRecord) record = xq_store_new_record (store, &xq_enrolment);
  g_autoptr (GError) error = NULL;

  xq_record_set (record, "student", school->children[CHILD_B]);
  xq_record_set (record, "class", school->classes[CHILD_A]);
  g_assert_false (xq_store_save (store, record, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (form_count (store, "SELECT count(uid) FROM visible_student WHERE name = '乙小红'"), ==, 0);
}

static void
test_register (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  const char *student = school->children[CHILD_A];
  g_autofree char *uid = school_fixture_save (store, "register", "student", student, "category", "left_behind",
                                              "kind", "one_parent", "from_on", "2024-09-01", NULL);
  g_autofree char *other = school_fixture_save (store, "register", "student", student, "category", "hardship", NULL);
  g_autofree char *year = form_value (store, "register", uid, "rechecked_year");
  g_autofree char *again = NULL;

  g_assert_nonnull (other);
  g_assert_cmpstr (year, ==, "2024");
  form_refused (store, "register", "already", "student", student, "category", "left_behind", NULL);
  form_refused (store, "register", "left-behind", "student", student, "category", "disability", "kind", "both", NULL);
  form_change (store, "register", uid, NULL, "until_on", "2024-10-31", NULL);
  again = school_fixture_save (store, "register", "student", student, "category", "left_behind", "from_on", "2024-11-01", NULL);
  g_assert_nonnull (again);
}

static void
test_home_visit (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  const char *student = school->children[CHILD_A];
  g_autofree char *uid = school_fixture_save (store, "home_visit", "student", student, NULL);
  g_autofree char *summer = school_fixture_save (store, "home_visit", "student", student, "visited_on", "2024-08-10",
                                                 "kind", "holiday", NULL);
  g_autofree char *visitors = form_value (store, "home_visit", uid, "visitors");

  g_assert_nonnull (summer);
  g_assert_cmpstr (visitors, ==, xq_store_get_my_staff (store));
  /* Enrolled on 1 September, 62 days: 1 July is the first day. */
  g_free (school_fixture_save (store, "home_visit", "student", student, "visited_on", "2024-07-01", NULL));
  form_refused (store, "home_visit", "not yet at this school", "student", student, "visited_on", "2024-06-30", NULL);
  form_refused (store, "home_visit", "future", "student", student, "visited_on", "2024-11-16", NULL);
  form_refused (store, "home_visit", "lies before", "student", student, "started_at", "17:30", "ended_at", "17:00", NULL);
  form_refused (store, "home_visit", "lies before", "student", student, "follow_up_on", "2024-11-01", NULL);
  form_refused (store, "home_visit", "not one of the choices", "student", student, "way", "flying", NULL);
}

static void
test_calendar_entries (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  g_autofree char *holiday = school_fixture_save (store, "school_day", "falls_on", "2024-10-01", "kind", "holiday", NULL);
  g_autofree char *exam = school_fixture_save (store, "school_day", "falls_on", "2024-10-12", "kind", "exam", NULL);
  g_autofree char *make_up = school_fixture_save (store, "school_day", "falls_on", "2024-10-12", "kind", "make_up",
                                                  "weekday", "5", NULL);
  g_autofree char *class = school_fixture_save (store, "class", "year", "2025", "grade", "3", "number", "1", NULL);
  g_autofree char *phase = form_value (store, "class", class, "phase");
  g_autofree char *year = school_fixture_save (store, "school_year", "year", "2025", NULL);
  g_autofree char *from_on = form_value (store, "school_year", year, "from_on");
  g_autofree char *until_on = form_value (store, "school_year", year, "until_on");

  g_assert_nonnull (holiday);
  g_assert_nonnull (exam);
  g_assert_nonnull (make_up);
  g_assert_cmpstr (phase, ==, "primary");
  g_assert_cmpstr (from_on, ==, "2025-09-01");
  g_assert_cmpstr (until_on, ==, "2026-08-31");
  form_refused (store, "school_day", "both a holiday", "falls_on", "2024-10-12", "kind", "holiday", NULL);
  form_refused (store, "school_day", "make-up", "falls_on", "2024-10-02", "kind", "holiday", "weekday", "1", NULL);
  form_refused (store, "term", "overlap", "year", "2024", "number", "2", "from_on", "2025-01-10", "until_on", "2025-07-01", NULL);
  form_refused (store, "term", "begins in the autumn", "year", "2025", "number", "1", "from_on", "2024-09-01",
                "until_on", "2025-01-10", NULL);
  form_refused (store, "term", "lies before", "year", "2025", "number", "1", "from_on", "2025-09-01",
                "until_on", "2025-08-10", NULL);
  form_refused (store, "school_year", "begins in 2026", "year", "2026", "from_on", "2025-09-01", NULL);
}

static void
test_care_and_casework (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  const char *student = school->children[CHILD_A];
  g_autofree char *case_file = school_fixture_save (store, "case_file", "alias", "蓝鸟", NULL);
  g_autofree char *closed_on = NULL;
  g_autofree char *told = school_fixture_save (store, "disclosure", "student", student, "told_to_staff",
                                               xq_store_get_my_staff (store), "what", "一句", "ground", "duty", NULL);
  g_autofree char *told_to = form_value (store, "disclosure", told, "told_to");

  g_assert_cmpstr (told_to, ==, "李老师");
  form_refused (store, "case_file", "alias", "source", "self", NULL);
  form_change (store, "case_file", case_file, NULL, "state", "closed", "outcome", "improved", NULL);
  closed_on = form_value (store, "case_file", case_file, "closed_on");
  g_assert_cmpstr (closed_on, ==, FIXTURE_TODAY);
  form_change (store, "case_file", case_file, "still open", "state", "open", NULL);
  form_change (store, "case_file", case_file, NULL, "state", "open", "closed_on", NULL, "student", student, NULL);

  form_refused (store, "consent", "lies before", "student", student, "purpose", "file", "given_on", "2024-11-01",
                "revoked_on", "2024-10-31", NULL);
  form_refused (store, "counselling_consent", "no such student", "student", "00000000000000000000000000000001", NULL);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_test_add_func ("/school/records/student", test_student);
  g_test_add_func ("/school/records/enrolment", test_enrolment);
  g_test_add_func ("/school/records/enrolment-by-teacher", test_enrolment_by_teacher);
  g_test_add_func ("/school/records/register", test_register);
  g_test_add_func ("/school/records/home-visit", test_home_visit);
  g_test_add_func ("/school/records/calendar-entries", test_calendar_entries);
  g_test_add_func ("/school/records/care-and-casework", test_care_and_casework);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
