/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "school-fixture.h"

/* Two thousand single-bit flips over cabinets, their logs and their marks (and
 * some over the keyring; tests/vault has the many). After each, the school
 * either opens with exactly what was saved or says that it is damaged. */

#ifdef __SANITIZE_ADDRESS__
#define FLIPS 300
#define KEYRING_FLIPS 4
#else
#define FLIPS 2000
#define KEYRING_FLIPS 20
#endif

static SchoolFixture *shared;
static guint32 seed;

static const char *const names[] = {
  "school.db", "school.db-wal", "school.mark", "care.db", "care.db-wal", "care.mark",
  "casework.db", "casework.db-wal", "casework.mark",
};

static GBytes *pristine[G_N_ELEMENTS (names)];

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (shared->folder, name, NULL);
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static void
lay (const char *name,
     GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (shared->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    {
      (void) g_unlink (path);
      return;
    }
  g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
lay_all (void)
{
  static const char *const shm[] = { "school.db-shm", "care.db-shm", "casework.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lay (names[i], pristine[i]);
  for (guint i = 0; i < G_N_ELEMENTS (shm); i++)
    lay (shm[i], NULL);
}

/* Everything that this account can read, as one hash; NULL if any of it is refused. */
static char *
read_everything (XqVault  *vault,
                 GError  **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (XqStore) store = xq_store_open (vault, FIXTURE_TODAY, error);
  const XqKind *const *kinds = xq_kinds_get_all ();

  if (store == NULL)
    return NULL;
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT uid, kind, body FROM visible_%s_version WHERE kind = ?1 ORDER BY id",
                                              xq_cabinet_get_code (kinds[i]->cabinet));
      g_autofree char *number = g_strdup_printf ("%u", kinds[i]->number);
      g_autofree char *table = g_strdup_printf ("SELECT * FROM visible_%s ORDER BY id", kinds[i]->name);
      const char *both[] = { sql, table };

      for (guint j = 0; j < G_N_ELEMENTS (both); j++)
        {
          g_autoptr (GError) local = NULL;
          g_autoptr (XqRows) rows = j == 0 ? xq_store_query (store, sql, &local, number, NULL)
                                           : xq_store_query (store, table, &local, NULL);

          while (rows != NULL && xq_rows_next (rows, &local))
            for (int column = 0; column < (j == 0 ? 3 : 9); column++)
              {
                const char *text = xq_rows_text (rows, column);

                g_checksum_update (sum, (const guchar *) (text != NULL ? text : "-"), -1);
              }
          if (local != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local));
              return NULL;
            }
        }
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* Leaves write-ahead logs behind, as a power cut would. */
static void
prepare (void)
{
  g_autoptr (GError) error = NULL;
  int status;
  pid_t pid;

  school_fixture_enter (shared, "李老师");
  xq_store_close (shared->store, &error);
  g_assert_no_error (error);
  g_clear_object (&shared->store);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      g_autoptr (XqStore) store = xq_store_open (shared->vault, FIXTURE_TODAY, NULL);

      for (guint i = 0; store != NULL && i < 12; i++)
        {
          g_free (school_fixture_save (store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01",
                                       "situation", "一次家访", NULL));
          g_free (school_fixture_save (store, "session", "student", shared->children[CHILD_A], "narrative", "一次辅导",
                                       "to_teacher", "请多留意", "to_teacher_student", "agreed", NULL));
        }
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      pristine[i] = load (names[i]);
      g_assert_nonnull (pristine[i]);
      g_assert_cmpuint (g_bytes_get_size (pristine[i]), >, 0);
    }
}

static GBytes *
flip (GBytes *bytes,
      GRand  *random,
      gsize  *at)
{
  gsize length = g_bytes_get_size (bytes);
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  *at = (gsize) g_rand_int_range (random, 0, (gint32) length);
  copy[*at] ^= (guint8) (1u << g_rand_int_range (random, 0, 8));
  return g_bytes_new_take (copy, length);
}

static void
test_cabinets (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = NULL;
  guint refused[G_N_ELEMENTS (names)] = { 0 };
  guint same[G_N_ELEMENTS (names)] = { 0 };

  lay_all ();
  wanted = read_everything (shared->vault, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < FLIPS; i++)
    {
      guint which = i % G_N_ELEMENTS (names);
      g_autoptr (GBytes) flipped = NULL;
      g_autofree char *found = NULL;
      gsize at;

      lay_all ();
      flipped = flip (pristine[which], random, &at);
      lay (names[which], flipped);
      found = read_everything (shared->vault, &error);
      if (found == NULL)
        {
          g_assert_nonnull (error);
          refused[which]++;
          g_clear_error (&error);
        }
      else if (g_str_equal (found, wanted))
        same[which]++;
      else
        {
          g_test_message ("seed %u: %s flipped at %" G_GSIZE_FORMAT " was read as something else", seed, names[which], at);
          g_test_fail ();
        }
    }
  lay_all ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_test_message ("%s: %u flips refused, %u without effect", names[i], refused[i], same[i]);
  g_test_message ("%u flips with seed %u", FLIPS, seed);
}

static void
test_keyring (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed + 1);
  g_autoptr (GBytes) keyring = NULL;

  if (shared->vault != NULL)
    xq_vault_close (shared->vault);
  g_clear_object (&shared->vault);
  keyring = load ("keyring.json");
  for (guint i = 0; i < KEYRING_FLIPS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (XqVault) vault = NULL;
      gsize at;

      flipped = flip (keyring, random, &at);
      lay ("keyring.json", flipped);
      vault = xq_vault_open (shared->folder, &error);
      if (vault != NULL)
        {
          g_test_message ("seed %u: a keyring flipped at %" G_GSIZE_FORMAT " was opened", seed, at);
          g_test_fail ();
          xq_vault_close (vault);
        }
    }
  lay ("keyring.json", keyring);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  /* Two thousand schools laid and opened: what a disk's sync costs proves nothing here. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
  seed = (guint32) g_test_rand_int ();
  shared = school_fixture_new ();
  prepare ();
  g_test_add_func ("/store/flip/cabinets", test_cabinets);
  g_test_add_func ("/store/flip/keyring", test_keyring);
  result = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_bytes_unref (pristine[i]);
  school_fixture_free (shared);
  return result;
}
