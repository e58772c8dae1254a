/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/vault-private.h"

static gboolean
decide (XqVault          *self,
        const char       *uid,
        XqStatementKind   kind,
        GError          **error)
{
  g_autoptr(XqSecret) cabinet_signing = NULL;
  XqStatement *statement;
  const XqMember *member;
  XqSecret *secret;
  XqSecret *seeds[2];

  secret = xq_vault_require_holder (self, XQ_CABINET_CASEWORK, error);
  if (secret == NULL)
    return FALSE;
  member = xq_roll_find_member (self->keyring->roll, uid);
  if (member == NULL || member->removed)
    return xq_set_no_account (error, uid);
  if (!xq_member_has_role (member, XQ_ROLE_COUNSELLOR) || member->admitted)
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                   _("%s does not wait to be admitted to the casework. Nothing is to be done."), member->name);
      return FALSE;
    }

  statement = xq_roll_begin (self->keyring->roll, kind, self->identity->uid);
  statement->cabinet = XQ_CABINET_CASEWORK;
  xq_roll_get_current (self->keyring->roll, XQ_CABINET_CASEWORK, &statement->generation);
  statement->subject = g_strdup (uid);
  memcpy (statement->open, member->open, XQ_KEY_BYTES);
  cabinet_signing = xq_key_derive (secret, "roll");
  seeds[0] = self->identity->keys->signing;
  seeds[1] = cabinet_signing;

  return xq_vault_say (self, statement, seeds, 2, error) && xq_vault_commit (self, FALSE, error);
}

gboolean
xq_vault_admit (XqVault     *self,
                const char  *uid,
                GError     **error)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (uid != NULL, FALSE);

  return decide (self, uid, XQ_STATEMENT_ADMITTED, error);
}

gboolean
xq_vault_refuse (XqVault     *self,
                 const char  *uid,
                 GError     **error)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (uid != NULL, FALSE);

  return decide (self, uid, XQ_STATEMENT_REFUSED, error);
}
