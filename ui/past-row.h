/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "school/session-past.h"

G_BEGIN_DECLS

/**
 * XqPastRow:
 *
 * An earlier session beside the one that is written: day, themes, what was agreed, its
 * key points. Main thread.
 */
#define XQ_TYPE_PAST_ROW (xq_past_row_get_type ())
G_DECLARE_FINAL_TYPE (XqPastRow, xq_past_row, XQ, PAST_ROW, AdwBin)

/**
 * xq_past_row_new:
 * @session: the session
 * @today: the day that the rules take for today, ISO
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *xq_past_row_new (const XqPastSession *session,
                            const char          *today);

G_END_DECLS
