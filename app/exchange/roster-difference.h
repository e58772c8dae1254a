/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-plan.h"

G_BEGIN_DECLS

/**
 * xq_roster_difference:
 * @step: a step with its row; its changes are filled
 * @student: (nullable): whom the row is, %NULL for a new student
 *
 * What of the student would change. What the row leaves empty changes nothing.
 */
void  xq_roster_difference   (XqRosterStep         *step,
                              const XqKnownStudent *student);

/**
 * xq_roster_change_free:
 * @change: (transfer full): a change
 */
void  xq_roster_change_free  (XqRosterChange       *change);

G_END_DECLS
