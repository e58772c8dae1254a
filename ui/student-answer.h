/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/student-plan-said.h"

G_BEGIN_DECLS

/**
 * XqStudentFact:
 *
 * A line of what is known of a student, in the user's language.
 */
typedef struct
{
  char *title;
  char *words;
} XqStudentFact;

/**
 * XqStudentEvent:
 *
 * Something that was recorded about a student.
 */
typedef struct
{
  const XqKind *kind;
  char         *uid;
  char         *day;       /* ISO; "" if the record has none */
  char         *words;
  gboolean      is_signed;
} XqStudentEvent;

/**
 * XqStudentAnswer:
 * @name: the student's name
 * @line: sex, age, class
 * @facts: (element-type XqStudentFact): what is known
 * @events: (element-type XqStudentEvent): what happened, the newest first
 * @plan: the plan of this school year
 *
 * A student as this account may see it.
 */
typedef struct
{
  char      *name;
  char      *line;
  GPtrArray *facts;
  GPtrArray *events;
  XqStudentPlanSaid plan;
} XqStudentAnswer;

/**
 * xq_student_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void      xq_student_answer_free (XqStudentAnswer  *answer);

/**
 * xq_student_ask:
 * @store: the store
 * @data: the student's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread. Reads no narrative; that the account
 * looked is in the audit chain of each cabinet that it holds.
 *
 * Returns: (transfer full) (nullable): an #XqStudentAnswer
 */
gpointer  xq_student_ask         (XqStore          *store,
                                  gpointer          data,
                                  GCancellable     *cancellable,
                                  GError          **error);

G_END_DECLS
