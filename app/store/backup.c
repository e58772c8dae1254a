/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/bundle.h"
#include "store/store-private.h"

gboolean
xq_store_backup (XqVault     *vault,
                 XqStore     *store,
                 const char  *file,
                 GError     **error)
{
  gboolean ok;

  g_return_val_if_fail (XQ_IS_VAULT (vault) && file != NULL, FALSE);

  if (store == NULL)
    {
      if (!xq_bundle_write (xq_vault_get_path (vault), xq_vault_get_school_name (vault), FALSE, file, error))
        return FALSE;
      /* No key is at hand to write the audit chain; the queue takes it. */
      return xq_vault_queue_append (xq_vault_get_path (vault), XQ_QUEUE_COPY, error);
    }

  /* With every connection closed the files are whole, and no descriptor that
   * this reads them by can drop a lock of SQLite's. */
  if (!xq_store_audit (store, XQ_CABINET_SCHOOL, "backup", NULL, NULL, error))
    return FALSE;
  ok = xq_store_suspend (store, error) &&
       xq_bundle_write (xq_vault_get_path (vault), xq_vault_get_school_name (vault), TRUE, file, error);
  return xq_store_resume (store, ok ? error : NULL) && ok;
}

gboolean
xq_store_restore (const char  *file,
                  const char  *vault_path,
                  GError     **error)
{
  return xq_store_restore_beside (file, NULL, vault_path, NULL, error);
}
