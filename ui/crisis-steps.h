/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqCrisisSteps:
 *
 * What to do in a crisis and whom to call, on one page. Needs no password and no
 * record: in danger nobody waits for a program. Main thread.
 */
#define XQ_TYPE_CRISIS_STEPS (xq_crisis_steps_get_type ())
G_DECLARE_FINAL_TYPE (XqCrisisSteps, xq_crisis_steps, XQ, CRISIS_STEPS, AdwBin)

G_END_DECLS
