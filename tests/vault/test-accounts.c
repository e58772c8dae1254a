/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/secret-private.h"
#include "vault-fixture.h"

static void
test_holders (void)
{
  g_autofree char *path = fixture_copy ();
  static const struct { const char *name; gboolean holds[XQ_N_CABINETS]; } people[] = {
    { HEAD, { TRUE, TRUE, FALSE } }, { COUNSELLOR, { TRUE, TRUE, TRUE } },
    { WAITING, { TRUE, TRUE, FALSE } }, { TEACHER, { TRUE, FALSE, FALSE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(XqVault) vault = fixture_unlock (path, people[i].name);
      g_autoptr(XqAccount) account = fixture_account (vault, people[i].name);

      for (guint k = 0; k < XQ_N_CABINETS; k++)
        {
          g_autoptr(GError) error = NULL;
          g_autoptr(GPtrArray) keys = xq_vault_dup_database_keys (vault, (XqCabinet) k, &error);

          g_assert_true (xq_vault_holds (vault, (XqCabinet) k) == people[i].holds[k]);
          g_assert_true (account->holds[k] == people[i].holds[k]);
          g_assert_true ((account->holds_by[k] != NULL) == people[i].holds[k]);
          if (people[i].holds[k])
            g_assert_cmpuint (keys->len, ==, 1);
          else
            g_assert_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED);
        }
      g_assert_true (xq_vault_password_is_foreign (vault) == (i > 0));
      g_assert_true (account->password_is_foreign == (i > 0));
    }
}

/* Nobody but a head touches accounts, and nobody but a holder admits. */
static void
test_rights (void)
{
  static const char *const others[] = { COUNSELLOR, TEACHER };
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password ("fresh");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(XqVault) vault = fixture_unlock (path, others[i]);
      g_autofree char *before = fixture_read (path);
      g_autofree char *waiting = fixture_uid (vault, WAITING);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_null (xq_vault_add_account (vault, "x", XQ_ROLE_BIT (XQ_ROLE_HEAD), password, &error));
      assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
      g_assert_false (xq_vault_set_roles (vault, waiting, XQ_ROLE_BIT (XQ_ROLE_HEAD), &error));
      assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
      g_assert_false (xq_vault_remove_account (vault, waiting, &error));
      assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
      g_assert_false (xq_vault_reset_password (vault, waiting, password, &error));
      assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
      g_assert_null (xq_vault_make_envelope (vault, XQ_ENVELOPE_SCHOOL, &error));
      assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
      if (i == 1)
        {
          g_assert_false (xq_vault_admit (vault, waiting, &error));
          assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
          g_assert_null (xq_vault_begin_renewal (vault, XQ_CABINET_SCHOOL, &error));
          assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
          g_assert_null (xq_vault_make_envelope (vault, XQ_ENVELOPE_COUNSELLORS, &error));
          assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
        }
      after = fixture_read (path);
      g_assert_cmpstr (before, ==, after);
    }

  /* Locked, nobody may anything. */
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(XqVault) vault = xq_vault_open (path, &error);
    gboolean made;

    g_assert_null (xq_vault_add_account (vault, "x", XQ_ROLE_BIT (XQ_ROLE_HEAD), password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
    g_assert_false (xq_vault_change_password (vault, password, password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
    g_assert_null (xq_vault_recover (vault, "x", password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
    g_assert_true (xq_vault_make_cabinet (vault, XQ_CABINET_CASEWORK, &made, &error));
    g_assert_false (made);
    g_assert_cmpuint (xq_vault_get_roles (vault), ==, 0);
  }
}

static void
test_add (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(XqSecret) weak = xq_secret_new ("王校长2026", 13);
  g_autoptr(GError) error = NULL;
  g_autoptr(XqAccount) keeper = NULL;
  g_autofree char *uid = NULL;

  g_assert_null (xq_vault_add_account (vault, TEACHER, XQ_ROLE_BIT (XQ_ROLE_KEEPER), password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_EXISTS);
  g_assert_null (xq_vault_add_account (vault, "x", 0, password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
  g_assert_null (xq_vault_add_account (vault, "x", 1 << XQ_N_ROLES, password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
  g_assert_null (xq_vault_add_account (vault, "x\n", XQ_ROLE_BIT (XQ_ROLE_KEEPER), password, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
  g_assert_null (xq_vault_add_account (vault, "x", XQ_ROLE_BIT (XQ_ROLE_KEEPER), weak, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_WEAK_PASSWORD);

  uid = xq_vault_add_account (vault, "管机", XQ_ROLE_BIT (XQ_ROLE_KEEPER), password, &error);
  g_assert_no_error (error);
  keeper = fixture_account (vault, "管机");
  g_assert_cmpstr (keeper->uid, ==, uid);
  g_assert_cmpuint (strlen (keeper->fingerprint), ==, 19);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_assert_false (keeper->holds[i]);
}

static void
test_admission (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = NULL;

  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
    g_autoptr(XqAccount) account = fixture_account (vault, WAITING);
    g_autofree char *teacher = fixture_uid (vault, TEACHER);

    uid = g_strdup (account->uid);
    g_assert_true (account->waits_for_casework);
    g_assert_false (xq_vault_admit (vault, teacher, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
    g_assert_false (xq_vault_admit (vault, "0123", &error));
    assert_vault_error (error, XQ_VAULT_ERROR_NO_ACCOUNT);
    g_assert_true (xq_vault_refuse (vault, uid, &error));
    g_assert_no_error (error);
  }
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, WAITING);
    g_autoptr(XqAccount) account = fixture_account (vault, WAITING);
    gboolean made;

    g_assert_false (account->waits_for_casework);
    g_assert_false (xq_vault_holds (vault, XQ_CABINET_CASEWORK));
    /* There is one already: nobody makes another. */
    g_assert_true (xq_vault_make_cabinet (vault, XQ_CABINET_CASEWORK, &made, &error));
    g_assert_false (made);
  }
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);

    g_assert_true (xq_vault_admit (vault, uid, &error));
    g_assert_no_error (error);
  }
  {
    g_autoptr(XqVault) one = fixture_unlock (path, WAITING);
    g_autoptr(XqSecret) key = fixture_database_key (one, XQ_CABINET_CASEWORK);
    g_autoptr(XqSecret) same = NULL;
    g_autoptr(XqVault) two = NULL;

    xq_vault_close (one);
    two = fixture_unlock (path, COUNSELLOR);
    same = fixture_database_key (two, XQ_CABINET_CASEWORK);
    g_assert_true (xq_secret_equal (key, same));
  }
}

/* A head who gives himself the counsellor's role waits like everybody. */
static void
test_self_granted (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autofree char *uid = fixture_uid (vault, HEAD);
  g_autoptr(GError) error = NULL;
  g_autoptr(XqAccount) account = NULL;
  gboolean made;

  g_assert_true (xq_vault_set_roles (vault, uid, XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR), &error));
  g_assert_no_error (error);
  g_assert_true (xq_vault_make_cabinet (vault, XQ_CABINET_CASEWORK, &made, &error));
  g_assert_false (made);
  g_assert_false (xq_vault_holds (vault, XQ_CABINET_CASEWORK));
  g_assert_false (xq_vault_admit (vault, uid, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
  g_assert_null (xq_vault_begin_renewal (vault, XQ_CABINET_CASEWORK, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
  account = fixture_account (vault, HEAD);
  g_assert_true (account->waits_for_casework);
}

static void
test_roles (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autofree char *head = fixture_uid (vault, HEAD);
  g_autofree char *teacher = fixture_uid (vault, TEACHER);
  g_autofree char *counsellor = fixture_uid (vault, COUNSELLOR);
  g_autoptr(GError) error = NULL;
  g_autoptr(XqAccount) account = NULL;

  g_assert_false (xq_vault_set_roles (vault, head, XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER), &error));
  assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
  g_assert_false (xq_vault_set_roles (vault, teacher, 0, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_INVALID);

  /* More: the keys come at once, nothing is due. */
  g_assert_true (xq_vault_set_roles (vault, teacher, XQ_ROLE_BIT (XQ_ROLE_HEAD), &error));
  g_assert_no_error (error);
  account = fixture_account (vault, TEACHER);
  g_assert_true (account->holds[XQ_CABINET_CARE]);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_assert_false (xq_vault_renewal_due (vault, (XqCabinet) i));

  /* Less: the keys go, and are due. */
  g_assert_true (xq_vault_set_roles (vault, counsellor, XQ_ROLE_BIT (XQ_ROLE_KEEPER), &error));
  g_assert_no_error (error);
  g_clear_pointer (&account, xq_account_free);
  account = fixture_account (vault, COUNSELLOR);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    {
      g_assert_false (account->holds[i]);
      g_assert_true (xq_vault_renewal_due (vault, (XqCabinet) i));
    }
}

static void
test_remove (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
  g_autofree char *head = fixture_uid (vault, HEAD);
  g_autofree char *teacher = fixture_uid (vault, TEACHER);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqAccount) account = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uid = NULL;

  g_assert_false (xq_vault_remove_account (vault, head, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
  g_assert_true (xq_vault_remove_account (vault, teacher, &error));
  g_assert_no_error (error);
  g_assert_false (xq_vault_remove_account (vault, teacher, &error));
  assert_vault_error (error, XQ_VAULT_ERROR_NO_ACCOUNT);

  account = fixture_account (vault, TEACHER);
  g_assert_true (account->removed);
  g_assert_true (xq_vault_renewal_due (vault, XQ_CABINET_SCHOOL));
  g_assert_false (xq_vault_renewal_due (vault, XQ_CABINET_CARE));
  g_assert_false (xq_vault_renewal_due (vault, XQ_CABINET_CASEWORK));

  /* The name is free again; the person is another. */
  uid = xq_vault_add_account (vault, TEACHER, XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER), password, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (uid, !=, teacher);
  xq_vault_close (vault);
  fixture_refused (path, TEACHER, XQ_VAULT_ERROR_WRONG_PASSWORD);
}

static void
test_reset (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autofree char *note_uid = NULL;
  g_autoptr(XqLetter) note = NULL;

  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
    g_autoptr(GBytes) text = g_bytes_new_static ("private", 7);

    note_uid = g_strdup (xq_vault_get_account_uid (vault));
    note = xq_vault_seal_letter (vault, note_uid, text, &error);
    g_assert_no_error (error);
  }
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, HEAD);
    g_autofree char *own = fixture_uid (vault, HEAD);

    g_assert_false (xq_vault_reset_password (vault, own, password, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
    g_assert_true (xq_vault_reset_password (vault, note_uid, password, &error));
    g_assert_no_error (error);
    g_assert_true (xq_vault_renewal_due (vault, XQ_CABINET_CASEWORK));
    g_assert_false (xq_vault_renewal_due (vault, XQ_CABINET_CARE));
  }
  fixture_refused (path, COUNSELLOR, XQ_VAULT_ERROR_WRONG_PASSWORD);
  {
    g_autoptr(XqVault) vault = fixture_unlock_with (path, COUNSELLOR, password);
    g_autoptr(XqAccount) account = fixture_account (vault, COUNSELLOR);

    g_assert_true (xq_vault_password_is_foreign (vault));
    g_assert_true (xq_vault_holds (vault, XQ_CABINET_SCHOOL));
    g_assert_true (xq_vault_holds (vault, XQ_CABINET_CARE));
    g_assert_false (xq_vault_holds (vault, XQ_CABINET_CASEWORK));
    g_assert_true (account->waits_for_casework);
    /* What was sealed to the old pair is lost, and says so. */
    g_assert_null (xq_vault_open_letter (vault, note, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_INVALID);
  }
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/accounts/holders", test_holders);
  g_test_add_func ("/vault/accounts/rights", test_rights);
  g_test_add_func ("/vault/accounts/add", test_add);
  g_test_add_func ("/vault/accounts/admission", test_admission);
  g_test_add_func ("/vault/accounts/self-granted", test_self_granted);
  g_test_add_func ("/vault/accounts/roles", test_roles);
  g_test_add_func ("/vault/accounts/remove", test_remove);
  g_test_add_func ("/vault/accounts/reset", test_reset);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
