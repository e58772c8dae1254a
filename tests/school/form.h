/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school-fixture.h"

G_BEGIN_DECLS

/**
 * form_refused:
 * @store: a store
 * @kind: a kind's name
 * @because: a piece of the message
 * @...: pairs of field and value, ended by %NULL
 *
 * Fails the test unless a new record with these values is refused in words
 * that contain @because, and nothing of it is kept.
 */
void form_refused (XqStore    *store,
                   const char *kind,
                   const char *because,
                   ...) G_GNUC_NULL_TERMINATED;

/**
 * form_change:
 * @store: a store
 * @kind: a kind's name
 * @uid: a record
 * @because: (nullable): %NULL if the change must succeed, else a piece of the
 *   message with which it must be refused
 * @...: pairs of field and value, ended by %NULL
 */
void form_change  (XqStore    *store,
                   const char *kind,
                   const char *uid,
                   const char *because,
                   ...) G_GNUC_NULL_TERMINATED;

/**
 * form_value:
 * @store: a store
 * @kind: a kind's name
 * @uid: a record
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what stands there
 */
char *form_value  (XqStore    *store,
                   const char *kind,
                   const char *uid,
                   const char *field);

/**
 * form_count:
 * @store: a store
 * @sql: a question that gives one number
 *
 * Returns: that number
 */
gint64 form_count (XqStore    *store,
                   const char *sql);

G_END_DECLS
