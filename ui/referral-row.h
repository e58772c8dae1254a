/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "referral-answer.h"

G_BEGIN_DECLS

/**
 * XqReferralRow:
 *
 * A referral in a list: who, how far, what is missing, and one button for what comes
 * next, which activates "referrals.next" with the step and the uid. Main thread.
 */
#define XQ_TYPE_REFERRAL_ROW (xq_referral_row_get_type ())
G_DECLARE_FINAL_TYPE (XqReferralRow, xq_referral_row, XQ, REFERRAL_ROW, GtkListBoxRow)

/**
 * xq_referral_row_new:
 * @line: the referral
 * @may_move: whether this account may do what comes next
 *
 * Returns: (transfer floating): the row
 */
GtkWidget   *xq_referral_row_new     (const XqReferralLine *line,
                                      gboolean              may_move);

/**
 * xq_referral_row_get_uid:
 * @self: a row
 *
 * Returns: (transfer none): the referral
 */
const char  *xq_referral_row_get_uid (XqReferralRow        *self);

/**
 * xq_referral_dup_owed:
 * @track: a referral's track
 *
 * Returns: (transfer full) (nullable): what is owed, in words; %NULL if nothing is
 */
char        *xq_referral_dup_owed    (const XqReferralTrack *track);

G_END_DECLS
