/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/file.h"
#include "vault/keyring-file.h"
#include "vault/keyring-json.h"
#include "vault/vault.h"

/* A bound for hostile files: about 40,000 statements. */
#define MOST_FILE (32 * 1024 * 1024)

XqKeyring *
xq_keyring_load (const char  *folder,
                 GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) failure = NULL;
  const char *text;
  gboolean missing;
  gsize length;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, "keyring.json", NULL);
  bytes = xq_file_read (path, MOST_FILE, &missing, &failure);
  if (bytes == NULL)
    {
      if (missing)
        g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_NOT_A_VAULT,
                     _("In “%s” there is no school of Xinqing: the keyring is missing. "
                       "Choose the folder whose name ends in .xinqing, or restore the last backup."), folder);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  text = g_bytes_get_data (bytes, &length);

  return xq_keyring_from_json (text, length, error);
}

gboolean
xq_keyring_store (const XqKeyring  *keyring,
                  const char       *folder,
                  gboolean          forget_previous,
                  GError          **error)
{
  g_autofree char *path = NULL;
  g_autofree char *previous_path = NULL;
  g_autoptr(GString) text = NULL;
  gboolean missing = FALSE;

  g_return_val_if_fail (keyring != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  /* What would be refused at the next opening must never be written. */
  if (!xq_keyring_is_sound (keyring))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED,
                           _("The keyring would not fit together after this change. Nothing was changed."));
      return FALSE;
    }

  path = g_build_filename (folder, "keyring.json", NULL);
  previous_path = g_build_filename (folder, "keyring.json.previous", NULL);
  text = xq_keyring_to_json (keyring);

  if (forget_previous)
    {
      /* First: a crash between the two must not leave the wraps and keys of
       * before beside a keyring that no longer has them. */
      if (!xq_file_remove (previous_path, error))
        return FALSE;
    }
  else
    {
      g_autoptr(GError) failure = NULL;
      g_autoptr(GBytes) previous = xq_file_read (path, MOST_FILE, &missing, &failure);
      gsize length;
      const void *data;

      if (previous == NULL && !missing)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (previous != NULL)
        {
          data = g_bytes_get_data (previous, &length);
          if (!xq_file_replace (previous_path, data, length, error))
            return FALSE;
        }
    }

  if (!xq_file_replace (path, text->str, text->len, error))
    return FALSE;

  return !forget_previous || xq_file_replace (previous_path, text->str, text->len, error);
}
