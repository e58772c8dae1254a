/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk.h"
#include "invent.h"
#include "rules/coverage.h"
#include "rules/figure.h"
#include "school-fixture.h"
#include "school/kinds.h"

/* How often a short work is done; its time is the mean. */
#define SAVES 20
#define LOOKS 20

static double
measure_save_visit (gint64 *count)
{
  XqStore *store = desk_store (BIG_SCHOOL_TEACHER);
  g_autofree char *student = desk_dup_question ("own_student");
  g_autofree char *teacher = desk_dup_question ("teacher");

  *count = SAVES;
  work_start ();
  for (guint i = 0; i < SAVES; i++)
    g_free (school_fixture_save (store, "home_visit", "student", student, "visitors", teacher, "started_at", "16:30",
                                 "ended_at", "17:10", "met", "mother", "situation", BENCH_NOTE, "agreement", "每周通话一次",
                                 NULL));
  return work_seconds () / SAVES;
}

static double
measure_save_session (gint64 *count)
{
  XqStore *store = desk_store (BIG_SCHOOL_COUNSELLOR);
  g_autofree char *student = desk_dup_question ("student");

  *count = SAVES;
  work_start ();
  for (guint i = 0; i < SAVES; i++)
    g_free (school_fixture_save (store, "session", "student", student, "started_at", "15:20", "theme", "study",
                                 "narrative", BENCH_NOTE, "key_points", "作息约定", NULL));
  return work_seconds () / SAVES;
}

/* Every time other children. */
static GPtrArray *
choose_students (XqStore *store)
{
  static guint turn;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRows) rows = xq_store_query (store, "SELECT uid FROM visible_student ORDER BY id", &error, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *students = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (xq_rows_next (rows, &error))
    g_ptr_array_add (all, g_strdup (xq_rows_text (rows, 0)));
  g_assert_no_error (error);
  for (guint i = 0; i < LOOKS; i++)
    g_ptr_array_add (students, g_strdup (g_ptr_array_index (all, (turn++ * 1009u) % all->len)));
  return students;
}

static double
measure_history (const char   *account,
                 const XqKind *kind,
                 gint64       *count)
{
  XqStore *store = desk_store (account);
  g_autoptr (GPtrArray) students = choose_students (store);

  work_start ();
  for (guint i = 0; i < students->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqFilter) filter = xq_filter_new ();
      g_autoptr (GPtrArray) records = NULL;

      xq_filter_add (filter, "student", "=", g_ptr_array_index (students, i));
      records = xq_store_list (store, kind, filter, &error);
      g_assert_no_error (error);
      *count += records->len;
    }
  return work_seconds () / LOOKS;
}

static double
measure_history_visits (gint64 *count)
{
  return measure_history (BIG_SCHOOL_COUNSELLOR, &xq_home_visit, count);
}

static double
measure_history_teacher (gint64 *count)
{
  return measure_history (BIG_SCHOOL_TEACHER, &xq_home_visit, count);
}

/* The look is written into the audit trail first, and lies on the disk. */
static double
measure_history_sessions (gint64 *count)
{
  return measure_history (BIG_SCHOOL_COUNSELLOR, &xq_session, count);
}

static double
measure_figures (gint64 *count)
{
  g_autoptr (GError) error = NULL;
  XqStore *store = desk_store (BIG_SCHOOL_COUNSELLOR);
  g_autoptr (GPtrArray) figures = NULL;
  double seconds;

  work_start ();
  figures = xq_term_figures (store, BIG_SCHOOL_TERM, &error);
  seconds = work_seconds ();
  g_assert_no_error (error);
  *count = xq_figures_find (figures, "hv_all")->value + xq_figures_find (figures, "persons")->value;
  return seconds;
}

static double
measure_coverage (gint64 *count)
{
  g_autoptr (GError) error = NULL;
  XqStore *store = desk_store (BIG_SCHOOL_COUNSELLOR);
  g_autoptr (GPtrArray) classes = NULL;
  double seconds;

  work_start ();
  classes = xq_coverage_by_class (store, BIG_SCHOOL_TERM, &error);
  seconds = work_seconds ();
  g_assert_no_error (error);
  for (guint i = 0; i < classes->len; i++)
    *count += ((XqCoverage *) g_ptr_array_index (classes, i))->visits;
  return seconds;
}

static double
measure_find (guint   limit,
              gint64 *count)
{
  g_autoptr (GError) error = NULL;
  XqStore *store = desk_store (BIG_SCHOOL_COUNSELLOR);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) visits = NULL;
  double seconds;

  xq_filter_add (filter, "situation", "contains", SOUGHT_WORD);
  if (limit > 0)
    xq_filter_set_limit (filter, limit, 0);
  work_start ();
  visits = xq_store_list (store, &xq_home_visit, filter, &error);
  seconds = work_seconds ();
  g_assert_no_error (error);
  *count = visits->len;
  return seconds;
}

static double
measure_find_first (gint64 *count)
{
  return measure_find (50, count);
}

static double
measure_find_all (gint64 *count)
{
  return measure_find (0, count);
}

/* Reading and understanding the file is apart. */
static double
measure_import (gint64 *count)
{
  g_autoptr (XqRoster) roster = NULL;
  XqStore *store;
  double seconds;

  desk_leave ();
  big_school_copy (desk_get_folder (), "newcomer.xinqing", "import.xinqing");
  store = big_school_open (desk_vault ("import.xinqing", BIG_SCHOOL_COUNSELLOR));
  roster = big_school_read_roster (store, desk_get_folder ());
  work_start ();
  *count = big_school_arrive (store, roster);
  seconds = work_seconds ();
  big_school_close (store);
  desk_leave ();
  return seconds;
}

const Work record_works[] = {
  { "save-visit", measure_save_visit },
  { "save-session", measure_save_session },
  { "history-visits", measure_history_visits },
  { "history-teacher", measure_history_teacher },
  { "history-sessions", measure_history_sessions },
  { "figures", measure_figures },
  { "coverage", measure_coverage },
  { "find-first", measure_find_first },
  { "find-all", measure_find_all },
  { "import", measure_import },
  { NULL }
};
