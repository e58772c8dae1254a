/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <string.h>

#include "school-fixture.h"

/* What somebody finds who takes the folder and has no key; and that the system's
 * own libsqlite3, loaded into the process or before it, changes nothing. */

#define PLANTED "晴空下的秘密七三"
#define PLAIN_HEADER "SQLite format 3"

static SchoolFixture *shared;

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (shared->folder, name, NULL);
  char *data = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static gboolean
holds (GBytes     *bytes,
       const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static void
plant (void)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = NULL;

  school_fixture_enter (shared, "李老师");
  visit = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A],
                               "visited_on", "2024-11-01", "situation", PLANTED, NULL);
  session = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A], "narrative", PLANTED, NULL);
}

static void
assert_nothing_in_clear (void)
{
  static const char *const secrets[] = {
    PLANTED, "甲小明", "G140881201203010011", "CREATE TABLE", "home_visit", PLAIN_HEADER, "correct horse",
  };
  g_autoptr (GDir) dir = g_dir_open (shared->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GBytes) bytes = load (name);

      g_assert_nonnull (bytes);
      n++;
      for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
        if (holds (bytes, secrets[i]))
          {
            g_test_message ("“%s” stands in clear in %s", secrets[i], name);
            g_test_fail ();
          }
    }
  g_assert_cmpuint (n, >=, 7);
}

static void
test_files (void)
{
  g_autoptr (GBytes) keyring = NULL;

  plant ();
  /* While the logs are there, and after they went into the main files. */
  assert_nothing_in_clear ();
  school_fixture_leave (shared);
  assert_nothing_in_clear ();

  /* What may stand in clear in the keyring does; a search that finds nothing anywhere proves nothing. */
  keyring = load ("keyring.json");
  g_assert_true (holds (keyring, "李老师"));
  g_assert_true (holds (keyring, "counsellor"));
}

static void
test_stock_sqlite (void)
{
  static const char *const cabinets[] = { "school.db", "care.db", "casework.db" };
  g_autofree char *program = g_find_program_in_path ("sqlite3");

  if (program == NULL)
    {
      g_test_skip ("sqlite3 is not installed");
      return;
    }
  school_fixture_leave (shared);
  for (guint i = 0; i < G_N_ELEMENTS (cabinets); i++)
    {
      g_autofree char *path = g_build_filename (shared->folder, cabinets[i], NULL);
      const char *argv[] = { program, "-readonly", path, "SELECT count(*) FROM sqlite_master", NULL };
      g_autofree char *output = NULL;
      g_autofree char *complaint = NULL;
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &complaint, &status, &error);
      g_assert_no_error (error);
      g_assert_false (g_spawn_check_wait_status (status, NULL));
      g_assert_nonnull (strstr (complaint, "not a database"));
    }
}

static void
test_system_library_in_the_process (void)
{
  void *handle = dlopen ("libsqlite3.so.0", RTLD_NOW | RTLD_GLOBAL);
  const char *(*version) (void);

  if (handle == NULL)
    {
      g_test_skip ("libsqlite3 is not installed");
      return;
    }
  version = (const char *(*) (void)) dlsym (handle, "sqlite3_libversion");
  g_assert_nonnull (version);
  g_test_message ("libsqlite3 %s stands in the process", version ());
  plant ();
  school_fixture_leave (shared);
  assert_nothing_in_clear ();
  dlclose (handle);
}

/* Preloaded, its symbols come before everybody's: the hardest case. */
static void
test_system_library_before_the_program (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer must be the first library");
#else
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LD_PRELOAD", "libsqlite3.so.0", TRUE);
  const char *argv[] = { "/proc/self/exe", "-p", "/store/encryption/files", NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  argv[0] = self;
  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s", output);
  g_assert_nonnull (strstr (output, "ok 1"));
#endif
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  g_test_add_func ("/store/encryption/files", test_files);
  g_test_add_func ("/store/encryption/stock-sqlite", test_stock_sqlite);
  g_test_add_func ("/store/encryption/library-in-process", test_system_library_in_the_process);
  g_test_add_func ("/store/encryption/library-preloaded", test_system_library_before_the_program);
  result = g_test_run ();
  school_fixture_free (shared);
  return result;
}
