/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/keyring-file.h"
#include "vault/secret-private.h"
#include "vault-fixture.h"

static XqSecret *
make_code (const char *path,
           const char *name,
           XqEnvelope  envelope)
{
  g_autoptr(XqVault) vault = fixture_unlock (path, name);
  g_autoptr(GError) error = NULL;
  XqSecret *code;

  g_assert_true (xq_vault_envelope_due (vault, envelope));
  code = xq_vault_make_envelope (vault, envelope, &error);
  g_assert_no_error (error);
  g_assert_false (xq_vault_envelope_due (vault, envelope));

  return code;
}

static XqVault *
open_with_code (const char *path,
                XqSecret   *code)
{
  g_autoptr(GError) error = NULL;
  XqVault *vault = xq_vault_open (path, &error);

  g_assert_no_error (error);
  xq_vault_unlock_with_code (vault, code, &error);
  g_assert_no_error (error);
  g_assert_null (xq_vault_get_account_uid (vault));
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_assert_false (xq_vault_holds (vault, (XqCabinet) i));

  return vault;
}

static void
assert_code_refused (const char *path,
                     XqSecret   *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = xq_vault_open (path, &error);

  g_assert_no_error (error);
  g_assert_false (xq_vault_unlock_with_code (vault, code, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_WRONG_CODE);
}

static void
test_new_head (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) code = make_code (path, HEAD, XQ_ENVELOPE_SCHOOL);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(XqSecret) weak = xq_secret_new ("123", 3);
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = NULL;

  {
    g_autoptr(XqVault) vault = open_with_code (path, code);

    g_assert_null (xq_vault_recover (vault, TEACHER, password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
    g_assert_null (xq_vault_recover (vault, "新校长", weak, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_WEAK_PASSWORD);
    g_assert_null (xq_vault_recover (vault, "", password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
    uid = xq_vault_recover (vault, "新校长", password, &error);
    g_assert_no_error (error);
    g_assert_nonnull (uid);
    g_assert_null (xq_vault_recover (vault, "还有一个", password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
    g_assert_true (xq_vault_envelope_due (vault, XQ_ENVELOPE_SCHOOL));
  }

  /* Used is used. */
  assert_code_refused (path, code);
  {
    g_autoptr(XqVault) vault = fixture_unlock_with (path, "新校长", password);

    g_assert_cmpuint (xq_vault_get_roles (vault), ==, XQ_ROLE_BIT (XQ_ROLE_HEAD));
    g_assert_false (xq_vault_password_is_foreign (vault));
    g_assert_true (xq_vault_holds (vault, XQ_CABINET_SCHOOL));
    g_assert_true (xq_vault_holds (vault, XQ_CABINET_CARE));
    g_assert_false (xq_vault_holds (vault, XQ_CABINET_CASEWORK));
  }
}

static void
test_new_counsellor (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) code = make_code (path, COUNSELLOR, XQ_ENVELOPE_COUNSELLORS);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqSecret) before = NULL;

  /* The last counsellor has left. */
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);

    before = fixture_database_key (vault, XQ_CABINET_CASEWORK);
  }
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
    g_autofree char *uid = fixture_uid (vault, COUNSELLOR);

    g_assert_true (xq_vault_remove_account (vault, uid, &error));
    g_assert_no_error (error);
  }
  {
    g_autoptr(XqVault) vault = open_with_code (path, code);
    g_autofree char *uid = xq_vault_recover (vault, "赵晴", password, &error);

    g_assert_no_error (error);
    g_assert_nonnull (uid);
  }
  assert_code_refused (path, code);
  {
    g_autoptr(XqVault) vault = fixture_unlock_with (path, "赵晴", password);
    g_autoptr(XqSecret) after = fixture_database_key (vault, XQ_CABINET_CASEWORK);

    g_assert_true (xq_secret_equal (before, after));
    g_assert_true (xq_vault_renewal_due (vault, XQ_CABINET_CASEWORK));
    g_assert_false (xq_vault_holds (vault, XQ_CABINET_CARE));
  }
  /* The next head who comes gives the rest. */
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
    g_autoptr(XqAccount) account = fixture_account (vault, "赵晴");

    for (guint i = 0; i < XQ_N_CABINETS; i++)
      g_assert_true (account->holds[i]);
  }
}

/* One person with both offices, a small school's everyday: forgotten password,
 * both envelopes in turn, nothing is lost. */
/* A roll put back to what it was before the account's last unlock, with the newer
 * wrapped parts: the password is right and the roll is not. */
static void
test_forked (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) code = make_code (path, HEAD, XQ_ENVELOPE_SCHOOL);
  g_autoptr(XqSecret) password = fixture_password (HEAD);
  g_autoptr(XqKeyring) before = NULL;
  g_autoptr(XqKeyring) after = NULL;
  g_autoptr(GError) error = NULL;

  before = xq_keyring_load (path, &error);
  g_assert_no_error (error);
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
    g_autofree char *uid = fixture_uid (vault, TEACHER);

    g_assert_true (xq_vault_set_roles (vault, uid, XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER), &error));
  }
  after = xq_keyring_load (path, &error);
  g_assert_no_error (error);

  for (guint forged = 0; forged < 2; forged++)
    {
      g_autoptr(XqVault) vault = NULL;
      g_autofree char *uid = NULL;

      if (forged == 0)
        {
          XqRoll *roll = after->roll;

          after->roll = before->roll;
          fixture_write_forged (path, after);
          after->roll = roll;
        }
      else
        {
          fixture_write_forged (path, after);
        }
      vault = open_with_code (path, code);
      uid = xq_vault_recover (vault, HEAD, password, &error);
      g_assert_true ((uid != NULL) == (forged == 1));
      if (forged == 0)
        assert_vault_error (error, XQ_VAULT_ERROR_KEYRING_REPLACED);
    }
}

static void
test_both_offices (void)
{
  g_autofree char *path = fixture_path ("small.xinqing");
  g_autoptr(XqSecret) password = fixture_password (HEAD);
  g_autoptr(XqSecret) fresh = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = xq_vault_create (path, "村小", HEAD, password, &error);
  g_autofree char *uid = fixture_uid (vault, HEAD);
  g_autoptr(XqSecret) school = NULL;
  g_autoptr(XqSecret) counsellors = NULL;
  gboolean made;

  g_assert_true (xq_vault_set_roles (vault, uid, XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR), &error));
  g_assert_true (xq_vault_make_cabinet (vault, XQ_CABINET_CASEWORK, &made, &error));
  g_assert_true (made);
  school = xq_vault_make_envelope (vault, XQ_ENVELOPE_SCHOOL, &error);
  counsellors = xq_vault_make_envelope (vault, XQ_ENVELOPE_COUNSELLORS, &error);
  g_assert_no_error (error);
  g_clear_object (&vault);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *again = NULL;

      vault = open_with_code (path, i == 0 ? school : counsellors);
      again = xq_vault_recover (vault, HEAD, fresh, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, uid);
      g_clear_object (&vault);
    }
  vault = fixture_unlock_with (path, HEAD, fresh);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_assert_true (xq_vault_holds (vault, (XqCabinet) i));
}

/* A head who leaves may know the code: with the renewal it ends, and has no
 * newer key even if somebody keeps a copy of the file. */
static void
test_stale (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) code = make_code (path, HEAD, XQ_ENVELOPE_SCHOOL);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autofree char *uid = xq_vault_add_account (vault, "副校长", XQ_ROLE_BIT (XQ_ROLE_HEAD), password, &error);
  static const XqCabinet cabinets[] = { XQ_CABINET_SCHOOL, XQ_CABINET_CARE };

  g_assert_no_error (error);
  g_assert_true (xq_vault_remove_account (vault, uid, &error));
  g_assert_true (xq_vault_envelope_due (vault, XQ_ENVELOPE_SCHOOL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(XqSecret) key = NULL;

      g_assert_true (xq_vault_renewal_due (vault, cabinets[i]));
      key = xq_vault_begin_renewal (vault, cabinets[i], &error);
      g_assert_no_error (error);
      g_assert_true (xq_vault_finish_renewal (vault, cabinets[i], &error));
      g_assert_no_error (error);
    }
  g_clear_object (&vault);
  assert_code_refused (path, code);
}

/* Renewals in between: the envelope opens the newest keys. */
static void
test_after_renewal (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) code = make_code (path, COUNSELLOR, XQ_ENVELOPE_COUNSELLORS);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqSecret) newest = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autofree char *uid = NULL;
  g_autoptr(XqSecret) held = NULL;

  newest = xq_vault_begin_renewal (vault, XQ_CABINET_CASEWORK, &error);
  g_assert_no_error (error);
  g_assert_true (xq_vault_finish_renewal (vault, XQ_CABINET_CASEWORK, &error));
  g_clear_object (&vault);

  vault = open_with_code (path, code);
  uid = xq_vault_recover (vault, COUNSELLOR, password, &error);
  g_assert_no_error (error);
  g_clear_object (&vault);
  vault = fixture_unlock_with (path, COUNSELLOR, password);
  held = fixture_database_key (vault, XQ_CABINET_CASEWORK);
  g_assert_true (xq_secret_equal (held, newest));
}

static void
test_other_codes (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *other = fixture_copy ();
  g_autoptr(XqSecret) code = make_code (other, HEAD, XQ_ENVELOPE_SCHOOL);
  g_autoptr(XqSecret) nonsense = xq_secret_new ("hello", 5);

  assert_code_refused (path, code);
  assert_code_refused (path, nonsense);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/recovery/new-head", test_new_head);
  g_test_add_func ("/vault/recovery/new-counsellor", test_new_counsellor);
  g_test_add_func ("/vault/recovery/both-offices", test_both_offices);
  g_test_add_func ("/vault/recovery/forked", test_forked);
  g_test_add_func ("/vault/recovery/stale", test_stale);
  g_test_add_func ("/vault/recovery/after-renewal", test_after_renewal);
  g_test_add_func ("/vault/recovery/other-codes", test_other_codes);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
