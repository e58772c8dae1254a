/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/record-words.h"

G_BEGIN_DECLS

/**
 * XqStudentPlanSaid:
 * @plan: (nullable): the uid of this school year's plan, as this account sees it
 * @state: (nullable): the uid of the counsellors' half of it, likewise
 * @words: what the overview says of it; empty for an account that reads none
 *
 * A student's plan in the overview.
 */
typedef struct
{
  char *plan;
  char *state;
  char *words;
} XqStudentPlanSaid;

/**
 * xq_student_plan_said_clear:
 * @said: what was said
 */
void      xq_student_plan_said_clear (XqStudentPlanSaid  *said);

/**
 * xq_student_plan_say:
 * @store: the store
 * @words: names that were looked up
 * @student: a student
 * @said: (out caller-allocates): what is said
 * @error: return location for an error
 *
 * Who reads the whole plan is told which form it has and how many goals are reached; a
 * subject teacher, what to do in class. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_student_plan_say        (XqStore            *store,
                                      XqRecordWords      *words,
                                      const char         *student,
                                      XqStudentPlanSaid  *said,
                                      GError            **error);

G_END_DECLS
