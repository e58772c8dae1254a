/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "support-answer.h"

G_BEGIN_DECLS

/**
 * XqSupportRow:
 *
 * An entry of the ledger of key support in a list: who, how closely, who helps, when
 * the next review is, and one button for what comes next, which activates
 * "support.next" with the action and the uid. Main thread.
 */
#define XQ_TYPE_SUPPORT_ROW (xq_support_row_get_type ())
G_DECLARE_FINAL_TYPE (XqSupportRow, xq_support_row, XQ, SUPPORT_ROW, GtkListBoxRow)

/**
 * xq_support_row_new:
 * @line: the entry
 * @may_write: whether this account may do what comes next
 *
 * Returns: (transfer floating): the row
 */
GtkWidget   *xq_support_row_new     (const XqSupportLine *line,
                                     gboolean             may_write);

/**
 * xq_support_row_get_uid:
 * @self: a row
 *
 * Returns: (transfer none): the entry
 */
const char  *xq_support_row_get_uid (XqSupportRow        *self);

/**
 * xq_support_action_label:
 * @action: what comes next
 *
 * Returns: (transfer none) (nullable): what the button says that leads there, in the
 *   user's language; %NULL if nothing is to be done
 */
const char  *xq_support_action_label (XqSupportAction     action);

G_END_DECLS
