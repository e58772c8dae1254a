/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include "form.h"
#include "school/student-lookup.h"

static SchoolFixture *school;

static char *namesake;

/* The names found, joined. */
static char *
found (XqStore    *store,
       const char *text,
       guint       limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = xq_student_find (store, text, limit, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < students->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            ((const XqFoundStudent *) g_ptr_array_index (students, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_find (void)
{
  static const char *const cases[][2] = {
    { "甲小明", "甲小明" },
    { "小", "丙小刚 甲小明 乙小红" }, /* bing, jia, yi */
    { "jxm", "甲小明" },
    { "jiaxm", "甲小明" },
    { "JiaXiaoMing", "甲小明" },
    { "xm", "甲小明" },
    { "x", "丙小刚 甲小明 吕西 乙小红" },
    { "lvxi", "吕西" },
    { "luxi", "吕西" },
    { "G140881201203010011", "甲小明" },
    { "g1408812012030", "甲小明" },
    { "7-1", "甲小明" },
    { "七(1)班", "甲小明" },
    { "8-1", "丙小刚" },
    { "6-1", "" },
    { "nobody", "" },
    { "查无此人", "" },
    { "", "" },
    { "　", "" },
    { "%", "" },
    { "'; --", "" },
  };
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autofree char *one = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = found (store, cases[i][0], 0);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (names, ==, cases[i][1]);
    }
  one = found (store, "小", 1);
  g_assert_cmpstr (one, ==, "丙小刚");
}

static void
test_found_student (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = xq_student_find (store, "甲小明", 0, &error);
  const XqFoundStudent *student;

  g_assert_no_error (error);
  g_assert_cmpuint (students->len, ==, 1);
  student = g_ptr_array_index (students, 0);
  g_assert_cmpstr (student->uid, ==, school->children[CHILD_A]);
  g_assert_cmpstr (student->class_uid, ==, school->classes[CHILD_A]);
  g_assert_cmpint (student->grade, ==, 7);
  g_assert_cmpint (student->class_number, ==, 1);
  g_assert_cmpstr (student->sex, ==, "male");
  g_assert_cmpstr (student->born_on, ==, "2012-03-01");
  g_assert_cmpstr (student->number, ==, "G140881201203010011");
}

/* Who reaches a class finds its children, with the columns that the role reads. */
static void
test_reach (void)
{
  XqStore *store = school_fixture_enter (school, "钱老师");
  g_autofree char *all = found (store, "x", 0);
  g_autofree char *by_number = found (store, "G140881201203010011", 0);
  g_autoptr (GPtrArray) students = xq_student_find (store, "甲小明", 0, NULL);
  const XqFoundStudent *student = g_ptr_array_index (students, 0);

  g_assert_cmpstr (all, ==, "甲小明");
  g_assert_cmpstr (by_number, ==, "");
  g_assert_null (student->number);
  g_assert_null (student->sex);
  g_assert_null (student->born_on);
  g_assert_cmpint (student->grade, ==, 7);

  store = school_fixture_enter (school, "孙主任");
  g_free (all);
  all = found (store, "x", 0);
  g_assert_cmpstr (all, ==, "甲小明 乙小红");
}

static void
expect (XqStore      *store,
        const char   *text,
        const char   *uid,
        XqStoreError  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *resolved = xq_student_resolve (store, text, &error);

  g_test_message ("%s", text);
  g_assert_cmpstr (resolved, ==, uid);
  if (uid == NULL)
    g_assert_error (error, XQ_STORE_ERROR, (int) code);
  else
    g_assert_no_error (error);
}

static void
add_namesake (void)
{
  XqStore *store = school_fixture_enter (school, "李老师");

  namesake = school_fixture_save (store, "student", "name", "甲小明", "sex", "female", NULL);
  g_free (school_fixture_save (store, "enrolment", "student", namesake, "class", school->classes[CHILD_C], NULL));
}

static void
test_resolve (void)
{
  XqStore *store;

  add_namesake ();
  store = school_fixture_enter (school, "李老师");
  expect (store, "乙小红", school->children[CHILD_B], 0);
  expect (store, "乙 小红", school->children[CHILD_B], 0);
  expect (store, "G140881201205020022", school->children[CHILD_B], 0);
  expect (store, "g140881201205020022", school->children[CHILD_B], 0);
  expect (store, school->children[CHILD_C], school->children[CHILD_C], 0);
  expect (store, "小红", NULL, XQ_STORE_ERROR_NOT_FOUND);
  expect (store, "", NULL, XQ_STORE_ERROR_NOT_FOUND);
  expect (store, "00000000000000000000000000000001", NULL, XQ_STORE_ERROR_NOT_FOUND);

  expect (store, "甲小明 8-1", namesake, 0);
  expect (store, "甲小明 7-1", school->children[CHILD_A], 0);
  expect (store, "八(1) 甲小明", namesake, 0);
  expect (store, "甲小明 7-2", NULL, XQ_STORE_ERROR_NOT_FOUND);
  expect (store, "甲小明", NULL, XQ_STORE_ERROR_AMBIGUOUS);

  /* For the class teacher there is one of that name, and no other class. */
  store = school_fixture_enter (school, "王老师");
  expect (store, "甲小明", school->children[CHILD_A], 0);
  expect (store, "乙小红", NULL, XQ_STORE_ERROR_NOT_FOUND);
}

static void
test_classes (void)
{
  XqStore *store = school_fixture_enter (school, "王老师");
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_class_find (store, "七年级(2)班", 0, &error);
  g_autofree char *class_uid = NULL;
  g_autofree char *none = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (uid, ==, school->classes[CHILD_B]);
  g_assert_null (xq_class_find (store, "7-2", 2023, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (xq_class_find (store, "seven", 0, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);

  xq_student_class_on (store, school->children[CHILD_A], "2024-09-01", &class_uid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (class_uid, ==, school->classes[CHILD_A]);
  xq_student_class_on (store, school->children[CHILD_A], "2024-08-31", &none, &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  g_free (school_fixture_save (school_fixture_enter (school, "李老师"), "student", "name", "吕西", "sex", "male", NULL));
  g_test_add_func ("/school/lookup/find", test_find);
  g_test_add_func ("/school/lookup/found-student", test_found_student);
  g_test_add_func ("/school/lookup/reach", test_reach);
  g_test_add_func ("/school/lookup/classes", test_classes);
  g_test_add_func ("/school/lookup/resolve", test_resolve);
  result = g_test_run ();
  g_free (namesake);
  school_fixture_free (school);
  return result;
}
