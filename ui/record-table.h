/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record-item.h"

G_BEGIN_DECLS

/**
 * XqRecordTable:
 *
 * Lines of words under titles, searched as one types; for a list whose columns are
 * known when it is made. Signal "activated" with an #XqRecordItem. Main thread.
 */
#define XQ_TYPE_RECORD_TABLE (xq_record_table_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordTable, xq_record_table, XQ, RECORD_TABLE, AdwBin)

/**
 * xq_record_table_set_columns:
 * @self: a table
 * @label: what the list is called, for those who do not see it
 * @titles: %NULL-ended: the columns' titles, in the user's language
 * @wide: which column takes the room that is left
 *
 * Once.
 */
void        xq_record_table_set_columns (XqRecordTable      *self,
                                         const char         *label,
                                         const char *const  *titles,
                                         guint               wide);

/**
 * xq_record_table_set_width:
 * @self: a table with columns
 * @column: from 0; not the one that takes the room that is left
 * @width: how wide it is at first, in pixels
 *
 * What is not said otherwise is 150 wide.
 */
void        xq_record_table_set_width   (XqRecordTable      *self,
                                         guint               column,
                                         int                 width);

/**
 * xq_record_table_set_items:
 * @self: a table
 * @items: (element-type XqRecordItem): its lines
 */
void        xq_record_table_set_items   (XqRecordTable      *self,
                                         GPtrArray          *items);

/**
 * xq_record_table_set_text:
 * @self: a table
 * @text: what a line must have to be shown
 */
void        xq_record_table_set_text    (XqRecordTable      *self,
                                         const char         *text);

/**
 * xq_record_table_get_n_shown:
 * @self: a table
 *
 * Returns: how many lines are shown
 */
guint       xq_record_table_get_n_shown (XqRecordTable      *self);

/**
 * xq_record_table_dup_shown:
 * @self: a table
 *
 * Returns: (transfer full): the uids of the lines that are shown, in their order
 */
GStrv       xq_record_table_dup_shown   (XqRecordTable      *self);

/**
 * xq_record_table_dup_lines:
 * @self: a table
 *
 * Returns: (transfer full) (element-type GStrv): the titles, then what the lines that
 *   are shown say, in their order
 */
GPtrArray  *xq_record_table_dup_lines   (XqRecordTable      *self);

G_END_DECLS
