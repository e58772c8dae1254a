/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vault-fixture.h"

/* Different causes, different messages. */

static void
test_wrong_password (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password ("somebody else");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = xq_vault_open (path, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_false (xq_vault_unlock (vault, HEAD, password, NULL, &error));
  text = g_strdup (error->message);
  assert_vault_error (error, XQ_VAULT_ERROR_WRONG_PASSWORD);
  g_assert_null (xq_vault_get_account_uid (vault));
  g_assert_false (xq_vault_holds (vault, XQ_CABINET_SCHOOL));

  g_assert_false (xq_vault_unlock (vault, "nobody", password, NULL, &error));
  g_assert_cmpstr (text, !=, error->message);
  assert_vault_error (error, XQ_VAULT_ERROR_NO_ACCOUNT);
}

static void
test_damaged (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *file = g_build_filename (path, "keyring.json", NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (file, &text, &length, NULL));
  text[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (file, text, (gssize) length, NULL));
  fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_DAMAGED);

  for (gsize cut = 0; cut < length; cut += 997)
    {
      g_assert_true (g_file_set_contents (file, text, (gssize) cut, NULL));
      fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_DAMAGED);
    }
}

/* With a right sum, but not what the program writes. */
static void
test_hostile (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *very_deep = g_strconcat ("{\"a\":", deep, NULL);
  const char *const texts[] = {
    "", "{", "[", "{\"program\":\"xinqing\",", "{\"program\":1,\"format\":\"1\",", "{\"program\":\"xinqing\",\"format\":0,",
    "{\"program\":\"xinqing\",\"format\":1,\"school\":[],\"roll\":{},\"accounts\":1,\"envelopes\":\"\",\"chain\":[[]],",
    "{\"program\":\"xinqing\",\"format\":1,\"school\":\"\",\"roll\":[[]],\"accounts\":[],\"envelopes\":[],\"chain\":[],",
    "{\"program\":\"xinqing\",\"format\":1,\"school\":\"\",\"roll\":[{\"text\":\"\",\"signatures\":[1]}],\"accounts\":[],\"envelopes\":[],\"chain\":[],",
    "{\"program\":\"xinqing\",\"format\":99999999999999999999999999,", very_deep,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      fixture_write (path, texts[i]);
      fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_DAMAGED);
    }

  /* An empty roll is right in its form, and nobody's. */
  fixture_write (path, "{\"program\":\"xinqing\",\"format\":1,\"school\":\"\",\"roll\":[],\"accounts\":[],\"envelopes\":[],\"chain\":[],");
  fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_REPLACED);
}

static void
test_newer (void)
{
  g_autofree char *path = fixture_copy ();

  fixture_write (path, "{\"program\":\"xinqing\",\"format\":2,\"what\":{\"later\":[1]},");
  fixture_refused (path, HEAD, XQ_VAULT_ERROR_NEWER_VERSION);
}

static void
test_in_use (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) first = fixture_unlock (path, TEACHER);
  g_autoptr(XqVault) second = NULL;

  g_assert_null (xq_vault_open (path, &error));
  g_assert_nonnull (strstr (error->message, TEACHER));
  g_assert_nonnull (strstr (error->message, g_get_prgname ()));
  g_assert_nonnull (strstr (error->message, "20"));
  assert_vault_error (error, XQ_VAULT_ERROR_IN_USE);

  xq_vault_close (first);
  second = xq_vault_open (path, &error);
  g_assert_no_error (error);

  /* A closed one opens nothing more. */
  {
    g_autoptr(XqSecret) password = fixture_password (TEACHER);

    g_assert_false (xq_vault_unlock (first, TEACHER, password, NULL, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_FAILED);
  }
}

/* A keyring that can neither be written nor read again: the vault closes, and does
 * not go on with what stands on no disk. */
static void
test_unwritable (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *file = g_build_filename (path, "keyring.json", NULL);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);

  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
  g_assert_null (xq_vault_add_account (vault, "新来的", XQ_ROLE_BIT (XQ_ROLE_HEAD), password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_FAILED);
  g_assert_null (xq_vault_get_account_uid (vault));
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_assert_false (xq_vault_holds (vault, (XqCabinet) i));
  g_assert_false (xq_vault_unlock (vault, HEAD, password, NULL, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_FAILED);
}

/* No more room: said so, and the school is as it was. */
static void
test_full (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autofree char *before = fixture_read (path);
  g_autofree char *after = NULL;
  struct rlimit unlimited;
  struct rlimit small;

  /* A file that may not grow fails as a full disk does. */
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  small = unlimited;
  small.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (xq_vault_add_account (vault, "新来的", XQ_ROLE_BIT (XQ_ROLE_HEAD), password, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  g_assert_nonnull (strstr (error->message, g_strerror (EFBIG)));
  assert_vault_error (error, XQ_VAULT_ERROR_FAILED);

  after = fixture_read (path);
  g_assert_true (g_str_equal (before, after));
  g_free (xq_vault_add_account (vault, "新来的", XQ_ROLE_BIT (XQ_ROLE_HEAD), password, &error));
  g_assert_no_error (error);
}

static void
test_not_a_vault (void)
{
  g_autofree char *nothing = fixture_path ("nothing");
  g_autofree char *empty = fixture_path ("empty");
  g_autofree char *pipe = fixture_path ("pipe");
  g_autofree char *fifo = g_build_filename (pipe, "keyring.json", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (xq_vault_open (nothing, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_NOT_A_VAULT);

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_null (xq_vault_open (empty, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_NOT_A_VAULT);

  /* Must not wait for somebody who writes. */
  g_assert_cmpint (g_mkdir (pipe, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (xq_vault_open (pipe, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_FAILED);
}

static void
test_create (void)
{
  g_autofree char *path = fixture_path ("new.xinqing");
  g_autofree char *full = fixture_copy ();
  g_autofree char *file = g_build_filename (path, "keyring.json", NULL);
  g_autoptr(XqSecret) password = fixture_password (HEAD);
  g_autoptr(XqSecret) weak = xq_secret_new ("xinqing123", 10);
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = NULL;
  struct rlimit limit;
  GStatBuf status;

  g_assert_null (xq_vault_create (path, "永济中学", HEAD, weak, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_WEAK_PASSWORD);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (xq_vault_create (path, "a\nb", HEAD, password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
  g_assert_null (xq_vault_create (path, "永济中学", " x", password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
  g_assert_null (xq_vault_create (full, "永济中学", HEAD, password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_EXISTS);

  vault = xq_vault_create (path, "永济中学", HEAD, password, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (xq_vault_holds (vault, XQ_CABINET_SCHOOL));
  g_assert_true (xq_vault_holds (vault, XQ_CABINET_CARE));
  g_assert_false (xq_vault_holds (vault, XQ_CABINET_CASEWORK));
  g_assert_false (xq_vault_password_is_foreign (vault));
  g_assert_true (xq_vault_envelope_due (vault, XQ_ENVELOPE_SCHOOL));
  g_assert_false (xq_vault_envelope_due (vault, XQ_ENVELOPE_COUNSELLORS));

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
}

/* Of the secrets nothing stands in the file, and of the people what must. */
static void
test_clear_text (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autofree char *text = NULL;

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    {
      g_autoptr(XqSecret) key = fixture_database_key (vault, (XqCabinet) i);
      g_autofree char *base64 = g_base64_encode (xq_secret_peek (key, NULL), 32);
      g_autofree char *read = fixture_read (path);

      g_assert_null (strstr (read, base64));
    }
  text = fixture_read (path);
  g_assert_nonnull (strstr (text, COUNSELLOR));
  g_assert_nonnull (strstr (text, "counsellor"));
  g_assert_null (strstr (text, "tulip"));
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/message/wrong-password", test_wrong_password);
  g_test_add_func ("/vault/message/damaged", test_damaged);
  g_test_add_func ("/vault/message/hostile", test_hostile);
  g_test_add_func ("/vault/message/newer", test_newer);
  g_test_add_func ("/vault/message/in-use", test_in_use);
  g_test_add_func ("/vault/message/unwritable", test_unwritable);
  g_test_add_func ("/vault/message/full", test_full);
  g_test_add_func ("/vault/message/not-a-vault", test_not_a_vault);
  g_test_add_func ("/vault/create", test_create);
  g_test_add_func ("/vault/clear-text", test_clear_text);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
