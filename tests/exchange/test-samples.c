/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fresh-school.h"

#define TODAY "2024-11-15"

/* What was looked up in the files by hand: their first, a middle and their last rows. */
#define ONE_CHILD \
  "SELECT s.name || ' ' || s.sex || ' ' || coalesce (s.born_on, '-') || ' ' || c.grade || '-' || c.number || ' ' || " \
  "e.from_on || ' ' || g.name || ' ' || g.relation || ' ' || g.phone || ' ' || coalesce (g.main, 0) || ' ' || " \
  "(SELECT coalesce (group_concat (r.category || ':' || r.basis, '+'), '-') FROM visible_register r WHERE r.student = s.uid) " \
  "FROM visible_student s JOIN visible_enrolment e ON e.student = s.uid JOIN visible_class c ON c.uid = e.class " \
  "JOIN visible_guardian g ON g.student = s.uid WHERE s.number = "

static XqImportReport *
read_sample (FreshSchool *school,
             const char  *name,
             gboolean     dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = fresh_school_sample (name);
  XqImportReport *report = xq_import_file (&xq_import_roster, school->store, file, dry_run, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->warnings->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (report->warnings, i);

      g_test_message ("%s %u %s %s", entry->sheet, entry->row, entry->what, entry->text);
    }
  return report;
}

static void
read_again (FreshSchool *school,
            const char  *name)
{
  g_autofree char *before = fresh_school_states (school);
  g_autofree char *audit = fresh_school_ask (school, "SELECT count(*) FROM visible_school_audit");
  g_autoptr (XqImportReport) report = read_sample (school, name, FALSE);
  g_autofree char *after = fresh_school_states (school);

  assert_counts (report, report->n_read, 0, 0, report->n_read);
  g_assert_cmpstr (before, ==, after);
  assert_answer (school, "SELECT count(*) FROM visible_school_audit", audit);
}

static void
test_export (void)
{
  g_autoptr (FreshSchool) school = fresh_school_new (TODAY);
  g_autoptr (XqImportReport) dry = NULL;
  g_autoptr (XqImportReport) report = NULL;
  const XqImportEntry *entry;

  fresh_school_staff (school);
  fresh_school_enter (school, "李老师", NULL);

  dry = read_sample (school, "roster-export.xlsx", TRUE);
  assert_counts (dry, 180, 180, 0, 0);
  assert_answer (school, "SELECT count(*) FROM visible_student", "0");
  assert_answer (school, "SELECT count(*) FROM visible_class", "0");

  report = read_sample (school, "roster-export.xlsx", FALSE);
  assert_counts (report, 180, 180, 0, 0);
  g_assert_cmpint (report->school_year, ==, 2024);
  g_assert_cmpuint (report->rows->len, ==, 180);
  g_assert_cmpuint (report->to_merge->len, ==, 0);

  /* A title and a line of totals. */
  g_assert_cmpuint (report->skipped->len, ==, 2);
  entry = g_ptr_array_index (report->skipped, 0);
  g_assert_cmpstr (entry->sheet, ==, "花名册");
  g_assert_cmpuint (entry->row, ==, 1);
  g_assert_cmpstr (entry->what, ==, "title");
  entry = g_ptr_array_index (report->skipped, 1);
  g_assert_cmpuint (entry->row, ==, 183);
  g_assert_cmpstr (entry->what, ==, "footer");

  assert_answer (school, "SELECT count(*) FROM visible_student WHERE withdrawn = 0", "180");
  assert_answer (school, "SELECT count(*) FROM visible_guardian WHERE main = 1", "180");
  assert_answer (school, "SELECT group_concat (DISTINCT phase) FROM visible_class", "junior");
  assert_answer (school, "SELECT count(*) FROM visible_class WHERE year = 2024 AND grade BETWEEN 7 AND 9 AND number BETWEEN 1 AND 4",
                 "12");
  assert_answer (school, ONE_CHILD "'G140881201200000011'",
                 "陈浩晨 female 2009-08-25 8-4 2024-09-01 陈怡 guardian 13912597620 1 -");
  assert_answer (school, ONE_CHILD "'G140881201200000048'",
                 "卫雅 male 2011-12-26 9-1 2024-09-01 卫俊 guardian 13904105718 1 left_behind:roster+hardship:roster");
  assert_answer (school, ONE_CHILD "'G140881201200006634'",
                 "马轩梓 female 2011-10-20 7-4 2024-09-01 马然 guardian 13946136247 1 -");
  read_again (school, "roster-export.xlsx");
}

static void
test_wps (void)
{
  g_autoptr (FreshSchool) school = fresh_school_new (TODAY);
  g_autoptr (XqImportReport) report = NULL;

  fresh_school_staff (school);
  fresh_school_enter (school, "李老师", NULL);
  report = read_sample (school, "roster-wps.csv", FALSE);
  assert_counts (report, 60, 60, 0, 0);
  g_assert_cmpuint (report->skipped->len, ==, 0);
  assert_answer (school, ONE_CHILD "'G140881201200000048'",
                 "卫雅 male 2011-12-26 9-1 2024-09-01 卫俊 guardian 13904105718 1 -");
  assert_answer (school, ONE_CHILD "'G140881201200002194'",
                 "陈雅然 male 2009-05-24 7-3 2024-09-01 陈志 guardian 13969937861 1 -");
  read_again (school, "roster-wps.csv");
}

static void
test_by_class (void)
{
  g_autoptr (FreshSchool) school = fresh_school_new (TODAY);
  g_autoptr (XqImportReport) report = NULL;

  fresh_school_staff (school);
  fresh_school_enter (school, "李老师", NULL);
  report = read_sample (school, "roster-by-class.xlsx", FALSE);
  assert_counts (report, 120, 120, 0, 0);
  assert_answer (school,
                 "SELECT c.grade || '-' || c.number || ' ' || count(*) FROM visible_enrolment e "
                 "JOIN visible_class c ON c.uid = e.class GROUP BY c.grade, c.number ORDER BY 1",
                 "7-1 40\n7-2 40\n7-3 40");
  assert_answer (school,
                 "SELECT s.name || ' ' || s.sex || ' ' || s.born_on || ' ' || c.grade || '-' || c.number || ' ' || g.name || ' ' || "
                 "g.phone FROM visible_student s JOIN visible_enrolment e ON e.student = s.uid "
                 "JOIN visible_class c ON c.uid = e.class JOIN visible_guardian g ON g.student = s.uid "
                 "WHERE s.name IN ('卫雅', '何阳雨', '盖睿') ORDER BY s.id",
                 "卫雅 male 2011-12-26 7-1 卫俊 13904105718\n何阳雨 female 2012-04-24 7-2 何涵 13973658522\n"
                 "盖睿 male 2012-04-17 7-3 盖睿 13957216934");
  read_again (school, "roster-by-class.xlsx");
}

/* The three come from one school: the second and third know the children already. */
static void
test_one_after_the_other (void)
{
  g_autoptr (FreshSchool) school = fresh_school_new (TODAY);
  g_autoptr (XqImportReport) first = NULL;
  g_autoptr (XqImportReport) second = NULL;

  fresh_school_staff (school);
  first = read_sample (school, "roster-export.xlsx", FALSE);
  assert_counts (first, 180, 180, 0, 0);
  second = read_sample (school, "roster-wps.csv", FALSE);
  g_assert_cmpuint (second->n_added, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/export", test_export);
  g_test_add_func ("/samples/wps", test_wps);
  g_test_add_func ("/samples/by-class", test_by_class);
  g_test_add_func ("/samples/one-after-the-other", test_one_after_the_other);
  return g_test_run ();
}
