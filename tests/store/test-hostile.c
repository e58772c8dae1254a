/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "school-fixture.h"

#include "store/bundle.h"
#include "store/store-private.h"

/* What somebody does who has a key and a program of his own, or the folder and no
 * key: each must be noticed, and keep nobody else from working. */

static SchoolFixture *shared;

static void
remove_file (const char *name)
{
  g_autofree char *path = g_build_filename (shared->folder, name, NULL);

  if (g_unlink (path) != 0)
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
empty_file (const char *name)
{
  g_autofree char *path = g_build_filename (shared->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

/* Tries to work; takes the error that must come. */
static void
assert_shut (const char *account,
             GQuark      domain,
             int         code)
{
  g_autoptr (XqSecret) password = school_fixture_password (account);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open (shared->folder, &error);
  g_autoptr (XqStore) store = NULL;

  g_assert_no_error (error);
  g_assert_true (xq_vault_unlock (vault, account, password, NULL, &error));
  store = xq_store_open (vault, FIXTURE_TODAY, &error);
  g_assert_null (store);
  g_assert_error (error, domain, code);
  xq_vault_close (vault);
}

/* A cabinet that was in use never begins anew, whoever deletes what beside it. */
static void
test_missing_cabinet (void)
{
  static const struct
  {
    const char *account;
    const char *gone[3];
    const char *emptied;
  } losses[] = {
    { "校长", { "care.db" }, NULL },
    { "校长", { "care.mark" }, "care.db" },
    { "校长", { "care.db", "care.mark" }, NULL },
    { "校长", { "school.db", "school.mark" }, NULL },
    { "李老师", { "casework.db", "casework.mark" }, NULL },
    { "李老师", { "casework.mark" }, "casework.db" },
    { "王老师", { "school.db", "school.mark" }, NULL },
    { "王老师", { "school.mark" }, "school.db" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      school_fixture_restore (shared);
      for (guint k = 0; k < G_N_ELEMENTS (losses[i].gone) && losses[i].gone[k] != NULL; k++)
        remove_file (losses[i].gone[k]);
      if (losses[i].emptied != NULL)
        empty_file (losses[i].emptied);
      assert_shut (losses[i].account, XQ_VAULT_ERROR, XQ_VAULT_ERROR_CABINET_DAMAGED);
    }
  g_test_message ("%u ways to lose a cabinet, none begins an empty one", (guint) G_N_ELEMENTS (losses));
}

/* A colleague left, and nobody who may renew the key has come since. */
static void
test_renewal_waits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (XqSecret) password = school_fixture_password ("校长");

  school_fixture_restore (shared);
  shared->vault = xq_vault_open (shared->folder, &error);
  g_assert_no_error (error);
  g_assert_true (xq_vault_unlock (shared->vault, "校长", password, NULL, &error));
  accounts = xq_vault_list_accounts (shared->vault);
  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->name, "赵老师"))
        xq_vault_remove_account (shared->vault, account->uid, &error);
      g_assert_no_error (error);
    }
  g_assert_true (xq_vault_renewal_due (shared->vault, XQ_CABINET_SCHOOL));

  school_fixture_enter (shared, "王老师");
  g_assert_true (xq_vault_renewal_due (shared->vault, XQ_CABINET_SCHOOL));
  g_free (school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01", NULL));
  school_fixture_enter (shared, "李老师");
  g_assert_false (xq_vault_renewal_due (shared->vault, XQ_CABINET_SCHOOL));
  school_fixture_enter (shared, "王老师");
  g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("home_visit"), NULL, &error), ==, 1);
}

/* Letters to the counsellors, by a teacher with a program of his own. */
static void
test_letters (void)
{
  g_autofree char *deep = g_strnfill (2000000, '[');
  g_autofree char *long_text = g_strnfill (200000, 'x');
  const char *const texts[] = {
    "", "[]", "1", "{", "{\"text\":[1]}", "{\"what\":\"message\",\"student\":\"x\",\"text\":\"bell\\u0007\"}",
    "{\"what\":{\"a\":1},\"text\":\"t\"}", "{\"what\":\"message\",\"text\":\"'/*\"}", deep, "{/*'\"'*/\"text\":1}",
  };
  g_autoptr (GError) error = NULL;
  gint64 before;
  gboolean began;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "李老师");
  before = xq_store_count (shared->store, xq_kind_find ("received_letter"), NULL, &error);

  school_fixture_enter (shared, "王老师");
  g_assert_true (xq_store_enter (shared->store, XQ_CABINET_SCHOOL, "letter", &began, &error));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (xq_letter_insert (shared->store, XQ_CABINET_SCHOOL, "casework", texts[i], &error));
      g_assert_no_error (error);
    }
  g_assert_true (xq_store_leave (shared->store, began, TRUE, &error));
  g_free (xq_store_send_letter (shared->store, "casework", "message", NULL, long_text, &error));
  g_free (xq_store_send_letter (shared->store, "casework", "message", NULL, "请您看看他", &error));
  g_assert_no_error (error);

  school_fixture_enter (shared, "李老师");
  {
    g_autoptr (XqFilter) filter = xq_filter_new ();

    xq_filter_add (filter, "text", "=", "请您看看他");
    g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("received_letter"), filter, &error), ==, 1);
    g_assert_no_error (error);
  }
  g_assert_cmpint (xq_store_count (shared->store, xq_kind_find ("received_letter"), NULL, &error), >, before);
}

/* What a row says as JSON, deep enough to end a program that recurses. */
static void
test_deep_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *deep = g_strnfill (2000000, '[');
  XqStatement *statement;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "李老师");
  uid = school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01", NULL);
  statement = xq_connection_prepare (shared->store->inner, "UPDATE school_version SET body = ?1 WHERE record = ?2", &error);
  g_assert_no_error (error);
  xq_statement_bind_text (statement, 1, deep);
  xq_statement_bind_uid (statement, 2, uid);
  g_assert_true (xq_statement_run (statement, &error));
  versions = xq_store_history (shared->store, xq_kind_find ("home_visit"), uid, &error);
  g_assert_null (versions);
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* An effect that cannot be read waits, and the school opens. */
  statement = xq_connection_prepare (shared->store->inner, "INSERT INTO casework_pending (uid, account, what, payload) "
                                     "VALUES (?1, ?2, 'session-message', ?3)", &error);
  g_assert_no_error (error);
  xq_statement_bind_uid (statement, 1, uid);
  xq_statement_bind_uid (statement, 2, xq_store_get_me (shared->store));
  xq_statement_bind_text (statement, 3, deep);
  g_assert_true (xq_statement_run (statement, &error));
  school_fixture_enter (shared, "李老师");
}

/* A whole chain, rightly signed, from another cabinet. */
static void
test_other_chain (void)
{
  g_autoptr (GError) error = NULL;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "校长");
  g_assert_true (xq_store_audit (shared->store, XQ_CABINET_CARE, "print", NULL, NULL, &error));
  g_assert_true (xq_store_audit_verify (shared->store, XQ_CABINET_SCHOOL, &error));
  g_assert_true (xq_store_audit_verify (shared->store, XQ_CABINET_CARE, &error));
  g_assert_no_error (error);
  g_assert_true (xq_connection_run (shared->store->inner, "DELETE FROM school_audit;"
                                                          "INSERT INTO school_audit SELECT * FROM care_audit", &error));
  g_assert_false (xq_store_audit_verify (shared->store, XQ_CABINET_SCHOOL, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
}

/* Entries cut off, one taken out, one changed, a version changed. */
static void
test_chain (void)
{
  static const char *const changes[] = {
    "DELETE FROM school_audit WHERE sequence = 3",
    "UPDATE school_audit SET verb = 'edit' WHERE sequence = 3",
    "UPDATE school_audit SET at = at + 1 WHERE sequence = 3",
    "UPDATE school_audit SET account = x'00112233445566778899aabbccddeeff' WHERE sequence = 3",
    "UPDATE school_audit SET kind = kind + 4294967296 WHERE sequence = 3",
    "UPDATE school_audit SET digest = randomblob (32) WHERE sequence = 3",
    "UPDATE school_audit SET record = randomblob (16) WHERE sequence = 3",
    "UPDATE school_audit SET signature = randomblob (64) WHERE sequence = 3",
    "UPDATE school_version SET body = '{}' WHERE id = 3",
    "UPDATE school_version SET author = randomblob (16) WHERE id = 3",
    "UPDATE school_version SET reason = 'x' WHERE id = 3",
    "UPDATE school_version SET state = 1 WHERE id = 3",
    "UPDATE school_version SET lamport = lamport + 1 WHERE id = 3",
    "DELETE FROM school_version WHERE id = 3",
    "UPDATE school_version SET entry = 1 WHERE id = 3",
    "DELETE FROM school_letter",
    "UPDATE school_letter SET entry = 1",
    "INSERT INTO school_letter SELECT randomblob (16), receiver, receiver_key, writer, written_at, length, sealed, entry "
    "FROM school_letter",
    "UPDATE student SET name = '别人' WHERE id = 1",
    "UPDATE student SET withdrawn = 1 WHERE id = 1",
    "UPDATE student SET version = (SELECT version FROM student WHERE id = 2) WHERE id = 1",
    "DELETE FROM enrolment WHERE id = 1",
    "UPDATE home_visit SET situation = NULL",
    "DELETE FROM home_visit_student",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sound = NULL;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "李老师");
  g_free (school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01",
                               "situation", "家中情况", "for_counsellor", "请您看看", NULL));
  g_free (school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A], "narrative", "一次辅导",
                               "to_teacher", "请多留意", "to_teacher_student", "agreed", NULL));
  sound = xq_store_check (shared->vault, shared->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < sound->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (sound, i));
  g_assert_cmpuint (sound->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GPtrArray) lines = NULL;

      g_assert_true (xq_connection_run (shared->store->inner, "SAVEPOINT s", &error));
      g_assert_true (xq_connection_run (shared->store->inner, changes[i], &error));
      lines = xq_store_check (shared->vault, shared->store, &error);
      g_assert_no_error (error);
      if (lines->len == 0)
        {
          g_test_message ("not noticed: %s", changes[i]);
          g_test_fail ();
        }
      g_assert_true (xq_connection_run (shared->store->inner, "ROLLBACK TO s; RELEASE s", &error));
    }
  g_test_message ("%u changes of the past, each noticed", (guint) G_N_ELEMENTS (changes));
}

/* A look within a transaction that comes to nothing. */
static void
test_look_in_transaction (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "李老师");
  uid = school_fixture_save (shared->store, "session", "student", shared->children[CHILD_A], "narrative", "一次辅导", NULL);
  for (guint committed = 0; committed < 2; committed++)
    {
      g_autoptr (XqRecord) record = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      gint64 before = shared->store->chains[XQ_CABINET_CASEWORK].sequence;
      const XqAuditEntry *last;

      g_assert_true (xq_store_begin (shared->store, XQ_CABINET_SCHOOL, "edit", &error));
      record = xq_store_get (shared->store, xq_kind_find ("session"), uid, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (xq_record_get (record, "narrative"), ==, "一次辅导");
      if (committed == 1)
        g_assert_true (xq_store_commit (shared->store, &error));
      else
        xq_store_rollback (shared->store);
      g_assert_cmpint (shared->store->chains[XQ_CABINET_CASEWORK].sequence, ==, before + 1);
      entries = xq_store_audit_list (shared->store, XQ_CABINET_CASEWORK, &error);
      last = g_ptr_array_index (entries, entries->len - 1);
      g_assert_cmpstr (last->verb, ==, "look");
      g_assert_cmpstr (last->record, ==, uid);
    }
  g_assert_true (xq_store_audit_verify (shared->store, XQ_CABINET_CASEWORK, &error));
}

/* A mark to which something was added would say nothing for ever. */
static void
test_long_mark (void)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize right;
  gsize length;

  school_fixture_restore (shared);
  path = g_build_filename (shared->folder, "school.mark", NULL);
  g_assert_true (g_file_get_contents (path, &text, &right, NULL));
  text = g_realloc (text, right + 1);
  text[right] = 'x';
  g_assert_true (g_file_set_contents (path, text, (gssize) right + 1, NULL));
  g_clear_pointer (&text, g_free);

  school_fixture_enter (shared, "王老师");
  g_free (school_fixture_save (shared->store, "home_visit", "student", shared->children[CHILD_A], "visited_on", "2024-11-01", NULL));
  school_fixture_leave (shared);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, right);
}

/* Where a member of a tar file begins, its header included; its blocks. */
static char *
find_member (char       *tar,
             gsize       length,
             const char *name,
             gsize      *blocks)
{
  for (char *at = tar; at + 512 <= tar + length && *at != '\0'; at += *blocks * 512)
    {
      *blocks = 1 + (gsize) (g_ascii_strtoull (at + 124, NULL, 8) + 511) / 512;
      if (g_str_equal (at, name))
        return at;
    }
  return NULL;
}

/* A backup that lacks a cabinet and has another file twice, and others' manifests. */
static void
test_bundle (void)
{
  static const char *const manifests[] = {
    "{\"format\":1,\"files\":1}", "{\"format\":1,\"files\":{\"keyring.json\":1}}", "{\"format\":\"1\"}", "[]", "",
    "{\"format\":1,\"files\":{\"keyring.json\":{\"size\":\"x\",\"sum\":[]}}}",
  };
  g_autofree char *parent = g_path_get_dirname (shared->folder);
  g_autofree char *file = g_build_filename (parent, "copy.xqbackup", NULL);
  g_autofree char *forged = g_build_filename (parent, "forged.xqbackup", NULL);
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *tar = NULL;
  char *keyring;
  char *care;
  char *manifest;
  gsize length;
  gsize keyring_blocks = 0;
  gsize care_blocks = 0;
  gsize blocks;

  school_fixture_restore (shared);
  school_fixture_enter (shared, "校长");
  g_assert_true (xq_store_backup (shared->vault, shared->store, file, &error));
  g_assert_no_error (error);
  g_assert_true (xq_bundle_check (file, &error));
  g_assert_true (g_file_get_contents (file, &tar, &length, NULL));

  keyring = find_member (tar, length, "keyring.json", &keyring_blocks);
  care = find_member (tar, length, "care.db", &care_blocks);
  g_assert_true (keyring != NULL && care != NULL);
  g_byte_array_append (twice, (const guint8 *) tar, (guint) (care - tar));
  g_byte_array_append (twice, (const guint8 *) keyring, (guint) keyring_blocks * 512);
  care += care_blocks * 512;
  g_byte_array_append (twice, (const guint8 *) care, (guint) (length - (gsize) (care - tar)));
  g_assert_true (g_file_set_contents (forged, (const char *) twice->data, twice->len, NULL));
  g_assert_false (xq_bundle_check (forged, &error));
  g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  manifest = find_member (tar, length, "manifest.json", &blocks);
  g_assert_nonnull (manifest);
  for (guint i = 0; i < G_N_ELEMENTS (manifests); i++)
    {
      memset (manifest + 512, ' ', (gsize) g_ascii_strtoull (manifest + 124, NULL, 8));
      memcpy (manifest + 512, manifests[i], strlen (manifests[i]));
      g_assert_true (g_file_set_contents (forged, tar, (gssize) length, NULL));
      g_assert_false (xq_bundle_check (forged, &error));
      g_assert_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shared = school_fixture_new ();
  school_fixture_enter (shared, "校长");
  school_fixture_enter (shared, "李老师");
  school_fixture_keep (shared);
  g_test_add_func ("/store/hostile/missing-cabinet", test_missing_cabinet);
  g_test_add_func ("/store/hostile/renewal-waits", test_renewal_waits);
  g_test_add_func ("/store/hostile/letters", test_letters);
  g_test_add_func ("/store/hostile/deep-rows", test_deep_rows);
  g_test_add_func ("/store/hostile/other-chain", test_other_chain);
  g_test_add_func ("/store/hostile/chain", test_chain);
  g_test_add_func ("/store/hostile/look-in-transaction", test_look_in_transaction);
  g_test_add_func ("/store/hostile/long-mark", test_long_mark);
  g_test_add_func ("/store/hostile/bundle", test_bundle);
  result = g_test_run ();
  school_fixture_free (shared);
  return result;
}
