/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/codec.h"
#include "vault-fixture.h"

static char *outsider;

/* The outsider's words for an account; NULL if the password opens nothing. */
static char *
ask (const char *path,
     const char *name,
     XqSecret   *password)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                     &error, outsider, path, name, NULL);
  char *words = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, (const char *) xq_secret_peek (password, NULL), NULL, &words, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_clear_pointer (&words, g_free);

  return words;
}

/* A letter chain and an envelope of each type, so that there is more to try. */
static char *
make_school (void)
{
  char *path = fixture_copy ();
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autoptr(XqSecret) code = xq_vault_make_envelope (vault, XQ_ENVELOPE_COUNSELLORS, &error);
  g_autoptr(XqSecret) school_code = NULL;

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    {
      g_autoptr(XqSecret) key = xq_vault_begin_renewal (vault, (XqCabinet) i, &error);

      g_assert_no_error (error);
      g_assert_true (xq_vault_finish_renewal (vault, (XqCabinet) i, &error));
    }
  g_clear_object (&vault);
  vault = fixture_unlock (path, HEAD);
  school_code = xq_vault_make_envelope (vault, XQ_ENVELOPE_SCHOOL, &error);
  g_assert_no_error (error);

  return path;
}

/* What the program says that each account holds is what the outsider finds with
 * its password, and nothing else: neither proven, nor among all it got hold of. */
static void
test_reach (void)
{
  static const struct { const char *name; gboolean holds[XQ_N_CABINETS]; } people[] = {
    { TEACHER, { TRUE, FALSE, FALSE } }, { HEAD, { TRUE, TRUE, FALSE } }, { WAITING, { TRUE, TRUE, FALSE } },
    { COUNSELLOR, { TRUE, TRUE, TRUE } },
  };
  g_autofree char *path = make_school ();
  char *keys[XQ_N_CABINETS];

  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);

    for (guint i = 0; i < XQ_N_CABINETS; i++)
      {
        g_autoptr(XqSecret) key = fixture_database_key (vault, (XqCabinet) i);

        keys[i] = xq_hex_new (xq_secret_peek (key, NULL), 32);
      }
  }

  for (guint p = 0; p < G_N_ELEMENTS (people); p++)
    {
      g_autoptr(XqSecret) password = fixture_password (people[p].name);
      g_autofree char *words = ask (path, people[p].name, password);
      guint proven = 0;
      guint found = 0;

      g_assert_nonnull (words);
      for (guint i = 0; i < XQ_N_CABINETS; i++)
        {
          g_autofree char *line = g_strdup_printf ("key %s 2 %s\n", xq_cabinet_get_code ((XqCabinet) i), keys[i]);

          g_assert_true ((strstr (words, line) != NULL) == people[p].holds[i]);
          /* Nor as a mere candidate. */
          g_assert_true ((strstr (words, keys[i]) != NULL) == people[p].holds[i]);
          proven += people[p].holds[i] ? 1 : 0;
        }
      for (const char *c = words; (c = strstr (c, "key ")) != NULL; c++)
        found++;
      g_assert_cmpuint (found, ==, proven);
      g_test_message ("with the password of %s: %u keys of cabinets, as the program says", people[p].name, found);
    }

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_free (keys[i]);
}

static void
test_wrong_password (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password ("nobody");
  g_autofree char *words = ask (path, TEACHER, password);

  g_assert_null (words);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/outsider/reach", test_reach);
  g_test_add_func ("/vault/outsider/wrong-password", test_wrong_password);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_assert_cmpint (argc, >=, 2);
  outsider = g_strdup (argv[argc - 1]);
  result = fixture_main (argc - 1, argv, add_tests);
  g_free (outsider);

  return result;
}
