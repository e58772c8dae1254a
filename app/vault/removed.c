/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vault/file.h"
#include "vault/keyring-file.h"
#include "vault/removed.h"
#include "vault/vault-private.h"

#define FILE_NAME "removed"
#define MOST_FILE (1024 * 1024)

static GStrv
read_uids (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr(GBytes) bytes = xq_file_read (path, MOST_FILE, NULL, NULL);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strsplit (text, "\n", 0);
}

gboolean
xq_removed_has (const char *folder,
                const char *uid)
{
  g_auto(GStrv) uids = NULL;

  g_return_val_if_fail (folder != NULL && uid != NULL, FALSE);

  uids = read_uids (folder);

  return uids != NULL && g_strv_contains ((const char *const *) uids, uid);
}

gboolean
xq_removed_carry (const char  *present,
                  const char  *restored,
                  gboolean    *is_known,
                  GError     **error)
{
  g_autoptr(XqKeyring) now = NULL;
  g_autoptr(XqKeyring) then = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(GStrv) noted = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (present != NULL && restored != NULL && is_known != NULL, FALSE);

  then = xq_keyring_load (restored, error);
  if (then == NULL)
    return FALSE;
  now = xq_keyring_load (present, NULL);
  *is_known = now != NULL;
  noted = read_uids (present);
  for (guint i = 0; i < then->roll->members->len; i++)
    {
      const XqMember *member = g_ptr_array_index (then->roll->members, i);
      const XqMember *today = now != NULL ? xq_roll_find_member (now->roll, member->uid) : NULL;

      if (!member->removed && ((today != NULL && today->removed) ||
                               (noted != NULL && g_strv_contains ((const char *const *) noted, member->uid))))
        g_string_append_printf (text, "%s\n", member->uid);
    }
  path = g_build_filename (restored, FILE_NAME, NULL);

  return text->len == 0 || xq_file_replace (path, text->str, text->len, error);
}

gboolean
xq_removed_settle (XqVault  *self,
                   GError  **error)
{
  g_auto(GStrv) uids = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);

  uids = read_uids (self->path);
  if (uids == NULL)
    return TRUE;
  for (guint i = 0; uids[i] != NULL; i++)
    {
      const XqMember *member = xq_roll_find_member (self->keyring->roll, uids[i]);

      if (member != NULL && !member->removed && !xq_vault_remove_account (self, uids[i], error))
        return FALSE;
    }
  path = g_build_filename (self->path, FILE_NAME, NULL);

  return xq_file_remove (path, error);
}
