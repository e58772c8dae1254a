/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/student-lookup.h"

G_BEGIN_DECLS

/**
 * XqStudentsQuestion:
 * @text: what was searched for; "" for all
 * @class_text: (nullable): a grade such as "7" or a class such as "7-1"
 * @category: (nullable): a special group's code
 */
typedef struct
{
  char *text;
  char *class_text;
  char *category;
} XqStudentsQuestion;

/**
 * XqStudentsAnswer:
 * @students: (element-type XqFoundStudent): the students
 * @is_whole: whether nothing was searched for: all that this account sees
 * @last_contacts: (nullable): days of the last contact with the family by student;
 *   %NULL for who does not see all of them
 */
typedef struct
{
  GPtrArray  *students;
  gboolean    is_whole;
  GHashTable *last_contacts;
} XqStudentsAnswer;

/**
 * xq_students_question_new:
 * @text: what was searched for
 * @class_text: (nullable): a grade or a class
 * @category: (nullable): a special group's code
 *
 * Returns: (transfer full): the question
 */
XqStudentsQuestion *xq_students_question_new  (const char          *text,
                                               const char          *class_text,
                                               const char          *category);

/**
 * xq_students_question_free:
 * @question: (transfer full): a question
 *
 * Any thread.
 */
void                xq_students_question_free (XqStudentsQuestion  *question);

/**
 * xq_students_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void                xq_students_answer_free   (XqStudentsAnswer    *answer);

/**
 * xq_students_ask:
 * @store: the store
 * @data: an #XqStudentsQuestion
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): an #XqStudentsAnswer
 */
gpointer            xq_students_ask           (XqStore             *store,
                                               gpointer             data,
                                               GCancellable        *cancellable,
                                               GError             **error);

G_END_DECLS
