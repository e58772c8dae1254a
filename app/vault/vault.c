/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/keyring-file.h"
#include "vault/strength.h"
#include "vault/vault-private.h"

static GObjectClass *parent_class;

static void
finalize (GObject *object)
{
  XqVault *self = XQ_VAULT (object);

  xq_vault_close (self);
  g_clear_pointer (&self->keyring, xq_keyring_free);
  g_clear_pointer (&self->letter_keys, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->school, g_free);
  g_clear_pointer (&self->school_name, g_free);

  parent_class->finalize (object);
}

static void
class_init (gpointer klass,
            gpointer data G_GNUC_UNUSED)
{
  parent_class = g_type_class_peek_parent (klass);
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
instance_init (GTypeInstance *instance,
               gpointer       klass G_GNUC_UNUSED)
{
  XqVault *self = XQ_VAULT (instance);

  self->letter_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xq_secret_unref);
}

/* Written out, since G_DEFINE_TYPE() would claim the name xq_vault_init(), which
 * is the layer's own. */
GType
xq_vault_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      GType fresh = g_type_register_static_simple (G_TYPE_OBJECT, g_intern_static_string ("XqVault"),
                                                   sizeof (XqVaultClass), class_init,
                                                   sizeof (XqVault), instance_init, G_TYPE_FLAG_FINAL);

      g_once_init_leave (&type, fresh);
    }

  return type;
}

XqVault *
xq_vault_new_locked (const char *path,
                     XqLock     *lock,
                     XqKeyring  *keyring)
{
  XqVault *self = g_object_new (XQ_TYPE_VAULT, NULL);

  self->path = g_strdup (path);
  self->lock = lock;
  self->keyring = keyring;
  self->school = g_strdup (keyring->roll->school);
  self->school_name = g_strdup (keyring->roll->school_name);

  return self;
}

XqVault *
xq_vault_open (const char  *path,
               GError     **error)
{
  g_autoptr(XqKeyring) keyring = NULL;
  g_autoptr(XqLock) lock = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NOT_A_VAULT,
                   _("There is no folder “%s”. Look where the school lies, and write its whole path."), path);
      return NULL;
    }

  lock = xq_lock_take (path, error);
  if (lock == NULL)
    return NULL;

  keyring = xq_keyring_load (path, error);
  if (keyring == NULL)
    return NULL;

  return xq_vault_new_locked (path, g_steal_pointer (&lock), g_steal_pointer (&keyring));
}

void
xq_vault_forget (XqVault *self)
{
  g_clear_pointer (&self->identity, xq_identity_free);
  g_clear_pointer (&self->envelope, xq_identity_free);
  g_hash_table_remove_all (self->letter_keys);
  self->queue_taken = 0;
}

void
xq_vault_close (XqVault *self)
{
  g_return_if_fail (XQ_IS_VAULT (self));

  xq_vault_forget (self);
  g_clear_pointer (&self->lock, xq_lock_release);
}

const char *
xq_vault_get_path (XqVault *self)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  return self->path;
}

const char *
xq_vault_get_school_name (XqVault *self)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  return self->school_name;
}

const char *
xq_vault_get_school_uid (XqVault *self)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  return self->school;
}

const char *
xq_vault_get_account_uid (XqVault *self)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  return self->identity != NULL ? self->identity->uid : NULL;
}

const char *
xq_vault_get_account_name (XqVault *self)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  return self->identity != NULL ? self->identity->name : NULL;
}

XqMember *
xq_vault_get_member (XqVault *self)
{
  return self->identity != NULL ? xq_roll_find_member (self->keyring->roll, self->identity->uid) : NULL;
}

XqRoles
xq_vault_get_roles (XqVault *self)
{
  const XqMember *member;

  g_return_val_if_fail (XQ_IS_VAULT (self), 0);

  member = xq_vault_get_member (self);

  return member != NULL ? member->roles : 0;
}

gboolean
xq_vault_password_is_foreign (XqVault *self)
{
  const XqMember *member;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);

  member = xq_vault_get_member (self);

  return member != NULL && member->setter != NULL;
}

gboolean
xq_vault_require_head (XqVault  *self,
                       GError  **error)
{
  const XqMember *member = xq_vault_get_member (self);

  if (member != NULL && xq_member_has_role (member, XQ_ROLE_HEAD))
    return TRUE;

  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED, _("Only a head may do that. Ask one to do it."));
  return FALSE;
}

XqSecret *
xq_vault_require_holder (XqVault    *self,
                         XqCabinet   cabinet,
                         GError    **error)
{
  XqSecret *secret = NULL;
  guint32 current;

  xq_roll_get_current (self->keyring->roll, cabinet, &current);
  if (self->identity != NULL)
    secret = xq_identity_get_secret (self->identity, cabinet, current);

  if (secret == NULL)
    g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                 _("This account does not hold the key of the %s. "
                   "A colleague who works with it can do this."), xq_cabinet_get_title (cabinet));

  return secret;
}

gboolean
xq_vault_require_password (XqVault     *self,
                           const char  *name,
                           XqSecret    *password,
                           GError     **error)
{
  const char *words[] = { self->school_name, name, NULL };

  return xq_password_is_strong (password, words, error);
}

void
xq_vault_get_roll_head (XqVault *self,
                        guint64 *length,
                        guint8   hash[XQ_HASH_BYTES])
{
  g_return_if_fail (XQ_IS_VAULT (self));
  g_return_if_fail (length != NULL);

  xq_roll_get_head (self->keyring->roll, length, hash);
}

gboolean
xq_vault_check_roll_seen (XqVault       *self,
                          guint64        length,
                          const guint8   hash[XQ_HASH_BYTES],
                          GError       **error)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);

  return xq_roll_continues (self->keyring->roll, length, hash) || xq_set_keyring_replaced (error);
}
