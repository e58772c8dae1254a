/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqSafetySteps:
 *
 * What to do now when an answer about safety gives cause: in sight, in nobody's way.
 * Main thread.
 */
#define XQ_TYPE_SAFETY_STEPS (xq_safety_steps_get_type ())
G_DECLARE_FINAL_TYPE (XqSafetySteps, xq_safety_steps, XQ, SAFETY_STEPS, AdwBin)

/**
 * xq_safety_steps_show:
 * @self: the steps
 * @student: (nullable): the uid of the student who answered
 * @answer: (nullable): the code of the answer, or "today" for a concern that cannot wait
 *
 * They are visible for an answer that gives cause, and only then.
 */
void xq_safety_steps_show (XqSafetySteps *self,
                           const char    *student,
                           const char    *answer);

G_END_DECLS
