/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fresh-school.h"

#include "school/kinds.h"

#define TODAY "2024-11-15"
#define HEADINGS "学籍号,姓名,性别,出生日期,班级,监护人,与学生关系,监护人电话,留守\n"

#define A "G140881201201010001,安一鸣,男,2012-01-01,七(1)班,安国强,父亲,13900000001,否\n"
#define B "G140881201202020002,白小雨,女,2012-02-02,七(1)班,白建军,父亲,13900000002,单亲留守\n"
#define C "G140881201203030003,常春华,女,2012-03-03,七(2)班,常爱国,爷爷,13900000003,否\n"
#define FIRST HEADINGS A B C

/* A has moved to 7-2, B's father has another telephone and both parents are
 * away, C has a mother, D is new in a class that is new. */
#define SECOND HEADINGS \
  "G140881201201010001,安一鸣,男,2012-01-01,七(2)班,安国强,父亲,13900000001,否\n" \
  "G140881201202020002,白小雨,女,2012-02-02,七(1)班,白建军,父亲,13900000022,双亲留守\n" \
  "G140881201203030003,常春华,女,2012-03-03,七(2)班,李春梅,母亲,13900000033,否\n" \
  "G140881201204040004,丁小宝,男,2012-04-04,七(3)班,丁大宝,父亲,13900000004,是\n"

#define ENROLMENTS \
  "SELECT s.name || ' ' || c.year || ' ' || c.grade || '-' || c.number || ' ' || e.from_on || ' ' || coalesce (e.until_on, '') || " \
  "' ' || e.reason || ' ' || coalesce (e.end_reason, '') FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student " \
  "JOIN visible_class c ON c.uid = e.class WHERE e.withdrawn = 0 ORDER BY s.id, e.from_on"

#define GUARDIANS \
  "SELECT s.name || ' ' || g.name || ' ' || g.relation || ' ' || coalesce (g.phone, '') || ' ' || coalesce (g.main, 0) " \
  "FROM visible_guardian g JOIN visible_student s ON s.uid = g.student WHERE g.withdrawn = 0 ORDER BY s.id, g.id"

#define REGISTERS \
  "SELECT s.name || ' ' || r.category || ' ' || coalesce (r.kind, '') || ' ' || r.from_on || ' ' || r.basis || ' ' || " \
  "r.rechecked_year FROM visible_register r JOIN visible_student s ON s.uid = r.student WHERE r.withdrawn = 0 ORDER BY s.id"

static FreshSchool *
new_school (void)
{
  FreshSchool *school = fresh_school_new (TODAY);

  fresh_school_staff (school);
  fresh_school_enter (school, "李老师", NULL);
  return school;
}

static XqImportReport *
read_quietly (FreshSchool *school,
              const char  *text)
{
  XqImportReport *report = fresh_school_read (school, text);

  for (guint i = 0; i < report->warnings->len; i++)
    g_assert_cmpstr (((XqImportEntry *) g_ptr_array_index (report->warnings, i))->what, ==, "notice");
  return report;
}

static const XqImportEntry *
get_entry (GPtrArray *list,
           guint      index)
{
  g_assert_cmpuint (index, <, list->len);
  return g_ptr_array_index (list, index);
}

static void
edit (FreshSchool *school,
      const char  *kind,
      const char  *sql,
      const char  *field,
      const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = fresh_school_ask (school, sql);
  g_autoptr (XqRecord) record = xq_store_get (school->store, xq_kind_find (kind), uid, &error);

  g_assert_no_error (error);
  xq_record_set (record, field, value);
  xq_store_save (school->store, record, "corrected by hand", &error);
  g_assert_no_error (error);
}

static void
test_second (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = read_quietly (school, FIRST);
  g_autoptr (XqImportReport) second = NULL;
  g_autoptr (XqImportReport) third = NULL;

  assert_counts (first, 3, 3, 0, 0);
  assert_answer (school, ENROLMENTS,
                 "安一鸣 2024 7-1 2024-09-01  new \n白小雨 2024 7-1 2024-09-01  new \n常春华 2024 7-2 2024-09-01  new ");
  assert_answer (school, REGISTERS, "白小雨 left_behind one_parent 2024-09-01 roster 2024");

  second = read_quietly (school, SECOND);
  assert_counts (second, 4, 1, 3, 0);
  g_assert_cmpstr (get_entry (second->rows, 0)->fields, ==, "class");
  g_assert_cmpstr (get_entry (second->rows, 1)->fields, ==, "guardian register");
  g_assert_cmpstr (get_entry (second->rows, 2)->fields, ==, "guardian");
  g_assert_cmpstr (get_entry (second->rows, 3)->what, ==, "add");
  assert_answer (school, ENROLMENTS,
                 "安一鸣 2024 7-1 2024-09-01 2024-11-14 new class_change\n安一鸣 2024 7-2 2024-11-15  class_change \n"
                 "白小雨 2024 7-1 2024-09-01  new \n常春华 2024 7-2 2024-09-01  new \n丁小宝 2024 7-3 2024-09-01  new ");
  assert_answer (school, GUARDIANS,
                 "安一鸣 安国强 father 13900000001 1\n白小雨 白建军 father 13900000022 1\n"
                 "常春华 常爱国 grandparent 13900000003 1\n常春华 李春梅 mother 13900000033 0\n"
                 "丁小宝 丁大宝 father 13900000004 1");
  assert_answer (school, REGISTERS,
                 "白小雨 left_behind both 2024-09-01 roster 2024\n丁小宝 left_behind  2024-09-01 roster 2024");
  /* One transaction is one entry of the chain. */
  assert_answer (school, "SELECT count(*) FROM visible_school_audit WHERE verb = 'import'", "2");

  third = read_quietly (school, SECOND);
  assert_counts (third, 4, 0, 0, 4);
}

static void
test_newcomer (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = read_quietly (school, FIRST);
  g_autoptr (XqImportReport) second = read_quietly (school, FIRST
    "G140881201205050005,方圆,女,2012-05-05,七(1)班,方正,父亲,13900000005,双亲留守\n");

  assert_counts (second, 4, 1, 0, 3);
  assert_answer (school, "SELECT e.from_on FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student WHERE s.name = '方圆'",
                 TODAY);
  assert_answer (school, "SELECT r.from_on FROM visible_register r JOIN visible_student s ON s.uid = r.student WHERE s.name = '方圆'",
                 TODAY);
}

/* A class corrected on the day it was entered was never right. */
static void
test_same_day (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = NULL;
  g_autoptr (XqImportReport) second = NULL;

  fresh_school_enter (school, "李老师", "2024-09-01");
  first = read_quietly (school, HEADINGS A);
  second = read_quietly (school, HEADINGS
                         "G140881201201010001,安一鸣,男,2012-01-01,七(4)班,安国强,父亲,13900000001,否\n");
  assert_counts (second, 1, 0, 1, 0);
  assert_answer (school, ENROLMENTS, "安一鸣 2024 7-4 2024-09-01  new ");
}

static void
test_dry_run (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GFile) file = fresh_school_write (school, SECOND, -1);
  g_autoptr (XqImportReport) first = read_quietly (school, FIRST);
  g_autoptr (XqImportReport) dry = NULL;
  g_autofree char *before = fresh_school_states (school);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  dry = xq_import_file (&xq_import_roster, school->store, file, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dry->dry_run);
  assert_counts (dry, 4, 1, 3, 0);
  after = fresh_school_states (school);
  g_assert_cmpstr (before, ==, after);
  assert_answer (school, "SELECT count(*) FROM visible_school_audit WHERE verb = 'import'", "1");
  g_assert_true (xq_store_audit_verify (school->store, XQ_CABINET_SCHOOL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  GCancellable *cancellable;
  double        cancel_at;
  double        last;
} Watch;

static void
watch (double   fraction,
       gpointer data)
{
  Watch *self = data;

  g_assert_cmpfloat (fraction, >=, self->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  self->last = fraction;
  if (fraction >= self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GString) text = g_string_new (HEADINGS);
  const double moments[] = { 0.0, 0.5, 0.9, 2.0 };

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "G1408812012010%05u,童%u,女,2012-01-01,七(%u)班,,,,\n", i, i, i % 20 + 1);
  file = fresh_school_write (school, text->str, -1);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Watch self = { cancellable, moments[i], 0.0 };
      g_autoptr (XqImportReport) report = xq_import_file (&xq_import_roster, school->store, file, FALSE, watch, &self, cancellable, &error);

      if (moments[i] > 1.0)
        {
          g_assert_no_error (error);
          assert_counts (report, 1000, 1000, 0, 0);
          g_assert_cmpfloat (self.last, ==, 1.0);
          continue;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (report);
      assert_answer (school, "SELECT count(*) FROM visible_student", "0");
      assert_answer (school, "SELECT count(*) FROM visible_class", "0");
      assert_answer (school, "SELECT count(*) FROM visible_school_audit WHERE verb = 'import'", "0");
    }
}

static void
test_roles (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GFile) file = fresh_school_write (school, SECOND, -1);
  g_autoptr (XqImportReport) first = read_quietly (school, FIRST);
  g_autofree char *before = fresh_school_states (school);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) undo_error = NULL;
  XqImportUndone undone;

  fresh_school_enter (school, "王老师", NULL);
  g_assert_null (xq_import_file (&xq_import_roster, school->store, file, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_null (xq_import_file (&xq_import_roster, school->store, file, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  g_assert_false (xq_roster_undo (school->store, &undone, NULL, &undo_error));
  g_assert_error (undo_error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);

  fresh_school_enter (school, "李老师", NULL);
  after = fresh_school_states (school);
  g_assert_cmpstr (before, ==, after);
}

/* A head, who may not list guardians and special groups, reads rosters in that hold them. */
static void
test_head (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = NULL;
  g_autoptr (XqImportReport) again = NULL;

  fresh_school_enter (school, "校长", NULL);
  first = read_quietly (school, FIRST);
  again = read_quietly (school, FIRST);
  assert_counts (first, 3, 3, 0, 0);
  assert_counts (again, 3, 0, 0, 3);
  fresh_school_enter (school, "李老师", NULL);
  assert_answer (school, "SELECT count(*) FROM visible_guardian", "3");
}

#define L "L140881201201010001,郝一诺,男,2012-01-01,七(1)班,郝国强,父亲,13900000001,否\n"
#define G "G140881201201010009,郝一诺,男,2012-01-01,七(1)班,郝国强,父亲,13900000099,是\n"

static void
test_new_number (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = read_quietly (school, HEADINGS L);
  g_autofree char *before = fresh_school_states (school);
  g_autofree char *uid = fresh_school_ask (school, "SELECT uid FROM visible_student");
  g_autofree char *after = NULL;
  g_autoptr (XqImportReport) second = read_quietly (school, HEADINGS G);
  g_autoptr (XqImportReport) third = NULL;
  g_autoptr (XqImportReport) old = NULL;
  const XqImportEntry *entry = get_entry (second->to_merge, 0);

  assert_counts (second, 1, 0, 0, 0);
  g_assert_cmpuint (second->to_merge->len, ==, 1);
  g_assert_cmpuint (second->skipped->len, ==, 0);
  g_assert_cmpuint (entry->row, ==, 2);
  g_assert_cmpstr (entry->what, ==, "new_number");
  g_assert_cmpstr (entry->student, ==, uid);
  g_assert_null (strstr (entry->text, "G140881201201010009"));
  after = fresh_school_states (school);
  g_assert_cmpstr (before, ==, after);

  /* A person says yes: from then on it is that child, and the old number too. */
  edit (school, "student", "SELECT uid FROM visible_student", "former_number", "L140881201201010001");
  edit (school, "student", "SELECT uid FROM visible_student", "number", "G140881201201010009");
  third = read_quietly (school, HEADINGS G);
  assert_counts (third, 1, 0, 1, 0);
  g_assert_cmpstr (get_entry (third->rows, 0)->fields, ==, "guardian register");
  old = read_quietly (school, HEADINGS "L140881201201010001,郝一诺,男,2012-01-01,七(1)班,,,,\n");
  assert_counts (old, 1, 0, 0, 1);
  assert_answer (school, "SELECT count(*) FROM visible_student", "1");
}

/* Two children of one name and birthday are two, unless the number says which. */
static void
test_left_to_a_person (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = read_quietly (school, HEADINGS
    "G140881201201010001,王明,男,2012-01-01,七(1)班,王强,父亲,13900000001,\n"
    "G140881201201010002,王明,男,2012-01-01,七(1)班,王刚,父亲,13900000002,\n");
  g_autofree char *before = fresh_school_states (school);
  g_autofree char *after = NULL;
  g_autoptr (XqImportReport) second = fresh_school_read (school, HEADINGS
    ",王明,男,2012-01-01,七(1)班,,,,\n"
    "G140881201201010003,季节,,2012-03-03,七(1)班,,,,\n"
    "G140881201201010001,王朝,女,2012-09-09,七(1)班,,,,\n");
  g_autoptr (XqImportReport) third = NULL;

  assert_counts (first, 2, 2, 0, 0);
  assert_counts (second, 3, 0, 0, 0);
  g_assert_cmpuint (second->skipped->len, ==, 3);
  g_assert_cmpstr (get_entry (second->skipped, 0)->what, ==, "ambiguous");
  g_assert_cmpuint (get_entry (second->skipped, 0)->row, ==, 2);
  g_assert_cmpstr (get_entry (second->skipped, 1)->what, ==, "incomplete");
  g_assert_cmpuint (get_entry (second->skipped, 1)->row, ==, 3);
  g_assert_cmpstr (get_entry (second->skipped, 2)->what, ==, "ambiguous");
  g_assert_cmpuint (get_entry (second->skipped, 2)->row, ==, 4);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (get_entry (second->skipped, i)->text);
  third = fresh_school_read (school, HEADINGS "G140881201201010002,王明,男,2012-01-01,七(1)班,,,,\n");
  assert_counts (third, 1, 0, 0, 1);
  after = fresh_school_states (school);
  g_assert_cmpstr (before, ==, after);
}

/* What the records refuse is left out whole; the rest goes in, in one transaction. */
static void
test_refused (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (GString) text = g_string_new (FIRST "G140881201206060006,何田田,女,2012-06-06,七(9)班,何大田,父亲,");
  g_autoptr (XqImportReport) report = NULL;
  g_autoptr (XqImportReport) again = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "139%08u、", i);
  g_string_append (text, ",否\nG140881201207070007,贾宝,男,2012-07-07,七(1)班,,,,\n");
  report = fresh_school_read (school, text->str);
  assert_counts (report, 5, 4, 0, 0);
  g_assert_cmpuint (report->skipped->len, ==, 1);
  g_assert_cmpstr (get_entry (report->skipped, 0)->what, ==, "refused");
  g_assert_cmpuint (get_entry (report->skipped, 0)->row, ==, 5);
  assert_answer (school, "SELECT name FROM visible_student ORDER BY id", "安一鸣\n白小雨\n常春华\n贾宝");
  assert_answer (school, "SELECT count(*) FROM visible_class WHERE number = 9", "0");
  assert_answer (school, "SELECT count(*) FROM visible_school_audit WHERE verb = 'import'", "1");
  again = fresh_school_read (school, text->str);
  assert_counts (again, 5, 0, 0, 4);
}

static void
test_gone (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = read_quietly (school, FIRST);
  g_autoptr (XqImportReport) second = NULL;
  g_autofree char *enrolments = NULL;

  edit (school, "enrolment", "SELECT e.uid FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student WHERE s.name = '安一鸣'",
        "until_on", "2024-10-10");
  edit (school, "student", "SELECT uid FROM visible_student WHERE name = '安一鸣'", "state", "left");
  enrolments = fresh_school_ask (school, ENROLMENTS);
  second = fresh_school_read (school, FIRST);
  assert_counts (second, 3, 0, 0, 3);
  g_assert_cmpuint (second->warnings->len, ==, 1);
  g_assert_cmpuint (get_entry (second->warnings, 0)->row, ==, 2);
  g_assert_cmpstr (get_entry (second->warnings, 0)->what, ==, "warning");
  assert_answer (school, ENROLMENTS, enrolments);
}

static void
test_missing (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = read_quietly (school, FIRST);
  g_autoptr (XqImportReport) second = read_quietly (school, HEADINGS A);
  g_autofree char *enrolments = fresh_school_ask (school, ENROLMENTS);

  /* One of 7-1 is missing; of 7-2 the roster does not speak. */
  g_assert_cmpuint (second->warnings->len, ==, 1);
  g_assert_nonnull (strstr (get_entry (second->warnings, 0)->text, "7-1"));
  assert_answer (school, "SELECT count(*) FROM visible_enrolment WHERE until_on IS NULL", "3");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/second", test_second);
  g_test_add_func ("/import/newcomer", test_newcomer);
  g_test_add_func ("/import/same-day", test_same_day);
  g_test_add_func ("/import/dry-run", test_dry_run);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/roles", test_roles);
  g_test_add_func ("/import/head", test_head);
  g_test_add_func ("/import/new-number", test_new_number);
  g_test_add_func ("/import/left-to-a-person", test_left_to_a_person);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/gone", test_gone);
  g_test_add_func ("/import/missing", test_missing);
  return g_test_run ();
}
