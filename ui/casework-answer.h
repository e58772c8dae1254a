/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What the counsellors' place asks of the desk. */

/**
 * XqCaseworkQuestion:
 * @text: part of a student's name or of the pinyin, a number or class; empty for all
 * @mine: only what this account wrote, or the cases that are its own
 * @undone: only sessions that are not signed, only cases that are not closed
 * @month: (nullable): only sessions of this month, as 2024-09
 */
typedef struct
{
  char     *text;
  gboolean  mine;
  gboolean  undone;
  char     *month;
} XqCaseworkQuestion;

/**
 * XqCaseworkLine:
 * @uid: the record
 * @texts: (array zero-terminated=1): what its columns say
 *
 * A session: day, student, client, form, minutes, themes, level, signed or not. A case:
 * number, student, opened on, source, counsellor, state.
 */
typedef struct
{
  char  *uid;
  GStrv  texts;
} XqCaseworkLine;

/**
 * xq_casework_question_new:
 * @text: what is searched for
 * @mine: whether only one's own
 * @undone: whether only what is not finished
 * @month: (nullable): a month
 *
 * Returns: (transfer full): the question
 */
XqCaseworkQuestion *xq_casework_question_new  (const char          *text,
                                               gboolean             mine,
                                               gboolean             undone,
                                               const char          *month);

/**
 * xq_casework_question_free:
 * @question: (transfer full): a question
 *
 * Any thread.
 */
void                xq_casework_question_free (XqCaseworkQuestion  *question);

/**
 * xq_casework_ask_sessions:
 * @store: the store
 * @data: an #XqCaseworkQuestion
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (element-type XqCaseworkLine) (nullable): the newest
 *   sessions, %XQ_CASEWORK_MOST_LINES at most
 */
gpointer            xq_casework_ask_sessions  (XqStore             *store,
                                               gpointer             data,
                                               GCancellable        *cancellable,
                                               GError             **error);

/**
 * xq_casework_ask_cases:
 * @store: the store
 * @data: an #XqCaseworkQuestion
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (element-type XqCaseworkLine) (nullable): the newest cases
 */
gpointer            xq_casework_ask_cases     (XqStore             *store,
                                               gpointer             data,
                                               GCancellable        *cancellable,
                                               GError             **error);

#define XQ_CASEWORK_MOST_LINES 500

G_END_DECLS
