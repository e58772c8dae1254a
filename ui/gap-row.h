/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gaps-answer.h"

G_BEGIN_DECLS

/**
 * XqGapRow:
 *
 * What a class still lacks, and the one step that fills it. Main thread.
 */
#define XQ_TYPE_GAP_ROW (xq_gap_row_get_type ())
G_DECLARE_FINAL_TYPE (XqGapRow, xq_gap_row, XQ, GAP_ROW, AdwActionRow)

/**
 * xq_gap_row_new:
 * @gap: (transfer none): what is lacking
 * @number: its place in the list: the target of "gaps.fill"
 * @may_fill: whether this account may write the record
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_gap_row_new (const XqGap *gap,
                           guint        number,
                           gboolean     may_fill);

G_END_DECLS
