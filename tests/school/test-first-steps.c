/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "school-fixture.h"

#include "remove-tree.h"
#include "school/first-steps.h"
#include "school/new-school.h"

#define BIT(step) (1u << XQ_FIRST_##step)

static SchoolFixture *shared;

static guint
open_steps (XqStore *store)
{
  g_autoptr (GError) error = NULL;
  guint open;

  xq_first_steps (store, &open, &error);
  g_assert_no_error (error);
  return open;
}

/* A school that was just made needs everything but posts: there is no class yet. */
static void
test_new_school (void)
{
  g_autofree char *parent = g_path_get_dirname (shared->folder);
  g_autofree char *path = g_build_filename (parent, "new.xinqing", NULL);
  g_autoptr (XqSecret) password = school_fixture_password ("校长");
  g_autoptr (XqStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *student = NULL;
  XqVault *vault;

  xq_new_school (path, "永济市城西初级中学", "赵校长", password, FIXTURE_TODAY, &store, &error);
  g_assert_no_error (error);
  g_assert_cmphex (open_steps (store), ==, BIT (CALENDAR) | BIT (ROSTER) | BIT (COUNSELLOR) | BIT (CLASS_TEACHERS));
  student = school_fixture_save (store, "school_day", "falls_on", "2024-10-01", "kind", "holiday", NULL);
  g_assert_cmphex (open_steps (store), ==, BIT (ROSTER) | BIT (COUNSELLOR) | BIT (CLASS_TEACHERS));
  vault = xq_store_get_vault (store);
  xq_store_close (store, &error);
  g_assert_no_error (error);
  xq_vault_close (vault);
  remove_tree (path);
}

/* A school at work is told nothing, and most of its people never. */
static void
test_school_at_work (void)
{
  g_autofree char *day = NULL;

  g_assert_cmphex (open_steps (school_fixture_enter (shared, "校长")), ==, BIT (CALENDAR));
  g_assert_cmphex (open_steps (school_fixture_enter (shared, "王老师")), ==, 0);
  day = school_fixture_save (school_fixture_enter (shared, "李老师"), "school_day", "falls_on", "2024-10-01", "kind", "holiday", NULL);
  g_assert_cmphex (open_steps (school_fixture_enter (shared, "李老师")), ==, 0);
  g_assert_cmphex (open_steps (school_fixture_enter (shared, "校长")), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  g_test_add_func ("/school/first-steps/new-school", test_new_school);
  g_test_add_func ("/school/first-steps/school-at-work", test_school_at_work);
  result = g_test_run ();
  school_fixture_free (shared);
  return result;
}
