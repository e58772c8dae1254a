/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/removed.h"
#include "vault/vault-private.h"

static gboolean
require_open (XqVault  *self,
              GError  **error)
{
  if (self->lock != NULL)
    return TRUE;

  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED, _("This school was closed. Open it again."));
  return FALSE;
}

/* What the password opened must be what the roll says of this account, and this
 * roll must continue the one that the account saw last. */
static gboolean
check_wrapped (XqVault          *self,
               const XqMember   *member,
               const XqWrapped  *wrapped,
               GError          **error)
{
  guint8 open[XQ_KEY_BYTES];
  guint8 sign[XQ_KEY_BYTES];

  xq_wrapped_get_public (wrapped, open, sign);

  return (memcmp (open, member->open, sizeof open) == 0 &&
          memcmp (sign, member->sign, sizeof sign) == 0 &&
          xq_roll_continues (self->keyring->roll, wrapped->roll_length, wrapped->roll_hash)) ||
         xq_set_keyring_replaced (error);
}

/* Somebody tried: the next one who unlocks learns of it. That a full disk keeps
 * the note away is no reason to say anything else than "wrong password". */
static void
note_failure (XqVault    *self,
              const char *uid)
{
  g_autofree char *event = g_strconcat (XQ_QUEUE_FAILED_UNLOCK " ", uid, NULL);

  if (!xq_vault_queue_append (self->path, event, NULL))
    g_message ("A failed unlock could not be noted");
}

/* They are refused all the same while it fails. */
static void
settle_removals (XqVault *self)
{
  g_autoptr(GError) error = NULL;

  if ((xq_vault_get_roles (self) & XQ_ROLE_BIT (XQ_ROLE_HEAD)) && !xq_removed_settle (self, &error))
    g_message ("Who was removed after the copy is not removed in this roll yet: %s", error->message);
}

gboolean
xq_vault_unlock (XqVault       *self,
                 const char    *account_name,
                 XqSecret      *password,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(XqIdentity) identity = NULL;
  g_autoptr(XqWrapped) wrapped = NULL;
  g_autoptr(XqSecret) key = NULL;
  const XqMember *member;
  const XqKeyList *list;
  guint64 seen;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (account_name != NULL, FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  if (!require_open (self, error))
    return FALSE;
  xq_vault_forget (self);

  member = xq_roll_find_name (self->keyring->roll, account_name);
  if (member == NULL)
    return xq_set_no_account (error, account_name);
  if (xq_removed_has (self->path, member->uid))
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NO_ACCOUNT,
                   _("This school was restored from a copy. “%s” was removed after that copy was made, and stays removed."),
                   account_name);
      return FALSE;
    }
  list = xq_keyring_find_list (self->keyring, member->uid);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  key = xq_wrap_key_new (list, password, error);
  if (key == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  wrapped = xq_wrap_open (list, self->school, key);
  if (wrapped == NULL)
    {
      note_failure (self, member->uid);
      return xq_set_wrong_password (error);
    }
  if (!check_wrapped (self, member, wrapped, error))
    return FALSE;

  seen = wrapped->roll_length;
  identity = xq_identity_new (member->uid, member->name, g_steal_pointer (&wrapped), g_steal_pointer (&key));
  if (!xq_identity_take_keys (identity, self->keyring, error) ||
      !xq_lock_note_account (self->lock, member->name, error))
    return FALSE;

  self->identity = g_steal_pointer (&identity);
  if ((seen == self->keyring->roll->statements->len && !xq_vault_lacks_deliveries (self)) ||
      xq_vault_commit (self, FALSE, error))
    {
      settle_removals (self);
      return TRUE;
    }

  g_clear_pointer (&self->identity, xq_identity_free);
  return FALSE;
}
