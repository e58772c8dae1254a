/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_list_xlsx:
 * @store: the store of whoever may read them
 * @kind: the kind
 * @columns: (nullable): the names of fields, separated by spaces, as a kind's list
 *   is; %NULL for all
 * @records: (element-type XqRecord): the records
 * @error: return location for an error
 *
 * A list as people work on with it, one sheet: the titles in the first row, which
 * stays in sight and on every printed page, and a record a row from the second on,
 * so that it can be read in again. Days and numbers are such, all else is text in the
 * words of people, never a formula. A student has the class of today before it. What
 * this account does not read has no column; neither have parts, nor numbers that are
 * masked on a screen: half a number would be read in as a number.
 *
 * That the list left the school is written to the audit chain first. The table passes
 * in memory alone. On the store's thread.
 *
 * Returns: (transfer full) (nullable): an .xlsx
 */
GBytes *xq_list_xlsx (XqStore       *store,
                      const XqKind  *kind,
                      const char    *columns,
                      GPtrArray     *records,
                      GError       **error);

/**
 * xq_table_xlsx:
 * @store: the store of whoever may read it
 * @cabinet: in whose audit chain it is said that the table left
 * @what: what the chain calls it, in one word of ASCII
 * @title: what the sheet is called
 * @lines: (element-type GStrv): the titles, then the lines, each with as many cells
 * @error: return location for an error
 *
 * A table that is no list of records, in the words of the screen; laid out and
 * audited as xq_list_xlsx() does. On the store's thread.
 *
 * Returns: (transfer full) (nullable): an .xlsx
 */
GBytes *xq_table_xlsx (XqStore     *store,
                       XqCabinet    cabinet,
                       const char  *what,
                       const char  *title,
                       GPtrArray   *lines,
                       GError     **error);

G_END_DECLS
