/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/kind.h"

G_BEGIN_DECLS

/* The lists of the record crisis_event; each ends with a NULL code. The codes
 * are part of the file format: retired, never removed or given a new meaning. */
extern const XqChoice xq_crisis_kind_choices[];
extern const XqChoice xq_crisis_person_choices[]; /* student, staff, from outside */
extern const XqChoice xq_crisis_role_choices[];
extern const XqChoice xq_crisis_step_choices[];   /* what a time stamp says was done */
extern const XqChoice xq_crisis_report_choices[]; /* the nine kinds of harm that are reported at once (2020) */
extern const XqChoice xq_crisis_advice_choices[]; /* what a guardian is told to watch for */
extern const XqChoice xq_crisis_telling_choices[];/* whether a guardian in doubt is told */

G_END_DECLS
