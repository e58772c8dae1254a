/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "today-answer.h"

G_BEGIN_DECLS

/**
 * XqAskedRow:
 *
 * What somebody asks of this account for a student, with a button that promises to
 * keep it confidential: it activates "today.pledge" with the letter. A message has
 * one that puts it away, "today.put-away". Main thread.
 */
#define XQ_TYPE_ASKED_ROW (xq_asked_row_get_type ())
G_DECLARE_FINAL_TYPE (XqAskedRow, xq_asked_row, XQ, ASKED_ROW, AdwActionRow)

/**
 * xq_asked_row_new:
 * @asked: what is asked
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_asked_row_new (const XqTodayAsked *asked);

G_END_DECLS
