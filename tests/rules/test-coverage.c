/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "counted-school.h"

#include "rules/coverage.h"

static CountedSchool *counted;

static void
assert_class (GPtrArray *classes,
              guint      position,
              int        grade,
              int        number,
              gint64     done,
              gint64     due,
              gint64     special_done,
              gint64     special_due,
              gint64     visits)
{
  const XqCoverage *coverage = g_ptr_array_index (classes, position);

  g_assert_cmpint (coverage->grade, ==, grade);
  g_assert_cmpint (coverage->number, ==, number);
  g_assert_cmpint (coverage->done, ==, done);
  g_assert_cmpint (coverage->due, ==, due);
  g_assert_cmpint (coverage->special_done, ==, special_done);
  g_assert_cmpint (coverage->special_due, ==, special_due);
  g_assert_cmpint (coverage->visits, ==, visits);
}

static GPtrArray *
cover (const char *account,
       const char *term)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *classes = xq_coverage_by_class (school_fixture_enter (counted->school, account), term, &error);

  g_assert_no_error (error);
  return classes;
}

static void
test_school (void)
{
  static const char *const accounts[] = { "李老师", "校长" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GPtrArray) classes = cover (accounts[i], "2024-1");

      g_assert_cmpuint (classes->len, ==, 3);
      /* A A A2 A3 A5 A5 A6 A7 A5: where the child was on the day. */
      assert_class (classes, 0, 7, 1, 4, 6, 1, 1, 9);
      assert_class (classes, 1, 7, 2, 2, 4, 0, 1, 4);
      assert_class (classes, 2, 8, 1, 0, 1, 0, 0, 0);
    }
}

static void
test_own_classes_only (void)
{
  g_autoptr (GPtrArray) own = cover ("赵老师", "2024-1");
  g_autoptr (GPtrArray) grade = cover ("孙主任", "2024-1");

  g_assert_cmpuint (own->len, ==, 1);
  assert_class (own, 0, 7, 2, 2, 4, 0, 1, 4);
  g_assert_cmpuint (grade->len, ==, 2);
  assert_class (grade, 0, 7, 1, 4, 6, 1, 1, 9);
}

static void
test_others_are_refused (void)
{
  static const char *const others[] = { "钱老师", "周阿姨" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xq_coverage_by_class (school_fixture_enter (counted->school, others[i]), "2024-1", &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

static const XqVisitedStudent *
find_child (GPtrArray  *students,
            const char *name)
{
  for (guint i = 0; i < students->len; i++)
    {
      const XqVisitedStudent *student = g_ptr_array_index (students, i);

      if (g_str_equal (student->student, counted_school_uid (counted, name)))
        return student;
    }
  g_error ("%s is not in the list", name);
}

static GPtrArray *
list (const char *account,
      FixtureChild class_of)
{
  g_autoptr (GError) error = NULL;
  XqStore *store = school_fixture_enter (counted->school, account);
  GPtrArray *students = xq_coverage_list_students (store, counted->school->classes[class_of], "2024-1", &error);

  g_assert_no_error (error);
  return students;
}

static void
test_students_of_a_class (void)
{
  static const char *const accounts[] = { "王老师", "李老师", "孙主任" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GPtrArray) students = list (accounts[i], CHILD_A);
      const XqVisitedStudent *child;

      g_assert_cmpuint (students->len, ==, 6);
      child = find_child (students, "A");
      g_assert_cmpint (child->visits, ==, 2);
      g_assert_cmpstr (child->last_on, ==, "2024-09-11");
      g_assert_false (child->is_due);
      child = find_child (students, "A2");
      g_assert_cmpstr (child->last_on, ==, "2024-10-10");
      g_assert_false (child->is_due);
      child = find_child (students, "A3");
      g_assert_null (child->last_on);
      g_assert_true (child->is_due);
      child = find_child (students, "A5");
      g_assert_cmpint (child->visits, ==, 1);
      g_assert_cmpstr (child->last_on, ==, "2024-11-06");
      child = find_child (students, "A7");
      g_assert_cmpstr (child->last_on, ==, "2024-09-20");
      g_assert_cmpstr (child->seat, ==, "7");
    }
}

/* What a tile of the board says: the visit, the try that came to nothing, and
 * the visit of somebody whose visits are no coverage. */
static void
test_states (void)
{
  static const struct { const char *child; XqVisitState state; gint64 others; const char *tried_on; const char *tried; } cases[] = {
    { "A", XQ_VISIT_DONE, 0, NULL, NULL },
    { "A3", XQ_VISIT_BY_OTHERS, 1, NULL, NULL },
    { "A4", XQ_VISIT_TRIED, 0, "2024-10-14", "declined" },
    { "A5", XQ_VISIT_DONE, 2, NULL, NULL },
  };
  static const char *const accounts[] = { "王老师", "李老师", "孙主任" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GPtrArray) students = list (accounts[i], CHILD_A);

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        {
          const XqVisitedStudent *child = find_child (students, cases[j].child);

          g_assert_cmpint (xq_visited_student_get_state (child), ==, cases[j].state);
          g_assert_cmpint (child->other_visits, ==, cases[j].others);
          g_assert_cmpstr (child->tried_on, ==, cases[j].tried_on);
          g_assert_cmpstr (child->tried_result, ==, cases[j].tried);
        }
    }
}

/* A child of a special group is due again each term; a grade leader, who does
 * not read the registers, does not learn it from this list. */
static void
test_special_groups (void)
{
  static const struct { const char *account; gboolean is_due; } cases[] = {
    { "李老师", TRUE }, { "赵老师", TRUE }, { "孙主任", FALSE },
  };
  g_autofree char *entry = school_fixture_save (school_fixture_enter (counted->school, "李老师"), "register",
                                                "student", counted_school_uid (counted, "A6"), "category", "migrant",
                                                "from_on", "2024-09-01", NULL);
  g_autofree char *setting = school_fixture_save (counted->school->store, "setting", "name",
                                                  "home_visit.special_per_term", "value", "2", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) students = list (cases[i].account, CHILD_B);
      const XqVisitedStudent *child = find_child (students, "A6");

      g_assert_cmpint (child->visits, ==, 1);
      g_assert_cmpint (child->is_due, ==, cases[i].is_due);
      g_assert_cmpint (xq_visited_student_get_state (child), ==, cases[i].is_due ? XQ_VISIT_DUE_IN_TERM : XQ_VISIT_DONE);
      child = find_child (students, "B2");
      g_assert_cmpint (xq_visited_student_get_state (child), ==, XQ_VISIT_BY_OTHERS);
    }
  g_assert_nonnull (entry);
  g_assert_nonnull (setting);
}

static void
test_lists_are_refused (void)
{
  static const struct { const char *account; FixtureChild class_of; } cases[] = {
    { "王老师", CHILD_B }, { "赵老师", CHILD_A }, { "孙主任", CHILD_C }, { "校长", CHILD_A },
    { "钱老师", CHILD_A }, { "周阿姨", CHILD_A },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      XqStore *store = school_fixture_enter (counted->school, cases[i].account);

      g_assert_null (xq_coverage_list_students (store, counted->school->classes[cases[i].class_of], "2024-1", &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  counted = counted_school_new ();
  g_test_add_func ("/rules/coverage/school", test_school);
  g_test_add_func ("/rules/coverage/own-classes-only", test_own_classes_only);
  g_test_add_func ("/rules/coverage/others-are-refused", test_others_are_refused);
  g_test_add_func ("/rules/coverage/students-of-a-class", test_students_of_a_class);
  g_test_add_func ("/rules/coverage/states", test_states);
  g_test_add_func ("/rules/coverage/special-groups", test_special_groups);
  g_test_add_func ("/rules/coverage/lists-are-refused", test_lists_are_refused);
  failed = g_test_run ();
  counted_school_free (counted);
  return failed;
}
