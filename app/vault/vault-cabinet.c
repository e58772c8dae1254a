/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vault/cabinet-key.h"
#include "vault/vault-private.h"

gboolean
xq_vault_holds (XqVault   *self,
                XqCabinet  cabinet)
{
  guint32 current;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, FALSE);

  xq_roll_get_current (self->keyring->roll, cabinet, &current);

  return self->identity != NULL && xq_identity_get_secret (self->identity, cabinet, current) != NULL;
}

GPtrArray *
xq_vault_dup_database_keys (XqVault    *self,
                            XqCabinet   cabinet,
                            GError    **error)
{
  g_autoptr(GPtrArray) keys = NULL;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, NULL);

  if (xq_vault_require_holder (self, cabinet, error) == NULL)
    return NULL;

  keys = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_secret_unref);
  for (guint i = 0; i < self->identity->held[cabinet]->len; i++)
    {
      const XqHeld *held = g_ptr_array_index (self->identity->held[cabinet], i);

      g_ptr_array_add (keys, xq_key_derive (held->secret, "database"));
    }

  return g_steal_pointer (&keys);
}

gboolean
xq_vault_make_generation (XqVault    *self,
                          XqCabinet   cabinet,
                          GError    **error)
{
  g_autoptr(XqSecret) secret = xq_key_new ();
  g_autoptr(XqSecret) letters = xq_key_derive (secret, "letters");
  g_autoptr(XqSecret) signing = xq_key_derive (secret, "roll");
  g_autoptr(XqSecret) former_signing = NULL;
  XqSecret *former = NULL;
  XqSecret *seeds[3] = { self->identity->keys->signing, signing, NULL };
  XqStatement *statement;
  guint32 current;

  xq_roll_get_current (self->keyring->roll, cabinet, &current);
  if (current > 0)
    {
      former = xq_vault_require_holder (self, cabinet, error);
      if (former == NULL)
        return FALSE;
      former_signing = xq_key_derive (former, "roll");
      seeds[2] = former_signing;
    }

  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_CABINET, self->identity->uid);
  statement->cabinet = cabinet;
  statement->generation = current + 1;
  xq_cabinet_key_get_id (secret, statement->key_id);
  xq_opening_get_public (letters, statement->open);
  xq_signing_get_public (signing, statement->sign);
  if (!xq_vault_say (self, statement, seeds, current > 0 ? 3 : 2, error))
    return FALSE;

  if (former != NULL)
    g_ptr_array_add (self->keyring->chain, xq_chain_link_close (self->school, cabinet, current, former, secret));
  xq_identity_hold (self->identity, cabinet, current + 1, secret);

  return TRUE;
}

gboolean
xq_vault_has_cabinet (XqVault   *self,
                      XqCabinet  cabinet)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, FALSE);

  return xq_roll_get_current (self->keyring->roll, cabinet, NULL) != NULL;
}

gboolean
xq_vault_make_cabinet (XqVault    *self,
                       XqCabinet   cabinet,
                       gboolean   *made,
                       GError    **error)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, FALSE);
  g_return_val_if_fail (made != NULL, FALSE);

  *made = FALSE;
  if (xq_roll_get_current (self->keyring->roll, cabinet, NULL) != NULL)
    return TRUE;

  if (self->identity == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED, _("Unlock the school first."));
      return FALSE;
    }

  *made = xq_vault_make_generation (self, cabinet, error) && xq_vault_commit (self, FALSE, error);

  return *made;
}

gboolean
xq_vault_renewal_due (XqVault   *self,
                      XqCabinet  cabinet)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, FALSE);

  return self->keyring->roll->renewal_due[cabinet];
}

gint64
xq_vault_get_key_made (XqVault   *self,
                       XqCabinet  cabinet,
                       guint     *generation)
{
  const XqGeneration *current;
  guint32 number;

  g_return_val_if_fail (XQ_IS_VAULT (self), 0);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, 0);

  current = xq_roll_get_current (self->keyring->roll, cabinet, &number);
  if (generation != NULL)
    *generation = number;
  return current != NULL ? current->at : 0;
}

gboolean
xq_vault_renewal_under_way (XqVault   *self,
                            XqCabinet  cabinet)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, FALSE);

  return xq_keyring_is_under_way (self->keyring, cabinet);
}

XqSecret *
xq_vault_begin_renewal (XqVault    *self,
                        XqCabinet   cabinet,
                        GError    **error)
{
  XqSecret *secret;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, NULL);

  secret = xq_vault_require_holder (self, cabinet, error);
  if (secret == NULL)
    return NULL;

  if (!xq_keyring_is_under_way (self->keyring, cabinet))
    {
      if (!xq_vault_make_generation (self, cabinet, error) || !xq_vault_commit (self, FALSE, error))
        return NULL;
      secret = xq_vault_require_holder (self, cabinet, error);
      if (secret == NULL)
        return NULL;
    }

  return xq_key_derive (secret, "database");
}

gboolean
xq_vault_finish_renewal (XqVault    *self,
                         XqCabinet   cabinet,
                         GError    **error)
{
  guint32 current;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, FALSE);

  if (xq_vault_require_holder (self, cabinet, error) == NULL)
    return FALSE;
  if (!xq_keyring_is_under_way (self->keyring, cabinet))
    return TRUE;

  xq_roll_get_current (self->keyring->roll, cabinet, &current);
  xq_keyring_drop_before (self->keyring, cabinet, current);
  xq_identity_drop_before (self->identity, cabinet, current);

  return xq_vault_commit (self, TRUE, error);
}
