/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vault/role.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/* A connection to the cabinets, private to app/store. One thread at a time. */
typedef struct _XqConnection XqConnection;

/* A statement on loan from its connection's cache; ended by
 * xq_statement_done(), which the autoptr calls. */
typedef struct _XqStatement XqStatement;

/**
 * xq_connection_prove_library:
 * @error: return location for an error
 *
 * Proves that the library behind the calls is SQLCipher 4 and the one that the
 * program was built with: GTK programs have silently lost encryption to the
 * system's libsqlite3, which exports the same names. Any thread.
 *
 * Returns: %TRUE, or %FALSE with XQ_STORE_ERROR_FAILED
 */
gboolean      xq_connection_prove_library (GError        **error);

/**
 * xq_connection_open:
 * @path: the file of the first cabinet
 * @key: (nullable): its raw 32-byte key; %NULL only for ":memory:"
 * @create: whether a missing file is made
 * @error: return location for an error
 *
 * Opens a cabinet as "main" with every PRAGMA that a vault relies on, proves
 * the key and that the file is encrypted.
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with
 *   XQ_STORE_ERROR_DAMAGED when the key does not open the file
 */
XqConnection *xq_connection_open          (const char     *path,
                                           XqSecret       *key,
                                           gboolean        create,
                                           GError        **error);

/**
 * xq_connection_attach:
 * @self: a connection
 * @path: another cabinet's file
 * @schema: the name it gets, e.g. "casework"
 * @key: its raw key
 * @error: return location for an error
 *
 * Attaches a cabinet; the key is bound, never part of the SQL text.
 *
 * Returns: whether it was attached and its key proved
 */
gboolean      xq_connection_attach        (XqConnection   *self,
                                           const char     *path,
                                           const char     *schema,
                                           XqSecret       *key,
                                           GError        **error);

/**
 * xq_connection_rekey:
 * @self: a connection with one cabinet
 * @key: the new raw key
 * @error: return location for an error
 *
 * Encrypts the cabinet anew, then brings all of it into the main file.
 *
 * Returns: whether the file now has the new key
 */
gboolean      xq_connection_rekey         (XqConnection   *self,
                                           XqSecret       *key,
                                           GError        **error);

/**
 * xq_connection_checkpoint:
 * @self: an unrestricted connection
 * @schema: one of its cabinets, e.g. "main"
 * @error: return location for an error
 *
 * Brings all of a cabinet's write-ahead log into its main file and empties the
 * log. The PRAGMA of that name is no substitute: it succeeds also when another
 * reader kept it from doing anything.
 *
 * Returns: whether the log is empty now
 */
gboolean      xq_connection_checkpoint    (XqConnection   *self,
                                           const char     *schema,
                                           GError        **error);

/**
 * xq_connection_free:
 * @self: (transfer full) (nullable): a connection
 */
void          xq_connection_free          (XqConnection   *self);

/**
 * xq_connection_restrict:
 * @self: a connection whose trusted views are made
 * @suffix: what ends the names of the trusted views and triggers
 *
 * From now on base tables are reached only from inside a name that ends with
 * @suffix, and everything but reading and writing through views is denied.
 * Cannot be undone.
 */
void          xq_connection_restrict      (XqConnection   *self,
                                           const char     *suffix);

/**
 * xq_connection_run:
 * @self: a connection
 * @sql: one or more statements without parameters
 * @error: return location for an error
 *
 * Returns: whether all were executed
 */
gboolean      xq_connection_run           (XqConnection   *self,
                                           const char     *sql,
                                           GError        **error);

/**
 * xq_connection_is_writing:
 * @self: a connection
 *
 * Returns: whether a transaction is open
 */
gboolean      xq_connection_is_writing    (XqConnection   *self);

/**
 * xq_connection_prepare:
 * @self: a connection
 * @sql: one statement; a second one after it is refused
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the statement, from the cache where the
 *   same text was prepared before
 */
XqStatement  *xq_connection_prepare       (XqConnection   *self,
                                           const char     *sql,
                                           GError        **error);

/**
 * xq_statement_done:
 * @statement: (transfer full) (nullable): a statement
 *
 * Resets it, forgets its values and gives it back to the cache.
 */
void          xq_statement_done           (XqStatement    *statement);

/**
 * xq_statement_bind_text:
 * @statement: a statement
 * @index: parameter number from 1
 * @text: (nullable): a text, %NULL binds NULL
 */
void          xq_statement_bind_text      (XqStatement    *statement,
                                           int             index,
                                           const char     *text);

/**
 * xq_statement_bind_integer:
 * @statement: a statement
 * @index: parameter number from 1
 * @value: a number
 */
void          xq_statement_bind_integer   (XqStatement    *statement,
                                           int             index,
                                           gint64          value);

/**
 * xq_statement_bind_blob:
 * @statement: a statement
 * @index: parameter number from 1
 * @bytes: (nullable): bytes; %NULL binds NULL
 * @length: their number
 */
void          xq_statement_bind_blob      (XqStatement    *statement,
                                           int             index,
                                           const void     *bytes,
                                           gsize           length);

/**
 * xq_statement_bind_uid:
 * @statement: a statement
 * @index: parameter number from 1
 * @uid: (nullable): 32 hex digits, bound as 16 bytes; anything else binds NULL
 */
void          xq_statement_bind_uid       (XqStatement    *statement,
                                           int             index,
                                           const char     *uid);

/**
 * xq_statement_find_parameter:
 * @statement: a statement
 * @name: a named parameter with its colon
 *
 * Returns: its number, 0 when the statement has none of that name
 */
int           xq_statement_find_parameter (XqStatement    *statement,
                                           const char     *name);

/**
 * xq_statement_step:
 * @statement: a statement
 * @row: (out): whether there is a row to read
 * @error: return location for an error
 *
 * Returns: %FALSE on an error
 */
gboolean      xq_statement_step           (XqStatement    *statement,
                                           gboolean       *row,
                                           GError        **error);

/**
 * xq_statement_run:
 * @statement: (transfer full): a statement that gives no rows
 * @error: return location for an error
 *
 * Executes the statement and gives it back.
 *
 * Returns: %FALSE on an error
 */
gboolean      xq_statement_run            (XqStatement    *statement,
                                           GError        **error);

/**
 * xq_statement_get_text:
 * @statement: a statement on a row
 * @column: column number from 0
 *
 * Returns: (transfer none) (nullable): the text until the next step
 */
const char   *xq_statement_get_text       (XqStatement    *statement,
                                           int             column);

/**
 * xq_statement_get_integer:
 * @statement: a statement on a row
 * @column: column number from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64        xq_statement_get_integer    (XqStatement    *statement,
                                           int             column);

/**
 * xq_statement_get_blob:
 * @statement: a statement on a row
 * @column: column number from 0
 * @length: (out): number of bytes
 *
 * Returns: (transfer none) (nullable): the bytes until the next step
 */
const guint8 *xq_statement_get_blob       (XqStatement    *statement,
                                           int             column,
                                           gsize          *length);

/**
 * xq_statement_dup_uid:
 * @statement: a statement on a row
 * @column: column number from 0
 *
 * Returns: (transfer full) (nullable): a 16-byte blob as 32 hex digits
 */
char         *xq_statement_dup_uid        (XqStatement    *statement,
                                           int             column);

/**
 * xq_statement_is_null:
 * @statement: a statement on a row
 * @column: column number from 0
 *
 * Returns: whether the value is NULL
 */
gboolean      xq_statement_is_null        (XqStatement    *statement,
                                           int             column);

/**
 * xq_statement_is_blob:
 * @statement: a statement on a row
 * @column: column number from 0
 *
 * Returns: whether the value is a blob
 */
gboolean      xq_statement_is_blob        (XqStatement    *statement,
                                           int             column);

/**
 * xq_statement_count_columns:
 * @statement: a statement
 *
 * Returns: the number of result columns
 */
int           xq_statement_count_columns  (XqStatement    *statement);

/**
 * xq_statement_get_name:
 * @statement: a statement
 * @column: column number from 0
 *
 * Returns: (transfer none): the result column's name
 */
const char   *xq_statement_get_name       (XqStatement    *statement,
                                           int             column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqConnection, xq_connection_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqStatement, xq_statement_done)

G_END_DECLS
