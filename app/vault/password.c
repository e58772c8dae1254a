/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

/* New pairs; the opening halves of all former ones stay, so that old letters,
 * drafts and notes open. */
static XqWrapped *
make_keys (const XqWrapped *former)
{
  XqWrapped *keys = xq_wrapped_new ();

  for (guint i = 0; i < former->openings->len; i++)
    g_ptr_array_add (keys->openings, xq_secret_ref (g_ptr_array_index (former->openings, i)));

  return keys;
}

static gboolean
check_old_password (XqVault   *self,
                    XqSecret  *old_password,
                    GError   **error)
{
  const XqKeyList *list = xq_keyring_find_list (self->keyring, self->identity->uid);
  g_autoptr(XqSecret) key = xq_wrap_key_new (list, old_password, error);

  return key != NULL && (xq_secret_equal (key, self->identity->wrap_key) || xq_set_wrong_password (error));
}

/* Whether the roll, as it stands on the disk, has this identity's pairs. */
static gboolean
stands (XqVault          *self,
        const XqIdentity *identity)
{
  const XqMember *member = xq_roll_find_member (self->keyring->roll, identity->uid);
  guint8 open[XQ_KEY_BYTES];
  guint8 sign[XQ_KEY_BYTES];

  xq_wrapped_get_public (identity->keys, open, sign);

  return member != NULL && memcmp (member->open, open, sizeof open) == 0;
}

gboolean
xq_vault_change_password (XqVault   *self,
                          XqSecret  *old_password,
                          XqSecret  *new_password,
                          GError   **error)
{
  g_autoptr(XqIdentity) former = NULL;
  g_autoptr(XqWrapped) keys = NULL;
  g_autoptr(XqSecret) wrap_key = NULL;
  XqStatement *statement;
  XqSecret *seeds[2];
  XqIdentity *fresh;
  XqKeyList *list;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (old_password != NULL && new_password != NULL, FALSE);

  if (self->identity == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED, _("Unlock the school first."));
      return FALSE;
    }
  if (!check_old_password (self, old_password, error) ||
      !xq_vault_require_password (self, self->identity->name, new_password, error))
    return FALSE;
  if (xq_secret_equal (old_password, new_password))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WEAK_PASSWORD,
                           _("That is the old password. Choose another one."));
      return FALSE;
    }
  if (self->identity->keys->openings->len >= XQ_MOST_OPENINGS)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                           _("This account has changed its password too often. Ask a head for a new account."));
      return FALSE;
    }

  list = xq_keyring_find_list (self->keyring, self->identity->uid);
  keys = make_keys (self->identity->keys);
  xq_wrap_prepare (list);
  wrap_key = xq_wrap_key_new (list, new_password, error);
  if (wrap_key == NULL)
    {
      xq_vault_roll_back (self);
      return FALSE;
    }

  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_PAIRS, self->identity->uid);
  statement->subject = g_strdup (self->identity->uid);
  xq_wrapped_get_public (keys, statement->open, statement->sign);
  seeds[0] = self->identity->keys->signing;
  seeds[1] = keys->signing;
  if (!xq_vault_say (self, statement, seeds, 2, error))
    {
      xq_vault_roll_back (self);
      return FALSE;
    }

  /* The cabinet keys held stay the same; they are sealed to the new pair. */
  g_ptr_array_set_size (list->keys, 0);
  fresh = xq_identity_new (self->identity->uid, self->identity->name, g_steal_pointer (&keys), g_steal_pointer (&wrap_key));
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    for (guint k = 0; k < self->identity->held[i]->len; k++)
      {
        const XqHeld *held = g_ptr_array_index (self->identity->held[i], k);

        xq_identity_hold (fresh, (XqCabinet) i, held->generation, held->secret);
      }

  former = g_steal_pointer (&self->identity);
  self->identity = fresh;
  if (xq_vault_commit (self, TRUE, error))
    return TRUE;

  /* If only the copy of the previous keyring failed, the new pairs stand already.
   * A vault that was closed over it has wiped them. */
  if (self->identity != NULL && !stands (self, fresh))
    {
      self->identity = g_steal_pointer (&former);
      xq_identity_free (fresh);
      xq_vault_roll_back (self);
    }
  return FALSE;
}
