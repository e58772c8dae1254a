/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/secret-private.h"
#include "vault-fixture.h"

static void
assert_opens (XqVault        *vault,
              const XqLetter *letter,
              const char     *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) text = xq_vault_open_letter (vault, letter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (text), ==, strlen (words));
  g_assert_true (memcmp (g_bytes_get_data (text, NULL), words, strlen (words)) == 0);
}

/* Old letters, notes and signatures outlive the password; the old password and
 * every copy of its wrap in the folder do not. */
static void
test_change (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *previous = g_build_filename (path, "keyring.json.previous", NULL);
  g_autoptr(XqSecret) old_password = fixture_password (COUNSELLOR);
  g_autoptr(XqSecret) fresh = fixture_password ("fresh");
  g_autoptr(XqSecret) weak = xq_secret_new ("12345678", 8);
  g_autoptr(XqSecret) before = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(XqLetter) to_self = NULL;
  g_autoptr(XqLetter) to_counsellor = NULL;
  g_autoptr(XqLetter) to_head = NULL;
  g_autoptr(GBytes) text = g_bytes_new_static ("今天来了", strlen ("今天来了"));
  g_autofree char *uid = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  guint8 signature[XQ_SIGNATURE_BYTES];
  guint8 later[XQ_SIGNATURE_BYTES];
  guint pair = 0;

  {
    g_autoptr(XqVault) head = fixture_unlock (path, HEAD);

    uid = fixture_uid (head, COUNSELLOR);
    to_counsellor = xq_vault_seal_letter (head, uid, text, &error);
    g_assert_no_error (error);
  }
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
    g_autofree char *head = fixture_uid (vault, HEAD);

    before = fixture_database_key (vault, XQ_CABINET_CASEWORK);
    to_self = xq_vault_seal_letter (vault, uid, text, &error);
    to_head = xq_vault_seal_letter (vault, head, text, &error);
    g_assert_true (xq_vault_sign (vault, "audit", text, signature, &error));

    g_assert_false (xq_vault_change_password (vault, fresh, fresh, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_WRONG_PASSWORD);
    g_assert_false (xq_vault_change_password (vault, old_password, weak, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_WEAK_PASSWORD);
    g_assert_false (xq_vault_change_password (vault, old_password, old_password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_WEAK_PASSWORD);
    g_assert_true (xq_vault_password_is_foreign (vault));

    g_assert_true (xq_vault_change_password (vault, old_password, fresh, &error));
    g_assert_no_error (error);
    g_assert_false (xq_vault_password_is_foreign (vault));
    /* The head set the first password and may not hold casework. */
    g_assert_true (xq_vault_renewal_due (vault, XQ_CABINET_CASEWORK));
    g_assert_false (xq_vault_renewal_due (vault, XQ_CABINET_CARE));
    assert_opens (vault, to_self, "今天来了");
  }

  fixture_refused (path, COUNSELLOR, XQ_VAULT_ERROR_WRONG_PASSWORD);
  one = fixture_read (path);
  g_assert_true (g_file_get_contents (previous, &two, NULL, NULL));
  g_assert_true (g_str_has_prefix (two, one));

  {
    g_autoptr(XqVault) vault = fixture_unlock_with (path, COUNSELLOR, fresh);
    g_autoptr(XqSecret) after = fixture_database_key (vault, XQ_CABINET_CASEWORK);

    g_assert_true (xq_secret_equal (before, after));
    assert_opens (vault, to_self, "今天来了");
    assert_opens (vault, to_counsellor, "今天来了");
    assert_opens (vault, to_head, "今天来了");
    g_assert_true (xq_vault_verify (vault, "audit", text, uid, signature, &pair));
    g_assert_cmpuint (pair, ==, 1);
    g_assert_true (xq_vault_sign (vault, "audit", text, later, &error));
    g_assert_true (xq_vault_verify (vault, "audit", text, uid, later, &pair));
    g_assert_cmpuint (pair, ==, 2);
    /* Who knew the first password may still have its pair: after the new one it signs nothing. */
    g_assert_false (xq_vault_verify (vault, "audit", text, uid, signature, &pair));
    g_assert_cmpuint (pair, ==, 2);
    g_assert_true (xq_vault_verify (vault, "audit", text, uid, signature, NULL));
  }
}

/* A password of one's own, changed again: nothing is due. */
static void
test_own (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) old_password = fixture_password (HEAD);
  g_autoptr(XqSecret) fresh = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);

  g_assert_true (xq_vault_change_password (vault, old_password, fresh, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_assert_false (xq_vault_renewal_due (vault, (XqCabinet) i));
  g_assert_true (xq_vault_holds (vault, XQ_CABINET_CARE));
}

static void
test_cancelled (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password (HEAD);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = xq_vault_open (path, &error);

  g_cancellable_cancel (cancellable);
  g_assert_false (xq_vault_unlock (vault, HEAD, password, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/password/change", test_change);
  g_test_add_func ("/vault/password/own", test_own);
  g_test_add_func ("/vault/password/cancelled", test_cancelled);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
