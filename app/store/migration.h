/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * xq_migrate:
 * @connection: a connection whose main database is @cabinet
 * @cabinet: which cabinet
 * @error: return location for an error
 *
 * Brings a cabinet to the newest schema, one transaction a step. Step 1 is
 * resources/schema/ground-1.sql, every later one resources/schema/CABINET-N.sql;
 * the number reached stands in user_version. Released steps never change.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_NEWER_VERSION for a cabinet of a newer
 *   program; every step is whole or not done
 */
gboolean xq_migrate (XqConnection  *connection,
                     XqCabinet      cabinet,
                     GError       **error);

/**
 * xq_migration_compare:
 * @connection: a connection
 * @schema: the name that @cabinet has there, e.g. "main"
 * @cabinet: which cabinet
 * @behind: (out): how many steps xq_migrate() would take; below 0 for a cabinet of
 *   a newer program; 0 also for one that has nothing in it yet
 * @error: return location for an error
 *
 * Returns: %FALSE on an error
 */
gboolean xq_migration_compare (XqConnection  *connection,
                               const char    *schema,
                               XqCabinet      cabinet,
                               int           *behind,
                               GError       **error);

G_END_DECLS
