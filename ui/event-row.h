/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "student-answer.h"

G_BEGIN_DECLS

/**
 * XqEventRow:
 *
 * A line of a student's history. Main thread.
 */
#define XQ_TYPE_EVENT_ROW (xq_event_row_get_type ())
G_DECLARE_FINAL_TYPE (XqEventRow, xq_event_row, XQ, EVENT_ROW, AdwActionRow)

/**
 * xq_event_row_new:
 * @event: (transfer none): what happened
 * @today: the present day
 *
 * Returns: (transfer floating): the row
 */
GtkWidget    *xq_event_row_new        (const XqStudentEvent *event,
                                       const char           *today);

/**
 * xq_event_row_get_kind:
 * @self: a row
 *
 * Returns: (transfer none): the record's kind
 */
const XqKind *xq_event_row_get_kind   (XqEventRow           *self);

/**
 * xq_event_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): the record's uid
 */
const char   *xq_event_row_get_record (XqEventRow           *self);

G_END_DECLS
