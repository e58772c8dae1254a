/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/due.h"

G_BEGIN_DECLS

/**
 * XqDueRow:
 *
 * Something that is due, with the day since when. Main thread.
 */
#define XQ_TYPE_DUE_ROW (xq_due_row_get_type ())
G_DECLARE_FINAL_TYPE (XqDueRow, xq_due_row, XQ, DUE_ROW, AdwActionRow)

/**
 * xq_due_row_new:
 * @due: (transfer none): what is due
 * @today: the present day
 *
 * Returns: (transfer floating): the row
 */
GtkWidget  *xq_due_row_new        (const XqDue *due,
                                   const char  *today);

/**
 * xq_due_row_get_due:
 * @self: a row
 *
 * Returns: what kind of thing is due
 */
XqDueKind   xq_due_row_get_due    (XqDueRow    *self);

/**
 * xq_due_row_get_kind:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the kind of the record that it is about
 */
const char *xq_due_row_get_kind   (XqDueRow    *self);

/**
 * xq_due_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the record's uid, or what else it is about
 */
const char *xq_due_row_get_record (XqDueRow    *self);

G_END_DECLS
