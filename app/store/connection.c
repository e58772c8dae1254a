/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/connection-private.h"
#include "store/store.h"

#define KEY_BYTES 32
#define KEY_TEXT_BYTES (2 + 2 * KEY_BYTES + 1) /* x'…' */

static const char plain_header[16] = "SQLite format 3";

/* SQLCipher takes 32 raw bytes as a passphrase and stretches them; only the
 * form x'hex' is a raw key. */
static XqSecret *
dup_key_text (XqSecret *key)
{
  static const char digits[] = "0123456789abcdef";
  gsize length;
  const guint8 *bytes = xq_secret_peek (key, &length);
  char text[KEY_TEXT_BYTES];
  XqSecret *result;

  g_assert (length == KEY_BYTES);

  text[0] = 'x';
  text[1] = '\'';
  for (gsize i = 0; i < KEY_BYTES; i++)
    {
      text[2 + 2 * i] = digits[bytes[i] >> 4];
      text[3 + 2 * i] = digits[bytes[i] & 15];
    }
  text[KEY_TEXT_BYTES - 1] = '\'';

  result = xq_secret_new (text, KEY_TEXT_BYTES);
  explicit_bzero (text, sizeof text);

  return result;
}

static gboolean
read_pragma (XqConnection  *self,
             const char    *sql,
             char         **value,
             GError       **error)
{
  g_autoptr (XqStatement) statement = NULL;
  gboolean row;

  *value = NULL;
  statement = xq_connection_prepare (self, sql, error);
  if (statement == NULL || !xq_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *value = g_strdup (xq_statement_get_text (statement, 0));
  return TRUE;
}

static gboolean
demand_pragma (XqConnection  *self,
               const char    *sql,
               const char    *wanted,
               GError       **error)
{
  g_autofree char *value = NULL;

  if (!read_pragma (self, sql, &value, error))
    return FALSE;
  if (g_strcmp0 (value, wanted) != 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("The database did not take a setting that protects the records (%s). "
                     "Nothing was opened; install the program again."), sql);
      return FALSE;
    }
  return TRUE;
}

gboolean
xq_connection_prove_library (GError **error)
{
  g_autoptr (XqConnection) memory = NULL;
  g_autofree char *version = NULL;

  if (strcmp (sqlite3_sourceid (), SQLITE_SOURCE_ID) != 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("Another database library has taken the place of the program's own. "
                     "Nothing was opened; install the program again."));
      return FALSE;
    }

  memory = xq_connection_open (":memory:", NULL, TRUE, error);
  if (memory == NULL || !read_pragma (memory, "PRAGMA cipher_version", &version, error))
    return FALSE;
  if (version == NULL || version[0] < '4')
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                   _("The database library cannot encrypt. Nothing was opened; install the program again."));
      return FALSE;
    }
  return TRUE;
}

/* Every setting that a vault relies on, each read back where it can be. */
static gboolean
set_up (XqConnection  *self,
        GError       **error)
{
  return xq_connection_run (self,
                            "PRAGMA temp_store = MEMORY;"
                            "PRAGMA trusted_schema = OFF;"
                            "PRAGMA foreign_keys = ON;"
                            "PRAGMA recursive_triggers = ON;",
                            error) &&
         demand_pragma (self, "PRAGMA temp_store", "2", error) &&
         demand_pragma (self, "PRAGMA trusted_schema", "0", error) &&
         demand_pragma (self, "PRAGMA foreign_keys", "1", error);
}

static gboolean
set_up_cabinet (XqConnection  *self,
                const char    *schema,
                GError       **error)
{
  g_autofree char *settings = g_strdup_printf ("PRAGMA \"%s\".synchronous = FULL;"
                                               "PRAGMA \"%s\".secure_delete = ON;"
                                               "PRAGMA \"%s\".cache_size = -16384;"
                                               "PRAGMA \"%s\".wal_autocheckpoint = 0;",
                                               schema, schema, schema, schema);
  g_autofree char *wal = g_strdup_printf ("PRAGMA \"%s\".journal_mode = WAL", schema);
  g_autofree char *synchronous = g_strdup_printf ("PRAGMA \"%s\".synchronous", schema);
  g_autofree char *page_size = g_strdup_printf ("PRAGMA \"%s\".page_size", schema);

  return demand_pragma (self, wal, "wal", error) &&
         xq_connection_run (self, settings, error) &&
         demand_pragma (self, synchronous, "2", error) &&
         demand_pragma (self, page_size, "4096", error);
}

/* A file whose first bytes are SQLite's own lies open to every reader. */
static gboolean
prove_encrypted (const char  *path,
                 GError     **error)
{
  char header[16] = { 0 };
  ssize_t n;
  int fd;

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return TRUE; /* not written yet */
  n = read (fd, header, sizeof header);
  close (fd);

  if (n == (ssize_t) sizeof header && memcmp (header, plain_header, sizeof header) == 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                   _("A file of this school is not encrypted. It was not opened; restore the last backup."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
prove_key (XqConnection  *self,
           const char    *schema,
           GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\".sqlite_master", schema);
  g_autofree char *value = NULL;

  return read_pragma (self, sql, &value, error);
}

XqConnection *
xq_connection_open (const char  *path,
                    XqSecret    *key,
                    gboolean     create,
                    GError     **error)
{
  g_autoptr (XqConnection) self = NULL;
  gboolean in_memory = strcmp (path, ":memory:") == 0;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  g_return_val_if_fail (key != NULL || in_memory, NULL);

  /* Before the file is opened: closing any descriptor of it later would drop
   * SQLite's locks for the whole process. */
  if (!in_memory && !prove_encrypted (path, error))
    return NULL;

  self = g_new0 (XqConnection, 1);
  self->statements = g_hash_table_new (g_str_hash, g_str_equal);

  if (create)
    flags |= SQLITE_OPEN_CREATE;
  code = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      xq_store_set_error_from_sqlite (error, self->db, code);
      return NULL;
    }
  sqlite3_busy_timeout (self->db, 2000);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);

  if (key != NULL)
    {
      g_autoptr (XqSecret) text = dup_key_text (key);

      code = sqlite3_key (self->db, xq_secret_peek (text, NULL), KEY_TEXT_BYTES);
      if (code != SQLITE_OK)
        {
          xq_store_set_error_from_sqlite (error, self->db, code);
          return NULL;
        }
      /* The first key of a process starts the library's log, so only now. */
      if (!xq_connection_run (self, "PRAGMA cipher_log_level = NONE", error) || !prove_key (self, "main", error))
        return NULL;
      if (!in_memory && !set_up_cabinet (self, "main", error))
        return NULL;
      if (!in_memory && g_chmod (path, 0600) != 0)
        {
          g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                       _("The school's files could not be closed to other users of this computer. "
                         "Put the school on the computer's own disk, not on a USB stick."));
          return NULL;
        }
    }

  if (!set_up (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
xq_connection_attach (XqConnection  *self,
                      const char    *path,
                      const char    *schema,
                      XqSecret      *key,
                      GError       **error)
{
  g_autoptr (XqSecret) text = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *native = NULL; /* never in the cache, which would keep the bound key */
  int code;

  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  if (!prove_encrypted (path, error))
    return FALSE;

  text = dup_key_text (key);
  sql = g_strdup_printf ("ATTACH DATABASE ?1 AS \"%s\" KEY ?2", schema);
  code = sqlite3_prepare_v2 (self->db, sql, -1, &native, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_bind_text (native, 1, path, -1, SQLITE_STATIC);
      sqlite3_bind_text (native, 2, (const char *) xq_secret_peek (text, NULL), KEY_TEXT_BYTES, SQLITE_STATIC);
      code = sqlite3_step (native);
    }
  if (code != SQLITE_DONE)
    xq_store_set_error_from_sqlite (error, self->db, code);
  sqlite3_finalize (native);
  if (code != SQLITE_DONE)
    return FALSE;

  return prove_key (self, schema, error) && set_up_cabinet (self, schema, error);
}

gboolean
xq_connection_checkpoint (XqConnection  *self,
                          const char    *schema,
                          GError       **error)
{
  int code = sqlite3_wal_checkpoint_v2 (self->db, schema, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  xq_store_set_error_from_sqlite (error, self->db, code);
  return FALSE;
}

gboolean
xq_connection_rekey (XqConnection  *self,
                     XqSecret      *key,
                     GError       **error)
{
  g_autoptr (XqSecret) text = dup_key_text (key);
  int code;

  if (!xq_connection_checkpoint (self, "main", error))
    return FALSE;
  code = sqlite3_rekey (self->db, xq_secret_peek (text, NULL), KEY_TEXT_BYTES);
  if (code != SQLITE_OK)
    {
      xq_store_set_error_from_sqlite (error, self->db, code);
      return FALSE;
    }
  return xq_connection_checkpoint (self, "main", error);
}

void
xq_connection_free (XqConnection *self)
{
  GHashTableIter iter;
  gpointer statement;

  if (self == NULL)
    return;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      sqlite3_finalize (((XqStatement *) statement)->native);
      g_free (statement);
    }
  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A statement outlived its connection");
  g_free (self->suffix);
  g_free (self);
}

gboolean
xq_connection_is_there (XqConnection  *self,
                        GError       **error)
{
  if (self != NULL)
    return TRUE;
  g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_FAILED,
                       _("The records are closed, as the disk did not answer. Lock, look whether it is still plugged in, "
                         "and unlock again."));
  return FALSE;
}

gboolean
xq_connection_run (XqConnection  *self,
                   const char    *sql,
                   GError       **error)
{
  int code;

  if (!xq_connection_is_there (self, error))
    return FALSE;
  code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  xq_store_set_error_from_sqlite (error, self->db, code);
  return FALSE;
}

gboolean
xq_connection_is_writing (XqConnection *self)
{
  if (self == NULL)
    return FALSE;
  return !sqlite3_get_autocommit (self->db);
}
