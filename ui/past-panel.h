/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "school/session-past.h"

G_BEGIN_DECLS

/**
 * XqPastPanel:
 *
 * Earlier sessions of a student, beside the one that is written; can be folded away.
 * Main thread.
 */
#define XQ_TYPE_PAST_PANEL (xq_past_panel_get_type ())
G_DECLARE_FINAL_TYPE (XqPastPanel, xq_past_panel, XQ, PAST_PANEL, AdwBin)

/**
 * xq_past_panel_show:
 * @self: a panel
 * @past: (nullable): what came before; %NULL while no student is chosen
 * @today: the day that the rules take for today, ISO
 */
void xq_past_panel_show (XqPastPanel         *self,
                         const XqSessionPast *past,
                         const char          *today);

G_END_DECLS
