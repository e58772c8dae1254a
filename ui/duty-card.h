/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "duty-work.h"
#include "staff-choice.h"

G_BEGIN_DECLS

/**
 * XqDutyCard:
 *
 * What is known of one duty, and what may be done with it: who covers and why, or
 * that nobody does; taking a change or the duty itself back. For a popover in a week
 * of duty, whose actions it uses. Main thread.
 */
#define XQ_TYPE_DUTY_CARD (xq_duty_card_get_type ())
G_DECLARE_FINAL_TYPE (XqDutyCard, xq_duty_card, XQ, DUTY_CARD, AdwBin)

/**
 * xq_duty_card_new:
 * @answer: the week
 * @duty: one of its duties
 * @may_write: whether the account may change it
 *
 * Returns: (transfer floating): the card
 */
GtkWidget     *xq_duty_card_new         (const XqDutyAnswer *answer,
                                         const XqRosterDuty *duty,
                                         gboolean            may_write);

/**
 * xq_duty_choice_new:
 * @answer: the week
 * @day: an ISO date
 * @from_at: such as "16:50"
 * @until_at: a later time
 * @without: (nullable): the name of somebody who is not offered
 *
 * The staff, each with what stands against being on duty then.
 *
 * Returns: (transfer floating): a choice
 */
XqStaffChoice *xq_duty_choice_new       (const XqDutyAnswer *answer,
                                         const char         *day,
                                         const char         *from_at,
                                         const char         *until_at,
                                         const char         *without);

/**
 * xq_duty_card_set_wrong:
 * @self: a card
 * @words: why what was asked will not do
 */
void           xq_duty_card_set_wrong   (XqDutyCard         *self,
                                         const char         *words);

G_END_DECLS
