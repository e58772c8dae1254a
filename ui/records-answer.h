/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* So many lines are asked for: the newest. */
#define XQ_RECORDS_MOST_LINES 200

/**
 * XqRecordsQuestion:
 * @kind: a kind of the school's cabinet that tells of students
 * @text: students' names, pinyin or numbers; "" for all
 * @class_text: (nullable): a class such as "7-1"
 * @field: (nullable): a CHOICE field
 * @code: (nullable): what it must say
 * @most: at most so many lines, the newest; 0 for all
 */
typedef struct
{
  const XqKind *kind;
  char         *text;
  char         *class_text;
  const char   *field;
  char         *code;
  guint         most;
} XqRecordsQuestion;

/**
 * XqRecordsLine:
 * @uid: the record
 * @day: its day, ISO
 * @texts: a text for each column of the kind's list
 */
typedef struct
{
  char  *uid;
  char  *day;
  GStrv  texts;
} XqRecordsLine;

/**
 * xq_records_question_new:
 * @kind: the kind
 * @text: what was searched for
 * @class_text: (nullable): a class
 * @field: (nullable): a CHOICE field; static
 * @code: (nullable): what it must say
 *
 * Returns: (transfer full): the question
 */
XqRecordsQuestion *xq_records_question_new  (const XqKind       *kind,
                                             const char         *text,
                                             const char         *class_text,
                                             const char         *field,
                                             const char         *code);

/**
 * xq_records_question_free:
 * @question: (transfer full): a question
 *
 * Any thread.
 */
void               xq_records_question_free (XqRecordsQuestion  *question);

/**
 * xq_records_ask:
 * @store: the store
 * @data: an #XqRecordsQuestion
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): a #GPtrArray of #XqRecordsLine, the newest first
 */
gpointer           xq_records_ask           (XqStore            *store,
                                             gpointer            data,
                                             GCancellable       *cancellable,
                                             GError            **error);

/**
 * xq_records_ask_classes:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: the classes whose students this account sees.
 *
 * Returns: (transfer full) (nullable): a #GStrv such as "7-1"
 */
gpointer           xq_records_ask_classes   (XqStore            *store,
                                             gpointer            data,
                                             GCancellable       *cancellable,
                                             GError            **error);

G_END_DECLS
