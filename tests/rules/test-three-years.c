/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "school-fixture.h"

#include "rules/coverage.h"
#include "rules/figure.h"
#include "school/kinds.h"
#include "school/year-turn.h"

/* Seven children through three school years, counted by hand.
 *
 *              2024-25          2025-26                     2026-27
 *   甲         7-1              8-1                         9-1
 *   乔         7-1              8-1 until 10 January,       8-1 again
 *                               then pauses
 *   江         7-1              8-2 (reshuffled)            9-2
 *   乙         7-2              8-2 until 31 March,         gone
 *                               then moves away
 *   何         7-2              8-1 (reshuffled)            9-1
 *   丙, 宋     8-1              9-1                         gone, by graduation
 *   新         -                7-1                         8-1
 *
 *   7-1, 8-1, 9-1   王老师, from 10 November 2025 郑老师, from 22 February 2027 王老师 again
 *   7-2, 8-2, 9-2   赵老师
 *   8-1, 9-1        吴老师, and from September 2026 the 8-1 in which 乔 and 新 are
 *
 * The 7-1 of 2025 has no class teacher. Visits are all at home and done:
 *
 *   2024-25   王老师 with 甲 in October and with 乔 in March; 赵老师 with 乙 in December
 *   2025-26   王老师 with 甲 in October, the one that he wrote down himself; 赵老师 with 江 in
 *             September; 郑老师 with 何 in December; 王老师 with 何 in March, when the class was
 *             his no longer; 赵老师 with 乙 in March, who left at its end
 *   2026-27   吴老师 with 乔 in October, 郑老师 with 甲 in November, 王老师 with 何 in March */

static SchoolFixture *school;

static char *
ask (XqStore    *store,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, sql, &error, NULL);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (xq_rows_next (rows, &error))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", xq_rows_text (rows, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* What somebody's account reads on a day, with a blank between. */
static void
assert_reads (const char *account,
              const char *day,
              const char *sql,
              const char *expected)
{
  g_autofree char *answer = ask (school_fixture_enter_on (school, account, day), sql);

  g_assert_cmpstr (answer, ==, expected);
}

#define CHILDREN "SELECT substr (name, 1, 1) FROM visible_student WHERE withdrawn = 0 ORDER BY id"
#define VISITS \
  "SELECT substr (v.visited_on, 1, 7) FROM visible_home_visit v WHERE v.withdrawn = 0 ORDER BY v.visited_on"

static char *
uid_of (XqStore    *store,
        const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid FROM visible_student WHERE withdrawn = 0 AND name LIKE '%s%%'", name);

  return ask (store, sql);
}

static void
visit (const char *account,
       const char *teacher,
       const char *child,
       const char *day)
{
  XqStore *store = school_fixture_enter_on (school, account, day);
  g_autofree char *visitor = school_fixture_find_staff (store, teacher);
  g_autofree char *student = uid_of (store, child);
  g_autofree char *uid = school_fixture_save (store, "home_visit", "student", student, "visited_on", day, "visitors", visitor, "way",
                                              "at_home", "result", "done", "situation", "一切如常", NULL);

  g_assert_nonnull (uid);
}

static void
add_child (const char *name,
           const char *class_uid,
           const char *from_on)
{
  g_autofree char *student = school_fixture_save (school->store, "student", "name", name, "sex", "female", NULL);
  g_autofree char *enrolment = school_fixture_save (school->store, "enrolment", "student", student, "class", class_uid, "from_on",
                                                    from_on, NULL);

  g_assert_nonnull (enrolment);
}

static void
add_teacher (const char *name,
             const char *class_uid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password (name);
  g_autofree char *account = xq_vault_add_account (school->vault, name, XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER), password, &error);
  g_autofree char *staff = NULL;

  g_assert_no_error (error);
  staff = school_fixture_save (school->store, "staff", "name", name, "account", account, NULL);
  if (class_uid != NULL)
    {
      g_autofree char *post = school_fixture_save (school->store, "class_post", "class", class_uid, "teacher", staff, "from_on",
                                                   "2024-09-01", NULL);
      g_assert_nonnull (post);
    }
}

static guint
find_student (XqYearTurn *turn,
              const char *name)
{
  for (guint i = 0; i < turn->students->len; i++)
    if (g_str_has_prefix (((XqYearStudent *) g_ptr_array_index (turn->students, i))->name, name))
      return i;
  g_error ("%s is not in the plan", name);
}

static void
turn_year (XqStore    *store,
           XqYearTurn *turn)
{
  g_autoptr (GError) error = NULL;
  XqYearDone done;

  xq_year_turn_do (store, turn, NULL, NULL, NULL, &done, &error);
  g_assert_no_error (error);
}

/* An enrolment ends in the middle of a year, as it does on the student's page. */
static void
end_enrolment (const char *name,
               const char *day,
               const char *reason,
               const char *state)
{
  g_autoptr (GError) error = NULL;
  XqStore *store = school_fixture_enter_on (school, "李老师", day);
  g_autofree char *student = uid_of (store, name);
  g_autofree char *sql = g_strdup_printf ("SELECT uid FROM visible_enrolment WHERE student = unhex ('%s') AND until_on IS NULL "
                                          "AND withdrawn = 0", student);
  g_autofree char *uid = ask (store, sql);
  g_autoptr (XqRecord) enrolment = xq_store_get (store, &xq_enrolment, uid, &error);
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_student, student, &error);

  g_assert_no_error (error);
  xq_record_set (enrolment, "until_on", day);
  xq_record_set (enrolment, "end_reason", reason);
  xq_record_set (record, "state", state);
  g_assert_true (xq_store_save (store, enrolment, NULL, &error) && xq_store_save (store, record, NULL, &error));
}

/* "8-1 done/due ..." of the term, as a head reads it then. */
static void
assert_coverage (const char *day,
                 const char *term,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = xq_coverage_by_class (school_fixture_enter_on (school, "校长", day), term, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < classes->len; i++)
    {
      const XqCoverage *class = g_ptr_array_index (classes, i);

      g_string_append_printf (text, "%s%d-%d %d/%d", i > 0 ? " " : "", class->grade, class->number, (int) class->done,
                              (int) class->due);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_figures (const char *day,
                const char *term,
                gint64      classes,
                gint64      students,
                gint64      by_class_teacher,
                gint64      visits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = xq_term_figures (school_fixture_enter_on (school, "李老师", day), term, &error);

  g_assert_no_error (error);
  g_assert_cmpint (xq_figures_find (figures, "classes")->value, ==, classes);
  g_assert_cmpint (xq_figures_find (figures, "students")->value, ==, students);
  g_assert_cmpint (xq_figures_find (figures, "hv_ht")->value, ==, by_class_teacher);
  g_assert_cmpint (xq_figures_find (figures, "hv_all")->value, ==, visits);
}

static void
test_first_year (void)
{
  visit ("李老师", "王老师", "甲", "2024-10-10");
  visit ("李老师", "赵老师", "乙", "2024-12-01");
  visit ("李老师", "王老师", "乔", "2025-03-05");
  assert_reads ("王老师", "2025-06-01", CHILDREN, "甲 乔 江");
  assert_reads ("赵老师", "2025-06-01", CHILDREN, "乙 何");
  assert_reads ("吴老师", "2025-06-01", CHILDREN, "丙 宋");
  assert_reads ("郑老师", "2025-06-01", CHILDREN, "");
  assert_coverage ("2025-07-10", "2024-2", "7-1 2/3 7-2 1/2 8-1 0/2");
  assert_figures ("2025-07-10", "2024-2", 3, 7, 1, 1);
}

/* In August two children change places; who is at work still sees the old classes. */
static void
test_first_turn (void)
{
  XqStore *store = school_fixture_enter_on (school, "校长", "2025-08-20");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqYearTurn) turn = xq_year_turn_read (store, NULL, &error);
  g_autofree char *seventh = NULL;

  g_assert_no_error (error);
  xq_year_turn_set_student (turn, find_student (turn, "江"), XQ_YEAR_ON, xq_year_turn_find_class (turn, 8, 2));
  xq_year_turn_set_student (turn, find_student (turn, "何"), XQ_YEAR_ON, xq_year_turn_find_class (turn, 8, 1));
  g_assert_true (xq_year_turn_drop_class (turn, xq_year_turn_find_class (turn, 7, 2)));
  turn_year (store, turn);
  assert_reads ("王老师", "2025-08-31", CHILDREN, "甲 乔 江");
  assert_reads ("王老师", "2025-09-01", CHILDREN, "甲 乔 何");
  assert_reads ("赵老师", "2025-09-01", CHILDREN, "乙 江");
  assert_reads ("吴老师", "2025-09-01", CHILDREN, "丙 宋");
  /* The whole history of a child goes to who has it now. */
  assert_reads ("赵老师", "2025-09-01", VISITS, "2024-12");
  assert_reads ("王老师", "2025-09-01", VISITS, "2024-10 2025-03");
  /* What was counted of the term that is over stays. */
  assert_coverage ("2025-09-01", "2024-2", "7-1 2/3 7-2 1/2 8-1 0/2");
  assert_figures ("2025-09-01", "2024-2", 3, 7, 1, 1);

  store = school_fixture_enter_on (school, "李老师", "2025-09-03");
  seventh = ask (store, "SELECT uid FROM visible_class WHERE year = 2025 AND grade = 7 AND withdrawn = 0");
  add_child ("新小苗", seventh, "2025-09-01");
}

/* The class teacher of 8-1 changes in November. */
static void
test_second_year (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRecord) post = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *class_uid = NULL;
  g_autofree char *zheng = NULL;
  g_autofree char *next = NULL;
  XqStore *store;

  visit ("王老师", "王老师", "甲", "2025-10-08");
  visit ("李老师", "赵老师", "江", "2025-09-20");
  store = school_fixture_enter_on (school, "校长", "2025-11-10");
  uid = ask (store, "SELECT p.uid FROM visible_class_post p JOIN visible_class c ON c.uid = p.class WHERE c.year = 2025 "
                    "AND c.grade = 8 AND c.number = 1 AND p.post = 'class_teacher' AND p.withdrawn = 0");
  post = xq_store_get (store, &xq_class_post, uid, &error);
  g_assert_no_error (error);
  class_uid = g_strdup (xq_record_get (post, "class"));
  xq_record_set (post, "until_on", "2025-11-09");
  g_assert_true (xq_store_save (store, post, NULL, &error));
  zheng = school_fixture_find_staff (store, "郑老师");
  next = school_fixture_save (store, "class_post", "class", class_uid, "teacher", zheng, "from_on", "2025-11-10", NULL);
  g_assert_nonnull (next);

  assert_reads ("王老师", "2025-11-09", CHILDREN, "甲 乔 何");
  /* From then on nothing but what he wrote himself. */
  assert_reads ("王老师", "2025-11-10", CHILDREN, "");
  assert_reads ("王老师", "2025-11-10", VISITS, "2025-10");
  assert_reads ("郑老师", "2025-11-10", CHILDREN, "甲 乔 何");
  assert_reads ("郑老师", "2025-11-10", VISITS, "2024-10 2025-03 2025-10");

  visit ("李老师", "郑老师", "何", "2025-12-01");
  end_enrolment ("乔", "2026-01-10", "leave", "suspended");
  visit ("李老师", "王老师", "何", "2026-03-03");
  visit ("李老师", "赵老师", "乙", "2026-03-20");
  end_enrolment ("乙", "2026-03-31", "transfer_out", "left");
  assert_reads ("郑老师", "2026-04-01", CHILDREN, "甲 何");
  assert_reads ("赵老师", "2026-04-01", CHILDREN, "江");
  assert_coverage ("2026-07-10", "2025-2", "7-1 0/1 8-1 2/2 8-2 1/1 9-1 0/2");
  /* 甲 何 江 丙 宋 新; in the term 王老师's, whose class it was no longer, and 赵老师's. */
  assert_figures ("2026-07-10", "2025-2", 4, 6, 1, 2);
}

/* 乔 is back, the ninth grade leaves, and the change in February is known already. */
static void
test_second_turn (void)
{
  XqStore *store = school_fixture_enter_on (school, "校长", "2026-08-25");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqYearTurn) turn = xq_year_turn_read (store, NULL, &error);
  g_autofree char *wang = school_fixture_find_staff (store, "王老师");
  g_autofree char *wu = school_fixture_find_staff (store, "吴老师");

  g_assert_no_error (error);
  g_assert_cmpint (turn->year, ==, 2026);
  g_assert_cmpuint (turn->students->len, ==, 7);
  xq_year_turn_set_student (turn, find_student (turn, "乔"), XQ_YEAR_ON, xq_year_turn_find_class (turn, 8, 1));
  g_assert_true (xq_year_turn_set_teacher (turn, xq_year_turn_find_class (turn, 8, 1), wu, NULL));
  g_assert_true (xq_year_turn_set_teacher (turn, xq_year_turn_find_class (turn, 9, 1), wang, "2027-02-22"));
  turn_year (store, turn);

  assert_reads ("吴老师", "2026-08-31", CHILDREN, "丙 宋");
  assert_reads ("吴老师", "2026-09-01", CHILDREN, "乔 新");
  assert_reads ("郑老师", "2026-09-01", CHILDREN, "甲 何");
  assert_reads ("赵老师", "2026-09-01", CHILDREN, "江");
  assert_reads ("王老师", "2026-09-01", CHILDREN, "");
  assert_reads ("李老师", "2026-09-01", "SELECT substr (name, 1, 1) || state FROM visible_student WHERE state <> 'studying' ORDER BY id",
                "乙left 丙graduated 宋graduated");
  assert_coverage ("2026-09-01", "2025-2", "7-1 0/1 8-1 2/2 8-2 1/1 9-1 0/2");
  assert_figures ("2026-09-01", "2025-2", 4, 6, 1, 2);
}

static void
test_third_year (void)
{
  visit ("李老师", "吴老师", "乔", "2026-10-10");
  visit ("李老师", "郑老师", "甲", "2026-11-11");
  assert_reads ("郑老师", "2027-02-21", CHILDREN, "甲 何");
  assert_reads ("郑老师", "2027-02-22", CHILDREN, "");
  assert_reads ("王老师", "2027-02-22", CHILDREN, "甲 何");
  visit ("李老师", "王老师", "何", "2027-03-03");
  /* A 7-1 was made for newcomers, who did not come. */
  assert_coverage ("2027-07-10", "2026-2", "7-1 0/0 8-1 1/2 9-1 2/2 9-2 0/1");
  assert_figures ("2027-07-10", "2026-2", 3, 5, 1, 1);
  /* Last years' are what they were. */
  assert_coverage ("2027-07-10", "2025-2", "7-1 0/1 8-1 2/2 8-2 1/1 9-1 0/2");
  assert_coverage ("2027-07-10", "2024-2", "7-1 2/3 7-2 1/2 8-1 0/2");
}

/* Nobody's register was carried on as checked. */
static void
test_registers (void)
{
  assert_reads ("李老师", "2027-07-10", "SELECT rechecked_year FROM visible_register WHERE withdrawn = 0", "2024");
  g_assert_true (xq_store_audit_verify (school->store, XQ_CABINET_SCHOOL, NULL));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  school_fixture_enter_on (school, "校长", "2024-09-02");
  add_teacher ("吴老师", school->classes[CHILD_C]);
  add_teacher ("郑老师", NULL);
  school_fixture_enter_on (school, "李老师", "2024-09-02");
  add_child ("乔小雨", school->classes[CHILD_A], "2024-09-01");
  add_child ("江小月", school->classes[CHILD_A], "2024-09-01");
  add_child ("何小溪", school->classes[CHILD_B], "2024-09-01");
  add_child ("宋小禾", school->classes[CHILD_C], "2024-09-01");
  {
    g_autofree char *uid = school_fixture_save (school->store, "register", "student", school->children[CHILD_A], "category",
                                                "single_parent", "from_on", "2024-09-01", "basis", "teacher", NULL);
    g_assert_nonnull (uid);
  }
  /* One story: each chapter begins where the one before ended. */
  g_test_add_func ("/three-years/1-first-year", test_first_year);
  g_test_add_func ("/three-years/2-first-turn", test_first_turn);
  g_test_add_func ("/three-years/3-second-year", test_second_year);
  g_test_add_func ("/three-years/4-second-turn", test_second_turn);
  g_test_add_func ("/three-years/5-third-year", test_third_year);
  g_test_add_func ("/three-years/6-registers", test_registers);
  result = g_test_run ();
  school_fixture_free (school);
  return result;
}
