/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/kind.h"

G_BEGIN_DECLS

/* Lists that several kinds use; each ends with a NULL code. The codes are part
 * of the file format: a choice is retired, never removed or given a new
 * meaning. Levels are words, never numbers: in some places level one is the
 * lightest and in others the gravest. */
extern const XqChoice xq_attention_choices[]; /* how closely a student is watched over */
extern const XqChoice xq_register_choices[];  /* the special groups; three are the school's own */
extern const XqChoice xq_source_choices[];    /* how a student came to the counselling room */
extern const XqChoice xq_theme_choices[];     /* of a session; the first chosen is the main one */
extern const XqChoice xq_safety_choices[];    /* answers to the question about safety */
extern const XqChoice xq_relation_choices[];  /* a guardian's relation to the student */
extern const XqChoice xq_present_choices[];   /* the same, and the student */
extern const XqChoice xq_ground_choices[];    /* on what ground someone is told */
extern const XqChoice xq_boarding_choices[];
extern const XqChoice xq_phase_choices[];     /* of schooling */
extern const XqChoice xq_job_choices[];       /* of a member of staff */
extern const XqChoice xq_topic_choices[];     /* what a family and the school talk about */
extern const XqChoice xq_grade_choices[];     /* 1 to 12, as the setting focus.grades writes them */
extern const XqChoice xq_meeting_way_choices[]; /* of a meeting of many */
extern const XqChoice xq_audience_choices[];   /* of a screening */

G_END_DECLS
