/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "store/sqlite.h"

G_BEGIN_DECLS

struct _XqConnection
{
  sqlite3    *db;
  GHashTable *statements; /* SQL text -> XqStatement, owned */
  char       *suffix;     /* of trusted names; NULL while unrestricted */
};

struct _XqStatement
{
  XqConnection *connection;
  sqlite3_stmt *native;
  gboolean      lent;
  gboolean      cached;
};

/**
 * xq_connection_is_there:
 * @self: (nullable): a connection
 * @error: return location for an error
 *
 * For what a store asks of connections that it closed for a copy and could not open
 * again, as the disk did not answer.
 *
 * Returns: whether there is one
 */
gboolean xq_connection_is_there (XqConnection  *self,
                                 GError       **error);

/**
 * xq_store_set_error_from_sqlite:
 * @error: return location for an error
 * @db: (nullable): the connection that failed
 * @code: its result code
 *
 * The one place that turns SQLite's codes into the store's errors. Nothing that
 * SQLite says gets into the message: people read it.
 */
void xq_store_set_error_from_sqlite (GError  **error,
                                     sqlite3  *db,
                                     int       code);

G_END_DECLS
