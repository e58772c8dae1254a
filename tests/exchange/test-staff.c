/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rows.h"
#include "school-fixture.h"

#include "exchange/error.h"
#include "exchange/import.h"
#include "school/kinds.h"

#define STAFF \
  "SELECT s.name || ' ' || coalesce (s.job, '-') || ' [' || coalesce (s.post, '') || '] [' || coalesce (s.education, '') || '] ' || " \
  "coalesce (s.phone, '') || ' ' || coalesce (s.from_on, '') || ' ' || (SELECT coalesce (group_concat (c.name || '/' || coalesce " \
  "(c.grade, '') || '/' || coalesce (c.issued_on, ''), '+' ORDER BY c.position), '') FROM visible_staff_certificates c WHERE c.record = s.uid) " \
  "FROM visible_staff s WHERE s.withdrawn = 0 AND s.name IN ('王老师', '陈静', '刘洋', '郭敏') ORDER BY s.name, s.id"

static const char list[] =
  "永济市城西初级中学教职工名册,,,,,,,,,,,,,\n"
  "序号,姓名,性别,身份证号,民族,政治面貌,岗位,职务,任教学科,学历,专业,资格证书,发证日期,联系电话\n"
  "1,王老师,男,140881,汉,党员,,班主任,语文,本科,汉语言文学,,,13900000001\n"          /* known: filled in */
  "2,陈 静,女,140881,汉,群众,专职心理教师,,心理健康,硕士,心理学,心理健康教育B证,2020-06-01,13900000002\n"
  "3,刘洋,男,140881,汉,群众,,德育副校长,,,,\"教师资格证、心理咨询师\",,\n"
  "4,郭敏,女,140881,汉,群众,,,心理,,,,2020.13.40,\n"                                     /* never guessed */
  "5,刘洋,男,140881,汉,群众,科任教师,,,,,,,\n"                                           /* stands there before */
  "6,,女,140881,汉,群众,科任教师,,数学,,,,,\n"
  "校长签字：,,,,,,,,,,,,,\n";

static SchoolFixture *school;

/* As it was made: a password is not stretched for each test. */
static SchoolFixture *
fresh (void)
{
  school_fixture_restore (school);
  return school;
}

static XqImportReport *
read_text (SchoolFixture *fixture,
           const char    *text,
           GError       **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "..", "staff.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  XqImportReport *report;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = xq_import_file (&xq_import_staff, fixture->store, file, FALSE, NULL, NULL, NULL, error);
  g_assert_true (g_file_delete (file, NULL, NULL));
  return report;
}

static char *
show (const GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (entries, i);

      g_test_message ("row %u %s: %s", entry->row, entry->what, entry->text);
      g_string_append_printf (text, "%s%u %s%s%s", text->len > 0 ? "; " : "", entry->row, entry->what,
                              entry->fields != NULL ? " " : "", entry->fields != NULL ? entry->fields : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_entries(entries, expected) G_STMT_START { \
    g_autofree char *assert_entries_text = show (entries); \
    g_assert_cmpstr (assert_entries_text, ==, expected); } G_STMT_END

/* Who is known is filled in; what is not needed is not read, and that is said. */
static void
test_by_hand (void)
{
  static const char after[] =
    "刘洋 head [德育副校长] []   教师资格证//+心理咨询师//\n"
    "王老师 class_teacher [班主任，任教学科: 语文] [汉语言文学，本科] 13900000001  \n"
    "郭敏 - [任教学科: 心理] []   \n"
    "陈静 psych_full [任教学科: 心理健康] [心理学，硕士] 13900000002  心理健康教育B证//2020-06-01";
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "校长");
  g_autofree char *at_first = rows_dup (store, STAFF);
  g_autoptr (XqImportReport) first = NULL;
  g_autoptr (XqImportReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) left_out = g_string_new (NULL);
  XqImportUndone undone;

  first = read_text (fixture, list, &error);
  g_assert_no_error (error);
  assert_entries (first->skipped, "1 title; 8 no_name; 9 footer; 7 duplicate");
  assert_entries (first->rows, "3 update post job education phone; 4 add; 5 add; 6 add");
  g_assert_cmpuint (first->n_read, ==, 6);
  assert_rows (store, STAFF, after);
  for (guint i = 0; i < first->left_out->len; i++)
    g_string_append_printf (left_out, "%s ", ((XqImportColumn *) g_ptr_array_index (first->left_out, i))->heading);
  g_assert_cmpstr (left_out->str, ==, "序号 性别 身份证号 民族 政治面貌 ");
  for (guint i = 1; i < first->left_out->len; i++)
    g_assert_cmpstr (((XqImportColumn *) g_ptr_array_index (first->left_out, i))->reason, ==, "It is not needed.");

  again = read_text (fixture, list, &error);
  g_assert_no_error (error);
  assert_entries (again->rows, "3 unchanged; 4 unchanged; 5 unchanged; 6 unchanged");
  assert_rows (store, STAFF, after);

  g_assert_true (xq_import_take_back (&xq_import_staff, store, &undone, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_withdrawn, ==, 3);
  g_assert_cmpuint (undone.n_restored, ==, 1);
  assert_rows (store, STAFF, at_first);
}

/* Somebody of the list got a class since: the list is not taken back. */
static void
test_used (void)
{
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "校长");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqImportReport) report = read_text (fixture, "姓名,岗位\n陈静,科任教师\n", &error);
  g_autofree char *staff = NULL;
  g_autofree char *post = NULL;
  XqImportUndone undone;

  g_assert_no_error (error);
  staff = rows_dup (store, "SELECT uid FROM visible_staff WHERE name = '陈静'");
  post = school_fixture_save (store, "class_post", "class", fixture->classes[CHILD_C], "teacher", staff, "post", "class_teacher", NULL);
  g_assert_false (xq_import_take_back (&xq_import_staff, store, &undone, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_rows (store, "SELECT count(*) FROM visible_staff WHERE withdrawn = 0 AND name = '陈静'", "1");
  g_assert_true (xq_store_withdraw (store, &xq_class_post, post, "not yet", &error));
  g_assert_true (xq_import_take_back (&xq_import_staff, store, &undone, NULL, &error));
  g_assert_no_error (error);
  assert_rows (store, "SELECT count(*) FROM visible_staff WHERE withdrawn = 0 AND name = '陈静'", "0");
}

/* Two of a name: which one the file means nobody can say. */
static void
test_same_name (void)
{
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "校长");
  g_autofree char *one = school_fixture_save (store, "staff", "name", "刘洋", NULL);
  g_autofree char *other = school_fixture_save (store, "staff", "name", "刘洋", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqImportReport) report = read_text (fixture, "姓名,岗位\n刘洋,科任教师\n", &error);

  g_assert_no_error (error);
  assert_entries (report->skipped, "2 ambiguous");
  assert_rows (store, "SELECT count(*) FROM visible_staff WHERE job IS NULL AND name = '刘洋'", "2");
}

/* A roster of students must never become the staff. */
static void
test_not_students (void)
{
  static const char *const tables[] = {
    "学籍号,姓名,性别,职务\nG1,王小明,男,班长\n",
    "姓名,性别,班内学号,职务\n王小明,男,1,班长\n",
    "姓名,性别,电话\n王小明,男,139\n",
    "学生姓名,职务\n王小明,班长\n",
    "姓名,职务,家长电话\n王小明,班长,139\n",
  };
  SchoolFixture *fixture = fresh ();
  XqStore *store = school_fixture_enter (fixture, "校长");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("table %u", i);
      g_assert_null (read_text (fixture, tables[i], &error));
      g_assert_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND);
    }
  assert_rows (store, "SELECT count(*) FROM visible_staff WHERE name = '王小明'", "0");
}

/* From the requirements' table: heads and counsellors write the staff's register, nobody else. */
static void
test_rights (void)
{
  static const struct { const char *account; gboolean may; } accounts[] = {
    { "校长", TRUE }, { "李老师", TRUE }, { "孙主任", FALSE }, { "周阿姨", FALSE }, { "王老师", FALSE }, { "钱老师", FALSE },
  };
  SchoolFixture *fixture = fresh ();

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autofree char *text = g_strdup_printf ("姓名,岗位\n新人%c,科任教师\n", 'A' + (int) i);
      g_autoptr (GError) error = NULL;
      g_autoptr (XqImportReport) report = NULL;

      (void) school_fixture_enter (fixture, accounts[i].account);
      g_test_message ("account %u", i);
      report = read_text (fixture, text, &error);
      if (accounts[i].may)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (report->n_added, ==, 1);
        }
      else
        g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  school_fixture_keep (school);
  g_test_add_func ("/staff/by-hand", test_by_hand);
  g_test_add_func ("/staff/used", test_used);
  g_test_add_func ("/staff/same-name", test_same_name);
  g_test_add_func ("/staff/not-students", test_not_students);
  g_test_add_func ("/staff/rights", test_rights);
  failed = g_test_run ();
  school_fixture_free (school);
  return failed;
}
