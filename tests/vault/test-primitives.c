/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/codec.h"
#include "vault/json-form.h"
#include "vault/pair.h"
#include "vault/place.h"
#include "vault/recovery-code.h"
#include "vault/secret-private.h"
#include "vault/strength.h"
#include "vault-fixture.h"

/* Computed with Python's hashlib, from the words in hash.h and pair.h. */
static void
test_hash (void)
{
  g_autoptr(GBytes) message = g_bytes_new_static ("心晴", 6);
  g_autoptr(GBytes) other = g_bytes_new_static ("", 0);
  g_autofree char *hex = NULL;
  g_autofree char *uid = xq_uid_derive ("student", "L37090220120901123X");
  guint8 one[XQ_HASH_BYTES];
  guint8 two[XQ_HASH_BYTES];

  xq_hash ("audit", message, one);
  hex = xq_hex_new (one, sizeof one);
  g_assert_cmpstr (hex, ==, "b9ee5efa9c3f254b5895d3ce4dd72cdd883ea4698b94235fd1a6ab99cd6cf76b");
  g_assert_cmpstr (uid, ==, "85910cf3acbdc1922211532f03915ec7");

  /* Nothing slides from the domain into the message. */
  xq_hash ("a", other, one);
  xq_hash ("", other, two);
  g_assert_true (memcmp (one, two, sizeof one) != 0);
}

static void
test_derive (void)
{
  guint8 bytes[32];
  g_autoptr(XqSecret) key = NULL;
  g_autoptr(XqSecret) database = NULL;
  g_autofree char *hex = NULL;

  for (guint i = 0; i < 32; i++)
    bytes[i] = (guint8) i;
  key = xq_secret_new (bytes, 32);
  database = xq_key_derive (key, "database");
  hex = xq_hex_new (xq_secret_peek (database, NULL), 32);
  g_assert_cmpstr (hex, ==, "2fda5958db7ece66f8fdf742767dd55d5361ecc55519ba3cbfe718ee829cc38a");
}

static void
test_secret (void)
{
  g_autoptr(XqSecret) taken = xq_secret_new_take_string (g_strdup ("晴天"));
  g_autoptr(XqSecret) same = xq_secret_new ("晴天", 6);
  g_autoptr(XqSecret) other = xq_secret_new ("晴地", 6);
  g_autoptr(XqSecret) empty = xq_secret_new (NULL, 0);
  gsize length;

  g_assert_cmpstr ((const char *) xq_secret_peek (taken, &length), ==, "晴天");
  g_assert_cmpuint (length, ==, 6);
  g_assert_true (xq_secret_equal (taken, same));
  g_assert_false (xq_secret_equal (taken, other));
  g_assert_cmpint (*xq_secret_peek (empty, &length), ==, 0);
  g_assert_cmpuint (length, ==, 0);
}

static void
test_codec (void)
{
  guint8 bytes[3];

  g_assert_true (xq_hex_read ("00ff10", bytes, 3));
  g_assert_false (xq_hex_read ("00FF10", bytes, 3));
  g_assert_false (xq_hex_read ("00ff1", bytes, 3));
  g_assert_false (xq_hex_read ("00ff101", bytes, 3));
  g_assert_false (xq_hex_read (NULL, bytes, 3));
  g_assert_true (xq_base64_read ("AP8Q", bytes, 3));
  g_assert_true (xq_base64_read ("AP8=", bytes, 2));
  /* The same bytes, spelled otherwise. */
  g_assert_false (xq_base64_read ("AP9=", bytes, 2));
  g_assert_false (xq_base64_read ("AP8", bytes, 2));
  g_assert_false (xq_base64_read ("AP8Q\n", bytes, 3));
  g_assert_false (xq_base64_read ("AP8QAP8Q", bytes, 3));
}

static void
test_json_form (void)
{
  static const char *const plain[] = { "{}", "{\"a\":[1,{\"b\":\"x\\\"]\"}]}", "[[[[[[[[]]]]]]]]" };
  static const char *const others[] = {
    "", "[[[[[[[[[]]]]]]]]]", "[", "]", "{\"a\":'b'}", "{/* */}", "{\"a\":1.5}", "{\"a\":true}", "\"open", "\"open\\",
    "{\"a\":-1}", "\"\xff\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_assert_true (xq_json_form_is_plain (plain[i], strlen (plain[i])));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (xq_json_form_is_plain (others[i], strlen (others[i])));
  g_assert_false (xq_json_form_is_plain ("{}\0", 3));
}

static void
assert_code_fails (const char *text,
                   const char *words)
{
  g_autoptr(XqSecret) typed = xq_secret_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  guint type;

  g_assert_null (xq_recovery_code_parse (typed, &type, &error));
  g_assert_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_CODE);
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
}

/* Every wrong digit and every exchange of neighbours is found, in its group. */
static void
test_code_typos (void)
{
  g_autoptr(XqSecret) code = xq_key_new ();
  g_autoptr(XqSecret) text = xq_recovery_code_format (code, XQ_ENVELOPE_COUNSELLORS);
  g_autofree char *right = g_strdup ((const char *) xq_secret_peek (text, NULL));
  const char *alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  guint typos = 0;

  g_assert_cmpuint (strlen (right), ==, 13 * 5 + 12);
  for (guint i = 0; i < strlen (right); i++)
    {
      g_autofree char *group = g_strdup_printf ("%u", i / 6 + 1);

      if (right[i] == '-')
        continue;
      for (const char *c = alphabet; *c != '\0'; c++)
        {
          g_autofree char *wrong = g_strdup (right);

          if (*c == right[i])
            continue;
          wrong[i] = *c;
          assert_code_fails (wrong, group);
          typos++;
        }
      if (i + 1 < strlen (right) && right[i + 1] != '-' && right[i] != right[i + 1])
        {
          g_autofree char *wrong = g_strdup (right);

          wrong[i] = right[i + 1];
          wrong[i + 1] = right[i];
          assert_code_fails (wrong, group);
          typos++;
        }
    }
  for (guint a = 0; a < 13; a++)
    for (guint b = a + 1; b < 13; b++)
      {
        g_autofree char *wrong = g_strdup (right);

        if (strncmp (right + 6 * a, right + 6 * b, 5) == 0)
          continue;
        memcpy (wrong + 6 * a, right + 6 * b, 5);
        memcpy (wrong + 6 * b, right + 6 * a, 5);
        assert_code_fails (wrong, NULL);
        typos++;
      }
  g_test_message ("%u mistyped codes, none accepted", typos);

  assert_code_fails ("", "13");
  assert_code_fails ("U", "1");
  assert_code_fails ("\xff\xff", NULL);
}

static void
test_code_reading (void)
{
  g_autoptr(XqSecret) code = xq_key_new ();
  g_autoptr(XqSecret) text = xq_recovery_code_format (code, XQ_ENVELOPE_SCHOOL);
  const char *right = (const char *) xq_secret_peek (text, NULL);
  GString *typed = g_string_new ("  ");
  g_autoptr(XqSecret) wide = NULL;
  g_autoptr(XqSecret) read = NULL;
  g_autoptr(GError) error = NULL;
  guint type = 9;

  /* Full-width and lower-case, with ideographic spaces, O for 0 and l for 1. */
  for (const char *c = right; *c != '\0'; c++)
    {
      if (*c == '-')
        g_string_append (typed, "　");
      else if (*c == '0')
        g_string_append_c (typed, 'o');
      else if (*c == '1')
        g_string_append_c (typed, 'l');
      else if (*c % 2)
        g_string_append_unichar (typed, (gunichar) *c + 0xfee0);
      else
        g_string_append_c (typed, g_ascii_tolower (*c));
    }
  wide = xq_secret_new_take_string (g_string_free (typed, FALSE));
  read = xq_recovery_code_parse (wide, &type, &error);
  g_assert_no_error (error);
  g_assert_true (xq_secret_equal (read, code));
  g_assert_cmpuint (type, ==, XQ_ENVELOPE_SCHOOL);
}

static void
test_strength (void)
{
  static const struct { const char *text; gboolean strong; } passwords[] = {
    { "", FALSE }, { "123456", FALSE }, { "password123", FALSE }, { "xinqing2026!", FALSE }, { "woaini1314", FALSE },
    { "qwertyuiop123", FALSE }, { "yongji2024xinli", FALSE }, { "永济中学", FALSE }, { "心晴心晴心晴", FALSE },
    { "wangxinlaoshi1985", FALSE }, { "aaaaaaaaaaaaaaaaaaaaaaaa", FALSE },
    { "tulip kettle moss lamp", TRUE }, { "wmYxxK7-3q", TRUE }, { "郁金香 水壶 苔藓 台灯 93", TRUE },
  };
  const char *words[] = { "永济中学", "wangxin", NULL };
  g_autofree char *long_text = g_strnfill (XQ_MOST_PASSWORD + 1, 'x');
  g_autoptr(XqSecret) too_long = xq_secret_new (long_text, XQ_MOST_PASSWORD + 1);
  g_autoptr(XqSecret) binary = xq_secret_new ("tulip kettle moss\0lamp", 22);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (passwords); i++)
    {
      g_autoptr(XqSecret) password = xq_secret_new (passwords[i].text, strlen (passwords[i].text));

      g_assert_true (xq_password_is_strong (password, words, &error) == passwords[i].strong);
      if (!passwords[i].strong)
        assert_vault_error (error, XQ_VAULT_ERROR_WEAK_PASSWORD);
    }
  g_assert_false (xq_password_is_strong (too_long, words, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
  g_assert_false (xq_password_is_strong (binary, words, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
}

static void
test_place (void)
{
  g_autofree char *here = fixture_path (".");
  g_autoptr(GError) error = NULL;

  g_assert_true (xq_place_type_is_remote (0x6969, "nfs4"));
  g_assert_true (xq_place_type_is_remote (0xff534d42, NULL));
  g_assert_true (xq_place_type_is_remote (0x65735546, "fuse.sshfs"));
  /* A USB stick with NTFS is FUSE too, and on this computer. */
  g_assert_false (xq_place_type_is_remote (0x65735546, "fuseblk"));
  g_assert_false (xq_place_type_is_remote (0xef53, "ext4"));
  g_assert_true (xq_place_is_local (here, &error));
  g_assert_no_error (error);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/hash", test_hash);
  g_test_add_func ("/vault/derive", test_derive);
  g_test_add_func ("/vault/secret", test_secret);
  g_test_add_func ("/vault/codec", test_codec);
  g_test_add_func ("/vault/json-form", test_json_form);
  g_test_add_func ("/vault/code/typos", test_code_typos);
  g_test_add_func ("/vault/code/reading", test_code_reading);
  g_test_add_func ("/vault/strength", test_strength);
  g_test_add_func ("/vault/place", test_place);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
