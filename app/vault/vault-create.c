/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "vault/codec.h"
#include "vault/error-private.h"
#include "vault/file.h"
#include "vault/hash.h"
#include "vault/strength.h"
#include "vault/vault-private.h"

/* An empty folder that somebody has made beforehand will do. */
static gboolean
make_folder (const char  *path,
             gboolean    *made,
             GError     **error)
{
  g_autoptr(GDir) dir = NULL;

  *made = g_mkdir (path, 0700) == 0;
  if (*made)
    return TRUE;
  if (errno != EEXIST)
    return xq_set_file_error (error, path, errno);

  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL || g_dir_read_name (dir) != NULL)
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_EXISTS,
                   _("“%s” is there already. Choose another name; nothing was changed."), path);
      return FALSE;
    }

  return g_chmod (path, 0700) == 0 || xq_set_file_error (error, path, errno);
}

static void
remove_folder (const char *path,
               gboolean    made)
{
  static const char *const names[] = { "lock", "keyring.json", "keyring.json.new", "keyring.json.previous" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      if (g_unlink (file) != 0 && errno != ENOENT)
        g_debug ("%s stays behind", file);
    }
  if (made && g_rmdir (path) != 0)
    g_debug ("%s stays behind", path);
}

/* The founding statement; gives the school its uid. */
static XqStatement *
make_founding (const char      *school_name,
               const char      *account_name,
               const XqWrapped *keys)
{
  XqStatement *statement = xq_statement_new (XQ_STATEMENT_FOUND);

  statement->at = g_get_real_time () / G_USEC_PER_SEC;
  statement->nonce = xq_uid_new ();
  statement->school_name = g_strdup (school_name);
  statement->subject = xq_uid_new ();
  statement->signer = g_strdup (statement->subject);
  statement->name = g_strdup (account_name);
  statement->roles = XQ_ROLE_BIT (XQ_ROLE_HEAD);
  xq_wrapped_get_public (keys, statement->open, statement->sign);
  statement->school = xq_statement_get_school (statement->nonce, statement->subject, statement->sign);
  xq_statement_close (statement);
  xq_statement_sign (statement, keys->signing);

  return statement;
}

static XqVault *
found (const char  *path,
       const char  *school_name,
       const char  *account_name,
       XqSecret    *password,
       GError     **error)
{
  g_autoptr(XqVault) self = NULL;
  g_autoptr(XqKeyring) keyring = xq_keyring_new ();
  g_autoptr(XqWrapped) keys = xq_wrapped_new ();
  g_autoptr(XqSecret) wrap_key = NULL;
  g_autoptr(XqKeyList) list = NULL;
  g_autoptr(XqLock) lock = xq_lock_take (path, error);
  const XqMember *founder;

  if (lock == NULL)
    return NULL;

  if (!xq_roll_append (keyring->roll, make_founding (school_name, account_name, keys)))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED,
                           _("The school could not be made; nothing was saved. Try again."));
      return NULL;
    }
  founder = g_ptr_array_index (keyring->roll->members, 0);

  list = xq_key_list_new (founder->uid);
  xq_wrap_prepare (list);
  wrap_key = xq_wrap_key_new (list, password, error);
  if (wrap_key == NULL || !xq_lock_note_account (lock, account_name, error))
    return NULL;
  g_ptr_array_add (keyring->accounts, g_steal_pointer (&list));

  self = xq_vault_new_locked (path, g_steal_pointer (&lock), g_steal_pointer (&keyring));
  self->identity = xq_identity_new (founder->uid, account_name, g_steal_pointer (&keys), g_steal_pointer (&wrap_key));
  if (!xq_vault_make_generation (self, XQ_CABINET_SCHOOL, error) ||
      !xq_vault_make_generation (self, XQ_CABINET_CARE, error) ||
      !xq_vault_commit (self, FALSE, error))
    return NULL;

  return g_steal_pointer (&self);
}

XqVault *
xq_vault_create (const char  *path,
                 const char  *school_name,
                 const char  *account_name,
                 XqSecret    *password,
                 GError     **error)
{
  const char *words[] = { school_name, account_name, NULL };
  g_autofree char *parent = NULL;
  XqVault *self;
  gboolean made;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (school_name != NULL, NULL);
  g_return_val_if_fail (account_name != NULL, NULL);
  g_return_val_if_fail (password != NULL, NULL);

  if (!xq_name_is_valid (school_name) || !xq_name_is_valid (account_name))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID,
                           _("A name must have 1 to 60 characters, and no space at its ends."));
      return NULL;
    }
  if (!xq_password_is_strong (password, words, error) || !make_folder (path, &made, error))
    return NULL;

  parent = g_path_get_dirname (path);
  self = found (path, school_name, account_name, password, error);
  if (self != NULL && made && !xq_file_sync_folder (parent, error))
    g_clear_object (&self);
  if (self == NULL)
    remove_folder (path, made);

  return self;
}
