/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/coverage.h"

G_BEGIN_DECLS

/**
 * XqCoverageRow:
 *
 * How many children of a class, or of all, have been visited. Main thread.
 */
#define XQ_TYPE_COVERAGE_ROW (xq_coverage_row_get_type ())
G_DECLARE_FINAL_TYPE (XqCoverageRow, xq_coverage_row, XQ, COVERAGE_ROW, GtkListBoxRow)

/**
 * xq_coverage_row_new:
 * @title: the class, or what stands for all
 * @done: children visited
 * @due: children to be visited
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_coverage_row_new (const char *title,
                                gint64      done,
                                gint64      due);

G_END_DECLS
