/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "school-fixture.h"

#include "store/cabinet.h"

/* A child works and is killed at any moment; what it was told is saved must be
 * there, and the school must open. The child is a fork of an unlocked program,
 * so that no password is stretched two hundred times. */

#ifdef __SANITIZE_ADDRESS__
#define SAVE_KILLS 30
#define RENEWAL_KILLS 10
#else
#define SAVE_KILLS 100
#define RENEWAL_KILLS 100
#endif

/* The vault's own way back to what the disk says (vault-private.h, which knows
 * another XqStatement than the store's headers do). */
void xq_vault_roll_back (XqVault *self);

static SchoolFixture *shared;
static guint32 seed;

static void
work_until_killed (int acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqStore) store = xq_store_open (shared->vault, FIXTURE_TODAY, &error);

  if (store == NULL || write (acknowledged, "r", 1) != 1)
    _exit (3);
  for (;;)
    {
      g_autofree char *visit = school_fixture_save (store, "home_visit", "student", shared->children[CHILD_A],
                                                    "visited_on", "2024-11-01", "situation", "一次家访", NULL);
      g_autofree char *session = NULL;

      if (write (acknowledged, visit, 32) != 32)
        _exit (0);
      session = school_fixture_save (store, "session", "student", shared->children[CHILD_A], "narrative", "一次辅导",
                                     "to_teacher", "请多留意", "to_teacher_student", "agreed", NULL);
      if (write (acknowledged, session, 32) != 32)
        _exit (0);
    }
}

/* Runs the child for a random while; gives what it acknowledged. */
static GString *
run_and_kill (void     (*work) (int),
              GRand    *random,
              gint32    most_microseconds)
{
  GString *acknowledged = g_string_new (NULL);
  char buffer[4096];
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
      work (ends[1]);
      _exit (0);
    }
  close (ends[1]);
  /* The clock runs from the moment that the child is at work. */
  g_assert_cmpint (read (ends[0], buffer, 1), ==, 1);
  g_usleep ((gulong) g_rand_int_range (random, 0, most_microseconds));
  kill (pid, SIGKILL);
  while ((n = read (ends[0], buffer, sizeof buffer)) > 0)
    g_string_append_len (acknowledged, buffer, n);
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return acknowledged;
}

static void
test_saves (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqStore) store = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GHashTableIter iter;
  gpointer uid;
  gint64 messages;

  school_fixture_enter (shared, "李老师");
  xq_store_close (shared->store, &error);
  g_assert_no_error (error);
  g_clear_object (&shared->store);

  for (guint i = 0; i < SAVE_KILLS; i++)
    {
      g_autoptr (GString) uids = run_and_kill (work_until_killed, random, 60000);

      for (gsize at = 0; at + 32 <= uids->len; at += 32)
        g_hash_table_add (all, g_strndup (uids->str + at, 32));
    }

  store = xq_store_open (shared->vault, FIXTURE_TODAY, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    {
      g_autoptr (XqRows) rows = xq_store_query (store, "SELECT (SELECT count(*) FROM visible_home_visit WHERE uid = unhex (?1)) + "
                                                       "(SELECT count(*) FROM visible_session WHERE uid = unhex (?1))",
                                                &error, uid, NULL);

      g_assert_true (xq_rows_next (rows, &error));
      g_assert_cmpint (xq_rows_integer (rows, 0), ==, 1);
    }

  /* Every session's message arrived, and none twice. */
  messages = xq_store_count (store, xq_kind_find ("disclosure"), NULL, &error);
  g_assert_cmpint (messages, ==, xq_store_count (store, xq_kind_find ("session"), NULL, &error));
  {
    g_autoptr (GPtrArray) letters = xq_store_list_letters (store, &error);

    g_assert_cmpint ((gint64) letters->len, ==, messages);
  }
  lines = xq_store_check (shared->vault, store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpuint (g_hash_table_size (all), >, SAVE_KILLS / 4);
  g_test_message ("%u kills while saving, seed %u: %u saves acknowledged, none lost", SAVE_KILLS, seed, g_hash_table_size (all));
  xq_store_close (store, &error);
  g_assert_no_error (error);
}

static void
renew_until_killed (int acknowledged)
{
  static const XqCabinet cabinets[] = { XQ_CABINET_CASEWORK, XQ_CABINET_SCHOOL, XQ_CABINET_CARE };

  if (write (acknowledged, "r", 1) != 1)
    _exit (3);
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!xq_cabinet_renew (shared->vault, cabinets[i % 3], &error))
        {
          g_printerr ("%s\n", error->message);
          _exit (4);
        }
      if (write (acknowledged, "r", 1) != 1)
        _exit (0);
    }
}

static void
test_renewal (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint renewals = 0;
  guint cut_short = 0;
  gint64 sessions;
  gint64 visits;

  school_fixture_enter (shared, "李老师");
  sessions = xq_store_count (shared->store, xq_kind_find ("session"), NULL, &error);
  visits = xq_store_count (shared->store, xq_kind_find ("home_visit"), NULL, &error);
  g_assert_cmpint (sessions, >, 0);

  for (guint i = 0; i < RENEWAL_KILLS; i++)
    {
      g_autoptr (GString) done = NULL;

      xq_store_close (shared->store, &error);
      g_assert_no_error (error);
      g_clear_object (&shared->store);
      done = run_and_kill (renew_until_killed, random, 120000);
      renewals += (guint) done->len;

      /* From what lies on the disk: the keyring read anew, and every tenth time
       * with the password, whose stretching is slow on purpose. */
      if (i % 10 == 0)
        {
          school_fixture_enter (shared, "李老师");
        }
      else
        {
          xq_vault_roll_back (shared->vault);
          for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
            cut_short += xq_vault_renewal_under_way (shared->vault, cabinet) ? 1 : 0;
          shared->store = xq_store_open (shared->vault, FIXTURE_TODAY, &error);
          g_assert_no_error (error);
        }
      for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
        g_assert_false (xq_vault_renewal_under_way (shared->vault, cabinet));
      g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("session"), NULL, &error), ==, sessions);
      g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("home_visit"), NULL, &error), ==, visits);
    }

  /* The others hold the new keys too. */
  school_fixture_enter (shared, "校长");
  school_fixture_enter (shared, "王老师");
  school_fixture_enter (shared, "李老师");
  lines = xq_store_check (shared->vault, shared->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpuint (renewals, >, 0);
  g_test_message ("%u kills while renewing keys, seed %u: %u renewals finished, %u cut short, nothing lost",
                  RENEWAL_KILLS, seed, renewals, cut_short);
  g_test_message ("%u kills, seed %u", SAVE_KILLS + RENEWAL_KILLS, seed);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  seed = (guint32) g_test_rand_int ();
  shared = school_fixture_new ();
  g_test_add_func ("/store/kill/saves", test_saves);
  g_test_add_func ("/store/kill/renewal", test_renewal);
  result = g_test_run ();
  school_fixture_free (shared);
  return result;
}
