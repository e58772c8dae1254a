/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fresh-school.h"

#include "school/kinds.h"

#define TODAY "2024-11-15"
#define HEADINGS "学籍号,姓名,性别,出生日期,班级,监护人,与学生关系,监护人电话,留守\n"
#define A "G140881201201010001,安一鸣,男,2012-01-01,七(1)班,安国强,父亲,13900000001,否\n"
#define B "G140881201202020002,白小雨,女,2012-02-02,七(1)班,白建军,父亲,13900000002,单亲留守\n"
#define FIRST HEADINGS A B
#define SECOND HEADINGS \
  "G140881201201010001,安一鸣,男,2012-01-02,七(2)班,安国强,父亲,13900000001,否\n" \
  "G140881201202020002,白小雨,女,2012-02-02,七(1)班,白建军,父亲,13900000022,双亲留守\n" \
  "G140881201204040004,丁小宝,男,2012-04-04,七(3)班,丁大宝,父亲,13900000004,是\n"

#define CLASSES \
  "SELECT s.name || ' ' || c.year || ' ' || c.grade || '-' || c.number || ' ' || e.from_on || ' ' || coalesce (e.until_on, '') || " \
  "' ' || e.reason || ' ' || coalesce (e.end_reason, '') FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student " \
  "JOIN visible_class c ON c.uid = e.class WHERE e.withdrawn = 0 ORDER BY s.id, e.from_on"

static FreshSchool *
new_school (void)
{
  FreshSchool *school = fresh_school_new (TODAY);

  fresh_school_staff (school);
  fresh_school_enter (school, "李老师", NULL);
  return school;
}

static XqImportUndone
undo (FreshSchool *school)
{
  g_autoptr (GError) error = NULL;
  XqImportUndone undone;

  xq_roster_undo (school->store, &undone, NULL, &error);
  g_assert_no_error (error);
  return undone;
}

static void
assert_refused (FreshSchool  *school,
                XqStoreError  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fresh_school_states (school);
  g_autofree char *after = NULL;
  XqImportUndone undone;

  g_assert_false (xq_roster_undo (school->store, &undone, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, (int) code);
  after = fresh_school_states (school);
  g_assert_cmpstr (before, ==, after);
}

static void
save (FreshSchool *school,
      const char  *kind,
      const char  *fields[][2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (school->store, xq_kind_find (kind));

  for (guint i = 0; fields[i][0] != NULL; i++)
    xq_record_set (record, fields[i][0], fields[i][1]);
  xq_store_save (school->store, record, NULL, &error);
  g_assert_no_error (error);
}

static char *
find (FreshSchool *school,
      const char  *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid FROM visible_student WHERE withdrawn = 0 AND name = '%s'", name);

  return fresh_school_ask (school, sql);
}

static void
test_back_and_forth (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = NULL;
  g_autoptr (XqImportReport) second = NULL;
  g_autoptr (XqImportReport) third = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  XqImportUndone undone;

  assert_refused (school, XQ_STORE_ERROR_NOT_FOUND);
  first = fresh_school_read (school, FIRST);
  before = fresh_school_states (school);
  second = fresh_school_read (school, SECOND);
  assert_counts (second, 3, 1, 2, 0);

  /* Added: 丁 with enrolment, guardian and register, two classes, an enrolment of 安.
   * Changed: 安's birthday and old enrolment, the telephone and register of 白. */
  undone = undo (school);
  g_assert_cmpuint (undone.n_withdrawn, ==, 7);
  g_assert_cmpuint (undone.n_restored, ==, 4);
  after = fresh_school_states (school);
  g_assert_cmpstr (before, ==, after);
  assert_refused (school, XQ_STORE_ERROR_NOT_FOUND);

  /* The classes that were withdrawn hold again; and once more back. */
  third = fresh_school_read (school, SECOND);
  assert_counts (third, 3, 1, 2, 0);
  assert_answer (school, "SELECT count(*) FROM visible_class WHERE withdrawn = 0", "3");
  assert_answer (school, CLASSES,
                 "安一鸣 2024 7-1 2024-09-01 2024-11-14 new class_change\n安一鸣 2024 7-2 2024-11-15  class_change \n"
                 "白小雨 2024 7-1 2024-09-01  new \n丁小宝 2024 7-3 2024-09-01  new ");
  undone = undo (school);
  g_clear_pointer (&after, g_free);
  after = fresh_school_states (school);
  g_assert_cmpstr (before, ==, after);

  /* Every step stays in the history, with its reason. */
  assert_answer (school, "SELECT group_concat (verb) FROM (SELECT verb FROM visible_school_audit WHERE verb LIKE '%import%' ORDER BY sequence)",
                 "import,import,undo import,import,undo import");
  g_assert_true (xq_store_audit_verify (school->store, XQ_CABINET_SCHOOL, &error));
  g_assert_no_error (error);
}

static void
test_all_of_it (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = fresh_school_read (school, FIRST);
  g_autoptr (XqImportReport) again = fresh_school_read (school, FIRST);
  g_autofree char *after = NULL;

  /* What changed nothing is no import: the one before is the newest. */
  assert_counts (again, 2, 0, 0, 2);
  undo (school);
  after = fresh_school_states (school);
  g_assert_cmpstr (after, ==, "");
}

static void
test_changed_since (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = fresh_school_read (school, FIRST);
  g_autofree char *uid = find (school, "白小雨");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_get (school->store, &xq_student, uid, &error);

  xq_record_set (record, "dormitory", "203");
  g_assert_true (xq_store_save (school->store, record, NULL, &error));
  assert_refused (school, XQ_STORE_ERROR_CONFLICT);
}

/* Somebody unnamed was there, and this child with him. */
static void
sit_in (FreshSchool *school,
        const char  *uid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) record = xq_store_new_record (school->store, &xq_session);

  xq_record_set (record, "client", "anonymous");
  xq_record_set (record, "held_on", "2024-11-14");
  xq_record_set (xq_record_add_part (record, "participants"), "student", uid);
  xq_store_save (school->store, record, NULL, &error);
  g_assert_no_error (error);
}

/* In whatever cabinet, and whether it names one child or several. */
static void
test_used_since (void)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (FreshSchool) school = new_school ();
      g_autoptr (XqImportReport) first = fresh_school_read (school, FIRST);
      g_autofree char *uid = find (school, "白小雨");
      g_autofree char *other = find (school, "安一鸣");
      g_autofree char *both = g_strdup_printf ("%s %s", other, uid);
      g_autofree char *staff = fresh_school_ask (school, "SELECT uid FROM visible_staff WHERE name = '李老师'");

      if (i == 0)
        save (school, "guardian", (const char *[][2]) {
                { "student", uid }, { "name", "外婆" }, { "relation", "grandparent" }, { NULL, NULL } });
      else if (i == 1)
        save (school, "home_visit", (const char *[][2]) {
                { "student", both }, { "visited_on", "2024-11-10" }, { "way", "at_home" }, { "visitors", staff },
                { "result", "done" }, { NULL, NULL } });
      else if (i == 2)
        save (school, "disclosure", (const char *[][2]) {
                { "student", uid }, { "told_on", "2024-11-15" }, { "told_to", "班主任" }, { "what", "需要多关心" },
                { "ground", "guardian_consent" }, { NULL, NULL } });
      else if (i == 3)
        sit_in (school, uid);
      else
        save (school, "session", (const char *[][2]) {
                { "client", "student" }, { "student", uid }, { "held_on", "2024-11-14" }, { "minutes", "40" },
                { "form", "individual" }, { "theme", "study" }, { "safety", "none" }, { NULL, NULL } });
      assert_refused (school, XQ_STORE_ERROR_CONFLICT);
    }
}

/* A head holds no casework key, and so cannot know whether a session was written. */
static void
test_head (void)
{
  g_autoptr (FreshSchool) school = fresh_school_new (TODAY);
  g_autoptr (XqImportReport) first = fresh_school_read (school, FIRST);
  g_autoptr (XqImportReport) second = NULL;
  g_autofree char *after = NULL;

  undo (school);
  second = fresh_school_read (school, FIRST);
  assert_counts (second, 2, 2, 0, 0);
  fresh_school_staff (school);
  fresh_school_enter (school, "李老师", NULL);
  fresh_school_enter (school, "校长", NULL);
  {
    g_autoptr (GError) error = NULL;
    XqImportUndone undone;

    g_assert_false (xq_roster_undo (school->store, &undone, NULL, &error));
    g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
  }
  fresh_school_enter (school, "李老师", NULL);
  undo (school);
  after = fresh_school_states (school);
  g_assert_cmpstr (after, ==, "");
}

/* A class that has a teacher by now stays; what the import put into it goes. */
static void
test_class_in_use (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = fresh_school_read (school, FIRST
    "G140881201204040004,丁小宝,男,2012-04-04,七(3)班,丁大宝,父亲,13900000004,是\n");
  g_autofree char *class_uid = fresh_school_ask (school, "SELECT uid FROM visible_class WHERE number = 3");
  g_autofree char *staff = fresh_school_ask (school, "SELECT uid FROM visible_staff WHERE name = '王老师'");

  save (school, "class_post", (const char *[][2]) {
          { "class", class_uid }, { "teacher", staff }, { "post", "class_teacher" }, { "from_on", TODAY }, { NULL, NULL } });
  undo (school);
  assert_answer (school, "SELECT grade || '-' || number FROM visible_class WHERE withdrawn = 0", "7-3");
  assert_answer (school, "SELECT count(*) FROM visible_student WHERE withdrawn = 0", "0");
}

static void
add_year (FreshSchool *school,
          const char  *year)
{
  save (school, "school_year", (const char *[][2]) { { "year", year }, { NULL, NULL } });
}

static guint
count_grave (const XqImportReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->warnings->len; i++)
    n += strcmp (((XqImportEntry *) g_ptr_array_index (report->warnings, i))->what, "notice") != 0 ? 1 : 0;
  return n;
}

#define NEXT_YEAR(title) title HEADINGS \
  "G140881201201010001,安一鸣,男,2012-01-01,八(1)班,,,,\n" \
  "G140881201202020002,白小雨,女,2012-02-02,七(1)班,,,,\n"

/* In the autumn the new year's roster promotes; who stays in the grade repeats it. */
static void
test_promotion (void)
{
  static const struct { const char *today; const char *title; } cases[] = {
    { "2025-09-03", "" },
    { "2025-08-20", "城西中学2025-2026学年学生花名册\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FreshSchool) school = new_school ();
      g_autoptr (XqImportReport) first = fresh_school_read (school, FIRST);
      g_autofree char *text = g_strconcat (cases[i].title, NEXT_YEAR (""), NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (XqImportReport) second = NULL;
      g_autoptr (XqImportReport) third = NULL;

      add_year (school, "2025");
      fresh_school_enter (school, "李老师", cases[i].today);
      before = fresh_school_states (school);
      second = fresh_school_read (school, text);
      g_assert_cmpint (second->school_year, ==, 2025);
      assert_counts (second, 2, 0, 2, 0);
      assert_answer (school, CLASSES,
                     "安一鸣 2024 7-1 2024-09-01 2025-08-31 new promoted\n安一鸣 2025 8-1 2025-09-01  promoted \n"
                     "白小雨 2024 7-1 2024-09-01 2025-08-31 new repeat\n白小雨 2025 7-1 2025-09-01  repeat ");
      third = fresh_school_read (school, text);
      assert_counts (third, 2, 0, 0, 2);
      undo (school);
      after = fresh_school_states (school);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A roster of a year that is over says where the children were, and no more. */
static void
test_year_over (void)
{
  static const char old[] = "城西小学2023-2024学年花名册\n" HEADINGS
    "G140881201201010001,安一鸣,男,2012-01-01,六(1)班,安国强,爷爷,13911111111,是\n"
    "G140881201209090009,尤小小,女,2012-09-09,六(1)班,尤大大,父亲,13922222222,是\n";
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = fresh_school_read (school, FIRST);
  g_autoptr (XqImportReport) second = NULL;
  g_autoptr (XqImportReport) third = NULL;

  add_year (school, "2023");
  second = fresh_school_read (school, old);
  g_assert_cmpint (second->school_year, ==, 2023);
  g_assert_cmpuint (count_grave (second), ==, 1);
  assert_counts (second, 2, 1, 1, 0);
  assert_answer (school, CLASSES,
                 "安一鸣 2023 6-1 2023-09-01 2024-08-31 new \n安一鸣 2024 7-1 2024-09-01  new \n"
                 "白小雨 2024 7-1 2024-09-01  new \n尤小小 2023 6-1 2023-09-01 2024-08-31 new ");
  assert_answer (school, "SELECT g.phone || ' ' || g.relation FROM visible_guardian g JOIN visible_student s ON s.uid = g.student "
                         "WHERE s.name = '安一鸣'", "13900000001 father");
  assert_answer (school, "SELECT count(*) FROM visible_register", "1");
  assert_answer (school, "SELECT phase FROM visible_class WHERE grade = 6", "primary");
  third = fresh_school_read (school, old);
  assert_counts (third, 2, 0, 0, 2);
}

/* A year the school does not have: today's, with a word of warning. */
static void
test_year_unknown (void)
{
  g_autoptr (FreshSchool) school = new_school ();
  g_autoptr (XqImportReport) first = fresh_school_read (school, "城西中学2019-2020学年花名册\n" FIRST);

  g_assert_cmpint (first->school_year, ==, 2024);
  g_assert_cmpuint (count_grave (first), ==, 1);
  assert_counts (first, 2, 2, 0, 0);
  assert_answer (school, "SELECT group_concat (DISTINCT year) FROM visible_class", "2024");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/back-and-forth", test_back_and_forth);
  g_test_add_func ("/undo/all-of-it", test_all_of_it);
  g_test_add_func ("/undo/changed-since", test_changed_since);
  g_test_add_func ("/undo/used-since", test_used_since);
  g_test_add_func ("/undo/head", test_head);
  g_test_add_func ("/undo/class-in-use", test_class_in_use);
  g_test_add_func ("/years/promotion", test_promotion);
  g_test_add_func ("/years/over", test_year_over);
  g_test_add_func ("/years/unknown", test_year_unknown);
  return g_test_run ();
}
