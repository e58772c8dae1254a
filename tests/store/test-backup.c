/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "remove-tree.h"
#include "school-fixture.h"

#include "store/backup-plan.h"
#include "store/backup-prove.h"
#include "store/backup-run.h"
#include "store/bundle.h"

static SchoolFixture *shared;
static char *own;
static char *second;

#define ALL (1u << XQ_CABINET_SCHOOL | 1u << XQ_CABINET_CARE | 1u << XQ_CABINET_CASEWORK)

static void
clear (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    remove_tree (path);
}

static void
begin (const char *account)
{
  school_fixture_restore (shared);
  clear (own);
  clear (second);
  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  school_fixture_enter (shared, account);
}

static XqStore *
get_store (void)
{
  return shared->store;
}

static guint
count_copies (const char *folder)
{
  g_autoptr (GPtrArray) names = xq_backup_list (folder, xq_vault_get_school_uid (shared->vault));

  return names->len;
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

static char *
get_last (const char *folder)
{
  g_autoptr (XqBackupState) state = xq_backup_state_read (shared->folder);

  g_assert_nonnull (state->own.name);
  return g_build_filename (folder, state->own.name, NULL);
}

static void
run_copies (const char *place,
            gboolean    force)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = xq_backup_run (shared->vault, get_store (), place, force, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
flip (const char *file,
      gsize       at)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  g_assert_cmpuint (at, <, length);
  bytes[at] = (char) (bytes[at] ^ 0x10);
  g_assert_true (g_file_set_contents (file, bytes, (gssize) length, NULL));
}

static void
test_daily (void)
{
  g_autoptr (XqBackupState) before = NULL;
  g_autoptr (XqBackupState) state = NULL;
  g_autoptr (XqBackupState) after = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *visit = NULL;
  g_autofree char *proving = g_build_filename (shared->folder, "proving", NULL);

  begin ("李老师");
  before = xq_backup_state_read (shared->folder);
  g_assert_true (xq_backup_is_due (before, now));
  run_copies (NULL, FALSE);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpuint (count_files (own), ==, 1);
  g_assert_cmpuint (state->own.lies, ==, ALL);
  g_assert_cmpuint (state->own.proved, ==, ALL);
  g_assert_null (state->own.problem);
  g_assert_false (xq_backup_is_due (state, now));
  g_assert_true (xq_backup_is_due (state, tomorrow));
  /* A clock that was set back keeps no copy away. */
  g_assert_true (xq_backup_is_due (state, yesterday));
  g_assert_false (xq_backup_has_changed (state, shared->folder));
  g_assert_false (g_file_test (proving, G_FILE_TEST_EXISTS));

  /* Nothing was written, so there is nothing to copy. */
  run_copies (NULL, FALSE);
  after = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (after->own.name, ==, state->own.name);

  visit = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01", NULL);
  g_assert_true (xq_backup_has_changed (state, shared->folder));
  run_copies (NULL, FALSE);
  g_clear_pointer (&after, xq_backup_state_free);
  after = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (after->own.name, !=, state->own.name);
  /* The two of one day are thinned to the newer one. */
  g_assert_cmpuint (count_files (own), ==, 1);
}

static void
test_second_place (void)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *foreign = g_build_filename (second, "照片.jpg", NULL);
  g_autofree char *part = g_build_filename (second, "x-2024-11-01-080213-99999999.xinqing-backup.new", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqBackupState) state = NULL;
  char *bytes;
  char *there;
  gsize length;
  gsize length_there;

  begin ("李老师");
  g_file_set_contents (foreign, "x", 1, NULL);
  g_file_set_contents (part, "x", 1, NULL);
  run_copies (second, FALSE);
  one = get_last (own);
  other = get_last (second);
  g_assert_true (g_file_get_contents (one, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (other, &there, &length_there, NULL));
  g_assert_cmpuint (length, ==, length_there);
  g_assert_true (memcmp (bytes, there, length) == 0);
  g_free (bytes);
  g_free (there);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (state->second.name, ==, state->own.name);
  g_assert_cmpuint (state->second.proved, ==, ALL);

  /* Again and again: theirs stays, ours is thinned. */
  for (guint i = 0; i < 3; i++)
    run_copies (second, TRUE);
  g_assert_cmpuint (count_copies (second), ==, 1);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (part, G_FILE_TEST_EXISTS));

  /* Pulled out: the own copy is made, and the state says what is wrong. */
  remove_tree (second);
  g_assert_false (xq_backup_run (shared->vault, shared->store, second, TRUE, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED);
  g_clear_pointer (&state, xq_backup_state_free);
  state = xq_backup_state_read (shared->folder);
  g_assert_null (state->own.problem);
  g_assert_nonnull (state->second.problem);
  g_assert_nonnull (state->second.name);
}

static guint
count_carried (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = xq_store_audit_list (shared->store, XQ_CABINET_SCHOOL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    n += g_str_equal (((const XqAuditEntry *) g_ptr_array_index (entries, i))->verb, "carry") ? 1 : 0;
  return n;
}

/* What was not carried is not written down, and a second place that fails again and
 * again makes no new copy here. */
static void
test_carried (void)
{
  g_autoptr (XqBackupState) state = NULL;
  g_autoptr (XqBackupState) after = NULL;

  begin ("李老师");
  run_copies (NULL, FALSE);
  state = xq_backup_state_read (shared->folder);
  remove_tree (second);
  for (guint i = 0; i < 2; i++)
    g_assert_false (xq_backup_run (shared->vault, shared->store, second, FALSE, NULL));
  after = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (after->own.name, ==, state->own.name);
  g_assert_false (xq_backup_has_changed (after, shared->folder));

  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      run_copies (second, FALSE);
      g_clear_pointer (&after, xq_backup_state_free);
      after = xq_backup_state_read (shared->folder);
      g_assert_cmpstr (after->own.name, ==, state->own.name);
      g_assert_cmpstr (after->second.name, ==, state->own.name);
      g_assert_false (xq_backup_has_changed (after, shared->folder));
    }
  g_assert_cmpuint (count_carried (), ==, 1);
}

/* The school's own folder cannot be made: the second place still gets its copy. */
static void
test_own_is_in_the_way (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqBackupState) state = NULL;

  begin ("李老师");
  g_assert_true (g_file_set_contents (own, "x", 1, NULL));
  g_assert_false (xq_backup_run (shared->vault, shared->store, second, FALSE, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED);
  g_assert_cmpuint (count_files (second), ==, 1);
  state = xq_backup_state_read (shared->folder);
  g_assert_nonnull (state->own.problem);
  g_assert_null (state->own.name);
  g_assert_nonnull (state->second.name);
  /* Work goes on. */
  g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("student"), NULL, NULL), ==, N_CHILDREN);
  g_assert_cmpint (g_unlink (own), ==, 0);
}

/* Class teachers hold one key, the keeper none; a counsellor's unlock proves the rest. */
static void
test_proved_later (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqBackupState) state = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("管理员");

  begin ("王老师");
  run_copies (NULL, FALSE);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpuint (state->own.lies, ==, ALL);
  g_assert_cmpuint (state->own.proved, ==, 1u << XQ_CABINET_SCHOOL);

  school_fixture_leave (shared);
  shared->vault = xq_vault_open (shared->folder, &error);
  xq_vault_unlock (shared->vault, "管理员", password, NULL, &error);
  g_assert_no_error (error);
  run_copies (NULL, TRUE);
  g_clear_pointer (&state, xq_backup_state_free);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpuint (state->own.lies, ==, ALL);
  g_assert_cmpuint (state->own.proved, ==, 0);

  school_fixture_enter (shared, "李老师");
  g_assert_true (xq_backup_prove_last (shared->vault, &error));
  g_assert_no_error (error);
  g_clear_pointer (&state, xq_backup_state_free);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpuint (state->own.proved, ==, ALL);
}

/* A cabinet that is spoilt in the school itself is not taken for a good copy: the one
 * of before stays the last good one. */
static void
test_spoilt_school (void)
{
  g_autofree char *care = g_build_filename (shared->folder, "care.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqBackupState) state = NULL;
  g_autoptr (XqBackupState) after = NULL;
  g_autofree char *visit = NULL;

  begin ("李老师");
  run_copies (NULL, FALSE);
  state = xq_backup_state_read (shared->folder);
  visit = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01", NULL);
  g_assert_true (xq_store_close (shared->store, &error));
  flip (care, 5 * 4096 + 1000);
  g_assert_false (xq_backup_run (shared->vault, NULL, NULL, TRUE, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
  after = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (after->own.name, ==, state->own.name);
  g_assert_cmpuint (after->own.proved, ==, ALL);
  g_assert_nonnull (after->own.problem);
  g_assert_cmpuint (count_files (own), ==, 1);
  /* The visit is in no copy yet. */
  g_assert_true (xq_backup_has_changed (after, shared->folder));
}

static void
test_monthly (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) soon = g_date_time_add_days (now, 29);
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 31);
  g_autoptr (XqBackupState) state = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *proving = g_build_filename (shared->folder, "proving", NULL);

  begin ("李老师");
  run_copies (NULL, FALSE);
  state = xq_backup_state_read (shared->folder);
  g_assert_true (xq_backup_test_is_due (state, now));
  g_assert_true (xq_backup_test (shared->vault, second, &error));
  g_assert_no_error (error);
  g_clear_pointer (&state, xq_backup_state_free);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (state->tested, ==, state->own.name);
  g_assert_null (state->test_problem);
  g_assert_false (xq_backup_test_is_due (state, soon));
  g_assert_true (xq_backup_test_is_due (state, later));
  g_assert_false (g_file_test (proving, G_FILE_TEST_EXISTS));

  /* On the drive: the one here is still good. */
  {
    g_autofree char *there = NULL;

    run_copies (second, FALSE);
    there = get_last (second);
    flip (there, 40 * 1024);
    g_assert_false (xq_backup_test (shared->vault, second, &error));
    g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
    g_clear_error (&error);
    g_clear_pointer (&state, xq_backup_state_free);
    state = xq_backup_state_read (shared->folder);
    g_assert_nonnull (state->test_problem);
    g_assert_nonnull (state->own.name);
    g_assert_null (state->second.name);
    run_copies (second, TRUE);
    g_assert_true (xq_backup_test (shared->vault, second, &error));
    g_assert_no_error (error);
  }

  /* A byte that turned on the disk since: the test says so, and the copy is no good one. */
  copy = get_last (own);
  flip (copy, 40 * 1024);
  g_assert_false (xq_backup_test (shared->vault, second, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
  g_clear_pointer (&state, xq_backup_state_free);
  state = xq_backup_state_read (shared->folder);
  g_assert_nonnull (state->test_problem);
  /* What was found is said to who holds the keys; here it lies in clear. */
  g_assert_cmpstr (state->test_problem, !=, error->message);
  g_assert_cmpstr (state->own.problem, !=, error->message);
  g_assert_null (state->own.name);
  g_assert_true (xq_backup_is_due (state, now));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* Another school's copy is none of this one, whatever it is called. */
static void
test_other_school (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("校长");
  g_autofree char *parent = g_path_get_dirname (shared->folder);
  g_autofree char *folder = g_build_filename (parent, "别校.xinqing", NULL);
  g_autofree char *file = g_build_filename (parent, "别校.copy", NULL);
  g_autoptr (XqVault) other = NULL;
  guint lies;
  guint proved;

  begin ("李老师");
  other = xq_vault_create (folder, "别校", "校长", password, &error);
  g_assert_no_error (error);
  g_assert_true (xq_bundle_write (folder, "别校", FALSE, file, &error));
  g_assert_false (xq_backup_prove (shared->vault, file, FALSE, &lies, &proved, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
  xq_vault_close (other);
}

static void
test_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqBackupState) state = NULL;
  XqBackupPlace place = { second, (char *) "1234-ABCD", (char *) "学校 U 盘=[1]", (char *) "心晴/备份" };
  XqBackupPlace in_the_way = { own, NULL, NULL, NULL };
  XqBackupPlace none = { NULL, NULL, NULL, NULL };

  begin ("李老师");
  g_assert_true (xq_backup_set_place (shared->folder, &place, &error));
  run_copies (second, FALSE);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (state->place.folder, ==, second);
  g_assert_cmpstr (state->place.volume, ==, place.volume);
  g_assert_cmpstr (state->place.label, ==, place.label);
  g_assert_cmpstr (state->place.inside, ==, place.inside);
  g_assert_false (xq_backup_set_place (shared->folder, &in_the_way, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (xq_backup_set_place (shared->folder, &none, &error));
  g_clear_pointer (&state, xq_backup_state_free);
  state = xq_backup_state_read (shared->folder);
  g_assert_null (state->place.folder);
  g_assert_null (state->second.name);
  g_assert_nonnull (state->own.name);
}

static gpointer
run_in_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_true (xq_backup_run (shared->vault, NULL, second, TRUE, &error));
  g_assert_no_error (error);
  return NULL;
}

/* While a copy is being made: the choice is not forgotten at its end. */
static void
test_place_meanwhile (void)
{
  g_autofree char *elsewhere = g_strconcat (second, "-2", NULL);
  XqBackupPlace first = { second, NULL, NULL, NULL };
  XqBackupPlace chosen = { elsewhere, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (XqBackupState) state = NULL;
  GThread *thread;

  begin ("李老师");
  g_assert_true (xq_backup_set_place (shared->folder, &first, &error));
  g_assert_true (xq_store_close (shared->store, &error));
  thread = g_thread_new ("copies", run_in_thread, NULL);
  while (count_files (own) == 0)
    g_usleep (200);
  g_assert_true (xq_backup_set_place (shared->folder, &chosen, &error));
  state = xq_backup_state_read (shared->folder);
  g_assert_null (state->own.name);
  g_thread_join (thread);
  g_clear_pointer (&state, xq_backup_state_free);
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (state->place.folder, ==, elsewhere);
  g_assert_nonnull (state->own.name);
  g_assert_null (state->second.name);
}

/* The file is anybody's: whatever it says is words. */
static void
test_hostile_state (void)
{
  static const char *const texts[] = {
    "", "x", "[own]\nfile=../../../etc/passwd\nat=5\n", "[own]\nfile=%00\nat=9223372036854775807\n",
    "[own]\nfile=x\nat=-1\ncabinets=a;b;care\n[test]\nat=9223372036854775807\n", "\xff\xfe[own]\n",
  };
  g_autofree char *path = g_build_filename (shared->folder, "backups.ini", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  begin ("李老师");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (XqBackupState) state = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      state = xq_backup_state_read (shared->folder);
      g_assert_null (state->own.name);
      g_assert_true (xq_backup_is_due (state, now));
      (void) xq_backup_test_is_due (state, now);
      run_copies (NULL, FALSE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *parent = NULL;
  g_autofree char *session = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  parent = g_path_get_dirname (shared->folder);
  own = xq_backup_folder (shared->folder);
  second = g_build_filename (parent, "stick", NULL);
  school_fixture_enter (shared, "李老师");
  session = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A], "narrative", "一次辅导", NULL);
  school_fixture_keep (shared);

  g_test_add_func ("/store/backup/daily", test_daily);
  g_test_add_func ("/store/backup/second-place", test_second_place);
  g_test_add_func ("/store/backup/carried", test_carried);
  g_test_add_func ("/store/backup/own-is-in-the-way", test_own_is_in_the_way);
  g_test_add_func ("/store/backup/proved-later", test_proved_later);
  g_test_add_func ("/store/backup/spoilt-school", test_spoilt_school);
  g_test_add_func ("/store/backup/monthly", test_monthly);
  g_test_add_func ("/store/backup/other-school", test_other_school);
  g_test_add_func ("/store/backup/place", test_place);
  g_test_add_func ("/store/backup/place-meanwhile", test_place_meanwhile);
  g_test_add_func ("/store/backup/hostile-state", test_hostile_state);
  result = g_test_run ();
  school_fixture_free (shared);
  g_free (own);
  g_free (second);
  return result;
}
