/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vault/secret-private.h"
#include "vault/vault-private.h"
#include "vault-fixture.h"

/* The process is killed before each call that changes the disk, and in the middle
 * of each write. The linker puts these functions before the C library's. */
static int calls_left = -1;

int __real_open (const char *path, int flags, ...);
int __real_rename (const char *from, const char *to);
int __real_fsync (int fd);
int __real_unlink (const char *path);
ssize_t __real_write (int fd, const void *bytes, size_t length);
int __wrap_open (const char *path, int flags, ...);
int __wrap_rename (const char *from, const char *to);
int __wrap_fsync (int fd);
int __wrap_unlink (const char *path);
ssize_t __wrap_write (int fd, const void *bytes, size_t length);

static gboolean
is_time (void)
{
  return calls_left >= 0 && calls_left-- == 0;
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
}

int
__wrap_open (const char *path,
             int         flags,
             ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = flags & O_CREAT ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  if ((flags & O_CREAT) != 0 && is_time ())
    die ();

  return __real_open (path, flags, mode);
}

int
__wrap_rename (const char *from,
               const char *to)
{
  if (is_time ())
    die ();

  return __real_rename (from, to);
}

int
__wrap_fsync (int fd)
{
  if (is_time ())
    die ();

  return __real_fsync (fd);
}

int
__wrap_unlink (const char *path)
{
  if (is_time ())
    die ();

  return __real_unlink (path);
}

ssize_t
__wrap_write (int         fd,
              const void *bytes,
              size_t      length)
{
  if (is_time ())
    {
      if (__real_write (fd, bytes, length / 2) >= 0)
        die ();
    }

  return __real_write (fd, bytes, length);
}

/* Runs a step in a child that dies at its nth call; whether it did. */
static gboolean
dies_at (int        call,
         XqVault   *vault,
         gboolean (*step) (XqVault *vault))
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      calls_left = call;
      _exit (step (vault) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return TRUE;
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  return FALSE;
}

static gboolean
begin (XqVault *vault)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(XqSecret) key = xq_vault_begin_renewal (vault, XQ_CABINET_CASEWORK, &error);

  return key != NULL;
}

static gboolean
finish (XqVault *vault)
{
  return xq_vault_finish_renewal (vault, XQ_CABINET_CASEWORK, NULL);
}

static gboolean
change_password (XqVault *vault)
{
  g_autoptr(XqSecret) password = fixture_password (COUNSELLOR);
  g_autoptr(XqSecret) fresh = fixture_password ("fresh");

  return xq_vault_change_password (vault, password, fresh, NULL);
}

static void
restore (const char *from,
         const char *to)
{
  static const char *const names[] = { "keyring.json.new", "keyring.json.previous.new" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (to, names[i], NULL);

      g_remove (file);
    }
  fixture_copy_folder (from, to);
}

/* Beside the running one, whose lock it does not have. What the password wraps is
 * opened from the disk with the running one's wrap key: the password itself, slow
 * on purpose, is tried where passwords change. */
static XqVault *
look (const char *path,
      XqVault    *running)
{
  static guint looks;
  g_autofree char *folder = g_strdup_printf ("look-%u", looks++);
  g_autofree char *copy = fixture_path (folder);
  g_autoptr(GError) error = NULL;
  const XqIdentity *identity = running->identity;
  XqWrapped *keys;
  XqVault *vault;

  fixture_copy_folder (path, copy);
  vault = xq_vault_open (copy, &error);
  g_assert_no_error (error);
  keys = xq_wrap_open (xq_keyring_find_list (vault->keyring, identity->uid), vault->school, identity->wrap_key);
  g_assert_nonnull (keys);
  g_assert_true (xq_roll_continues (vault->keyring->roll, keys->roll_length, keys->roll_hash));
  vault->identity = xq_identity_new (identity->uid, identity->name, keys, xq_secret_ref (identity->wrap_key));
  g_assert_true (xq_identity_take_keys (vault->identity, vault->keyring, &error));
  g_assert_no_error (error);

  return vault;
}

static gboolean
contains (GPtrArray *keys,
          XqSecret  *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (xq_secret_equal (g_ptr_array_index (keys, i), key))
      return TRUE;

  return FALSE;
}

static guint kills;

static void
test_begin_killed (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *before = fixture_path ("before-begin");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autoptr(XqSecret) old = fixture_database_key (vault, XQ_CABINET_CASEWORK);
  guint begun = 0;

  fixture_copy_folder (path, before);
  for (int call = 0;; call++)
    {
      g_autoptr(XqVault) next = NULL;
      g_autoptr(GPtrArray) keys = NULL;
      g_autoptr(XqSecret) fresh = NULL;
      gboolean killed;

      restore (before, path);
      killed = dies_at (call, vault, begin);
      next = look (path, vault);
      keys = xq_vault_dup_database_keys (next, XQ_CABINET_CASEWORK, &error);
      g_assert_no_error (error);

      /* The file still has the old key: it is among those to try. */
      g_assert_true (contains (keys, old));
      g_assert_cmpuint (keys->len, ==, xq_vault_renewal_under_way (next, XQ_CABINET_CASEWORK) ? 2 : 1);
      begun += keys->len == 2;

      /* Whoever comes next takes it up and finishes. */
      fresh = xq_vault_begin_renewal (next, XQ_CABINET_CASEWORK, &error);
      g_assert_no_error (error);
      g_assert_false (xq_secret_equal (fresh, old));
      g_assert_true (xq_vault_finish_renewal (next, XQ_CABINET_CASEWORK, &error));
      g_assert_no_error (error);
      if (!killed)
        break;
      kills++;
    }
  g_assert_cmpuint (begun, >=, 2);
}

static void
test_finish_killed (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *before = fixture_path ("before-finish");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autoptr(XqSecret) old = fixture_database_key (vault, XQ_CABINET_CASEWORK);
  g_autoptr(XqSecret) fresh = xq_vault_begin_renewal (vault, XQ_CABINET_CASEWORK, &error);

  g_assert_no_error (error);
  fixture_copy_folder (path, before);
  for (int call = 0;; call++)
    {
      g_autoptr(XqVault) next = NULL;
      g_autoptr(GPtrArray) keys = NULL;
      g_autoptr(XqSecret) again = NULL;
      gboolean killed;

      restore (before, path);
      killed = dies_at (call, vault, finish);
      next = look (path, vault);
      keys = xq_vault_dup_database_keys (next, XQ_CABINET_CASEWORK, &error);
      g_assert_no_error (error);

      /* The file has the new key: it is tried first. */
      g_assert_true (xq_secret_equal (g_ptr_array_index (keys, 0), fresh));
      if (xq_vault_renewal_under_way (next, XQ_CABINET_CASEWORK))
        {
          again = xq_vault_begin_renewal (next, XQ_CABINET_CASEWORK, &error);
          g_assert_true (xq_secret_equal (again, fresh));
          g_assert_true (xq_vault_finish_renewal (next, XQ_CABINET_CASEWORK, &error));
        }
      else
        {
          g_assert_false (contains (keys, old));
        }
      if (!killed)
        break;
      kills++;
    }
}

static void
test_password_killed (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *before = fixture_path ("before-password");
  g_autoptr(GError) error = NULL;
  g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);
  g_autoptr(XqSecret) password = fixture_password (COUNSELLOR);
  g_autoptr(XqSecret) fresh = fixture_password ("fresh");
  g_autoptr(XqSecret) key = fixture_database_key (vault, XQ_CABINET_CASEWORK);
  guint replaced = 0;

  fixture_copy_folder (path, before);
  for (int call = 0;; call++)
    {
      g_autofree char *name = g_strdup_printf ("password-%d", call);
      g_autofree char *copy = fixture_path (name);
      g_autoptr(XqVault) next = NULL;
      g_autoptr(XqSecret) same = NULL;
      gboolean killed;

      restore (before, path);
      killed = dies_at (call, vault, change_password);
      fixture_copy_folder (path, copy);
      next = xq_vault_open (copy, &error);
      g_assert_no_error (error);

      /* Exactly one of the two passwords opens, and all there was. */
      if (!xq_vault_unlock (next, COUNSELLOR, password, NULL, &error))
        {
          g_autofree char *now = fixture_read (path);
          g_autofree char *file = g_build_filename (path, "keyring.json.previous", NULL);
          g_autofree char *previous = NULL;

          assert_vault_error (error, XQ_VAULT_ERROR_WRONG_PASSWORD);
          g_assert_true (xq_vault_unlock (next, COUNSELLOR, fresh, NULL, &error));
          /* Whatever the moment, the old wrap lies nowhere beside the new one. */
          if (g_file_get_contents (file, &previous, NULL, NULL))
            g_assert_true (g_str_has_prefix (previous, now));
          replaced++;
        }
      else
        {
          g_assert_true (killed);
          g_assert_false (xq_vault_unlock (next, COUNSELLOR, fresh, NULL, &error));
          assert_vault_error (error, XQ_VAULT_ERROR_WRONG_PASSWORD);
          g_assert_true (xq_vault_unlock (next, COUNSELLOR, password, NULL, &error));
        }
      g_assert_no_error (error);
      same = fixture_database_key (next, XQ_CABINET_CASEWORK);
      g_assert_true (xq_secret_equal (key, same));
      if (!killed)
        break;
      kills++;
    }
  g_assert_cmpuint (replaced, >=, 2);
}

/* Who leaves keeps a copy of the keyring and the password, and opens with them
 * nothing that is written after the renewal. */
static void
test_leaver (void)
{
  g_autofree char *path = fixture_copy ();
  g_autofree char *taken_along = fixture_copy ();
  g_autoptr(GError) error = NULL;
  static const XqCabinet heads[] = { XQ_CABINET_SCHOOL, XQ_CABINET_CARE };
  g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_secret_unref);
  g_autofree char *uid = NULL;
  g_autoptr(XqVault) leaver = NULL;

  {
    g_autoptr(XqVault) admitting = fixture_unlock (path, COUNSELLOR);

    uid = fixture_uid (admitting, WAITING);
    g_assert_true (xq_vault_admit (admitting, uid, &error));
    g_assert_no_error (error);
  }
  g_clear_pointer (&uid, g_free);
  {
    g_autoptr(XqVault) head = fixture_unlock (path, HEAD);

    uid = fixture_uid (head, COUNSELLOR);
    g_assert_true (xq_vault_remove_account (head, uid, &error));
    for (guint i = 0; i < 2; i++)
      {
        g_ptr_array_add (fresh, xq_vault_begin_renewal (head, heads[i], &error));
        g_assert_no_error (error);
        g_assert_true (xq_vault_finish_renewal (head, heads[i], &error));
        g_assert_false (xq_vault_renewal_due (head, heads[i]));
      }
    g_assert_true (xq_vault_renewal_due (head, XQ_CABINET_CASEWORK));
    g_assert_null (xq_vault_begin_renewal (head, XQ_CABINET_CASEWORK, &error));
    assert_vault_error (error, XQ_VAULT_ERROR_REFUSED);
  }
  {
    g_autoptr(XqVault) holder = fixture_unlock (path, WAITING);

    /* Those who stay have the new keys without doing anything. */
    for (guint i = 0; i < 2; i++)
      {
        g_autoptr(XqSecret) key = fixture_database_key (holder, heads[i]);

        g_assert_true (xq_secret_equal (key, g_ptr_array_index (fresh, i)));
      }
    g_ptr_array_add (fresh, xq_vault_begin_renewal (holder, XQ_CABINET_CASEWORK, &error));
    g_assert_no_error (error);
    g_assert_true (xq_vault_finish_renewal (holder, XQ_CABINET_CASEWORK, &error));
  }

  fixture_refused (path, COUNSELLOR, XQ_VAULT_ERROR_NO_ACCOUNT);
  leaver = fixture_unlock (taken_along, COUNSELLOR);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    {
      g_autoptr(GPtrArray) keys = xq_vault_dup_database_keys (leaver, (XqCabinet) i, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < fresh->len; k++)
        g_assert_false (contains (keys, g_ptr_array_index (fresh, k)));
    }

  /* Neither the keyring nor its previous copy has a key of before. */
  {
    g_autofree char *now = fixture_read (path);
    g_autofree char *file = g_build_filename (path, "keyring.json.previous", NULL);
    g_autofree char *previous = NULL;

    g_assert_true (g_file_get_contents (file, &previous, NULL, NULL));
    g_assert_true (g_str_has_prefix (previous, now));
  }
}

/* Begun by one, taken up by another, with somebody joining in between. */
static void
test_taken_up (void)
{
  g_autofree char *path = fixture_copy ();
  g_autoptr(GError) error = NULL;
  g_autoptr(XqSecret) fresh = NULL;
  g_autoptr(XqSecret) old = NULL;
  g_autofree char *uid = NULL;

  {
    g_autoptr(XqVault) vault = fixture_unlock (path, COUNSELLOR);

    old = fixture_database_key (vault, XQ_CABINET_CASEWORK);
    fresh = xq_vault_begin_renewal (vault, XQ_CABINET_CASEWORK, &error);
    g_assert_no_error (error);
    uid = fixture_uid (vault, WAITING);
    g_assert_true (xq_vault_admit (vault, uid, &error));
    g_assert_no_error (error);
  }
  {
    g_autoptr(XqVault) vault = fixture_unlock (path, WAITING);
    g_autoptr(GPtrArray) keys = xq_vault_dup_database_keys (vault, XQ_CABINET_CASEWORK, &error);
    g_autoptr(XqSecret) again = NULL;

    g_assert_cmpuint (keys->len, ==, 2);
    g_assert_true (xq_secret_equal (g_ptr_array_index (keys, 0), fresh));
    g_assert_true (xq_secret_equal (g_ptr_array_index (keys, 1), old));
    again = xq_vault_begin_renewal (vault, XQ_CABINET_CASEWORK, &error);
    g_assert_true (xq_secret_equal (again, fresh));
    g_assert_true (xq_vault_finish_renewal (vault, XQ_CABINET_CASEWORK, &error));
    g_assert_false (xq_vault_renewal_under_way (vault, XQ_CABINET_CASEWORK));
  }
}

static void
test_count (void)
{
  g_test_message ("%u kills, one before or in each call that changes the disk; nothing lost", kills);
  g_assert_cmpuint (kills, >=, 30);
}

static void
add_tests (void)
{
  g_test_add_func ("/vault/renewal/begin-killed", test_begin_killed);
  g_test_add_func ("/vault/renewal/finish-killed", test_finish_killed);
  g_test_add_func ("/vault/renewal/password-killed", test_password_killed);
  g_test_add_func ("/vault/renewal/leaver", test_leaver);
  g_test_add_func ("/vault/renewal/taken-up", test_taken_up);
  g_test_add_func ("/vault/renewal/count", test_count);
}

int
main (int    argc,
      char **argv)
{
  return fixture_main (argc, argv, add_tests);
}
