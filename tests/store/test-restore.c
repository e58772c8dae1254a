/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "remove-tree.h"
#include "school-fixture.h"

#include "store/backup-run.h"
#include "store/bundle.h"

/* A school from a copy, and what became of the school since. */

static SchoolFixture *shared;
static char *copy;       /* of before anybody was removed */
static gint64 visits_then;

static gint64
count_visits (const char *folder,
              const char *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password (account);
  g_autoptr (XqVault) vault = xq_vault_open (folder, &error);
  g_autoptr (XqStore) store = NULL;
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (xq_vault_unlock (vault, account, password, NULL, &error));
  store = xq_store_open (vault, FIXTURE_TODAY, &error);
  g_assert_no_error (error);
  n = xq_store_count (store, xq_kind_find ("home_visit"), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (xq_store_close (store, &error));
  xq_vault_close (vault);
  return n;
}

static gboolean
is_let_in (const char *folder,
           const char *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password (account);
  g_autoptr (XqVault) vault = xq_vault_open (folder, &error);
  gboolean ok;

  g_assert_no_error (error);
  ok = xq_vault_unlock (vault, account, password, NULL, &error);
  if (!ok)
    g_assert_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NO_ACCOUNT);
  xq_vault_close (vault);
  return ok;
}

static void
remove_account (const char *name)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (shared->vault);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->name, name))
        {
          g_assert_true (xq_vault_remove_account (shared->vault, account->uid, &error));
          return;
        }
    }
  g_assert_not_reached ();
}

/* The school goes on after its copy: somebody leaves, and a visit is recorded. */
static char *
begin (const char *name)
{
  g_autofree char *parent = g_path_get_dirname (shared->folder);
  g_autofree char *visit = NULL;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "校长");
  remove_account ("赵老师");
  school_fixture_enter (shared, "王老师");
  visit = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-08", NULL);
  school_fixture_leave (shared);
  g_assert_false (is_let_in (shared->folder, "赵老师"));
  return g_build_filename (parent, name, NULL);
}

static void
test_removed_stay_removed (void)
{
  g_autofree char *place = begin ("restored.xinqing");
  g_autofree char *again = g_strconcat (place, ".again", NULL);
  g_autofree char *file = g_strconcat (place, ".copy", NULL);
  g_autofree char *note = g_build_filename (place, "removed", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("校长");
  g_autoptr (XqVault) vault = NULL;

  g_assert_true (xq_store_restore_beside (copy, shared->folder, place, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (is_let_in (place, "赵老师"));
  g_assert_cmpint (count_visits (place, "李老师"), ==, visits_then);
  g_assert_false (is_let_in (place, "赵老师"));

  /* Nor through a copy of the restored school. */
  g_assert_true (xq_bundle_write (place, "x", FALSE, file, &error));
  g_assert_true (xq_store_restore (file, again, &error));
  g_assert_no_error (error);
  g_assert_false (is_let_in (again, "赵老师"));
  g_assert_true (is_let_in (again, "王老师"));

  /* A head's unlock signs it. */
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  g_assert_true (is_let_in (place, "校长"));
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
  g_assert_false (is_let_in (place, "赵老师"));
  vault = xq_vault_open (place, &error);
  g_assert_no_error (error);
  g_assert_true (xq_vault_unlock (vault, "校长", password, NULL, &error));
  g_assert_true (xq_vault_renewal_due (vault, XQ_CABINET_SCHOOL));
  xq_vault_close (vault);
  g_assert_cmpint (count_visits (place, "李老师"), ==, visits_then);
  g_assert_cmpint (count_visits (place, "王老师"), ==, visits_then);
  remove_tree (place);
  remove_tree (again);
}

/* With nothing but the copy there is nobody to ask: then all are there who were then. */
static void
test_bare (void)
{
  g_autofree char *place = begin ("bare.xinqing");
  g_autoptr (GError) error = NULL;

  g_assert_true (xq_store_restore (copy, place, &error));
  g_assert_no_error (error);
  g_assert_true (is_let_in (place, "赵老师"));
  remove_tree (place);
}

static void
test_over (void)
{
  g_autofree char *unused = begin ("unused");
  g_autofree char *kept = NULL;
  g_autofree char *kept_too = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqBackupState) state = NULL;
  gboolean is_known;
  XqBackupPlace second = { (char *) "/media/stick", (char *) "1234-ABCD", (char *) "STICK", (char *) "" };

  g_assert_true (xq_backup_set_place (shared->folder, &second, &error));
  /* Not while somebody works in it. */
  school_fixture_enter (shared, "王老师");
  g_assert_false (xq_store_restore_over (copy, shared->folder, &kept, &is_known, &error));
  g_assert_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_IN_USE);
  g_clear_error (&error);
  school_fixture_leave (shared);
  /* Not with half a copy. */
  {
    g_autofree char *half = g_strconcat (copy, ".half", NULL);

    g_assert_true (g_file_set_contents (half, "half a copy", -1, NULL));
    g_assert_false (xq_store_restore_over (half, shared->folder, &kept, &is_known, &error));
    g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
    g_clear_error (&error);
  }
  g_assert_cmpint (count_visits (shared->folder, "王老师"), ==, visits_then + 1);

  g_assert_true (xq_store_restore_over (copy, shared->folder, &kept, &is_known, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_visits (shared->folder, "王老师"), ==, visits_then);
  g_assert_true (is_known);
  g_assert_cmpint (count_visits (kept, "王老师"), ==, visits_then + 1);
  g_assert_false (is_let_in (shared->folder, "赵老师"));
  state = xq_backup_state_read (shared->folder);
  g_assert_cmpstr (state->place.label, ==, "STICK");

  /* A second time, over a school whose keyring cannot be read. */
  {
    g_autofree char *keyring = g_build_filename (shared->folder, "keyring.json", NULL);

    g_assert_true (g_file_set_contents (keyring, "{}", -1, NULL));
  }
  g_assert_true (xq_store_restore_over (copy, shared->folder, &kept_too, &is_known, &error));
  g_assert_no_error (error);
  g_assert_false (is_known);
  g_assert_cmpstr (kept_too, !=, kept);
  g_assert_true (g_file_test (kept_too, G_FILE_TEST_IS_DIR));
  g_assert_cmpint (count_visits (shared->folder, "王老师"), ==, visits_then);
  g_assert_false (is_let_in (shared->folder, "赵老师"));
  remove_tree (kept);
  remove_tree (kept_too);
}

/* A copy of another school takes no place, and nothing stays of the attempt. */
static void
test_other_school (void)
{
  g_autofree char *folder = begin ("别校.xinqing");
  g_autofree char *file = g_strconcat (folder, ".copy", NULL);
  g_autofree char *laid = g_strconcat (shared->folder, ".restored", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("校长");
  g_autoptr (XqVault) other = xq_vault_create (folder, "别校", "校长", password, &error);

  g_assert_no_error (error);
  xq_vault_close (other);
  g_assert_true (xq_bundle_write (folder, "别校", FALSE, file, &error));
  g_assert_false (xq_store_restore_over (file, shared->folder, &kept, NULL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "别校"));
  g_assert_null (kept);
  g_assert_false (g_file_test (laid, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_visits (shared->folder, "王老师"), ==, visits_then + 1);
  remove_tree (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *visit = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  school_fixture_enter (shared, "王老师");
  visit = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01", NULL);
  school_fixture_keep (shared);
  copy = g_strconcat (shared->folder, ".copy", NULL);
  school_fixture_enter (shared, "李老师");
  visits_then = xq_store_count (shared->store, xq_kind_find ("home_visit"), NULL, &error);
  g_assert_true (xq_store_backup (shared->vault, shared->store, copy, &error));
  g_assert_no_error (error);

  g_test_add_func ("/store/restore/removed-stay-removed", test_removed_stay_removed);
  g_test_add_func ("/store/restore/bare", test_bare);
  g_test_add_func ("/store/restore/over", test_over);
  g_test_add_func ("/store/restore/other-school", test_other_school);
  result = g_test_run ();
  school_fixture_free (shared);
  g_free (copy);
  return result;
}
