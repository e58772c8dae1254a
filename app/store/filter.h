/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_filter_prepare:
 * @filter: (nullable): a filter
 * @connection: the connection to ask
 * @kind: the kind
 * @columns: what to select, e.g. "*" or "count(*)"
 * @error: return location for an error
 *
 * Turns a filter into a statement over visible_KIND with its values bound.
 * Names come from the description alone, never from the caller's text.
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with
 *   XQ_STORE_ERROR_INVALID for a field, operator or order that there is not
 */
XqStatement *xq_filter_prepare (const XqFilter  *filter,
                                XqConnection    *connection,
                                const XqKind    *kind,
                                const char      *columns,
                                GError         **error);

G_END_DECLS
