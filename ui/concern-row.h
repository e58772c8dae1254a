/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "concern-work.h"

G_BEGIN_DECLS

/**
 * XqConcernRow:
 *
 * A concern in a list: about whom, how soon, what was seen, what became of it. One that
 * nobody has answered offers a counsellor one button, which activates
 * "concerns.receive" with the uid. Main thread.
 */
#define XQ_TYPE_CONCERN_ROW (xq_concern_row_get_type ())
G_DECLARE_FINAL_TYPE (XqConcernRow, xq_concern_row, XQ, CONCERN_ROW, GtkListBoxRow)

/**
 * xq_concern_row_new:
 * @line: the concern
 * @may_answer: whether this account answers it
 *
 * Returns: (transfer floating): the row
 */
GtkWidget    *xq_concern_row_new      (const XqConcernLine *line,
                                       gboolean             may_answer);

/**
 * xq_concern_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): what names the concern
 */
const char   *xq_concern_row_get_id   (XqConcernRow        *self);

/**
 * xq_concern_row_get_kind:
 * @self: a row
 *
 * Returns: (transfer none): the kind of record
 */
const XqKind *xq_concern_row_get_kind (XqConcernRow        *self);

G_END_DECLS
