/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "vault/codec.h"
#include "vault/keyring-json.h"
#include "vault-fixture.h"

static char *folder;
static char *school;
static guint copies;
static guint32 seed;

XqSecret *
fixture_password (const char *name)
{
  g_autofree char *text = g_strconcat ("tulip-kettle ", name, " lamp-93-moss", NULL);

  return xq_secret_new (text, strlen (text));
}

char *
fixture_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

void
fixture_copy_folder (const char *from,
                     const char *to)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (from, 0, &error);
  const char *name;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (source, &bytes, &length, &error));
      g_assert_true (g_file_set_contents (target, bytes, (gssize) length, &error));
    }
}

char *
fixture_copy (void)
{
  g_autofree char *name = g_strdup_printf ("copy-%u.xinqing", copies++);
  char *path = fixture_path (name);

  fixture_copy_folder (school, path);

  return path;
}

XqVault *
fixture_unlock_with (const char *path,
                     const char *name,
                     XqSecret   *password)
{
  g_autoptr(GError) error = NULL;
  XqVault *vault = xq_vault_open (path, &error);

  g_assert_no_error (error);
  xq_vault_unlock (vault, name, password, NULL, &error);
  g_assert_no_error (error);

  return vault;
}

XqVault *
fixture_unlock (const char *path,
                const char *name)
{
  g_autoptr(XqSecret) password = fixture_password (name);

  return fixture_unlock_with (path, name, password);
}

void
fixture_refused (const char   *path,
                 const char   *name,
                 XqVaultError  code)
{
  g_autoptr(XqSecret) password = fixture_password (name);
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = xq_vault_open (path, &error);

  if (vault != NULL && xq_vault_unlock (vault, name, password, NULL, &error))
    g_error ("%s was unlocked", name);
  g_assert_error (error, XQ_VAULT_ERROR, (int) code);
}

XqAccount *
fixture_account (XqVault    *vault,
                 const char *name)
{
  g_autoptr(GPtrArray) accounts = xq_vault_list_accounts (vault);

  for (guint i = accounts->len; i > 0; i--)
    {
      XqAccount *account = g_ptr_array_index (accounts, i - 1);

      if (g_str_equal (account->name, name))
        {
          g_ptr_array_set_free_func (accounts, NULL);
          for (guint k = 0; k < accounts->len; k++)
            if (k != i - 1)
              xq_account_free (g_ptr_array_index (accounts, k));
          return account;
        }
    }

  g_error ("no account %s", name);
}

char *
fixture_uid (XqVault    *vault,
             const char *name)
{
  g_autoptr(XqAccount) account = fixture_account (vault, name);

  return g_strdup (account->uid);
}

static void
write_bytes (const char *path,
             const char *text,
             gsize       length)
{
  g_autofree char *file = g_build_filename (path, "keyring.json", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (file, text, (gssize) length, &error);
  g_assert_no_error (error);
}

char *
fixture_read (const char *path)
{
  g_autofree char *file = g_build_filename (path, "keyring.json", NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  *strstr (text, "\"sum\":") = '\0';

  return text;
}

void
fixture_write (const char *path,
               const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *hex = NULL;
  g_autofree char *whole = NULL;
  guint8 hash[XQ_HASH_BYTES];

  xq_hash ("keyring", bytes, hash);
  hex = xq_hex_new (hash, sizeof hash);
  whole = g_strdup_printf ("%s\"sum\":\"%s\"}\n", text, hex);
  write_bytes (path, whole, strlen (whole));
}

void
fixture_write_forged (const char      *path,
                      const XqKeyring *keyring)
{
  g_autoptr(GString) text = xq_keyring_to_json (keyring);

  write_bytes (path, text->str, text->len);
}

guint32
fixture_seed (void)
{
  return seed;
}

XqSecret *
fixture_database_key (XqVault   *vault,
                      XqCabinet  cabinet)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) keys = xq_vault_dup_database_keys (vault, cabinet, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 1);

  return xq_secret_ref (g_ptr_array_index (keys, 0));
}

static void
found_school (void)
{
  static const struct { const char *name; XqRoles roles; } people[] = {
    { COUNSELLOR, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) },
    { WAITING, XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) },
    { TEACHER, XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) },
  };
  g_autoptr(XqSecret) password = fixture_password (HEAD);
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) head = xq_vault_create (school, "永济中学", HEAD, password, &error);
  g_autoptr(XqVault) counsellor = NULL;
  gboolean made = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(XqSecret) first = fixture_password (people[i].name);
      g_autofree char *uid = xq_vault_add_account (head, people[i].name, people[i].roles, first, &error);

      g_assert_no_error (error);
      g_assert_nonnull (uid);
    }
  xq_vault_close (head);

  counsellor = fixture_unlock (school, COUNSELLOR);
  xq_vault_make_cabinet (counsellor, XQ_CABINET_CASEWORK, &made, &error);
  g_assert_no_error (error);
  g_assert_true (made);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      remove_tree (file);
    }
  g_remove (path);
}

int
fixture_main (int    argc,
              char **argv,
              void (*add_tests) (void))
{
  g_autoptr(GError) error = NULL;
  int result;

  seed = (guint32) g_get_real_time ();
  if (argc > 1 && g_str_has_prefix (argv[argc - 1], "--seed="))
    seed = (guint32) g_ascii_strtoull (argv[--argc] + strlen ("--seed="), NULL, 10);

  g_test_init (&argc, &argv, NULL);
  xq_vault_init (&error);
  g_assert_no_error (error);
  folder = g_dir_make_tmp ("xinqing-vault-XXXXXX", &error);
  g_assert_no_error (error);
  school = fixture_path ("school.xinqing");
  found_school ();
  add_tests ();

  result = g_test_run ();
  remove_tree (folder);
  g_clear_pointer (&school, g_free);
  g_clear_pointer (&folder, g_free);

  return result;
}
