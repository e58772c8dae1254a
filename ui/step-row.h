/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "school/record-history.h"

G_BEGIN_DECLS

/**
 * XqStepRow:
 *
 * One version of a record; opened, it shows what changed. Main thread.
 */
#define XQ_TYPE_STEP_ROW (xq_step_row_get_type ())
G_DECLARE_FINAL_TYPE (XqStepRow, xq_step_row, XQ, STEP_ROW, AdwExpanderRow)

/**
 * xq_step_row_new:
 * @step: the version
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_step_row_new (const XqRecordStep *step);

G_END_DECLS
