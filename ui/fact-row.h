/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqFactRow:
 *
 * What something is called, small, and below it what it says: a line or a whole
 * text. Main thread.
 */
#define XQ_TYPE_FACT_ROW (xq_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (XqFactRow, xq_fact_row, XQ, FACT_ROW, GtkListBoxRow)

/**
 * xq_fact_row_new:
 * @title: what it is
 * @words: what it says
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_fact_row_new (const char *title,
                            const char *words);

G_END_DECLS
