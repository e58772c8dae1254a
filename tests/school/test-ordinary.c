/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "form.h"
#include "school/kinds.h"
#include "school/reception-count.h"
#include "school/room-guide.h"

/* The rules that the forms of a school's ordinary work keep by themselves. */
static SchoolFixture *school;

static void
expect (XqStore    *store,
        const char *kind,
        const char *uid,
        const char *field,
        const char *wanted)
{
  g_autofree char *value = form_value (store, kind, uid, field);

  g_assert_cmpstr (value, ==, wanted);
}

/* 李 is on duty at noon of 4 September; nobody is in two places, and what a
 * colleague covers counts as being there. */
static void
test_duty (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *wang = school_fixture_find_staff (store, "王老师");
  g_autofree char *qian = school_fixture_find_staff (store, "钱老师");
  g_autofree char *one = school_fixture_save (store, "room", "name", "个体室", NULL);
  g_autofree char *two = school_fixture_save (store, "room", "name", "团体室", "function", "group", "keeper", wang, NULL);
  g_autofree char *noon = school_fixture_save (store, "duty_slot", "falls_on", "2024-09-04", "started_at", "12:40",
                                               "ended_at", "13:40", "room", one, NULL);
  g_autofree char *evening = school_fixture_save (store, "duty_slot", "falls_on", "2024-09-04", "started_at", "19:30",
                                                  "ended_at", "20:30", "room", one, "person", wang, NULL);
  g_autofree char *late = NULL;
  g_autofree char *swap = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *sign = NULL;
  g_autoptr (GError) error = NULL;

  expect (store, "room", two, "keeper_name", "王老师");
  expect (store, "duty_slot", noon, "person_name", "李老师");
  form_refused (store, "duty_slot", "before it has begun", "falls_on", "2024-09-05", "started_at", "12:40",
                "ended_at", "12:40", "room", one, NULL);
  form_refused (store, "duty_slot", "12:40—13:40", "falls_on", "2024-09-04", "started_at", "13:39",
                "ended_at", "14:30", "room", two, NULL);
  g_free (school_fixture_save (store, "duty_slot", "falls_on", "2024-09-04", "started_at", "13:40",
                               "ended_at", "14:30", "room", two, NULL));
  form_refused (store, "duty_slot", "same person", "falls_on", "2024-09-06", "started_at", "13:40", "ended_at", "14:30",
                "room", two, "person", wang, "deputy", wang, NULL);
  form_change (store, "duty_slot", noon, NULL, "kind", "booked", NULL);

  form_refused (store, "duty_swap", "same person", "slot", evening, "deputy", wang, NULL);
  form_refused (store, "duty_swap", "who takes", "slot", evening, "reason", "swap", NULL);
  late = school_fixture_save (store, "duty_slot", "falls_on", "2024-09-04", "started_at", "20:00",
                              "ended_at", "21:00", "room", two, NULL);
  form_refused (store, "duty_swap", "19:30—20:30", "slot", late, "deputy", wang, NULL);
  swap = school_fixture_save (store, "duty_swap", "slot", noon, "deputy", qian, "reason", "training", NULL);
  expect (store, "duty_swap", swap, "falls_on", "2024-09-04");
  expect (store, "duty_swap", swap, "person_name", "李老师");
  expect (store, "duty_swap", swap, "deputy_name", "钱老师");
  form_refused (store, "duty_swap", "changed already", "slot", noon, "deputy", wang, NULL);
  /* 钱 covers noon, so 钱 is there and 李 is free. */
  form_refused (store, "duty_slot", "on duty that day", "falls_on", "2024-09-04", "started_at", "13:00", "ended_at", "13:30",
                "room", two, "person", qian, NULL);
  taken = school_fixture_save (store, "duty_slot", "falls_on", "2024-09-04", "started_at", "13:00", "ended_at", "13:30",
                               "room", two, NULL);
  /* Whoever is there by a change counts when the duty is moved, too: 钱 is free when 李
   * is not. */
  form_change (store, "duty_slot", noon, NULL, "ended_at", "14:10", NULL);
  form_change (store, "duty_slot", noon, NULL, "ended_at", "13:40", NULL);
  /* 李 has another duty now: noon cannot fall back to 李, neither when the change is
   * taken back nor when it is moved to another duty. */
  g_assert_false (xq_store_withdraw (store, &xq_duty_swap, swap, "不换了", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "13:00—13:30"));
  g_assert_nonnull (strstr (error->message, "李老师"));
  g_clear_error (&error);
  form_change (store, "duty_swap", swap, "13:00—13:30", "slot", late, NULL);
  expect (store, "duty_swap", swap, "slot", noon);
  form_change (store, "duty_slot", taken, NULL, "started_at", "13:40", "ended_at", "13:45", "room", two, "person", wang, NULL);
  g_assert_true (xq_store_withdraw (store, &xq_duty_swap, swap, "不换了", &error));
  g_assert_no_error (error);
  g_assert_true (xq_store_reinstate (store, &xq_duty_swap, swap, "还是换", &error));
  g_assert_no_error (error);
  /* Nobody covers the evening. */
  gap = school_fixture_save (store, "duty_swap", "slot", evening, "reason", "leave", NULL);
  g_assert_nonnull (gap);

  form_refused (store, "duty_sign", "2024-09-04", "slot", noon, "falls_on", "2024-09-05", "started_at", "12:40", NULL);
  form_refused (store, "duty_sign", "lies before", "falls_on", "2024-09-04", "started_at", "12:40", "ended_at", "12:39", NULL);
  sign = school_fixture_save (store, "duty_sign", "slot", noon, "falls_on", "2024-09-04", "started_at", "12:41",
                              "ended_at", "13:40", "walk_ins", "2", NULL);
  expect (store, "duty_sign", sign, "person_name", "李老师");
}

static void
test_room_guide (void)
{
  XqStore *store = school_fixture_enter (school, "校长");
  GPtrArray *items = xq_room_guide_get_all ();
  g_autoptr (XqRecord) check = xq_store_new_record (store, &xq_room_check);
  g_autoptr (GError) error = NULL;
  XqRecord *part = xq_record_add_part (check, "items");

  g_assert_cmpuint (items->len, ==, 21);
  for (guint i = 0; i < items->len; i++)
    {
      const XqGuideItem *item = g_ptr_array_index (items, i);

      g_assert_true (item->title != NULL && *item->title != '\0');
      g_assert_nonnull (strstr (item->source, "〔2015〕36号"));
      g_assert_cmpstr (item->date, ==, "2015-07-29");
      g_assert_true (xq_room_guide_find (item->code) == item);
      /* Of one size alone the wording was not read. */
      g_assert_cmpint (item->to_confirm, ==, g_str_equal (item->code, "area_office"));
    }
  g_assert_null (xq_room_guide_find ("no_such"));
  /* Its items are what a check's item can be, and nothing else is. */
  {
    const XqField *fields = xq_fields_find (xq_room_check.fields, "items")->parts;
    const XqChoice *choices = xq_room_guide_get_choices (xq_fields_find (fields, "item"));

    g_assert_cmpstr (choices[20].code, ==, ((const XqGuideItem *) g_ptr_array_index (items, 20))->code);
    g_assert_null (choices[21].code);
    g_assert_null (xq_room_guide_get_choices (xq_fields_find (fields, "note")));
  }

  xq_record_set (part, "item", "no_such");
  xq_record_set (part, "result", "met");
  g_assert_false (xq_store_save (store, check, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  xq_record_set (part, "item", "free");
  part = xq_record_add_part (check, "items");
  xq_record_set (part, "item", "free");
  xq_record_set (part, "result", "not_met");
  g_assert_false (xq_store_save (store, check, NULL, &error));
  g_assert_nonnull (strstr (error->message, "twice"));
  g_clear_error (&error);
  xq_record_set (part, "item", "budget");
  g_assert_true (xq_store_save (store, check, NULL, &error));
}

static void
test_classes (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *both = g_strdup_printf ("%s %s", school->classes[CHILD_A], school->classes[CHILD_B]);
  g_autofree char *all = g_strdup_printf ("%s %s", both, school->classes[CHILD_C]);
  g_autofree char *wang = school_fixture_find_staff (store, "王老师");
  g_autofree char *meeting = NULL;
  g_autofree char *lesson = NULL;

  form_refused (store, "lesson", "Classes", "kind", "lesson", NULL);
  form_refused (store, "lesson", "future", "classes", both, "held_on", "2024-11-16", NULL);
  form_refused (store, "lesson", "Who helps", "classes", both, "teacher", wang, "assistant", wang, NULL);
  form_refused (store, "activity", "not one of the choices", "name", "运动会", "kind", "sports", NULL);
  lesson = school_fixture_save (store, "lesson", "classes", both, "teacher", wang, "kind", "class_meeting", NULL);
  expect (store, "lesson", lesson, "teacher_name", "王老师");
  expect (store, "lesson", lesson, "classes", both);

  form_refused (store, "parent_meeting", "names several", "classes", both, "attended", "3", NULL);
  form_refused (store, "parent_meeting", "More families", "classes", school->classes[CHILD_A], "households", "40",
                "attended", "41", NULL);
  g_free (school_fixture_save (store, "parent_meeting", "classes", school->classes[CHILD_A], "households", "40",
                               "attended", "40", NULL));
  meeting = school_fixture_save (store, "parent_meeting", "scope", "school", "attended", "120", NULL);
  expect (store, "parent_meeting", meeting, "classes", all);
}

static void
test_groups (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *group = school_fixture_save (store, "group_session", "theme", "exam", "present", "8", "grades", "9",
                                                "phase", "before", NULL);
  g_autofree char *children = g_strdup_printf ("%s %s", school->children[CHILD_A], school->children[CHILD_B]);
  g_autofree char *names = NULL;

  form_refused (store, "group_session", "which grade or classes", "theme", "exam", "present", "8", "phase", "after", NULL);
  form_refused (store, "group_session", "invited expert", "theme", "exam", "present", "8", "led_by", "invited", NULL);
  form_refused (store, "group_attendance", "Record it first", "group_session", school->children[CHILD_A],
                "students", children, NULL);
  form_refused (store, "group_attendance", "no such student", "group_session", group, "students", group, NULL);
  names = school_fixture_save (store, "group_attendance", "group_session", group, "students", children, NULL);
  expect (store, "group_attendance", names, "students", children);
}

static void
add_stage (XqRecord   *cohort,
           const char *name,
           const char *until_on,
           const char *hours)
{
  XqRecord *stage = xq_record_add_part (cohort, "stages");

  xq_record_set (stage, "name", name);
  xq_record_set (stage, "until_on", until_on);
  xq_record_set (stage, "hours", hours);
}

static void
test_training (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *wang = school_fixture_find_staff (store, "王老师");
  g_autofree char *qian = school_fixture_find_staff (store, "钱老师");
  g_autofree char *training = school_fixture_save (store, "training", "name", "班主任培训", "hours", "6",
                                                   "held_on", "2024-10-10", "people", wang, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *plan = NULL;
  g_autoptr (XqRecord) cohort = xq_store_new_record (store, &xq_cohort);
  g_autoptr (XqRecord) counted = xq_store_new_record (store, &xq_training);
  g_autoptr (GError) error = NULL;
  XqRecord *count;

  form_refused (store, "training", "lies before", "name", "集训", "hours", "6", "held_on", "2024-10-10",
                "until_on", "2024-10-09", NULL);
  xq_record_set (counted, "name", "专题讲座");
  xq_record_set (counted, "hours", "3");
  xq_record_set (counted, "people", wang);
  count = xq_record_add_part (counted, "counts");
  xq_record_set (count, "job", "class_teacher");
  xq_record_set (count, "persons", "98");
  g_assert_false (xq_store_save (store, counted, NULL, &error));
  g_assert_nonnull (strstr (error->message, "not both"));
  g_clear_error (&error);
  xq_record_set (counted, "people", NULL);
  g_assert_true (xq_store_save (store, counted, NULL, &error));

  xq_record_set (cohort, "name", "骨干班主任培训首批");
  xq_record_set (cohort, "members", qian);
  add_stage (cohort, "第一阶段", "2024-09-20", "24");
  add_stage (cohort, "第二阶段", "2024-11-01", "16");
  g_assert_true (xq_store_save (store, cohort, NULL, &error));

  /* What the training or the stage says is not typed again. */
  first = school_fixture_save (store, "training_record", "person", wang, "training", training, "certificate", "合格证",
                               "issued_on", "2024-10-11", "valid_until", "2027-10-10", NULL);
  expect (store, "training_record", first, "name", "班主任培训");
  expect (store, "training_record", first, "held_on", "2024-10-10");
  expect (store, "training_record", first, "hours", "6");
  second = school_fixture_save (store, "training_record", "person", qian, "cohort", xq_record_get_uid (cohort),
                                "stage", "2", NULL);
  expect (store, "training_record", second, "name", "骨干班主任培训首批 第二阶段");
  expect (store, "training_record", second, "held_on", "2024-11-01");
  expect (store, "training_record", second, "hours", "16");
  form_refused (store, "training_record", "no stage 3", "person", qian, "cohort", xq_record_get_uid (cohort), "stage", "3",
                "name", "第三阶段", "held_on", "2024-11-01", NULL);
  form_refused (store, "training_record", "belong together", "person", qian, "cohort", xq_record_get_uid (cohort),
                "name", "首批", "held_on", "2024-11-01", NULL);
  form_refused (store, "training_record", "lies before", "person", qian, "name", "外训", "held_on", "2024-11-01",
                "issued_on", "2024-11-02", "valid_until", "2024-11-01", NULL);

  plan = school_fixture_save (store, "training_plan", "from_year", "2024", NULL);
  expect (store, "training_plan", plan, "until_year", "2026");
  form_refused (store, "training_plan", "before it begins", "from_year", "2024", "until_year", "2023", NULL);
}

/* One key a parent: what this account counts today is one record, apart from single
 * visits and from what a colleague counts. */
static void
test_reception (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *single = school_fixture_save (store, "reception", "kind", "visit", "parents", "1", NULL);
  g_autofree char *yesterday = school_fixture_save (store, "reception", "held_on", "2024-11-14", "parents", "7", NULL);
  g_autoptr (GError) error = NULL;

  for (gint64 n = 1; n <= 3; n++)
    g_assert_cmpint (xq_reception_count_one (store, &error), ==, n);
  g_assert_no_error (error);
  expect (store, "reception", single, "parents", "1");
  expect (store, "reception", yesterday, "parents", "7");
  g_assert_cmpint (form_count (store, "SELECT count(*) FROM visible_reception WHERE withdrawn = 0"), ==, 3);
  g_assert_cmpint (form_count (store, "SELECT parents FROM visible_reception WHERE kind = 'day' AND held_on = '2024-11-15'"), ==, 3);

  store = school_fixture_enter (school, "王老师");
  g_assert_cmpint (xq_reception_count_one (store, &error), ==, 1);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_test_add_func ("/school/ordinary/duty", test_duty);
  g_test_add_func ("/school/ordinary/room-guide", test_room_guide);
  g_test_add_func ("/school/ordinary/classes", test_classes);
  g_test_add_func ("/school/ordinary/groups", test_groups);
  g_test_add_func ("/school/ordinary/training", test_training);
  g_test_add_func ("/school/ordinary/reception", test_reception);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
