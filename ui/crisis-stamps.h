/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqCrisisStamps:
 *
 * The buttons of 紧急处置: each writes down at once, with the present time, that
 * its step was done; nothing else is asked for. What was pressed stands below.
 * Where a guardian may be the one who does harm, telling a guardian is asked about
 * first. Main thread.
 *
 * Actions: "crisis.stamp" with a step's code; "crisis.tell" for the question;
 * "crisis.note" for what stands in the fields; "crisis.another"; "crisis.record",
 * which asks the window for the event's page.
 */
#define XQ_TYPE_CRISIS_STAMPS (xq_crisis_stamps_get_type ())
G_DECLARE_FINAL_TYPE (XqCrisisStamps, xq_crisis_stamps, XQ, CRISIS_STAMPS, AdwBin)

/**
 * xq_crisis_stamps_new:
 * @desk: an unlocked desk
 * @event: (nullable): the uid of an event's record, into which is stamped; %NULL for
 *   the one that is running, or a new one
 * @student: (nullable): the uid of the student who is concerned
 * @in_doubt: whether a guardian may be the one who does harm
 *
 * Returns: (transfer floating): the buttons
 */
GtkWidget *xq_crisis_stamps_new (XqDesk      *desk,
                                 const char  *event,
                                 const char  *student,
                                 gboolean     in_doubt);

G_END_DECLS
