/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "school-fixture.h"

#include "school/kinds.h"
#include "school/year-turn.h"

/* 甲小明 in 7-1 of 王老师, 乙小红 in 7-2 of 赵老师, 丙小刚 in 8-1 of nobody; a ninth
 * grade of one, 戊小军, of whom 钱老师 is class teacher. */
#define AUGUST "2025-08-20"
#define STARTS "2025-09-01"

static SchoolFixture *school;
static char *leaver;

static char *
ask (const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (school->store, sql, &error, NULL);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (xq_rows_next (rows, &error))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", xq_rows_text (rows, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
assert_answer (const char *sql,
               const char *expected)
{
  g_autofree char *answer = ask (sql);

  g_assert_cmpstr (answer, ==, expected);
}

#define PLACES \
  "SELECT s.name || ' ' || c.year || ' ' || c.grade || '-' || c.number || ' ' || e.from_on || ' ' || coalesce (e.until_on, '') || " \
  "' ' || e.reason || ' ' || coalesce (e.end_reason, '') FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student " \
  "JOIN visible_class c ON c.uid = e.class WHERE e.withdrawn = 0 ORDER BY s.id, e.from_on"

#define POSTS \
  "SELECT c.year || ' ' || c.grade || '-' || c.number || ' ' || p.teacher_name || ' ' || p.post || ' ' || p.from_on || ' ' || " \
  "coalesce (p.until_on, '') FROM visible_class_post p JOIN visible_class c ON c.uid = p.class WHERE p.withdrawn = 0 " \
  "ORDER BY c.year, c.grade, c.number, p.post, p.from_on"

/* What the turn may touch, without what differs from version to version. */
static char *
ask_states (void)
{
  static const char *const sql[] = {
    PLACES, POSTS,
    "SELECT year || from_on || until_on FROM visible_school_year WHERE withdrawn = 0 ORDER BY year",
    "SELECT year || number || from_on || until_on FROM visible_term WHERE withdrawn = 0 ORDER BY year, number",
    "SELECT year || grade || '-' || number FROM visible_class WHERE withdrawn = 0 ORDER BY year, grade, number",
    "SELECT name || state FROM visible_student ORDER BY id",
  };
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autofree char *answer = ask (sql[i]);

      g_string_append_printf (states, "%s\n", answer);
    }
  return g_string_free (states, FALSE);
}

static XqYearTurn *
read_plan (const char *starts)
{
  g_autoptr (GError) error = NULL;
  XqYearTurn *turn = xq_year_turn_read (school->store, starts, &error);

  g_assert_no_error (error);
  return turn;
}

static guint
find_student (XqYearTurn *turn,
              const char *name)
{
  for (guint i = 0; i < turn->students->len; i++)
    if (g_str_equal (((XqYearStudent *) g_ptr_array_index (turn->students, i))->name, name))
      return i;
  g_error ("%s is not in the plan", name);
}

/* The codes of the findings of one severity, with a blank between. */
static char *
find (XqYearTurn     *turn,
      XqYearSeverity  severity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = xq_year_turn_check (school->store, turn, &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const XqYearFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == severity)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", finding->code);
    }
  return g_string_free (codes, FALSE);
}

static void
assert_found (XqYearTurn     *turn,
              XqYearSeverity  severity,
              const char     *expected)
{
  g_autofree char *codes = find (turn, severity);

  g_assert_cmpstr (codes, ==, expected);
}

static XqYearDone
turn_year (XqYearTurn *turn)
{
  g_autoptr (GError) error = NULL;
  XqYearDone done;

  xq_year_turn_do (school->store, turn, NULL, NULL, NULL, &done, &error);
  g_assert_no_error (error);
  return done;
}

static void
assert_refused (XqYearTurn   *turn,
                XqStoreError  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = ask_states ();
  g_autofree char *after = NULL;
  XqYearDone done;

  g_assert_false (xq_year_turn_do (school->store, turn, NULL, NULL, NULL, &done, &error));
  g_assert_error (error, XQ_STORE_ERROR, (int) code);
  after = ask_states ();
  g_assert_cmpstr (before, ==, after);
}

static void
begin (const char *account,
       const char *today)
{
  school_fixture_restore (school);
  school_fixture_enter_on (school, account, today);
}

static void
test_plan (void)
{
  g_autoptr (XqYearTurn) turn = NULL;

  begin ("校长", AUGUST);
  turn = read_plan (NULL);
  g_assert_cmpint (turn->year, ==, 2025);
  g_assert_cmpstr (turn->starts, ==, STARTS);
  g_assert_cmpstr (turn->terms[0].from_on, ==, STARTS);
  g_assert_cmpuint (turn->before->len, ==, 4);
  g_assert_cmpuint (turn->students->len, ==, 4);
  /* 8-1, 8-2, 9-1 from the classes below, and 7-1 and 7-2 for newcomers. */
  g_assert_cmpuint (turn->classes->len, ==, 5);
  g_assert_cmpint (xq_year_turn_find_class (turn, 9, 1), >=, 0);
  g_assert_cmpint (xq_year_turn_find_class (turn, 10, 1), ==, -1);
  g_assert_cmpuint (xq_year_turn_count (turn, xq_year_turn_find_class (turn, 8, 1)), ==, 1);
  g_assert_cmpuint (xq_year_turn_count (turn, xq_year_turn_find_class (turn, 7, 1)), ==, 0);
  g_assert_cmpstr (xq_year_turn_get_teacher (turn, xq_year_turn_find_class (turn, 8, 1))->teacher_name, ==, "王老师");
  g_assert_null (xq_year_turn_get_teacher (turn, xq_year_turn_find_class (turn, 9, 1)));
  assert_found (turn, XQ_YEAR_ERROR, "");
  assert_found (turn, XQ_YEAR_WARNING, "no_teacher no_teacher no_teacher");
  assert_found (turn, XQ_YEAR_NOTICE, "empty");
}

static void
test_there_and_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  begin ("校长", AUGUST);
  before = ask_states ();
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (XqYearTurn) turn = read_plan (NULL);
      g_autofree char *after = NULL;
      XqYearDone done;
      XqUndone undone;
      gboolean undoable;

      g_assert_true (xq_year_turn_is_undoable (school->store, &undoable, &error) && !undoable);
      done = turn_year (turn);
      g_assert_true (xq_year_turn_is_undoable (school->store, &undoable, &error) && undoable);
      g_assert_cmpuint (done.n_classes, ==, 5);
      g_assert_cmpuint (done.n_promoted, ==, 3);
      g_assert_cmpuint (done.n_graduated, ==, 1);
      assert_answer (PLACES,
                     "甲小明 2024 7-1 2024-09-01 2025-08-31 new promoted\n甲小明 2025 8-1 2025-09-01  promoted \n"
                     "乙小红 2024 7-2 2024-09-01 2025-08-31 new promoted\n乙小红 2025 8-2 2025-09-01  promoted \n"
                     "丙小刚 2024 8-1 2024-09-01 2025-08-31 new promoted\n丙小刚 2025 9-1 2025-09-01  promoted \n"
                     "戊小军 2024 9-1 2024-09-01 2025-08-31 new graduated");
      assert_answer ("SELECT state FROM visible_student WHERE name = '戊小军'", "graduated");
      /* Everybody goes along with the class; with the ninth grade nobody does. */
      assert_answer (POSTS,
                     "2024 7-1 王老师 class_teacher 2024-09-01 2025-08-31\n2024 7-1 周阿姨 dorm 2024-09-01 2025-08-31\n"
                     "2024 7-1 孙主任 grade_leader 2024-09-01 2025-08-31\n2024 7-1 钱老师 subject 2024-09-01 2025-08-31\n"
                     "2024 7-2 赵老师 class_teacher 2024-09-01 2025-08-31\n2024 9-1 钱老师 class_teacher 2024-09-01 2025-08-31\n"
                     "2025 8-1 王老师 class_teacher 2025-09-01 \n2025 8-1 周阿姨 dorm 2025-09-01 \n"
                     "2025 8-1 孙主任 grade_leader 2025-09-01 \n2025 8-1 钱老师 subject 2025-09-01 \n"
                     "2025 8-2 赵老师 class_teacher 2025-09-01 ");
      assert_answer ("SELECT year || ' ' || from_on || ' ' || until_on FROM visible_school_year WHERE withdrawn = 0 ORDER BY year",
                     "2024 2024-09-01 2025-08-31\n2025 2025-09-01 2026-08-31");
      assert_answer ("SELECT count(*) FROM visible_term WHERE withdrawn = 0 AND year = 2025", "2");

      xq_year_turn_undo (school->store, &undone, NULL, &error);
      g_assert_no_error (error);
      after = ask_states ();
      g_assert_cmpstr (before, ==, after);
      g_assert_false (xq_year_turn_undo (school->store, &undone, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  assert_answer ("SELECT group_concat (verb) FROM (SELECT verb FROM visible_school_audit WHERE verb LIKE '%school year' "
                 "ORDER BY sequence)",
                 "begin school year,undo begin school year,begin school year,undo begin school year");
  g_assert_true (xq_store_audit_verify (school->store, XQ_CABINET_SCHOOL, &error));
  g_assert_no_error (error);
}

/* Begun again with other days, what was withdrawn holds again and is changed: twice
 * written in one step, and undone as one. */
static void
test_other_days (void)
{
  static const char *const days[] = { "2025-08-30", "2025-09-02" };
  g_autofree char *before = NULL;

  begin ("李老师", AUGUST);
  before = ask_states ();
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (XqYearTurn) turn = read_plan (days[i]);
      g_autofree char *after = NULL;
      XqUndone undone;

      turn_year (turn);
      g_assert_true (xq_year_turn_undo (school->store, &undone, NULL, NULL));
      after = ask_states ();
      g_assert_cmpstr (before, ==, after);
    }
}

/* A class begun, undone and begun again is used all the same. */
static void
test_undo_refused (void)
{
  g_autoptr (GError) error = NULL;
  XqUndone undone;

  begin ("李老师", AUGUST);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (XqYearTurn) turn = read_plan (NULL);
      XqYearDone done = turn_year (turn);

      g_assert_cmpint (done.year, ==, 2025);
      if (round == 0)
        g_assert_true (xq_year_turn_undo (school->store, &undone, NULL, &error));
    }
  {
    g_autofree char *class_uid = ask ("SELECT uid FROM visible_class WHERE year = 2025 AND grade = 8 AND number = 1");
    g_autofree char *staff = school_fixture_find_staff (school->store, "钱老师");
    g_autofree char *post = school_fixture_save (school->store, "class_post", "class", class_uid, "teacher", staff, "post", "subject",
                                                 "subject", "英语", "from_on", STARTS, NULL);
    g_autofree char *before = ask_states ();
    g_autofree char *after = NULL;

    g_assert_false (xq_year_turn_undo (school->store, &undone, NULL, &error));
    g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT);
    after = ask_states ();
    g_assert_cmpstr (before, ==, after);
    g_assert_nonnull (post);
  }
}

static void
test_edited (void)
{
  g_autoptr (XqYearTurn) turn = NULL;
  g_autofree char *wang = NULL;
  g_autofree char *zhao = NULL;
  int first;
  int second;
  XqYearDone done;

  begin ("李老师", AUGUST);
  wang = school_fixture_find_staff (school->store, "王老师");
  zhao = school_fixture_find_staff (school->store, "赵老师");
  turn = read_plan (NULL);
  first = xq_year_turn_find_class (turn, 8, 1);
  second = xq_year_turn_find_class (turn, 8, 2);
  /* 甲 to the other class, 乙 repeats, 丙 goes away; 赵老师 takes over 8(1) in November. */
  xq_year_turn_set_student (turn, find_student (turn, "甲小明"), XQ_YEAR_ON, second);
  xq_year_turn_set_student (turn, find_student (turn, "乙小红"), XQ_YEAR_ON, xq_year_turn_find_class (turn, 7, 1));
  xq_year_turn_set_student (turn, find_student (turn, "丙小刚"), XQ_YEAR_MOVED_AWAY, -1);
  g_assert_true (xq_year_turn_set_teacher (turn, first, zhao, "2025-11-01"));
  g_assert_true (xq_year_turn_set_teacher (turn, second, NULL, NULL));
  xq_year_turn_add_acting (turn, second, wang, STARTS, "2025-10-31");
  xq_year_turn_let_others_go_along (turn, FALSE);
  /* What was set by hand is taken back, and set again. */
  xq_year_turn_reset_posts (turn, second);
  g_assert_cmpstr (xq_year_turn_get_teacher (turn, second)->teacher_name, ==, "赵老师");
  g_assert_true (xq_year_turn_set_teacher (turn, second, NULL, NULL));
  xq_year_turn_add_acting (turn, second, wang, STARTS, "2025-10-31");
  done = turn_year (turn);
  g_assert_cmpuint (done.n_promoted, ==, 1);
  g_assert_cmpuint (done.n_repeating, ==, 1);
  g_assert_cmpuint (done.n_away, ==, 1);
  assert_answer (PLACES " LIMIT 6",
                 "甲小明 2024 7-1 2024-09-01 2025-08-31 new promoted\n甲小明 2025 8-2 2025-09-01  promoted \n"
                 "乙小红 2024 7-2 2024-09-01 2025-08-31 new repeat\n乙小红 2025 7-1 2025-09-01  repeat \n"
                 "丙小刚 2024 8-1 2024-09-01 2025-08-31 new transfer_out\n"
                 "戊小军 2024 9-1 2024-09-01 2025-08-31 new graduated");
  assert_answer (POSTS " LIMIT -1 OFFSET 6",
                 "2025 8-1 王老师 class_teacher 2025-09-01 2025-10-31\n2025 8-1 赵老师 class_teacher 2025-11-01 \n"
                 "2025 8-2 王老师 acting 2025-09-01 2025-10-31");
  assert_answer ("SELECT state FROM visible_student WHERE name = '丙小刚'", "left");
}

/* Each error alone; nothing is written while it stands. */
static void
test_errors (void)
{
  g_autoptr (XqYearTurn) early = NULL;
  g_autoptr (XqYearTurn) names = NULL;
  g_autoptr (XqYearTurn) lost = NULL;
  g_autoptr (XqYearTurn) terms = NULL;
  g_autoptr (XqYearTurn) before = NULL;
  g_autoptr (XqYearTurn) days = NULL;
  g_autofree char *wang = NULL;

  begin ("李老师", FIXTURE_TODAY);
  early = read_plan (NULL);
  assert_found (early, XQ_YEAR_ERROR, "too_early");
  assert_refused (early, XQ_STORE_ERROR_INVALID);

  begin ("李老师", AUGUST);
  wang = school_fixture_find_staff (school->store, "王老师");
  names = read_plan (NULL);
  g_assert_true (xq_year_turn_rename_class (names, xq_year_turn_find_class (names, 8, 2), 8, 1));
  assert_found (names, XQ_YEAR_ERROR, "same_name");
  assert_refused (names, XQ_STORE_ERROR_INVALID);

  lost = read_plan (NULL);
  g_assert_true (xq_year_turn_drop_class (lost, xq_year_turn_find_class (lost, 8, 2)));
  assert_found (lost, XQ_YEAR_ERROR, "undecided");
  assert_refused (lost, XQ_STORE_ERROR_INVALID);
  xq_year_turn_lead_class (lost, 1, xq_year_turn_add_class (lost, 8, 2));
  assert_found (lost, XQ_YEAR_ERROR, "");

  terms = read_plan (NULL);
  g_strlcpy (terms->terms[0].until_on, "2026-03-01", sizeof terms->terms[0].until_on);
  assert_found (terms, XQ_YEAR_ERROR, "days");
  assert_refused (terms, XQ_STORE_ERROR_INVALID);

  /* The first term of 2024 is entered until 15 January 2025; a second that runs on into the new year is not to be. */
  {
    g_autofree char *term = school_fixture_save (school->store, "term", "year", "2024", "number", "2", "from_on", "2025-02-20",
                                                 "until_on", "2025-09-05", NULL);
    g_assert_nonnull (term);
  }
  before = read_plan (NULL);
  assert_found (before, XQ_YEAR_ERROR, "days");
  assert_refused (before, XQ_STORE_ERROR_INVALID);

  begin ("李老师", AUGUST);
  days = read_plan (NULL);
  xq_year_turn_add_acting (days, xq_year_turn_find_class (days, 8, 1), wang, "2025-10-01", "2025-09-30");
  assert_found (days, XQ_YEAR_ERROR, "post_days");
  assert_refused (days, XQ_STORE_ERROR_INVALID);
}

/* While the last term runs nobody is taken from the lists; the day after its last day it is done. */
static void
test_leavers (void)
{
  g_autoptr (XqYearTurn) turn = NULL;

  begin ("李老师", "2025-07-05");
  turn = read_plan (NULL);
  assert_found (turn, XQ_YEAR_ERROR, "leavers");
  xq_year_turn_set_student (turn, find_student (turn, "戊小军"), XQ_YEAR_ON, xq_year_turn_find_class (turn, 9, 1));
  assert_found (turn, XQ_YEAR_ERROR, "");
  xq_year_turn_set_student (turn, find_student (turn, "戊小军"), XQ_YEAR_GRADUATED, -1);
  school_fixture_enter_on (school, "李老师", "2025-07-06");
  turn_year (turn);
}

/* Turned in August, the plan for it is empty; in September the next is too early. */
static void
test_twice (void)
{
  g_autoptr (XqYearTurn) turn = NULL;
  g_autoptr (XqYearTurn) again = NULL;
  g_autoptr (XqYearTurn) next = NULL;

  begin ("校长", AUGUST);
  turn = read_plan (NULL);
  turn_year (turn);
  assert_refused (turn, XQ_STORE_ERROR_CONFLICT);
  again = read_plan (NULL);
  g_assert_cmpint (again->year, ==, 2025);
  assert_found (again, XQ_YEAR_ERROR, "begun");
  assert_refused (again, XQ_STORE_ERROR_INVALID);
  school_fixture_enter_on (school, "校长", "2025-09-10");
  next = read_plan (NULL);
  g_assert_cmpint (next->year, ==, 2026);
  assert_found (next, XQ_YEAR_ERROR, "too_early");
}

/* In September with the classes of last year: that year is turned late. A child
 * who came after it began stands in one enrolment with the right class. */
static void
test_late (void)
{
  g_autoptr (XqYearTurn) turn = NULL;
  g_autofree char *late = NULL;
  g_autofree char *enrolment = NULL;

  begin ("李老师", "2025-09-10");
  late = school_fixture_save (school->store, "student", "name", "己小兰", "sex", "female", NULL);
  enrolment = school_fixture_save (school->store, "enrolment", "student", late, "class", school->classes[CHILD_A], "from_on",
                                   "2025-09-08", "reason", "transfer_in", NULL);
  g_assert_nonnull (enrolment);
  turn = read_plan (NULL);
  g_assert_cmpint (turn->year, ==, 2025);
  assert_found (turn, XQ_YEAR_ERROR, "");
  turn_year (turn);
  assert_answer (PLACES " LIMIT -1 OFFSET 7", "己小兰 2025 8-1 2025-09-08  transfer_in ");
}

static void
test_changed_since (void)
{
  g_autoptr (XqYearTurn) turn = NULL;
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  begin ("李老师", AUGUST);
  turn = read_plan (NULL);
  record = xq_store_get (school->store, &xq_student, school->children[CHILD_A], &error);
  g_assert_no_error (error);
  xq_record_set (record, "state", "left");
  g_assert_true (xq_store_save (school->store, record, NULL, &error));
  assert_refused (turn, XQ_STORE_ERROR_CONFLICT);
}

/* A child who paused comes back; another one, whom the school has as studying, is in no class. */
static void
test_back (void)
{
  g_autoptr (XqYearTurn) turn = NULL;
  g_autofree char *paused = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *enrolment = NULL;
  XqYearDone done;

  begin ("李老师", AUGUST);
  paused = school_fixture_save (school->store, "student", "name", "庚小文", "sex", "male", "state", "suspended", NULL);
  enrolment = school_fixture_save (school->store, "enrolment", "student", paused, "class", school->classes[CHILD_A], "from_on",
                                   "2024-09-01", "until_on", "2024-10-31", "end_reason", "leave", NULL);
  lost = school_fixture_save (school->store, "student", "name", "辛小梅", "sex", "female", NULL);
  g_assert_nonnull (enrolment);
  g_assert_nonnull (lost);
  turn = read_plan (NULL);
  assert_found (turn, XQ_YEAR_ERROR, "");
  assert_found (turn, XQ_YEAR_WARNING, "no_class no_teacher no_teacher no_teacher");
  g_assert_cmpint (((XqYearStudent *) g_ptr_array_index (turn->students, find_student (turn, "庚小文")))->last_grade, ==, 7);
  xq_year_turn_set_student (turn, find_student (turn, "庚小文"), XQ_YEAR_ON, xq_year_turn_find_class (turn, 7, 1));
  done = turn_year (turn);
  g_assert_cmpuint (done.n_back, ==, 1);
  assert_answer (PLACES " LIMIT -1 OFFSET 7",
                 "庚小文 2024 7-1 2024-09-01 2024-10-31 new leave\n庚小文 2025 7-1 2025-09-01  return ");
  assert_answer ("SELECT name || state FROM visible_student WHERE name IN ('庚小文', '辛小梅') ORDER BY id",
                 "庚小文studying\n辛小梅studying");
}

/* Another first day: the old year ends on its eve. */
static void
test_starts (gconstpointer data)
{
  gboolean set_later = GPOINTER_TO_INT (data);
  g_autoptr (XqYearTurn) turn = NULL;
  g_autoptr (GError) error = NULL;

  begin ("校长", AUGUST);
  if (set_later)
    {
      turn = read_plan (NULL);
      g_assert_false (xq_year_turn_set_starts (turn, "2025-05-30"));
      g_assert_true (xq_year_turn_set_starts (turn, "2025-08-30"));
    }
  else
    turn = read_plan ("2025-08-30");
  turn_year (turn);
  assert_answer ("SELECT DISTINCT p.from_on FROM visible_class_post p JOIN visible_class c ON c.uid = p.class WHERE c.year = 2025 "
                 "UNION SELECT from_on FROM visible_term WHERE year = 2025 AND number = 1", "2025-08-30");
  assert_answer ("SELECT year || ' ' || from_on || ' ' || until_on FROM visible_school_year WHERE withdrawn = 0 ORDER BY year",
                 "2024 2024-09-01 2025-08-29\n2025 2025-08-30 2026-08-31");
  assert_answer ("SELECT DISTINCT from_on FROM visible_enrolment WHERE reason = 'promoted'", "2025-08-30");
  g_assert_null (xq_year_turn_read (school->store, "2025-02-30", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (xq_year_turn_read (school->store, "2025-03-01", &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
}

/* What would begin only after the first day is withdrawn; undone, it stands as before. */
static void
test_undo_withdrawn (void)
{
  g_autoptr (XqYearTurn) turn = NULL;
  g_autofree char *ninth = NULL;
  g_autofree char *staff = NULL;
  g_autofree char *post = NULL;
  g_autofree char *late = NULL;
  g_autofree char *enrolment = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  XqUndone undone;

  begin ("李老师", "2025-09-10");
  ninth = ask ("SELECT uid FROM visible_class WHERE year = 2024 AND grade = 9");
  staff = school_fixture_find_staff (school->store, "赵老师");
  post = school_fixture_save (school->store, "class_post", "class", ninth, "teacher", staff, "post", "subject", "subject", "英语",
                              "from_on", "2025-09-05", NULL);
  late = school_fixture_save (school->store, "student", "name", "己小兰", "sex", "female", NULL);
  enrolment = school_fixture_save (school->store, "enrolment", "student", late, "class", ninth, "from_on", "2025-09-08", "reason",
                                   "transfer_in", NULL);
  before = ask_states ();
  turn = read_plan (NULL);
  turn_year (turn);
  assert_answer ("SELECT count(*) FROM visible_enrolment WHERE withdrawn = 1", "1");
  assert_answer ("SELECT count(*) FROM visible_class_post WHERE withdrawn = 1", "1");
  g_assert_true (xq_year_turn_undo (school->store, &undone, NULL, NULL));
  after = ask_states ();
  g_assert_cmpstr (before, ==, after);
}

/* Another first day is no change of somebody else's, though other posts and students
 * are there then; what ends before it is left as it ends. */
static void
test_starts_changed (gconstpointer data)
{
  const char *starts = data;
  g_autoptr (XqYearTurn) turn = NULL;
  g_autofree char *staff = NULL;
  g_autofree char *post = NULL;
  g_autofree char *child = NULL;
  g_autofree char *enrolment = NULL;

  begin ("李老师", AUGUST);
  staff = school_fixture_find_staff (school->store, "赵老师");
  post = school_fixture_save (school->store, "class_post", "class", school->classes[CHILD_C], "teacher", staff, "from_on", "2024-09-01",
                              "until_on", "2025-09-03", NULL);
  child = school_fixture_save (school->store, "student", "name", "己小兰", "sex", "female", NULL);
  enrolment = school_fixture_save (school->store, "enrolment", "student", child, "class", school->classes[CHILD_C], "from_on",
                                   "2024-09-01", "until_on", "2025-09-03", "end_reason", "transfer_out", NULL);
  g_assert_true (post != NULL && enrolment != NULL);
  turn = read_plan (strcmp (starts, STARTS) > 0 ? NULL : "2025-09-05");
  g_assert_true (xq_year_turn_set_starts (turn, starts));
  turn_year (turn);
  assert_answer ("SELECT until_on FROM visible_enrolment e JOIN visible_student s ON s.uid = e.student WHERE s.name = '己小兰' "
                 "AND e.withdrawn = 0", "2025-09-03");
  assert_answer ("SELECT p.until_on FROM visible_class_post p JOIN visible_class c ON c.uid = p.class WHERE p.withdrawn = 0 "
                 "AND c.year = 2024 AND c.grade = 8", "2025-09-03");
  assert_answer ("SELECT count(*) FROM visible_class_post p JOIN visible_class c ON c.uid = p.class WHERE p.withdrawn = 0 "
                 "AND c.year = 2025 AND c.grade = 9", "0");
}

/* What goes along with nobody stays as it was, and open cases are named to those
 * who may know of them. */
static void
test_cases (void)
{
  static const struct { const char *account; const char *notices; } readers[] = {
    { "李老师", "empty registers key_support case_file" },
    { "校长", "empty registers key_support" },
  };
  g_autofree char *lead = NULL;
  g_autofree char *helper = NULL;
  g_autofree char *both = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *file = NULL;
  g_autofree char *listed = NULL;

  begin ("李老师", AUGUST);
  lead = school_fixture_find_staff (school->store, "校长");
  helper = school_fixture_find_staff (school->store, "李老师");
  both = g_strjoin (" ", lead, helper, NULL);
  entry = school_fixture_save (school->store, "key_support", "student", leaver, "reason", "家中变故", "decided_by", both, NULL);
  file = school_fixture_save (school->store, "case_file", "student", leaver, NULL);
  listed = school_fixture_save (school->store, "register", "student", school->children[CHILD_A], "category", "left_behind",
                                "kind", "both", "from_on", "2024-09-01", "basis", "teacher", NULL);
  g_assert_nonnull (entry);
  g_assert_nonnull (file);
  g_assert_nonnull (listed);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (XqYearTurn) turn = NULL;
      g_autofree char *looks = NULL;

      school_fixture_enter_on (school, readers[i].account, AUGUST);
      turn = read_plan (NULL);
      assert_found (turn, XQ_YEAR_NOTICE, readers[i].notices);
      looks = ask ("SELECT verb FROM visible_care_audit ORDER BY sequence DESC LIMIT 1");
      g_assert_cmpstr (looks, ==, "list");
      if (i == 0)
        continue;
      turn_year (turn);
      school_fixture_enter_on (school, "李老师", "2025-09-10");
      assert_answer ("SELECT rechecked_year || coalesce (until_on, '') FROM visible_register", "2024");
      assert_answer ("SELECT count(*) FROM visible_key_support WHERE closed_on IS NULL AND withdrawn = 0", "1");
      assert_answer ("SELECT state FROM visible_case_file", "open");
    }
}

static void
test_denied (void)
{
  static const char *const others[] = { "王老师", "孙主任", "钱老师", "周阿姨" };

  school_fixture_restore (school);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      XqUndone undone;

      school_fixture_enter_on (school, others[i], AUGUST);
      g_assert_null (xq_year_turn_read (school->store, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_false (xq_year_turn_undo (school->store, &undone, NULL, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  school = school_fixture_new ();
  school_fixture_enter_on (school, "李老师", "2024-09-02");
  {
    g_autofree char *class_uid = school_fixture_save (school->store, "class", "year", "2024", "grade", "9", "number", "1", NULL);
    g_autofree char *staff = school_fixture_find_staff (school->store, "钱老师");
    g_autofree char *post = school_fixture_save (school->store, "class_post", "class", class_uid, "teacher", staff, "from_on",
                                                 "2024-09-01", NULL);
    g_autofree char *enrolment = NULL;

    leaver = school_fixture_save (school->store, "student", "name", "戊小军", "sex", "male", NULL);
    enrolment = school_fixture_save (school->store, "enrolment", "student", leaver, "class", class_uid, "from_on", "2024-09-01", NULL);
    g_assert_nonnull (post);
    g_assert_nonnull (enrolment);
  }
  school_fixture_keep (school);
  g_test_add_func ("/year-turn/plan", test_plan);
  g_test_add_func ("/year-turn/there-and-back", test_there_and_back);
  g_test_add_func ("/year-turn/other-days", test_other_days);
  g_test_add_func ("/year-turn/undo-refused", test_undo_refused);
  g_test_add_func ("/year-turn/edited", test_edited);
  g_test_add_func ("/year-turn/errors", test_errors);
  g_test_add_func ("/year-turn/leavers", test_leavers);
  g_test_add_func ("/year-turn/twice", test_twice);
  g_test_add_func ("/year-turn/late", test_late);
  g_test_add_func ("/year-turn/changed-since", test_changed_since);
  g_test_add_func ("/year-turn/back", test_back);
  g_test_add_data_func ("/year-turn/starts", GINT_TO_POINTER (FALSE), test_starts);
  g_test_add_data_func ("/year-turn/starts-later", GINT_TO_POINTER (TRUE), test_starts);
  g_test_add_func ("/year-turn/undo-withdrawn", test_undo_withdrawn);
  g_test_add_data_func ("/year-turn/starts-changed-later", "2025-09-05", test_starts_changed);
  g_test_add_data_func ("/year-turn/starts-changed-earlier", STARTS, test_starts_changed);
  g_test_add_func ("/year-turn/cases", test_cases);
  g_test_add_func ("/year-turn/denied", test_denied);
  result = g_test_run ();
  school_fixture_free (school);
  g_free (leaver);
  return result;
}
