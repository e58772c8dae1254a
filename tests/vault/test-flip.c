/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/hash.h"
#include "vault/codec.h"
#include "vault/keyring-json.h"
#include "vault-fixture.h"

#define FLIPS 2000
#define UNLOCKS 20

static void
flip (GRand *random,
      char  *text,
      gsize  length)
{
  guint n = (guint) g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n; i++)
    text[g_rand_int_range (random, 0, (gint32) length)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
}

/* Accident: the sum finds every flip. */
static void
test_accident (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *file = g_build_filename (path, "keyring.json", NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed (fixture_seed ());
  g_autofree char *text = NULL;
  guint damaged = 0;
  gsize length;

  g_assert_true (g_file_get_contents (file, &text, &length, NULL));
  for (guint i = 0; i < FLIPS; i++)
    {
      g_autofree char *changed = g_memdup2 (text, length);
      g_autoptr(GError) error = NULL;
      g_autoptr(XqKeyring) keyring = NULL;

      flip (random, changed, length);
      keyring = xq_keyring_from_json (changed, length, &error);
      if (memcmp (changed, text, length) == 0)
        {
          g_assert_nonnull (keyring);
          continue;
        }
      g_assert_null (keyring);
      g_assert_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_DAMAGED);
      damaged++;
    }
  g_test_message ("seed %u: %u flips, %u found damaged, the rest undid themselves", fixture_seed (), FLIPS, damaged);
  g_assert_cmpuint (damaged, >, FLIPS * 9 / 10);
}

/* Intent: the same flips, with the sum made right again, so that they reach the
 * parser, the signatures and the boxes. What still loads has the same roll, and
 * what still unlocks holds the same keys. */
static void
test_intent (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(GRand) random = g_rand_new_with_seed (fixture_seed ());
  g_autofree char *text = fixture_read (path);
  g_autoptr(XqSecret) password = fixture_password (COUNSELLOR);
  g_autoptr(GPtrArray) right = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_secret_unref);
  guint counts[XQ_VAULT_ERROR_INVALID + 1] = { 0 };
  gsize length = strlen (text);
  guint8 hash[XQ_HASH_BYTES];
  guint64 roll_length;
  guint loaded = 0;
  guint unlocks = 0;
  guint unlocked = 0;

  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);

    xq_vault_get_roll_head (vault, &roll_length, hash);
    for (guint i = 0; i < XQ_N_CABINETS; i++)
      g_ptr_array_add (right, fixture_database_key (vault, (XqCabinet) i));
  }

  for (guint i = 0; i < FLIPS; i++)
    {
      g_autofree char *changed = g_memdup2 (text, length + 1);
      g_autofree char *whole = g_malloc (length + 74);
      g_autofree char *hex = NULL;
      g_autofree char *tail = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(XqKeyring) keyring = NULL;
      guint8 sum[XQ_HASH_BYTES];

      flip (random, changed, length);
      xq_hash_data ("keyring", changed, length, sum);
      hex = xq_hex_new (sum, sizeof sum);
      tail = g_strdup_printf ("\"sum\":\"%s\"}\n", hex);
      memcpy (whole, changed, length);
      memcpy (whole + length, tail, 74);
      keyring = xq_keyring_from_json (whole, length + 74, &error);
      if (keyring == NULL)
        {
          g_assert_true (error->domain == XQ_VAULT_ERROR);
          counts[error->code]++;
          continue;
        }
      loaded++;
      {
        guint8 now[XQ_HASH_BYTES];
        guint64 now_length;

        xq_roll_get_head (keyring->roll, &now_length, now);
        g_assert_cmpuint (now_length, ==, roll_length);
        g_assert_true (memcmp (now, hash, sizeof now) == 0);
      }
      if (unlocks++ >= UNLOCKS)
        continue;
      {
        g_autoptr(XqVault) vault = NULL;

        fixture_write_forged (path, keyring);
        vault = xq_vault_open (path, &error);
        g_assert_no_error (error);
        if (!xq_vault_unlock (vault, COUNSELLOR, password, NULL, &error))
          {
            g_assert_true (g_error_matches (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_PASSWORD) ||
                           g_error_matches (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_REPLACED));
            continue;
          }
        unlocked++;
        for (guint k = 0; k < XQ_N_CABINETS; k++)
          {
            g_autoptr(XqSecret) key = fixture_database_key (vault, (XqCabinet) k);

            g_assert_true (memcmp (xq_secret_peek (key, NULL), xq_secret_peek (g_ptr_array_index (right, k), NULL), 32) == 0);
          }
      }
    }
  g_test_message ("seed %u: %u flips with a right sum: %u damaged, %u replaced, %u newer, %u loaded with the same roll; of %u unlocked %u, with the same keys",
                  fixture_seed (), FLIPS, counts[XQ_VAULT_ERROR_KEYRING_DAMAGED], counts[XQ_VAULT_ERROR_KEYRING_REPLACED],
                  counts[XQ_VAULT_ERROR_NEWER_VERSION], loaded, MIN (unlocks, UNLOCKS), unlocked);
  g_assert_cmpuint (counts[XQ_VAULT_ERROR_KEYRING_REPLACED], >, 0);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/flip/accident", test_accident);
  g_test_add_func ("/vault/flip/intent", test_intent);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
