/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * rows_dup:
 * @store: a store
 * @sql: a query of one column
 *
 * Returns: (transfer full): what it answers, a line a row
 */
char *rows_dup (XqStore    *store,
                const char *sql);

#define assert_rows(store, sql, expected) G_STMT_START { \
    g_autofree char *assert_rows_text = rows_dup (store, sql); \
    g_assert_cmpstr (assert_rows_text, ==, expected); } G_STMT_END

G_END_DECLS
