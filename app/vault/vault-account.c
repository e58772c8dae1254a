/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vault/base32.h"
#include "vault/error-private.h"
#include "vault/hash.h"
#include "vault/vault-private.h"

#define FINGERPRINT_DIGITS 16

void
xq_account_free (XqAccount *account)
{
  if (account == NULL)
    return;

  g_free (account->uid);
  g_free (account->name);
  g_free (account->fingerprint);
  g_free (account->added_by);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_free (account->holds_by[i]);
  g_free (account);
}

/* 80 bits of both public keys, four digits a group. */
static char *
make_fingerprint (const XqMember *member)
{
  guint8 pair[2 * XQ_KEY_BYTES];
  guint8 hash[XQ_HASH_BYTES];
  GString *text = g_string_new (NULL);

  memcpy (pair, member->open, XQ_KEY_BYTES);
  memcpy (pair + XQ_KEY_BYTES, member->sign, XQ_KEY_BYTES);
  xq_hash_data ("fingerprint", pair, sizeof pair, hash);

  for (guint digit = 0; digit < FINGERPRINT_DIGITS; digit++)
    {
      guint value = 0;

      for (guint bit = 5 * digit; bit < 5 * digit + 5; bit++)
        value = value << 1 | ((guint) hash[bit / 8] >> (7 - bit % 8) & 1);
      if (digit > 0 && digit % 4 == 0)
        g_string_append_c (text, '-');
      g_string_append_c (text, XQ_BASE32_ALPHABET[value]);
    }

  return g_string_free (text, FALSE);
}

static XqAccount *
describe (XqVault        *self,
          const XqMember *member)
{
  const XqKeyList *list = xq_keyring_find_list (self->keyring, member->uid);
  XqAccount *account = g_new0 (XqAccount, 1);

  account->uid = g_strdup (member->uid);
  account->name = g_strdup (member->name);
  account->roles = member->roles;
  account->removed = member->removed;
  account->password_is_foreign = !member->removed && member->setter != NULL;
  account->fingerprint = make_fingerprint (member);
  account->added_by = g_strdup (member->added_by);
  account->added_at = member->added_at;
  account->waits_for_casework = xq_member_has_role (member, XQ_ROLE_COUNSELLOR) &&
                                !member->admitted && !member->refused &&
                                xq_roll_get_current (self->keyring->roll, XQ_CABINET_CASEWORK, NULL) != NULL;

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    {
      guint32 current;

      xq_roll_get_current (self->keyring->roll, (XqCabinet) i, &current);
      account->holds[i] = list != NULL && xq_key_list_find (list, (XqCabinet) i, current) != NULL;
      if (account->holds[i])
        {
          account->holds_since[i] = member->entitled_at[i];
          account->holds_by[i] = g_strdup (member->entitled_by[i]);
        }
    }

  return account;
}

GPtrArray *
xq_vault_list_accounts (XqVault *self)
{
  GPtrArray *accounts;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_account_free);
  for (guint i = 0; i < self->keyring->roll->members->len; i++)
    g_ptr_array_add (accounts, describe (self, g_ptr_array_index (self->keyring->roll->members, i)));

  return accounts;
}

char *
xq_vault_dup_name_of (XqVault    *self,
                      const char *uid)
{
  XqMember *member;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);

  member = uid != NULL ? xq_roll_find_member (self->keyring->roll, uid) : NULL;
  return member != NULL ? g_strdup (member->name) : NULL;
}

static XqMember *
require_member (XqVault     *self,
                const char  *uid,
                GError     **error)
{
  XqMember *member = xq_roll_find_member (self->keyring->roll, uid);

  if (member != NULL && !member->removed)
    return member;

  xq_set_no_account (error, uid);
  return NULL;
}

/* The wish to act on oneself, where another head has to. */
static gboolean
require_another (XqVault     *self,
                 const char  *uid,
                 GError     **error)
{
  if (g_strcmp0 (uid, xq_vault_get_account_uid (self)) != 0)
    return TRUE;

  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                       _("You cannot do that to your own account. Another head can."));
  return FALSE;
}

static gboolean
require_roles (XqRoles   roles,
               GError  **error)
{
  if (roles != 0 && roles < XQ_ROLE_BIT (XQ_N_ROLES))
    return TRUE;

  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID,
                       _("An account needs at least one role. Choose one."));
  return FALSE;
}

/* Says a statement of the unlocked head that needs only the own signature. */
static gboolean
say_as_head (XqVault      *self,
             XqStatement  *statement,
             GError      **error)
{
  return xq_vault_say (self, statement, &self->identity->keys->signing, 1, error);
}

char *
xq_vault_add_account (XqVault     *self,
                      const char  *name,
                      XqRoles      roles,
                      XqSecret    *password,
                      GError     **error)
{
  g_autoptr(XqWrapped) keys = NULL;
  g_autoptr(XqKeyList) list = NULL;
  g_autoptr(XqSecret) wrap_key = NULL;
  g_autofree char *uid = NULL;
  XqStatement *statement;
  XqSecret *seeds[2];

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);
  g_return_val_if_fail (name != NULL && password != NULL, NULL);

  if (!xq_vault_require_head (self, error) || !require_roles (roles, error))
    return NULL;
  if (!xq_name_is_valid (name))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID,
                           _("A name must have 1 to 60 characters, and no space at its ends."));
      return NULL;
    }
  if (xq_roll_find_name (self->keyring->roll, name) != NULL)
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_EXISTS,
                   _("There is already an account “%s”. Add something that tells the two apart."), name);
      return NULL;
    }
  if (!xq_vault_require_password (self, name, password, error))
    return NULL;

  keys = xq_wrapped_new ();
  uid = xq_uid_new ();
  list = xq_key_list_new (uid);
  xq_wrap_prepare (list);
  wrap_key = xq_wrap_key_new (list, password, error);
  if (wrap_key == NULL)
    return NULL;

  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_ACCOUNT, self->identity->uid);
  statement->subject = g_strdup (uid);
  statement->name = g_strdup (name);
  statement->roles = roles;
  xq_wrapped_get_public (keys, statement->open, statement->sign);
  seeds[0] = self->identity->keys->signing;
  seeds[1] = keys->signing;
  if (!xq_vault_say (self, statement, seeds, 2, error))
    return NULL;

  xq_roll_get_head (self->keyring->roll, &keys->roll_length, keys->roll_hash);
  xq_wrap_close (list, self->school, wrap_key, keys);
  g_ptr_array_add (self->keyring->accounts, g_steal_pointer (&list));

  return xq_vault_commit (self, FALSE, error) ? g_steal_pointer (&uid) : NULL;
}

gboolean
xq_vault_set_roles (XqVault     *self,
                    const char  *uid,
                    XqRoles      roles,
                    GError     **error)
{
  XqStatement *statement;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (uid != NULL, FALSE);

  if (!xq_vault_require_head (self, error) || !require_roles (roles, error) ||
      require_member (self, uid, error) == NULL)
    return FALSE;

  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_ROLES, self->identity->uid);
  statement->subject = g_strdup (uid);
  statement->roles = roles;

  return say_as_head (self, statement, error) && xq_vault_commit (self, TRUE, error);
}

gboolean
xq_vault_remove_account (XqVault     *self,
                         const char  *uid,
                         GError     **error)
{
  XqStatement *statement;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (uid != NULL, FALSE);

  if (!xq_vault_require_head (self, error) || require_member (self, uid, error) == NULL ||
      !require_another (self, uid, error))
    return FALSE;

  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_REMOVE, self->identity->uid);
  statement->subject = g_strdup (uid);

  return say_as_head (self, statement, error) && xq_vault_commit (self, TRUE, error);
}

gboolean
xq_vault_reset_password (XqVault     *self,
                         const char  *uid,
                         XqSecret    *password,
                         GError     **error)
{
  g_autoptr(XqWrapped) keys = NULL;
  g_autoptr(XqSecret) wrap_key = NULL;
  XqStatement *statement;
  const XqMember *member;
  XqSecret *seeds[2];
  XqKeyList *list;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (uid != NULL && password != NULL, FALSE);

  if (!xq_vault_require_head (self, error) ||
      (member = require_member (self, uid, error)) == NULL ||
      !require_another (self, uid, error) ||
      !xq_vault_require_password (self, member->name, password, error))
    return FALSE;

  list = xq_keyring_find_list (self->keyring, uid);
  keys = xq_wrapped_new ();
  xq_wrap_prepare (list);
  wrap_key = xq_wrap_key_new (list, password, error);
  if (wrap_key == NULL)
    {
      xq_vault_roll_back (self);
      return FALSE;
    }

  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_RESET, self->identity->uid);
  statement->subject = g_strdup (uid);
  xq_wrapped_get_public (keys, statement->open, statement->sign);
  seeds[0] = self->identity->keys->signing;
  seeds[1] = keys->signing;
  if (!xq_vault_say (self, statement, seeds, 2, error))
    {
      xq_vault_roll_back (self);
      return FALSE;
    }

  /* The old keys were sealed to pairs that nobody opens any more. */
  g_ptr_array_set_size (list->keys, 0);
  xq_roll_get_head (self->keyring->roll, &keys->roll_length, keys->roll_hash);
  xq_wrap_close (list, self->school, wrap_key, keys);

  return xq_vault_commit (self, TRUE, error);
}
