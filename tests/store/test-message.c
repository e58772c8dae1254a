/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "school-fixture.h"

#include "store/cabinet.h"

/* What a person is told when the school does not open: five causes, five messages,
 * since each wants something else done. */

static SchoolFixture *shared;

static GError *
try (const char *account,
     const char *password_of)
{
  g_autoptr (XqSecret) password = school_fixture_password (password_of);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open (shared->folder, &error);
  g_autoptr (XqStore) store = NULL;

  if (vault != NULL && xq_vault_unlock (vault, account, password, NULL, &error))
    store = xq_store_open (vault, FIXTURE_TODAY, &error);
  g_assert_null (store);
  g_assert_nonnull (error);
  return g_steal_pointer (&error);
}

static char *
path_of (const char *name)
{
  return g_build_filename (shared->folder, name, NULL);
}

static void
change_byte (const char *name,
             gsize       at)
{
  g_autofree char *path = path_of (name);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (length, >, at);
  data[at] ^= 0x10;
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
}

/* An older keyring, whole and rightly signed: only the cabinets know of a newer one. */
static void
put_keyring_back (void)
{
  g_autoptr (GBytes) before = NULL;
  g_autofree char *path = path_of ("keyring.json");
  g_autoptr (XqSecret) password = school_fixture_password ("校长");
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  before = g_bytes_new_take (data, length);
  school_fixture_enter (shared, "校长");
  g_free (xq_vault_add_account (shared->vault, "新老师", XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER), password, &error));
  g_assert_no_error (error);
  school_fixture_enter (shared, "校长");
  school_fixture_leave (shared);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (before, NULL), (gssize) length, NULL));
}

static void
make_newer (void)
{
  static const XqCabinet school = XQ_CABINET_SCHOOL;
  g_autoptr (XqConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  school_fixture_enter (shared, "李老师");
  xq_store_close (shared->store, &error);
  g_assert_no_error (error);
  connection = xq_cabinet_open (shared->vault, &school, 1, &error);
  g_assert_no_error (error);
  g_assert_true (xq_connection_run (connection, "PRAGMA user_version = 9999", &error));
  g_clear_pointer (&connection, xq_connection_free);
  g_clear_object (&shared->store);
  school_fixture_leave (shared);
}

static void
test_five (void)
{
  GError *errors[6] = { NULL };

  school_fixture_restore (shared);
  errors[0] = try ("李老师", "somebody else");
  g_assert_error (errors[0], XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_PASSWORD);

  change_byte ("keyring.json", 1000);
  errors[1] = try ("李老师", "李老师");
  g_assert_error (errors[1], XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_DAMAGED);

  school_fixture_restore (shared);
  put_keyring_back ();
  errors[2] = try ("李老师", "李老师");
  g_assert_error (errors[2], XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_REPLACED);

  school_fixture_restore (shared);
  change_byte ("casework.db", 100);
  errors[3] = try ("李老师", "李老师");
  g_assert_error (errors[3], XQ_VAULT_ERROR, XQ_VAULT_ERROR_CABINET_DAMAGED);

  school_fixture_restore (shared);
  make_newer ();
  errors[4] = try ("李老师", "李老师");
  g_assert_error (errors[4], XQ_STORE_ERROR, XQ_STORE_ERROR_NEWER_VERSION);

  /* A cabinet of another school, with this one's name. */
  school_fixture_restore (shared);
  {
    g_autofree char *care = path_of ("care.db");
    g_autofree char *casework = path_of ("casework.db");

    g_assert_cmpint (g_rename (care, casework), ==, 0);
  }
  errors[5] = try ("李老师", "李老师");
  g_assert_error (errors[5], XQ_VAULT_ERROR, XQ_VAULT_ERROR_CABINET_DAMAGED);

  for (guint i = 0; i < 5; i++)
    {
      g_test_message ("%s", errors[i]->message);
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (errors[i]->message, !=, errors[k]->message);
    }
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    g_error_free (errors[i]);
}

/* A log that may not grow is a disk without room: nothing is half saved, and with
 * room again everything goes on. */
static void
test_full (void)
{
  const XqKind *kind = xq_kind_find ("home_visit");
  g_autofree char *note = g_strnfill (60000, 'x');
  g_autoptr (XqRecord) record = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit unlimited;
  struct rlimit small;
  gint64 before;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "李老师");
  before = xq_store_count (shared->store, kind, NULL, &error);
  record = xq_store_new_record (shared->store, kind);
  xq_record_set (record, "student", shared->children[CHILD_A]);
  xq_record_set (record, "visited_on", "2024-11-01");
  xq_record_set (record, "situation", note);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  small = unlimited;
  small.rlim_cur = 20000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (xq_store_save (shared->store, record, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FULL);
  g_clear_error (&error);

  g_assert_cmpint (xq_store_count (shared->store, kind, NULL, &error), ==, before);
  g_assert_true (xq_store_save (shared->store, record, NULL, &error));
  g_assert_no_error (error);
  school_fixture_enter (shared, "李老师");
  g_assert_cmpint (xq_store_count (shared->store, kind, NULL, &error), ==, before + 1);
  lines = xq_store_check (shared->vault, shared->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  school_fixture_keep (shared);
  g_test_add_func ("/store/message/five", test_five);
  g_test_add_func ("/store/message/full", test_full);
  result = g_test_run ();
  school_fixture_free (shared);
  return result;
}
