/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "disk-faults.h"
#include "remove-tree.h"
#include "school-fixture.h"

#include "store/backup-run.h"
#include "store/bundle.h"

/* The disk is full, write-protected or broken at the first, the second, the nth call
 * of a copy: it fails with words, the older copies are untouched, and the school goes
 * on. "-m slow" tries each call and not every so many. */

#ifdef __SANITIZE_ADDRESS__
#define STEP 97
#else
#define STEP 31
#endif

static const int numbers[] = { ENOSPC, EROFS, EIO };

static SchoolFixture *shared;
static char *own;
static char *second;

static GPtrArray *
list (const char *folder)
{
  return xq_backup_list (folder, xq_vault_get_school_uid (shared->vault));
}

/* Each is whole, and what was there before is there, but for the one that a newer one
 * of the same day took the place of. */
static void
check_copies (const char *folder)
{
  g_autoptr (GPtrArray) names = list (folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      xq_bundle_check (path, &error);
      g_assert_no_error (error);
    }
}

static void
check_school (gint64 visits)
{
  g_autoptr (GError) error = NULL;
  gint64 n = xq_store_count (shared->store, xq_kind_find ("home_visit"), NULL, &error);

  /* After a fault of the school's own disk it may have to be opened again; it opens. */
  if (error != NULL)
    {
      g_clear_error (&error);
      school_fixture_enter (shared, "李老师");
      n = xq_store_count (shared->store, xq_kind_find ("home_visit"), NULL, &error);
    }
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, visits);
}

static gboolean
try_at (guint    call,
        int      number,
        gboolean for_good,
        gint64   visits,
        guint   *refused)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;
  gboolean failed;

  disk_faults_begin (call, number, for_good);
  ok = xq_backup_run (shared->vault, shared->store, second, TRUE, &error);
  failed = disk_faults_end ();
  if (!ok)
    {
      g_assert_nonnull (error);
      if (error->domain != XQ_STORE_ERROR && error->domain != XQ_VAULT_ERROR)
        g_test_message ("call %u, %s: %s: %s", call, g_strerror (number), g_quark_to_string (error->domain), error->message);
      g_assert_true (error->domain == XQ_STORE_ERROR || error->domain == XQ_VAULT_ERROR);
      g_assert_cmpstr (error->message, !=, "");
      (*refused)++;
    }
  else
    g_assert_no_error (error);
  check_copies (own);
  check_copies (second);
  check_school (visits);
  return failed;
}

static void
test_each_call (gconstpointer data)
{
  gboolean for_good = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  guint step = g_test_slow () ? 1 : STEP;
  guint tried = 0;
  guint refused = 0;
  gint64 visits;

  school_fixture_enter (shared, "李老师");
  visits = xq_store_count (shared->store, xq_kind_find ("home_visit"), NULL, &error);
  xq_backup_run (shared->vault, shared->store, second, TRUE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint call = g_test_slow () ? 0 : (guint) g_test_rand_int_range (0, STEP);
         try_at (call, numbers[i], for_good, visits, &refused); call += step)
      tried++;

  /* Afterwards all is as if nothing had been. */
  xq_backup_run (shared->vault, shared->store, second, TRUE, &error);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) lines = xq_store_check (shared->vault, shared->store, &error);
    g_autoptr (GDir) dir = g_dir_open (own, 0, NULL);
    const char *name;

    g_assert_no_error (error);
    g_assert_cmpuint (lines->len, ==, 0);
    while ((name = g_dir_read_name (dir)) != NULL)
      g_assert_true (g_str_has_suffix (name, ".xinqing-backup"));
  }
  g_assert_cmpuint (tried, >, 10);
  g_assert_cmpuint (refused, >, tried / 2);
  g_test_message ("%u calls failed%s: %u copies refused with words, the others made all the same; "
                  "every older copy whole, the school whole", tried, for_good ? " for good" : " once", refused);
}

/* What could not be synced is no copy: first the one here, then the one that goes to
 * the second place. */
static void
test_sync (void)
{
  school_fixture_enter (shared, "李老师");
  for (guint after = 0; after < 2; after++)
    {
      g_autoptr (GError) error = NULL;

      disk_faults_begin_sync (after, ".xinqing-backup.new");
      g_assert_false (xq_backup_run (shared->vault, shared->store, second, TRUE, &error));
      g_assert_true (disk_faults_end ());
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED);
    }
}

/* The school's disk has no room to lay a copy out for the test: the copy is as good as
 * before. */
static void
test_full_for_test (void)
{
  g_autoptr (GError) error = NULL;
  guint refused = 0;
  gboolean failed;
  guint call = 0;

  school_fixture_enter (shared, "李老师");
  xq_backup_run (shared->vault, shared->store, NULL, TRUE, &error);
  g_assert_no_error (error);
  do
    {
      g_autoptr (XqBackupState) state = NULL;

      disk_faults_begin (call++, ENOSPC, FALSE);
      refused += xq_backup_test (shared->vault, NULL, NULL) ? 0 : 1;
      failed = disk_faults_end ();
      state = xq_backup_state_read (shared->folder);
      g_assert_nonnull (state->own.name);
    }
  while (failed && call < 40);
  g_assert_cmpuint (refused, >, 1);
}

/* A drive that is pulled out while a copy is read says nothing about the copy. */
static void
test_pulled_out (void)
{
  static const int of_drive[] = { EIO, ENODEV, ENXIO, ENOENT };
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *file = NULL;

  school_fixture_enter (shared, "李老师");
  xq_backup_run (shared->vault, shared->store, NULL, TRUE, NULL);
  names = list (own);
  file = g_build_filename (own, g_ptr_array_index (names, 0), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_drive); i++)
    for (guint call = 0; call < 9; call++)
      {
        g_autoptr (GError) error = NULL;

        disk_faults_begin (call, of_drive[i], TRUE);
        g_assert_false (xq_bundle_check (file, &error));
        g_assert_true (disk_faults_end ());
        g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED);
      }
}

/* What a person reads. */
static void
test_words (void)
{
  static const struct
  {
    int         number;
    const char *words;
  } said[] = {
    { ENOSPC, "no room" }, { EROFS, "write-protected" }, { EACCES, "another user" }, { ENOENT, "plug it in" },
    { EIO, "Take another disk" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (xq_bundle_set_failed (&error, "/media/stick/x", said[i].number));
      g_assert_nonnull (strstr (error->message, said[i].words));
      g_assert_nonnull (strstr (error->message, "stick"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *parent = NULL;
  g_autofree char *visit = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  parent = g_path_get_dirname (shared->folder);
  own = xq_backup_folder (shared->folder);
  second = g_build_filename (parent, "stick", NULL);
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  school_fixture_enter (shared, "李老师");
  visit = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01", NULL);
  g_test_add_func ("/store/backup-disk/words", test_words);
  g_test_add_func ("/store/backup-disk/sync", test_sync);
  g_test_add_func ("/store/backup-disk/full-for-test", test_full_for_test);
  g_test_add_func ("/store/backup-disk/pulled-out", test_pulled_out);
  g_test_add_data_func ("/store/backup-disk/once", GINT_TO_POINTER (FALSE), test_each_call);
  g_test_add_data_func ("/store/backup-disk/for-good", GINT_TO_POINTER (TRUE), test_each_call);
  result = g_test_run ();
  school_fixture_free (shared);
  g_free (own);
  g_free (second);
  return result;
}
