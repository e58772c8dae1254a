/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vault/vault-private.h"

/* What an account signs outside the vault never lies in a domain of the vault. */
static char *
make_domain (const char *domain)
{
  return g_strconcat ("sign/", domain, NULL);
}

gboolean
xq_vault_sign (XqVault     *self,
               const char  *domain,
               GBytes      *message,
               guint8       signature[XQ_SIGNATURE_BYTES],
               GError     **error)
{
  g_autofree char *full = NULL;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (domain != NULL && message != NULL && signature != NULL, FALSE);

  if (self->identity == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED, _("Unlock the school first."));
      return FALSE;
    }

  data = g_bytes_get_data (message, &length);
  full = make_domain (domain);
  xq_sign (self->identity->keys->signing, full, self->school, data, length, signature);

  return TRUE;
}

gboolean
xq_vault_verify (XqVault      *self,
                 const char   *domain,
                 GBytes       *message,
                 const char   *account_uid,
                 const guint8  signature[XQ_SIGNATURE_BYTES],
                 guint        *pair)
{
  guint least = pair != NULL ? MAX (*pair, 1) : 1;
  g_autofree char *full = NULL;
  const XqMember *member;
  gconstpointer data;
  gsize length;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (domain != NULL && message != NULL && signature != NULL, FALSE);

  member = xq_roll_find_member (self->keyring->roll, account_uid);
  if (member == NULL)
    return FALSE;

  data = g_bytes_get_data (message, &length);
  full = make_domain (domain);

  /* The newest first: most of what is checked is recent. */
  for (guint number = member->past_sign->len / XQ_KEY_BYTES; number >= least; number--)
    if (xq_verify (member->past_sign->data + (gsize) (number - 1) * XQ_KEY_BYTES, full, self->school,
                   data, length, signature))
      {
        if (pair != NULL)
          *pair = number;
        return TRUE;
      }

  return FALSE;
}
