/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/vault-private.h"
#include "vault-fixture.h"

static XqLetter *
copy_letter (const XqLetter *letter)
{
  XqLetter *copy = g_new0 (XqLetter, 1);

  copy->uid = g_strdup (letter->uid);
  copy->receiver = g_strdup (letter->receiver);
  copy->receiver_key = g_strdup (letter->receiver_key);
  copy->writer = g_strdup (letter->writer);
  copy->written_at = letter->written_at;
  copy->sealed = g_bytes_ref (letter->sealed);

  return copy;
}

static XqLetter *
seal (XqVault    *vault,
      const char *receiver,
      const char *words)
{
  g_autoptr(GBytes) text = g_bytes_new (words, strlen (words));
  g_autoptr(GError) error = NULL;
  XqLetter *letter = xq_vault_seal_letter (vault, receiver, text, &error);

  g_assert_no_error (error);

  return letter;
}

static void
assert_opens (XqVault        *vault,
              const XqLetter *letter,
              const char     *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = xq_vault_open_letter (vault, letter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (text), ==, strlen (words));
  if (*words != '\0')
    g_assert_true (memcmp (g_bytes_get_data (text, NULL), words, strlen (words)) == 0);
}

static void
assert_refused (XqVault        *vault,
                const XqLetter *letter,
                XqVaultError    code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (xq_vault_open_letter (vault, letter, &error));
  g_assert_error (error, XQ_VAULT_ERROR, (int) code);
}

/* Who opens what: the receiver, the writer, nobody else. */
static void
test_receivers (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, TEACHER);
  g_autofree char *head = fixture_uid (vault, HEAD);
  g_autoptr(XqLetter) casework = seal (vault, "casework", "他最近不说话");
  g_autoptr(XqLetter) care = seal (vault, "care", "16:50");
  g_autoptr(XqLetter) school = seal (vault, "school", "");
  g_autoptr(XqLetter) to_head = seal (vault, head, "请您看");
  g_autoptr(XqLetter) note = seal (vault, xq_vault_get_account_uid (vault), "我的草稿");
  g_autoptr(GBytes) text = g_bytes_new_static ("x", 1);
  g_autoptr(GError) error = NULL;

  assert_opens (vault, casework, "他最近不说话");
  assert_opens (vault, care, "16:50");
  assert_opens (vault, school, "");
  assert_opens (vault, to_head, "请您看");
  assert_opens (vault, note, "我的草稿");
  g_assert_cmpint (casework->written_at % 86400, ==, 0);
  g_assert_null (xq_vault_seal_letter (vault, "nobody", text, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_NO_ACCOUNT);
  g_clear_object (&vault);

  vault = fixture_unlock (path, HEAD);
  assert_refused (vault, casework, XQ_VAULT_ERROR_REFUSED);
  assert_opens (vault, care, "16:50");
  assert_opens (vault, to_head, "请您看");
  assert_refused (vault, note, XQ_VAULT_ERROR_REFUSED);
  g_clear_object (&vault);

  vault = fixture_unlock (path, COUNSELLOR);
  assert_opens (vault, casework, "他最近不说话");
  assert_refused (vault, to_head, XQ_VAULT_ERROR_REFUSED);
  assert_refused (vault, note, XQ_VAULT_ERROR_REFUSED);
  g_clear_object (&vault);

  /* A counsellor who waits for admission. */
  vault = fixture_unlock (path, WAITING);
  assert_refused (vault, casework, XQ_VAULT_ERROR_REFUSED);
}

/* No clear column and no byte can be changed. */
static void
test_altered (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autofree char *head = fixture_uid (vault, HEAD);
  g_autoptr(GRand) random = g_rand_new_with_seed (fixture_seed ());
  const char *receivers[] = { "casework", "school", xq_vault_get_account_uid (vault) };
  guint changes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (receivers); i++)
    {
      g_autoptr(XqLetter) letter = seal (vault, receivers[i], "原文");
      g_autoptr(XqLetter) other = seal (vault, receivers[i], "别的");
      gsize length;
      const guint8 *bytes = g_bytes_get_data (letter->sealed, &length);

      for (guint field = 0; field < 6; field++)
        {
          g_autoptr(XqLetter) forged = copy_letter (letter);

          if (field == 0)
            {
              g_free (forged->uid);
              forged->uid = g_strdup (other->uid);
            }
          else if (field == 1)
            {
              g_free (forged->receiver);
              forged->receiver = g_strdup ("care");
            }
          else if (field == 2)
            {
              forged->receiver_key[0] = forged->receiver_key[0] == '0' ? '1' : '0';
            }
          else if (field == 3)
            {
              g_free (forged->writer);
              forged->writer = g_strdup (head);
            }
          else if (field == 4)
            {
              forged->written_at += 86400;
            }
          else
            {
              g_bytes_unref (forged->sealed);
              forged->sealed = g_bytes_ref (other->sealed);
            }
          {
            g_autoptr(GError) error = NULL;

            g_assert_null (xq_vault_open_letter (vault, forged, &error));
            g_assert_nonnull (error);
          }
          changes++;
        }

      for (guint flip = 0; flip < 200; flip++)
        {
          g_autoptr(XqLetter) forged = copy_letter (letter);
          g_autofree guint8 *changed = g_memdup2 (bytes, length);

          changed[g_rand_int_range (random, 0, (gint32) length)] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
          g_bytes_unref (forged->sealed);
          forged->sealed = g_bytes_new (changed, length);
          assert_refused (vault, forged, XQ_VAULT_ERROR_INVALID);
          changes++;
        }

      for (gsize cut = 0; cut < length; cut += 7)
        {
          g_autoptr(XqLetter) forged = copy_letter (letter);

          g_bytes_unref (forged->sealed);
          forged->sealed = g_bytes_new (bytes, cut);
          assert_refused (vault, forged, XQ_VAULT_ERROR_INVALID);
          changes++;
        }
    }
  g_test_message ("seed %u: %u altered letters, none opened", fixture_seed (), changes);
}

/* A letter in somebody else's name, with the forger's own keys. */
static void
test_writer (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, TEACHER);
  g_autofree char *head = fixture_uid (vault, HEAD);
  g_autoptr(XqLetter) letter = seal (vault, "school", "校长说");

  g_free (letter->writer);
  letter->writer = g_steal_pointer (&head);
  assert_refused (vault, letter, XQ_VAULT_ERROR_INVALID);
}

/* A writer who signs bytes that name another letter key than they hold: with it a
 * letter could say one thing to its receiver and another to its writer. */
static void
test_two_keys (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, TEACHER);
  g_autoptr(XqLetter) letter = seal (vault, "school", "一封信");
  g_autoptr(GByteArray) message = g_byte_array_new ();
  g_autofree char *header = NULL;
  g_autofree guint8 *bytes = NULL;
  gsize length;

  bytes = g_memdup2 (g_bytes_get_data (letter->sealed, &length), g_bytes_get_size (letter->sealed));
  length = g_bytes_get_size (letter->sealed) - XQ_SIGNATURE_BYTES;
  header = g_strdup_printf ("xinqing/1/letter\n%s\n%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT "\n", xq_vault_get_school_uid (vault),
                            letter->uid, letter->receiver, letter->receiver_key, letter->writer, letter->written_at);

  /* The hash begins behind the kind and the id of the writer's key. */
  for (guint forged = 0; forged < 2; forged++)
    {
      g_byte_array_set_size (message, 0);
      g_byte_array_append (message, (const guint8 *) header, (guint) strlen (header));
      bytes[1 + XQ_KEY_BYTES] ^= (guint8) forged;
      g_byte_array_append (message, bytes, (guint) length);
      xq_sign (vault->identity->keys->signing, "letter", vault->school, message->data, message->len, bytes + length);
      g_bytes_unref (letter->sealed);
      letter->sealed = g_bytes_new (bytes, length + XQ_SIGNATURE_BYTES);
      if (forged == 0)
        assert_opens (vault, letter, "一封信");
      else
        assert_refused (vault, letter, XQ_VAULT_ERROR_INVALID);
    }
  g_clear_object (&vault);
  vault = fixture_unlock (path, HEAD);
  assert_refused (vault, letter, XQ_VAULT_ERROR_INVALID);
}

/* Who unlocks after another finds nothing of that account's keys. */
static void
test_next_account (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password (TEACHER);
  g_autoptr(XqSecret) wrong = fixture_password ("nobody");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autoptr(XqLetter) letter = seal (vault, "casework", "他最近不说话");

  assert_opens (vault, letter, "他最近不说话");
  g_assert_cmpuint (g_hash_table_size (vault->letter_keys), >, 0);
  g_assert_true (xq_vault_unlock (vault, TEACHER, password, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (vault->letter_keys), ==, 0);
  assert_refused (vault, letter, XQ_VAULT_ERROR_REFUSED);
  g_assert_false (xq_vault_unlock (vault, TEACHER, wrong, NULL, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_WRONG_PASSWORD);
  g_assert_null (xq_vault_get_account_uid (vault));
}

/* The length tells only the step, and to another none of the short ones. */
static void
test_lengths (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, TEACHER);
  static const gsize lengths[] = { 0, 1, 252, 253, 508, 509, 2044, 2045, 65532, 65533, 131068, 131069 };
  static const gsize padded[][G_N_ELEMENTS (lengths)] = {
    { 2048, 2048, 2048, 2048, 2048, 2048, 2048, 4096, 65536, 131072, 131072, 196608 },
    { 256, 256, 256, 512, 512, 1024, 2048, 4096, 65536, 131072, 131072, 196608 },
  };
  const char *receivers[] = { "casework", xq_vault_get_account_uid (vault) };

  for (guint r = 0; r < 2; r++)
    {
      gsize frame = 0;

      for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
        {
          g_autofree char *words = g_strnfill (lengths[i], 'x');
          g_autoptr(XqLetter) letter = seal (vault, receivers[r], words);

          if (i == 0)
            frame = g_bytes_get_size (letter->sealed) - padded[r][0];
          g_assert_cmpuint (g_bytes_get_size (letter->sealed), ==, frame + padded[r][i]);
          assert_opens (vault, letter, words);
        }
    }
}

/* Through renewals, the newest key opens the oldest letters. */
static void
test_generations (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_letter_free);
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autofree char *waiting = fixture_uid (vault, WAITING);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(XqSecret) key = NULL;

      g_ptr_array_add (letters, seal (vault, "casework", "第几封"));
      key = xq_vault_begin_renewal (vault, XQ_CABINET_CASEWORK, &error);
      g_assert_no_error (error);
      g_assert_true (xq_vault_finish_renewal (vault, XQ_CABINET_CASEWORK, &error));
    }
  g_assert_true (xq_vault_admit (vault, waiting, &error));
  g_assert_no_error (error);
  g_clear_object (&vault);

  /* Somebody who never held the older keys, in an order that walks the chain. */
  vault = fixture_unlock (path, WAITING);
  for (guint i = 0; i < letters->len; i++)
    assert_opens (vault, g_ptr_array_index (letters, i), "第几封");
}

/* Private notes are searched by opening them all. */
static void
test_speed (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autofree char *words = g_strnfill (300, 'n');
  g_autoptr(XqLetter) note = seal (vault, xq_vault_get_account_uid (vault), words);
  gint64 begun = g_get_monotonic_time ();
  double milliseconds;

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) text = xq_vault_open_letter (vault, note, &error);

      g_assert_no_error (error);
    }
  milliseconds = (double) (g_get_monotonic_time () - begun) / 1000;
  g_test_message ("10,000 private notes of 300 bytes: %.1f ms", milliseconds);
  /* A public-key operation each would take half a second at least, on any machine. */
  g_assert_cmpfloat (milliseconds, <, 400);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/letter/receivers", test_receivers);
  g_test_add_func ("/vault/letter/altered", test_altered);
  g_test_add_func ("/vault/letter/writer", test_writer);
  g_test_add_func ("/vault/letter/two-keys", test_two_keys);
  g_test_add_func ("/vault/letter/next-account", test_next_account);
  g_test_add_func ("/vault/letter/lengths", test_lengths);
  g_test_add_func ("/vault/letter/generations", test_generations);
  g_test_add_func ("/vault/letter/speed", test_speed);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
