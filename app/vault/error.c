/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/vault.h"

G_DEFINE_QUARK (xq-vault-error-quark, xq_vault_error)

gboolean
xq_set_keyring_damaged (GError **error)
{
  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_DAMAGED,
                       _("The keyring of this school is damaged. No password can help with that: "
                         "restore the last backup. Nothing was changed."));
  return FALSE;
}

gboolean
xq_set_keyring_replaced (GError **error)
{
  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_REPLACED,
                       _("This keyring was replaced: it is older than this school's records, or somebody changed it. "
                         "Do not work on; tell the head, and restore the last backup."));
  return FALSE;
}

gboolean
xq_set_wrong_password (GError **error)
{
  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_PASSWORD,
                       _("That is not the password of this account. "
                         "Look at Caps Lock and the input method, and try again."));
  return FALSE;
}

gboolean
xq_set_no_account (GError    **error,
                   const char *name)
{
  g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NO_ACCOUNT,
               _("There is no account “%s” in this school. Look at how the name is written."), name);
  return FALSE;
}

gboolean
xq_set_file_error (GError    **error,
                   const char *path,
                   int         number)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED,
               _("“%s” could not be read or written: %s"), name, g_strerror (number));
  return FALSE;
}
