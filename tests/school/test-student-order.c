/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "school/kinds.h"
#include "school/person-name.h"
#include "school/student-order.h"

static GPtrArray *
make_students (void)
{
  static const struct { const char *name; int grade; int number; const char *seat; const char *sex; } given[] = {
    { "单小军", 7, 10, "2", "male" },  { "曾小红", 7, 2, "10", "female" }, { "张一", 8, 1, "1", "male" },
    { "安宁", 7, 2, "9", NULL },       { "李安", 0, 0, NULL, "female" },   { "连心", 7, 2, NULL, "male" },
  };
  GPtrArray *students = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_found_student_free);

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      XqFoundStudent *student = g_new0 (XqFoundStudent, 1);

      student->uid = g_strdup_printf ("%032x", i);
      student->name = g_strdup (given[i].name);
      student->pinyin = xq_person_name_dup_pinyin (given[i].name);
      student->grade = given[i].grade;
      student->class_number = given[i].number;
      student->seat = g_strdup (given[i].seat);
      student->sex = g_strdup (given[i].sex);
      g_ptr_array_add (students, student);
    }
  return students;
}

static void
assert_order (XqStudentOrder  order,
              gboolean        descending,
              const char     *wanted)
{
  g_autoptr (GPtrArray) students = make_students ();
  g_autoptr (GHashTable) contacts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) found = g_string_new (NULL);

  g_hash_table_insert (contacts, (gpointer) "00000000000000000000000000000004", (gpointer) "2024-10-02");
  g_hash_table_insert (contacts, (gpointer) "00000000000000000000000000000001", (gpointer) "2024-09-30");
  xq_students_sort (students, order, descending, contacts);
  for (guint i = 0; i < students->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((const XqFoundStudent *) g_ptr_array_index (students, i))->name);
  g_assert_cmpstr (found->str, ==, wanted);
}

/* Surnames are read as surnames: Shan, Zeng; and Li An stands before Lian Xin. */
static void
test_names (void)
{
  assert_order (XQ_STUDENT_ORDER_NAME, FALSE, "安宁 李安 连心 单小军 曾小红 张一");
  assert_order (XQ_STUDENT_ORDER_NAME, TRUE, "张一 曾小红 单小军 连心 李安 安宁");
}

/* Numbers are numbers, and those without any are the last in both directions. */
static void
test_classes (void)
{
  assert_order (XQ_STUDENT_ORDER_CLASS, FALSE, "安宁 曾小红 连心 单小军 张一 李安");
  assert_order (XQ_STUDENT_ORDER_CLASS, TRUE, "张一 单小军 安宁 曾小红 连心 李安");
  assert_order (XQ_STUDENT_ORDER_SEAT, FALSE, "张一 单小军 安宁 曾小红 连心 李安");
  assert_order (XQ_STUDENT_ORDER_SEAT, TRUE, "曾小红 安宁 单小军 张一 连心 李安");
}

static void
test_others (void)
{
  assert_order (XQ_STUDENT_ORDER_SEX, FALSE, "连心 单小军 张一 曾小红 李安 安宁");
  assert_order (XQ_STUDENT_ORDER_LAST_CONTACT, FALSE, "曾小红 李安 安宁 连心 单小军 张一");
  assert_order (XQ_STUDENT_ORDER_LAST_CONTACT, TRUE, "李安 曾小红 安宁 连心 单小军 张一");
  assert_order (XQ_STUDENT_ORDER_GIVEN, TRUE, "单小军 曾小红 张一 安宁 李安 连心");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  xq_school_register ();
  g_test_add_func ("/school/student-order/names", test_names);
  g_test_add_func ("/school/student-order/classes", test_classes);
  g_test_add_func ("/school/student-order/others", test_others);
  return g_test_run ();
}
