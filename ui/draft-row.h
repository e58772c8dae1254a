/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "today-answer.h"

G_BEGIN_DECLS

/**
 * XqDraftRow:
 *
 * Something half written, to be taken up again or dropped. Signals "continued",
 * "dropped". Main thread.
 */
#define XQ_TYPE_DRAFT_ROW (xq_draft_row_get_type ())
G_DECLARE_FINAL_TYPE (XqDraftRow, xq_draft_row, XQ, DRAFT_ROW, AdwActionRow)

/**
 * xq_draft_row_new:
 * @draft: (transfer none): a draft
 *
 * Returns: (transfer floating): the row
 */
GtkWidget    *xq_draft_row_new      (const XqTodayDraft *draft);

/**
 * xq_draft_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the draft's id
 */
const char   *xq_draft_row_get_id   (XqDraftRow         *self);

/**
 * xq_draft_row_get_kind:
 * @self: a row
 *
 * Returns: (transfer none): the kind of record that it will be
 */
const XqKind *xq_draft_row_get_kind (XqDraftRow         *self);

/**
 * xq_draft_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the saved record that it changes
 */
const char   *xq_draft_row_get_record (XqDraftRow       *self);

/**
 * xq_draft_row_get_step:
 * @self: a row
 *
 * Returns: the step of a referral in whose form it was written, or
 *   %XQ_REFERRAL_NOTHING
 */
XqReferralStep xq_draft_row_get_step (XqDraftRow        *self);

/**
 * xq_draft_row_is_class:
 * @self: a row
 *
 * Returns: whether it is a class's table of observations and not one record
 */
gboolean      xq_draft_row_is_class (XqDraftRow         *self);

G_END_DECLS
