/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/backup-state.h"
#include "store/bundle.h"
#include "store/store.h"
#include "vault/file.h"
#include "vault/removed.h"

#define SUFFIX ".xinqing"
#define LAID ".restored"  /* whole, but not in its place yet */
#define MOST_NAMES 1000

/* The school of the copy, whole and without whom @present has removed. */
static gboolean
lay_out (const char  *file,
         const char  *present,
         const char  *folder,
         gboolean    *is_known,
         GError     **error)
{
  gboolean known = TRUE;

  if (is_known == NULL)
    is_known = &known;
  *is_known = TRUE;
  xq_file_remove_folder (folder);
  if (!xq_bundle_extract (file, folder, error))
    return FALSE;
  if (present == NULL || xq_removed_carry (present, folder, is_known, error))
    return TRUE;
  xq_file_remove_folder (folder);
  return FALSE;
}

gboolean
xq_store_restore_beside (const char  *file,
                         const char  *present,
                         const char  *vault_path,
                         gboolean    *is_known,
                         GError     **error)
{
  g_autofree char *laid = NULL;

  g_return_val_if_fail (file != NULL && vault_path != NULL, FALSE);

  if (is_known != NULL)
    *is_known = TRUE;
  if (present == NULL || g_file_test (vault_path, G_FILE_TEST_EXISTS))
    return xq_bundle_extract (file, vault_path, error);
  laid = g_strconcat (vault_path, LAID, NULL);
  if (!lay_out (file, present, laid, is_known, error))
    return FALSE;
  if (g_rename (laid, vault_path) != 0)
    {
      xq_bundle_set_failed (error, vault_path, errno);
      xq_file_remove_folder (laid);
      return FALSE;
    }
  return xq_bundle_sync_parent (vault_path, error);
}

static char *
find_kept (const char *vault_path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *stem = g_strdup (vault_path);

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  for (guint i = 1; i < MOST_NAMES; i++)
    {
      g_autofree char *path = i == 1 ? g_strdup_printf ("%s-kept-%s" SUFFIX, stem, day)
                                     : g_strdup_printf ("%s-kept-%s-%u" SUFFIX, stem, day, i);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* Whether anybody has it open. That it cannot be opened for another reason is why one
 * restores. */
static gboolean
is_in_use (const char  *vault_path,
           XqVault    **vault,
           GError     **error)
{
  g_autoptr (GError) local = NULL;

  *vault = xq_vault_open (vault_path, &local);
  if (!g_error_matches (local, XQ_VAULT_ERROR, XQ_VAULT_ERROR_IN_USE) &&
      !g_error_matches (local, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED))
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&local));
  return TRUE;
}

/* @vault may be NULL: whose school it was cannot be read any more. */
static gboolean
check_school (XqVault     *vault,
              const char  *laid,
              GError     **error)
{
  g_autoptr (XqVault) copy = xq_vault_open (laid, error);
  gboolean ok;

  if (copy == NULL)
    return FALSE;
  ok = vault == NULL || g_strcmp0 (xq_vault_get_school_uid (vault), xq_vault_get_school_uid (copy)) == 0;
  if (!ok)
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                 _("This copy is of another school, “%s”. Restore it into a place of its own; nothing was replaced."),
                 xq_vault_get_school_name (copy));
  xq_vault_close (copy);
  return ok;
}

static gboolean
change_places (const char  *laid,
               const char  *vault_path,
               const char  *kept,
               GError     **error)
{
  int number;

  if (g_rename (vault_path, kept) != 0)
    return xq_bundle_set_failed (error, vault_path, errno);
  if (g_rename (laid, vault_path) == 0)
    return xq_bundle_sync_parent (vault_path, error);
  number = errno;
  if (g_rename (kept, vault_path) != 0)
    g_warning ("The school lies in %s", kept);
  return xq_bundle_set_failed (error, vault_path, number);
}

gboolean
xq_store_restore_over (const char  *file,
                       const char  *vault_path,
                       char       **kept,
                       gboolean    *is_known,
                       GError     **error)
{
  g_autoptr (XqBackupState) state = NULL;
  g_autoptr (XqVault) vault = NULL;
  g_autofree char *full = NULL;
  g_autofree char *laid = NULL;
  g_autofree char *place = NULL;
  gboolean ok;

  g_return_val_if_fail (file != NULL && vault_path != NULL && kept != NULL, FALSE);

  full = g_canonicalize_filename (vault_path, NULL);
  laid = g_strconcat (full, LAID, NULL);
  place = find_kept (full);
  if (place == NULL)
    return xq_bundle_set_failed (error, full, EEXIST);
  if (is_in_use (full, &vault, error))
    return FALSE;
  state = xq_backup_state_read (full);
  /* What the copies are known by belongs to the place, not to the school that goes. */
  ok = lay_out (file, full, laid, is_known, error) && check_school (vault, laid, error) && xq_backup_state_write (state, laid, error) &&
       change_places (laid, full, place, error);
  if (!ok)
    xq_file_remove_folder (laid);
  if (vault != NULL)
    xq_vault_close (vault);
  if (ok)
    *kept = g_steal_pointer (&place);
  return ok;
}
