/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records-answer.h"

G_BEGIN_DECLS

/**
 * XqListOrder:
 * @kind: (nullable): the kind whose list leaves; %NULL for a table that is no list of
 *   records
 * @what: (nullable): what the audit chain calls such a table
 * @title: (nullable): what people call it
 * @lines: (nullable) (element-type GStrv): its titles and its lines
 * @uids: (nullable): the records in sight, in their order
 * @question: (nullable): what is asked for them, where not all are in sight
 * @path: (nullable): the file
 */
typedef struct
{
  const XqKind      *kind;
  char              *what;
  char              *title;
  GPtrArray         *lines;
  GStrv              uids;
  XqRecordsQuestion *question;
  char              *path;
} XqListOrder;

/**
 * xq_list_order_new:
 * @kind: the kind
 * @uids: (transfer full): the records
 *
 * Returns: (transfer full): an order for these records
 */
XqListOrder *xq_list_order_new     (const XqKind       *kind,
                                    GStrv               uids);

/**
 * xq_list_order_new_for:
 * @question: (transfer full): what is asked; its bound is lifted
 *
 * Returns: (transfer full): an order for all records that answer it
 */
XqListOrder *xq_list_order_new_for (XqRecordsQuestion  *question);

/**
 * xq_list_order_new_table:
 * @what: what the audit chain calls it, in one word of ASCII
 * @title: what people call it
 * @lines: (transfer full) (element-type GStrv): the titles, then the lines
 *
 * Returns: (transfer full): an order for a table that heads and counsellors see
 */
XqListOrder *xq_list_order_new_table (const char       *what,
                                      const char       *title,
                                      GPtrArray        *lines);

/**
 * xq_list_order_free:
 * @order: (transfer full) (nullable): an order
 *
 * Any thread.
 */
void         xq_list_order_free    (XqListOrder        *order);

/**
 * xq_list_order_write:
 * @store: the store
 * @data: an #XqListOrder with a path
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: writes the columns of the kind's list. Nothing
 * stands in the audit chain that then could not be saved.
 *
 * Returns: (transfer full) (nullable): the path
 */
gpointer     xq_list_order_write   (XqStore            *store,
                                    gpointer            data,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
