/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import-columns.h"

G_BEGIN_DECLS

/**
 * XqColumnRow:
 *
 * A column of a file: its heading, its first values, and what it is, to be chosen.
 *
 * Signal "chosen": somebody chose what it is. Main thread.
 */
#define XQ_TYPE_COLUMN_ROW (xq_column_row_get_type ())
G_DECLARE_FINAL_TYPE (XqColumnRow, xq_column_row, XQ, COLUMN_ROW, GtkListBoxRow)

/**
 * xq_column_row_new:
 * @list: what a column of the file may be
 *
 * Returns: (transfer floating): a row for xq_column_row_show()
 */
GtkWidget *xq_column_row_new        (const XqHeadingList     *list);

/**
 * xq_column_row_show:
 * @self: the row
 * @column: (transfer none): a column
 *
 * What was chosen for the same heading before stays chosen.
 */
void       xq_column_row_show       (XqColumnRow             *self,
                                     const XqImportMatch     *column);

/**
 * xq_column_row_get_choice:
 * @self: the row
 * @meaning: (out) (nullable): what was chosen; %NULL for left out
 *
 * Returns: whether somebody chose
 */
gboolean   xq_column_row_get_choice (XqColumnRow             *self,
                                     const XqHeadingMeaning **meaning);

G_END_DECLS
