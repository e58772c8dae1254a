/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/backup-prove.h"
#include "store/bundle.h"
#include "store/cabinet.h"
#include "store/calendar-day.h"
#include "store/migration.h"
#include "store/store-private.h"
#include "vault/file.h"

#define FOLDER "proving"

static char *
get_folder (const char *vault_path)
{
  return g_build_filename (vault_path, FOLDER, NULL);
}

void
xq_backup_remove_traces (const char *vault_path)
{
  g_autofree char *folder = get_folder (vault_path);
  g_autofree char *part = g_strconcat (folder, ".part", NULL);

  xq_file_remove_folder (part);
  xq_file_remove_folder (folder);
}

static gboolean
set_damaged (GError     **error,
             const char  *file,
             const char  *what)
{
  g_autofree char *name = g_filename_display_basename (file);

  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED, _("The copy “%s” is not whole: %s"), name, what);
  return FALSE;
}

/* The keyring of the copy, and that its roll is what this school's once was. */
static gboolean
check_keyring (XqVault     *vault,
               XqVault     *copy,
               const char  *file,
               GError     **error)
{
  guint64 length;
  guint8 hash[32];

  if (g_strcmp0 (xq_vault_get_school_uid (copy), xq_vault_get_school_uid (vault)) != 0)
    return set_damaged (error, file, _("it is another school’s."));
  xq_vault_get_roll_head (copy, &length, hash);
  return xq_vault_check_roll_seen (vault, length, hash, error);
}

/* The key that opens the cabinet as it lies in the copy; two are tried while one is
 * being renewed. */
static XqSecret *
find_key (XqVault    *vault,
          const char *path,
          XqCabinet   cabinet,
          GError    **error)
{
  g_autoptr (GPtrArray) keys = xq_vault_dup_database_keys (vault, cabinet, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      g_autoptr (XqConnection) connection = NULL;

      g_clear_error (error);
      connection = xq_connection_open (path, g_ptr_array_index (keys, i), FALSE, error);
      if (connection != NULL)
        return xq_secret_ref (g_ptr_array_index (keys, i));
    }
  return NULL;
}

static gboolean
is_same_key (XqVault  *vault,
             XqVault  *copy,
             XqCabinet cabinet)
{
  guint ours;
  guint theirs;

  xq_vault_get_key_made (vault, cabinet, &ours);
  xq_vault_get_key_made (copy, cabinet, &theirs);
  return ours == theirs;
}

/* Opens what this account can open, as cabinets of a store of which nothing is ever
 * handed out. */
static gboolean
open_copy (XqStore     *self,
           XqVault     *vault,
           XqVault     *copy,
           guint       *lies,
           GError     **error)
{
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autofree char *path = xq_cabinet_dup_path (copy, cabinet);
      g_autoptr (XqSecret) key = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      *lies |= 1u << cabinet;
      if (!xq_vault_holds (vault, cabinet) || !is_same_key (vault, copy, cabinet) ||
          (self->inner == NULL && cabinet != XQ_CABINET_SCHOOL))
        continue;
      key = find_key (vault, path, cabinet, error);
      if (key == NULL)
        return FALSE;
      if (cabinet == XQ_CABINET_SCHOOL)
        self->inner = xq_connection_open (path, key, FALSE, error);
      else if (!xq_connection_attach (self->inner, path, xq_cabinet_get_code (cabinet), key, error))
        return FALSE;
      if (self->inner == NULL)
        return FALSE;
      self->holds[cabinet] = TRUE;
    }
  return TRUE;
}

static gboolean
check_cabinet (XqStore     *self,
               const char  *folder,
               XqCabinet    cabinet,
               const char  *file,
               GError     **error)
{
  const char *schema = cabinet == XQ_CABINET_SCHOOL ? "main" : xq_cabinet_get_code (cabinet);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint8 hash[32];
  gint64 sequence;
  int behind;

  if (!xq_connection_checkpoint (self->inner, schema, error) ||
      !xq_check_pages (self, cabinet, lines, error) ||
      !xq_migration_compare (self->inner, schema, cabinet, &behind, error))
    return FALSE;
  if (lines->len > 0)
    return set_damaged (error, file, g_ptr_array_index (lines, 0));
  if (behind < 0)
    return set_damaged (error, file, _("it is of a newer program."));
  return xq_audit_verify_links (self, cabinet, &sequence, hash, error) &&
         xq_cabinet_check_mark (folder, cabinet, self->inner, error);
}

static gboolean
check_all (XqStore     *self,
           const char  *folder,
           const char  *file,
           gboolean     whole,
           guint       *proved,
           GError     **error)
{
  g_autoptr (GPtrArray) lines = NULL;

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      if (!self->holds[cabinet])
        continue;
      if (!check_cabinet (self, folder, cabinet, file, error))
        return FALSE;
      *proved |= 1u << cabinet;
    }
  if (!whole || self->inner == NULL)
    return TRUE;
  lines = xq_store_check (self->vault, self, error);
  return lines != NULL && (lines->len == 0 || set_damaged (error, file, g_ptr_array_index (lines, 0)));
}

static gboolean
prove_in (XqVault     *vault,
          const char  *folder,
          const char  *file,
          gboolean     whole,
          guint       *lies,
          guint       *proved,
          GError     **error)
{
  g_autoptr (XqVault) copy = xq_vault_open (folder, error);
  g_autoptr (XqStore) store = NULL;
  gboolean ok;

  if (copy == NULL)
    return FALSE;
  store = g_object_new (XQ_TYPE_STORE, NULL);
  store->vault = g_object_ref (vault);
  store->me = g_strdup (xq_vault_get_account_uid (vault));
  store->today = xq_day_of_clock ();
  ok = check_keyring (vault, copy, file, error) && open_copy (store, vault, copy, lies, error) &&
       check_all (store, folder, file, whole, proved, error);
  (void) xq_store_close (store, NULL);
  xq_vault_close (copy);
  return ok;
}

gboolean
xq_backup_prove (XqVault     *vault,
                 const char  *file,
                 gboolean     whole,
                 guint       *lies,
                 guint       *proved,
                 GError     **error)
{
  g_autofree char *folder = NULL;
  gboolean ok;

  g_return_val_if_fail (XQ_IS_VAULT (vault) && file != NULL && lies != NULL && proved != NULL, FALSE);

  *lies = 0;
  *proved = 0;
  xq_backup_remove_traces (xq_vault_get_path (vault));
  folder = get_folder (xq_vault_get_path (vault));
  ok = xq_bundle_extract (file, folder, error) && prove_in (vault, folder, file, whole, lies, proved, error);
  xq_backup_remove_traces (xq_vault_get_path (vault));
  if (!ok)
    *proved = 0;
  return ok;
}
