/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/backup-run.h"
#include "store/cabinet.h"
#include "store/mark.h"
#include "store/memory.h"
#include "store/migration.h"
#include "store/store.h"

char *
xq_cabinet_dup_path (XqVault   *vault,
                     XqCabinet  cabinet)
{
  g_autofree char *name = g_strconcat (xq_cabinet_get_code (cabinet), ".db", NULL);

  return g_build_filename (xq_vault_get_path (vault), name, NULL);
}

static gboolean
set_damaged (GError    **error,
             XqCabinet   cabinet)
{
  g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_CABINET_DAMAGED,
               _("The %s of this school is damaged: part of what was saved is missing or unreadable. "
                 "Do not write on; restore the last backup. The damaged file is kept."),
               xq_cabinet_get_title (cabinet));
  return FALSE;
}

/* The newest key first; the one before it while a renewal is under way. */
static XqConnection *
open_with_keys (XqVault    *vault,
                XqCabinet   cabinet,
                GPtrArray  *keys,
                gboolean    create,
                guint      *which,
                GError    **error)
{
  g_autofree char *path = xq_cabinet_dup_path (vault, cabinet);

  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (GError) local = NULL;
      XqConnection *connection = xq_connection_open (path, g_ptr_array_index (keys, i), create, &local);

      if (connection != NULL)
        {
          *which = i;
          return connection;
        }
      if (!g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  /* A file damaged in its first page and one under a later key look the same. */
  g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_CABINET_DAMAGED,
               _("No key of this keyring opens the %s: its file is damaged, or the keyring was replaced by an older one. "
                 "Put the newest keyring back if there is one, otherwise restore the last backup. Nothing was changed."),
               xq_cabinet_get_title (cabinet));
  return NULL;
}

static gboolean
exists_beside (XqVault    *vault,
               XqCabinet   cabinet,
               const char *ending)
{
  g_autofree char *name = g_strconcat (xq_cabinet_get_code (cabinet), ending, NULL);
  g_autofree char *path = g_build_filename (xq_vault_get_path (vault), name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* SQLite makes the file before it writes the first page, and takes an empty one
 * for a database that nobody has filled yet: it would throw the log away. */
static gboolean
was_written (XqVault   *vault,
             XqCabinet  cabinet)
{
  g_autofree char *path = xq_cabinet_dup_path (vault, cabinet);
  GStatBuf status;

  return g_lstat (path, &status) == 0 && status.st_size > 0;
}

/* Whether another cabinet knows that this one was there. */
static gboolean
is_remembered (XqVault    *vault,
               XqCabinet   cabinet,
               gboolean   *remembered,
               GError    **error)
{
  *remembered = FALSE;
  for (XqCabinet other = 0; other < XQ_N_CABINETS && !*remembered; other++)
    {
      g_autoptr (GPtrArray) keys = NULL;
      g_autoptr (XqConnection) connection = NULL;
      g_autofree char *others = NULL;
      g_auto (GStrv) codes = NULL;
      guint which;

      if (other == cabinet || !xq_vault_holds (vault, other) || !was_written (vault, other))
        continue;
      keys = xq_vault_dup_database_keys (vault, other, error);
      connection = keys != NULL ? open_with_keys (vault, other, keys, FALSE, &which, error) : NULL;
      if (connection == NULL)
        return FALSE;
      /* Without its first migration it remembers nothing. */
      if (!xq_memory_get (connection, other, "beside", &others, NULL) || others == NULL)
        continue;
      codes = g_strsplit (others, " ", -1);
      *remembered = g_strv_contains ((const char *const *) codes, xq_cabinet_get_code (cabinet));
    }
  return TRUE;
}

/* A cabinet that was in use and is not there is damage, and no reason to begin an
 * empty one: its mark, the other cabinets and its renewed key tell. */
static gboolean
check_may_begin (XqVault    *vault,
                 XqCabinet   cabinet,
                 GError    **error)
{
  XqRoles makers = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);
  gboolean remembered;

  if (!is_remembered (vault, cabinet, &remembered, error))
    return FALSE;
  if (remembered || exists_beside (vault, cabinet, ".mark") || !(xq_vault_get_roles (vault) & makers))
    return set_damaged (error, cabinet);
  return TRUE;
}

/* A renewal goes: keyring with both keys, the file with the new one, keyring
 * with the new one alone. Whatever step a crash fell on, the keys on trial open
 * the file and the rest is done again. */
static gboolean
renew_key (XqVault       *vault,
           XqCabinet      cabinet,
           XqConnection **connection,
           guint          which,
           GError       **error)
{
  /* The roll takes a new generation from these alone; others work on, and the
   * renewal waits for one of them. */
  XqRoles renewers = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);
  g_autoptr (XqSecret) key = NULL;

  if (!xq_vault_renewal_under_way (vault, cabinet) &&
      (!xq_vault_renewal_due (vault, cabinet) || !(xq_vault_get_roles (vault) & renewers)))
    return TRUE;

  if (xq_vault_renewal_under_way (vault, cabinet) && which == 0)
    return xq_vault_finish_renewal (vault, cabinet, error);

  key = xq_vault_begin_renewal (vault, cabinet, error);
  if (key == NULL || !xq_connection_rekey (*connection, key, error))
    return FALSE;

  /* The file must open with the new key before the old one is given up. */
  {
    g_autofree char *path = xq_cabinet_dup_path (vault, cabinet);

    g_clear_pointer (connection, xq_connection_free);
    *connection = xq_connection_open (path, key, FALSE, error);
    if (*connection == NULL)
      return FALSE;
  }
  return xq_vault_finish_renewal (vault, cabinet, error);
}

/* Pairs of key and value, all of them or none. */
static gboolean
remember (XqConnection       *connection,
          XqCabinet           cabinet,
          const char *const  *values,
          GError            **error)
{
  gboolean ok = xq_connection_run (connection, "BEGIN IMMEDIATE", error);

  for (guint i = 0; ok && values[i] != NULL; i += 2)
    ok = xq_memory_set (connection, cabinet, values[i], values[i + 1], error);
  ok = ok && xq_connection_run (connection, "COMMIT", error);
  if (!ok && xq_connection_is_writing (connection))
    (void) xq_connection_run (connection, "ROLLBACK", NULL);
  return ok;
}

static gboolean
check_home (XqVault       *vault,
            XqCabinet      cabinet,
            XqConnection  *connection,
            GError       **error)
{
  g_autofree char *school = NULL;
  g_autofree char *code = NULL;
  g_autofree char *length = NULL;
  g_autofree char *hash = NULL;
  guint8 bytes[32];

  if (!xq_memory_get (connection, cabinet, "school", &school, error) ||
      !xq_memory_get (connection, cabinet, "cabinet", &code, error) ||
      !xq_memory_get (connection, cabinet, "roll_length", &length, error) ||
      !xq_memory_get (connection, cabinet, "roll_hash", &hash, error))
    return FALSE;

  if (school == NULL)
    {
      g_autofree char *desk = xq_uid_new ();
      const char *const values[] = { "school", xq_vault_get_school_uid (vault), "cabinet", xq_cabinet_get_code (cabinet),
                                     "desk", desk, NULL };

      return remember (connection, cabinet, values, error);
    }

  if (g_strcmp0 (school, xq_vault_get_school_uid (vault)) != 0 ||
      g_strcmp0 (code, xq_cabinet_get_code (cabinet)) != 0)
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_KEYRING_REPLACED,
                   _("The %s in this folder belongs to another school. Put the right file back or restore the last backup."),
                   xq_cabinet_get_title (cabinet));
      return FALSE;
    }

  if (length == NULL)
    return TRUE;
  if (!xq_memory_parse_hash (hash, bytes))
    return set_damaged (error, cabinet);
  return xq_vault_check_roll_seen (vault, g_ascii_strtoull (length, NULL, 10), bytes, error);
}

gboolean
xq_cabinet_check_mark (const char    *folder,
                       XqCabinet      cabinet,
                       XqConnection  *connection,
                       GError       **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (XqStatement) statement = NULL;
  guint8 hash[32];
  gint64 sequence;
  gboolean row;
  gsize n = 0;
  const guint8 *found;

  if (xq_mark_read (folder, cabinet, &sequence, hash) == XQ_MARK_UNKNOWN)
    return TRUE;

  /* The mark is written after its commit, so the chain may be ahead of it, never behind. */
  sql = g_strdup_printf ("SELECT hash FROM %s_audit WHERE sequence = ?1", xq_cabinet_get_code (cabinet));
  statement = xq_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  xq_statement_bind_integer (statement, 1, sequence);
  if (!xq_statement_step (statement, &row, error))
    return FALSE;
  if (!row && sequence == 0)
    return TRUE;
  found = row ? xq_statement_get_blob (statement, 0, &n) : NULL;
  if (found == NULL || n != sizeof hash || memcmp (found, hash, sizeof hash) != 0)
    return set_damaged (error, cabinet);
  return TRUE;
}

/* A newer program changes what is there only beside a copy of it. The copy is read
 * with the cabinet closed, as any program's reading drops SQLite's locks. */
static gboolean
copy_before_update (XqVault       *vault,
                    XqCabinet      cabinet,
                    XqConnection **connection,
                    GError       **error)
{
  g_autoptr (GPtrArray) keys = NULL;
  guint which;
  int behind;

  if (!xq_migration_compare (*connection, "main", cabinet, &behind, error))
    return FALSE;
  if (behind <= 0)
    return TRUE;
  g_clear_pointer (connection, xq_connection_free);
  if (!xq_backup_before_update (vault, error))
    return FALSE;
  keys = xq_vault_dup_database_keys (vault, cabinet, error);
  *connection = keys != NULL ? open_with_keys (vault, cabinet, keys, FALSE, &which, error) : NULL;
  return *connection != NULL;
}

gboolean
xq_cabinet_make_ready (XqVault    *vault,
                       XqCabinet   cabinet,
                       GError    **error)
{
  g_autoptr (XqConnection) connection = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  gboolean made_before;
  guint which;

  keys = xq_vault_dup_database_keys (vault, cabinet, error);
  if (keys == NULL)
    return FALSE;

  made_before = was_written (vault, cabinet);
  if (!made_before && !check_may_begin (vault, cabinet, error))
    return FALSE;

  connection = open_with_keys (vault, cabinet, keys, !made_before, &which, error);
  if (connection == NULL ||
      !renew_key (vault, cabinet, &connection, which, error) ||
      !copy_before_update (vault, cabinet, &connection, error) ||
      !xq_migrate (connection, cabinet, error) ||
      !check_home (vault, cabinet, connection, error) ||
      !xq_cabinet_check_mark (xq_vault_get_path (vault), cabinet, connection, error))
    return FALSE;

  if (!made_before)
    {
      static const guint8 nothing[32];

      xq_mark_write (xq_vault_get_path (vault), cabinet, 0, nothing);
    }
  return TRUE;
}

gboolean
xq_cabinet_renew (XqVault    *vault,
                  XqCabinet   cabinet,
                  GError    **error)
{
  g_autoptr (XqSecret) key = xq_vault_begin_renewal (vault, cabinet, error);

  return key != NULL && xq_cabinet_make_ready (vault, cabinet, error);
}

XqConnection *
xq_cabinet_open (XqVault          *vault,
                 const XqCabinet  *cabinets,
                 guint             n_cabinets,
                 GError          **error)
{
  g_autoptr (XqConnection) connection = NULL;

  for (guint i = 0; i < n_cabinets; i++)
    {
      g_autoptr (GPtrArray) keys = xq_vault_dup_database_keys (vault, cabinets[i], error);
      g_autofree char *path = xq_cabinet_dup_path (vault, cabinets[i]);

      if (keys == NULL)
        return NULL;
      if (i == 0)
        connection = xq_connection_open (path, g_ptr_array_index (keys, 0), FALSE, error);
      else if (!xq_connection_attach (connection, path, xq_cabinet_get_code (cabinets[i]),
                                      g_ptr_array_index (keys, 0), error))
        return NULL;
      if (connection == NULL)
        return NULL;
    }
  return g_steal_pointer (&connection);
}

gboolean
xq_cabinet_remember_roll (XqVault       *vault,
                          XqCabinet      cabinet,
                          XqConnection  *connection,
                          GError       **error)
{
  g_autofree char *before = NULL;
  g_autofree char *length = NULL;
  g_autofree char *text = NULL;
  const char *values[] = { "roll_length", NULL, "roll_hash", NULL, NULL };
  guint8 hash[32];
  guint64 n;

  xq_vault_get_roll_head (vault, &n, hash);
  length = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  if (!xq_memory_get (connection, cabinet, "roll_length", &before, error))
    return FALSE;
  if (g_strcmp0 (before, length) == 0)
    return TRUE;

  text = xq_memory_format_hash (hash);
  values[1] = length;
  values[3] = text;
  return remember (connection, cabinet, values, error);
}

gboolean
xq_cabinet_remember_others (XqVault       *vault,
                            XqCabinet      cabinet,
                            XqConnection  *connection,
                            GError       **error)
{
  g_autofree char *before = NULL;
  g_autoptr (GString) now = NULL;
  g_auto (GStrv) codes = NULL;
  const char *values[] = { "beside", NULL, NULL };

  if (!xq_memory_get (connection, cabinet, "beside", &before, error))
    return FALSE;
  now = g_string_new (before);
  codes = g_strsplit (now->str, " ", -1);
  for (XqCabinet other = 0; other < XQ_N_CABINETS; other++)
    {
      const char *code = xq_cabinet_get_code (other);

      if (other != cabinet && xq_vault_holds (vault, other) && !g_strv_contains ((const char *const *) codes, code))
        g_string_append_printf (now, "%s%s", now->len > 0 ? " " : "", code);
    }
  if (g_strcmp0 (now->str, before != NULL ? before : "") == 0)
    return TRUE;

  values[1] = now->str;
  return remember (connection, cabinet, values, error);
}
