/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/connection-private.h"
#include "store/store.h"

G_DEFINE_QUARK (xq-store-error-quark, xq_store_error)

/* What a full disk, a used-up quota and a limit on files look like. */
static gboolean
is_no_room (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

static void
set_full (GError **error)
{
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FULL,
               _("The disk is full. Make room and save again; nothing was lost."));
}

void
xq_store_set_error_from_sqlite (GError  **error,
                                sqlite3  *db,
                                int       code)
{
  const char *words = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_AUTH:
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("This account may not see or change that."));
      break;
    case SQLITE_CONSTRAINT:
      /* The access triggers refuse with these words. */
      if (g_str_equal (words, "denied"))
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                     _("This account may not see or change that."));
      else if (g_str_equal (words, "conflict"))
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
                     _("The record was changed meanwhile. Open it again and repeat your change."));
      else
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                     _("The record does not fit the others, and was not saved: %s"), words);
      break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                   _("The file is damaged. Restore the last backup; nothing was changed."));
      break;
    case SQLITE_FULL:
      set_full (error);
      break;
    case SQLITE_IOERR:
      if (db != NULL && is_no_room (sqlite3_system_errno (db)))
        set_full (error);
      else
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                     _("The disk could not be read or written: %s"), words);
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("The school's folder cannot be written. Look whether the disk is write-protected or the folder belongs to another user."));
      break;
    case SQLITE_INTERRUPT:
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CANCELLED, _("Cancelled."));
      break;
    default:
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("The database could not do that (%s). Close the school, open it again, and repeat the last step."), words);
    }
}
