/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "remove-tree.h"
#include "school-fixture.h"

#include "store/backup-plan.h"
#include "store/backup-run.h"
#include "store/bundle.h"

/* A child copies the school to two places, thins both, and is killed at any moment.
 * The school must open, and every copy that has its name must be whole; "-m slow"
 * kills oftener. */

#ifdef __SANITIZE_ADDRESS__
#define KILLS 12
#else
#define KILLS 24
#endif
#define SLOW_KILLS 500
#define SEEDED_DAYS 45
#define RESTORE_EVERY 8

void xq_vault_roll_back (XqVault *self);

static SchoolFixture *shared;
static char *own;
static char *second;
static guint32 seed;

static void
copy_until_killed (int acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqStore) store = xq_store_open (shared->vault, FIXTURE_TODAY, &error);

  if (store == NULL || write (acknowledged, "r", 1) != 1)
    _exit (3);
  for (;;)
    {
      g_autofree char *visit = school_fixture_save (store, "home_visit", "student", shared->children[CHILD_A],
                                                    "visited_on", "2024-11-01", NULL);

      if (!xq_backup_run (shared->vault, store, second, TRUE, &error))
        {
          g_printerr ("%s\n", error->message);
          _exit (4);
        }
      if (write (acknowledged, "c", 1) != 1)
        _exit (0);
    }
}

/* Kills the child within the time that it takes for two copies and a half; gives how
 * many it finished. */
static guint
run_and_kill (GRand  *random,
              gint32  most_microseconds)
{
  char buffer[4096];
  guint copies = 0;
  int status;
  int ends[2];
  ssize_t n;
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ends[0]);
      copy_until_killed (ends[1]);
      _exit (0);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], buffer, 1), ==, 1);
  g_usleep ((gulong) g_rand_int_range (random, 0, most_microseconds));
  kill (pid, SIGKILL);
  while ((n = read (ends[0], buffer, sizeof buffer)) > 0)
    copies += (guint) n;
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  return copies;
}

/* Copies of many days, so that each thinning has something to take: hard links of a
 * good one. Gives the names that must stay. */
static GPtrArray *
lay_old_copies (const char *folder)
{
  g_autoptr (XqBackupState) state = xq_backup_state_read (shared->folder);
  g_autofree char *good = g_build_filename (folder, state->own.name, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) drop = NULL;
  GPtrArray *stay = g_ptr_array_new_with_free_func (g_free);
  const char *uid = xq_vault_get_school_uid (shared->vault);

  for (int day = 1; day <= SEEDED_DAYS; day++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (now, -day);
      g_autofree char *day_text = g_date_time_format (at, "%Y-%m-%d-120000");
      g_autofree char *name = xq_backup_name_new ("x", uid, day_text, FALSE);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_assert_cmpint (link (good, path), ==, 0);
    }
  names = xq_backup_list (folder, uid);
  g_ptr_array_add (names, NULL);
  drop = xq_backup_plan_drop ((const char *const *) names->pdata, uid, now, NULL);
  g_assert_cmpuint (drop->len, >, 10);
  for (guint i = 0; i + 1 < names->len; i++)
    if (strstr (g_ptr_array_index (names, i), "-120000-") != NULL &&
        !g_ptr_array_find_with_equal_func (drop, g_ptr_array_index (names, i), g_str_equal, NULL))
      g_ptr_array_add (stay, g_strdup (g_ptr_array_index (names, i)));
  return stay;
}

static guint
check_folder (const char *folder,
              GPtrArray  *stay)
{
  g_autoptr (GPtrArray) names = xq_backup_list (folder, xq_vault_get_school_uid (shared->vault));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < stay->len; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (names, g_ptr_array_index (stay, i), g_str_equal, NULL));
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      xq_bundle_check (path, &error);
      g_assert_no_error (error);
    }
  return names->len;
}

/* The last copy, restored and opened with a password. */
static void
restore_last (const char *folder)
{
  g_autoptr (GPtrArray) names = xq_backup_list (folder, xq_vault_get_school_uid (shared->vault));
  g_autofree char *file = g_build_filename (folder, g_ptr_array_index (names, 0), NULL);
  g_autofree char *place = g_strconcat (folder, ".restored.xinqing", NULL);
  g_autoptr (XqSecret) password = school_fixture_password ("李老师");
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = NULL;
  g_autoptr (XqStore) store = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  xq_store_restore (file, place, &error);
  g_assert_no_error (error);
  vault = xq_vault_open (place, &error);
  g_assert_true (vault != NULL && xq_vault_unlock (vault, "李老师", password, NULL, &error));
  store = xq_store_open (vault, FIXTURE_TODAY, &error);
  g_assert_no_error (error);
  lines = xq_store_check (vault, store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_true (xq_store_close (store, NULL));
  xq_vault_close (vault);
  remove_tree (place);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_kill (void)
{
  guint n = g_test_slow () ? SLOW_KILLS : KILLS;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  guint finished = 0;
  guint checked = 0;
  guint restored = 0;
  guint cut_short = 0;
  gint64 begun;
  gint32 most;

  school_fixture_enter (shared, "李老师");
  begun = g_get_monotonic_time ();
  g_assert_true (xq_backup_run (shared->vault, shared->store, second, TRUE, &error));
  most = (gint32) MIN ((g_get_monotonic_time () - begun) * 5 / 2, 20 * G_USEC_PER_SEC);
  g_assert_true (xq_store_close (shared->store, &error));
  g_clear_object (&shared->store);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) stay = lay_old_copies (own);
      g_autoptr (GPtrArray) stay_too = lay_old_copies (second);

      finished += run_and_kill (random, most);
      xq_vault_roll_back (shared->vault);
      checked += check_folder (own, stay);
      checked += check_folder (second, stay_too);
      cut_short += count_files (own) != xq_backup_list (own, xq_vault_get_school_uid (shared->vault))->len ? 1 : 0;
      shared->store = xq_store_open (shared->vault, FIXTURE_TODAY, &error);
      g_assert_no_error (error);
      if (i % RESTORE_EVERY == 0)
        {
          restore_last (own);
          restore_last (second);
          restored += 2;
        }
      /* What was cut short leaves nothing behind the next copy. */
      g_assert_true (xq_backup_run (shared->vault, shared->store, second, TRUE, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (count_files (own), ==, check_folder (own, stay));
      g_assert_cmpuint (count_files (second), ==, check_folder (second, stay_too));
      g_assert_true (xq_store_close (shared->store, &error));
      g_clear_object (&shared->store);
    }
  school_fixture_enter (shared, "李老师");
  {
    g_autoptr (GPtrArray) lines = xq_store_check (shared->vault, shared->store, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (lines->len, ==, 0);
  }
  g_assert_cmpuint (cut_short, >, 0);
  g_test_message ("%u kills while copying and thinning, seed %u: %u copies finished, %u times one was cut short; "
                  "%u copies read and whole, %u restored and every record compared, the school whole",
                  n, seed, finished, cut_short, checked, restored);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *parent = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  seed = (guint32) g_test_rand_int ();
  shared = school_fixture_new ();
  parent = g_path_get_dirname (shared->folder);
  own = xq_backup_folder (shared->folder);
  second = g_build_filename (parent, "stick", NULL);
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  g_test_add_func ("/store/backup-kill/kill", test_kill);
  result = g_test_run ();
  school_fixture_free (shared);
  g_free (own);
  g_free (second);
  return result;
}
