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

static void
set_denied (GError **error)
{
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
               _("This account may not see or change that. Ask a colleague whose work it is."));
}

static void
set_unfit (GError     **error,
           int          extended)
{
  const char *words;

  switch (extended)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      words = _("There is such a record already, and this one was not saved. Open the other one and change it instead.");
      break;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      words = _("The record names another one that is not there any more, and was not saved. Choose again whom or what it is about.");
      break;
    default:
      words = _("The record does not fit the others, and was not saved. Open it again and repeat your change.");
    }
  g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID, words);
}

/* What SQLite says is for who reads the log: it names tables, and is English. A person is told what happened and
 * what to do, and a number by which the log's line is found. */
void
xq_store_set_error_from_sqlite (GError  **error,
                                sqlite3  *db,
                                int       code)
{
  const char *words = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);
  int extended = db != NULL ? sqlite3_extended_errcode (db) : code;

  switch (code & 0xff)
    {
    case SQLITE_AUTH:
      set_denied (error);
      break;
    case SQLITE_CONSTRAINT:
      /* The access triggers refuse with these words. */
      if (g_str_equal (words, "denied"))
        set_denied (error);
      else if (g_str_equal (words, "conflict"))
        g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
                     _("The record was changed meanwhile. Open it again and repeat your change."));
      else
        {
          g_info ("%d: %s", extended, words);
          set_unfit (error, extended);
        }
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
                     _("The disk could not be read or written (error %d). Look whether it is still plugged in, and repeat the last step."),
                     extended);
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
      g_info ("%d: %s", extended, words);
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("The records could not do that (error %d). Close the school, open it again, and repeat the last step."), extended);
    }
}
