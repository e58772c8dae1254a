/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include "vault/account-wrap.h"
#include "vault/cabinet-key.h"
#include "vault/codec.h"
#include "vault/hash.h"
#include "vault/keyring-file.h"
#include "vault/vault-private.h"
#include "vault-fixture.h"

/* Forgeries of the file, each with a right sum: by somebody who can write into
 * the folder, and knows the format. */

static guint refused;

static void
assert_replaced (const char *path,
                 const char *name)
{
  fixture_refused (path, name, XQ_VAULT_ERROR_KEYRING_REPLACED);
  refused++;
}

static XqKeyring *
load (const char *path)
{
  g_autoptr(GError) error = NULL;
  XqKeyring *keyring = xq_keyring_load (path, &error);

  g_assert_no_error (error);

  return keyring;
}

static XqKeyList *
list_of (XqKeyring  *keyring,
         const char *name)
{
  return xq_keyring_find_list (keyring, xq_roll_find_name (keyring->roll, name)->uid);
}

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto(GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (to, parts);
}

/* The names and roles that stand in clear are the signed ones. */
static void
test_clear_roll (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *text = fixture_read (path);
  static const struct { const char *from; const char *to; } changes[] = {
    { "roles class-teacher", "roles head" },
    { "roles class-teacher", "roles counsellor,class-teacher" },
    { "name 张班", "name 张斑" },
    { "school-name 永济中学", "school-name 永济小学" },
    { "cabinet casework", "cabinet care" },
    { "generation 1", "generation 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = replace (text, changes[i].from, changes[i].to);

      fixture_write (path, changed);
      assert_replaced (path, TEACHER);
    }
}

static void
test_public_keys (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *text = fixture_read (path);
  g_autoptr(XqKeyring) keyring = load (path);

  for (guint i = 0; i < keyring->roll->members->len; i++)
    {
      const XqMember *member = g_ptr_array_index (keyring->roll->members, i);
      g_autoptr(XqWrapped) mine = xq_wrapped_new ();
      g_autofree char *open_hex = xq_hex_new (member->open, XQ_KEY_BYTES);
      g_autofree char *sign_hex = xq_hex_new (member->sign, XQ_KEY_BYTES);
      g_autofree char *my_open = NULL;
      g_autofree char *my_sign = NULL;
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;
      guint8 open[XQ_KEY_BYTES];
      guint8 sign[XQ_KEY_BYTES];

      xq_wrapped_get_public (mine, open, sign);
      my_open = xq_hex_new (open, sizeof open);
      my_sign = xq_hex_new (sign, sizeof sign);
      one = replace (text, open_hex, my_open);
      two = replace (text, sign_hex, my_sign);
      fixture_write (path, one);
      assert_replaced (path, HEAD);
      fixture_write (path, two);
      assert_replaced (path, HEAD);
    }
}

/* Two accounts' wrapped parts exchanged, and one from another school. */
static void
test_wrapped (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqKeyring) keyring = load (path);
  XqKeyList *head = list_of (keyring, HEAD);
  XqKeyList *teacher = list_of (keyring, TEACHER);
  XqKeyList swap = *head;

  memcpy (head->salt, teacher->salt, sizeof head->salt);
  memcpy (head->nonce, teacher->nonce, sizeof head->nonce);
  head->wrapped = teacher->wrapped;
  memcpy (teacher->salt, swap.salt, sizeof swap.salt);
  memcpy (teacher->nonce, swap.nonce, sizeof swap.nonce);
  teacher->wrapped = swap.wrapped;
  fixture_write_forged (path, keyring);
  fixture_refused (path, TEACHER, XQ_VAULT_ERROR_WRONG_PASSWORD);

  /* Under the name of the head, with the password of the class teacher. */
  {
    g_autoptr(XqSecret) password = fixture_password (TEACHER);
    g_autoptr(GError) error = NULL;
    g_autoptr(XqVault) vault = xq_vault_open (path, &error);

    g_assert_no_error (error);
    g_assert_false (xq_vault_unlock (vault, HEAD, password, NULL, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_WRONG_PASSWORD);
    refused += 2;
  }
}

static void
test_cost (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *text = fixture_read (path);
  g_autofree char *passes = replace (text, "\"passes\" : 6", "\"passes\" : 5");
  g_autofree char *bytes = replace (text, "\"bytes\" : 134217728", "\"bytes\" : 134217727");
  g_autofree char *absurd = replace (text, "\"bytes\" : 134217728", "\"bytes\" : 99999999999999");
  g_autofree char *many = replace (text, "\"passes\" : 6", "\"passes\" : 1000000");
  g_autofree char *other = replace (text, "argon2id13", "argon2i13");

  fixture_write (path, passes);
  assert_replaced (path, HEAD);
  fixture_write (path, bytes);
  assert_replaced (path, HEAD);
  fixture_write (path, absurd);
  fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_DAMAGED);
  fixture_write (path, many);
  fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_DAMAGED);
  fixture_write (path, other);
  fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_DAMAGED);
  refused += 3;
}

/* An entry for a class teacher's list, as somebody with the given keys makes it.
 * Whoever calls this may know the right secret or not. */
static XqKeyEntry *
forge (XqKeyring  *keyring,
       const char *sender,
       XqSecret   *sender_opening,
       const char *receiver,
       XqCabinet   cabinet,
       guint32     generation,
       XqSecret   *secret)
{
  const XqMember *from = xq_roll_find_name (keyring->roll, sender);
  const XqMember *to = xq_roll_find_name (keyring->roll, receiver);
  XqKeyEntry *entry = xq_key_entry_close (keyring->roll->school, to->uid, to->open,
                                          from != NULL ? from->uid : "00000000000000000000000000000000",
                                          sender_opening, cabinet, generation, secret);

  if (from != NULL)
    memcpy (entry->sender_open, from->open, XQ_KEY_BYTES);

  return entry;
}

static void
test_lists (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqSecret) mine = xq_key_new ();
  g_autoptr(XqSecret) guess = xq_key_new ();
  g_autoptr(XqVault) teacher = fixture_unlock (path, TEACHER);
  XqSecret *teacher_opening = g_ptr_array_index (teacher->identity->keys->openings, 0);
  static const struct
  {
    const char *sender;
    const char *receiver;
    XqCabinet   cabinet;
    guint32     generation;
    gboolean    own_key;      /* the forger's roll key, or one from nowhere */
    gboolean    replace;      /* instead of the right entry */
  } forgeries[] = {
    { "outsider", TEACHER, XQ_CABINET_CASEWORK, 1, FALSE, FALSE },
    { "outsider", COUNSELLOR, XQ_CABINET_CASEWORK, 1, FALSE, TRUE },
    { COUNSELLOR, TEACHER, XQ_CABINET_CASEWORK, 1, FALSE, FALSE },
    { TEACHER, TEACHER, XQ_CABINET_CASEWORK, 1, TRUE, FALSE },
    { TEACHER, TEACHER, XQ_CABINET_CARE, 1, TRUE, FALSE },
    { TEACHER, COUNSELLOR, XQ_CABINET_CASEWORK, 1, TRUE, TRUE },
    { TEACHER, COUNSELLOR, XQ_CABINET_CASEWORK, 2, TRUE, FALSE },
    { TEACHER, COUNSELLOR, XQ_CABINET_SCHOOL, 1, TRUE, TRUE },
    { TEACHER, HEAD, XQ_CABINET_SCHOOL, 2, TRUE, FALSE },
    { TEACHER, HEAD, XQ_CABINET_CARE, 1, TRUE, TRUE },
    { HEAD, COUNSELLOR, XQ_CABINET_CASEWORK, 1, FALSE, TRUE },
    { TEACHER, WAITING, XQ_CABINET_CASEWORK, 1, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *copy = fixture_copy ();
      g_autoptr(XqKeyring) keyring = load (copy);
      XqKeyList *list = list_of (keyring, forgeries[i].receiver);
      const XqGeneration *generation = xq_roll_get_current (keyring->roll, forgeries[i].cabinet, NULL);

      if (forgeries[i].replace)
        g_ptr_array_remove (list->keys, xq_key_list_find (list, forgeries[i].cabinet, forgeries[i].generation));
      /* Once as the box gives it, once with the id that the roll has. */
      for (guint lie = 0; lie < 2; lie++)
        {
          XqKeyEntry *entry = forge (keyring, forgeries[i].sender, forgeries[i].own_key ? teacher_opening : mine,
                                     forgeries[i].receiver, forgeries[i].cabinet, forgeries[i].generation, guess);

          if (lie)
            memcpy (entry->key_id, generation->key_id, XQ_KEY_BYTES);
          g_ptr_array_add (list->keys, entry);
          fixture_write_forged (copy, keyring);
          assert_replaced (copy, forgeries[i].receiver);
          g_ptr_array_remove (list->keys, entry);
        }
    }
}

/* True entries in the wrong place. */
static void
test_replayed (void)
{
  static const struct { const char *from; const char *to; XqCabinet cabinet; } moves[] = {
    { COUNSELLOR, TEACHER, XQ_CABINET_CASEWORK }, { COUNSELLOR, HEAD, XQ_CABINET_CASEWORK },
    { COUNSELLOR, WAITING, XQ_CABINET_CASEWORK }, { HEAD, TEACHER, XQ_CABINET_CARE },
    { HEAD, COUNSELLOR, XQ_CABINET_CARE }, { HEAD, TEACHER, XQ_CABINET_SCHOOL },
  };
  g_autofree char *path = fixture_copy ();
  g_autofree char *other_path = fixture_path ("other-school.xinqing");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqSecret) password = fixture_password (HEAD);
  g_autoptr(XqVault) other = xq_vault_create (other_path, "运城中学", HEAD, password, &error);

  g_assert_no_error (error);
  xq_vault_close (other);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr(XqKeyring) keyring = load (path);
      g_autofree char *copy = fixture_copy ();
      XqKeyList *from = list_of (keyring, moves[i].from);
      XqKeyList *to = list_of (keyring, moves[i].to);
      XqKeyEntry *entry = xq_key_list_find (from, moves[i].cabinet, 1);
      XqKeyEntry *there = xq_key_list_find (to, moves[i].cabinet, 1);
      guint index;

      if (there != NULL)
        g_ptr_array_remove (to->keys, there);
      g_assert_true (g_ptr_array_find (from->keys, entry, &index));
      g_ptr_array_add (to->keys, g_ptr_array_steal_index (from->keys, index));
      fixture_write_forged (copy, keyring);
      assert_replaced (copy, moves[i].to);
    }

  /* An entry that says it is for another cabinet. */
  {
    g_autoptr(XqKeyring) keyring = load (path);
    XqKeyList *list = list_of (keyring, HEAD);
    XqKeyEntry *care = xq_key_list_find (list, XQ_CABINET_CARE, 1);

    g_ptr_array_remove (list->keys, xq_key_list_find (list, XQ_CABINET_SCHOOL, 1));
    care->cabinet = XQ_CABINET_SCHOOL;
    memcpy (care->key_id, xq_roll_get_current (keyring->roll, XQ_CABINET_SCHOOL, NULL)->key_id, XQ_KEY_BYTES);
    fixture_write_forged (path, keyring);
    assert_replaced (path, HEAD);
  }

  /* The keys of the same head in another school. */
  {
    g_autofree char *copy = fixture_copy ();
    g_autoptr(XqKeyring) keyring = load (copy);
    g_autoptr(XqKeyring) foreign = load (other_path);
    XqKeyList *list = list_of (keyring, HEAD);
    XqKeyList *foreign_list = list_of (foreign, HEAD);
    GPtrArray *keys = list->keys;

    list->keys = foreign_list->keys;
    fixture_write_forged (copy, keyring);
    assert_replaced (copy, HEAD);
    list->keys = keys;
  }

  /* The other school's statement, put at the end. */
  {
    g_autofree char *copy = fixture_copy ();
    g_autofree char *text = fixture_read (copy);
    g_autofree char *foreign = fixture_read (other_path);
    char *first = strstr (foreign, "{\n   \"text\"");
    char *end = strstr (first, "\n  }");
    g_autofree char *statement = g_strndup (first, (gsize) (end - first) + strlen ("\n  }"));
    g_autofree char *longer = g_strdup_printf ("}\n ,%s ],\n \"accounts\"", statement);
    g_autofree char *changed = NULL;

    changed = replace (text, "}\n ],\n \"accounts\"", longer);
    fixture_write (copy, changed);
    assert_replaced (copy, HEAD);
  }
}

/* A keyring of yesterday: its file is right in itself. */
static void
test_shortened (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(XqKeyring) older = load (path);
  g_autoptr(XqVault) head = fixture_unlock (path, HEAD);
  g_autoptr(XqSecret) password = fixture_password ("fresh");
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = xq_vault_add_account (head, "新人", XQ_ROLE_BIT (XQ_ROLE_DORMITORY), password, &error);
  guint8 hash[XQ_HASH_BYTES];
  guint64 length;
  XqKeyList *from;
  XqKeyList *to;

  g_assert_no_error (error);
  xq_vault_get_roll_head (head, &length, hash);
  xq_vault_close (head);

  /* The old roll with the head's newest wrapped part: the account's memory. */
  {
    g_autoptr(XqKeyring) newer = load (path);

    from = list_of (newer, HEAD);
    to = list_of (older, HEAD);
    memcpy (to->nonce, from->nonce, sizeof to->nonce);
    g_bytes_unref (to->wrapped);
    to->wrapped = g_bytes_ref (from->wrapped);
    fixture_write_forged (path, older);
    assert_replaced (path, HEAD);
  }

  /* The old file as a whole: the cabinet's memory. */
  {
    g_autofree char *whole = fixture_copy ();
    g_autoptr(XqVault) old = fixture_unlock (whole, HEAD);

    g_assert_false (xq_vault_check_roll_seen (old, length, hash, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_KEYRING_REPLACED);
    refused++;
    xq_vault_get_roll_head (old, &length, hash);
    g_assert_true (xq_vault_check_roll_seen (old, length, hash, &error));
    hash[0] ^= 1;
    g_assert_false (xq_vault_check_roll_seen (old, length, hash, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_KEYRING_REPLACED);
    refused++;
  }
}

/* A head with the right keys who goes back and writes history anew. */
static void
test_forked (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *branch = fixture_copy ();
  g_autoptr(GError) error = NULL;
  guint8 hash[XQ_HASH_BYTES];
  guint64 length;

  {
    g_autoptr(XqVault) head = fixture_unlock (path, HEAD);
    g_autofree char *uid = fixture_uid (head, TEACHER);

    g_assert_true (xq_vault_set_roles (head, uid, XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER), &error));
    g_assert_no_error (error);
  }
  {
    g_autoptr(XqVault) counsellor = fixture_unlock (path, COUNSELLOR);

    xq_vault_get_roll_head (counsellor, &length, hash);
  }
  {
    g_autoptr(XqVault) head = fixture_unlock (branch, HEAD);
    g_autofree char *uid = fixture_uid (head, WAITING);

    g_assert_true (xq_vault_remove_account (head, uid, &error));
    g_assert_no_error (error);
    g_assert_false (xq_vault_check_roll_seen (head, length, hash, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_KEYRING_REPLACED);
    refused++;
  }

  /* The branch with what the counsellor remembers: of the same length, another. */
  {
    g_autoptr(XqKeyring) true_one = load (path);
    g_autoptr(XqKeyring) forged = load (branch);
    XqKeyList *from = list_of (true_one, COUNSELLOR);
    XqKeyList *to = list_of (forged, COUNSELLOR);

    g_assert_cmpuint (true_one->roll->statements->len, ==, forged->roll->statements->len);
    memcpy (to->nonce, from->nonce, sizeof to->nonce);
    g_bytes_unref (to->wrapped);
    to->wrapped = g_bytes_ref (from->wrapped);
    fixture_write_forged (branch, forged);
    assert_replaced (branch, COUNSELLOR);
  }
}

/* Lists and accounts that are missing or too many. */
static void
test_incomplete (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *text = fixture_read (path);
  g_autoptr(XqKeyring) keyring = load (path);
  XqKeyList *copy;

  g_ptr_array_remove (keyring->accounts, list_of (keyring, TEACHER));
  fixture_write_forged (path, keyring);
  assert_replaced (path, HEAD);

  copy = xq_key_list_new (g_ptr_array_index (keyring->roll->members, 0) != NULL
                          ? ((XqMember *) g_ptr_array_index (keyring->roll->members, 0))->uid : "");
  copy->passes = XQ_LEAST_PASSES;
  copy->bytes = XQ_LEAST_BYTES;
  copy->wrapped = g_bytes_new_static ("x", 1);
  g_ptr_array_add (keyring->accounts, copy);
  fixture_write_forged (path, keyring);
  assert_replaced (path, HEAD);

  {
    g_autofree char *more = replace (text, "\"format\" : 1,", "\"format\" : 1,\"more\":[],");

    fixture_write (path, more);
    fixture_refused (path, HEAD, XQ_VAULT_ERROR_KEYRING_DAMAGED);
  }
}

static void
test_count (void)
{
  g_test_message ("%u forged keyrings, all refused", refused);
  g_assert_cmpuint (refused, >=, 50);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/forgery/clear-roll", test_clear_roll);
  g_test_add_func ("/vault/forgery/public-keys", test_public_keys);
  g_test_add_func ("/vault/forgery/wrapped", test_wrapped);
  g_test_add_func ("/vault/forgery/cost", test_cost);
  g_test_add_func ("/vault/forgery/lists", test_lists);
  g_test_add_func ("/vault/forgery/replayed", test_replayed);
  g_test_add_func ("/vault/forgery/shortened", test_shortened);
  g_test_add_func ("/vault/forgery/forked", test_forked);
  g_test_add_func ("/vault/forgery/incomplete", test_incomplete);
  g_test_add_func ("/vault/forgery/count", test_count);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
