/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What is to be done next with an entry of the ledger of key support. */
typedef enum
{
  XQ_SUPPORT_NOTHING,
  XQ_SUPPORT_REVIEW,    /* nothing is urgent: the next review, when it comes */
  XQ_SUPPORT_OVERDUE,   /* a review is due */
  XQ_SUPPORT_DECIDE,    /* the term asks for a decision */
  XQ_SUPPORT_GROUP,     /* the group lacks somebody */
} XqSupportAction;

/**
 * XqSupportLine:
 * @uid: the entry
 * @student: its student, uid
 * @number: as it stands on the papers
 * @grade: the student's grade today; "" if it has none
 * @name: the student's name; in a list all but its first character hidden
 * @category: the kind of difficulty; possibly empty
 * @level: the attention level, a shape and a word
 * @group: the roles that make a group complete, each with a sign
 * @review: when the next review is, or when and why it was taken off
 * @is_late: the review is overdue
 * @is_complete: the group has everybody
 * @action: what comes next
 *
 * An entry in a list.
 */
typedef struct
{
  char            *uid;
  char            *student;
  char            *number;
  char            *grade;
  char            *name;
  char            *category;
  char            *level;
  char            *group;
  char            *review;
  gboolean         is_late;
  gboolean         is_complete;
  XqSupportAction  action;
} XqSupportLine;

/**
 * XqSupportNote:
 * @title: what it is
 * @words: what it says
 * @day: (nullable): the day of the record that says it, ISO
 * @record: (nullable): its uid
 * @kind: (nullable): its kind
 */
typedef struct
{
  char         *title;
  char         *words;
  char         *day;
  char         *record;
  const XqKind *kind;
} XqSupportNote;

/**
 * XqSupportAnswer:
 * @line: as in the list, but with the whole name
 * @facts: (element-type XqSupportNote): what is known
 * @members: (element-type XqSupportNote): the group, each with duty and pledge
 * @reviews: (element-type XqSupportNote): reviews and conferences, the newest first
 *
 * An entry on its page.
 */
typedef struct
{
  XqSupportLine *line;
  GPtrArray     *facts;
  GPtrArray     *members;
  GPtrArray     *reviews;
} XqSupportAnswer;

/**
 * xq_support_line_free:
 * @line: (transfer full) (nullable): a line
 *
 * Any thread.
 */
void      xq_support_line_free   (XqSupportLine    *line);

/**
 * xq_support_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void      xq_support_answer_free (XqSupportAnswer  *answer);

/**
 * xq_support_ledger_ask:
 * @store: the store
 * @data: "open" for those in the ledger, "all" for those taken off too
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqSupportLine): what is owed
 *   first, then the newest
 */
gpointer  xq_support_ledger_ask  (XqStore          *store,
                                  gpointer          data,
                                  GCancellable     *cancellable,
                                  GError          **error);

/**
 * xq_support_entry_ask:
 * @store: the store
 * @data: an entry's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): an #XqSupportAnswer
 */
gpointer  xq_support_entry_ask   (XqStore          *store,
                                  gpointer          data,
                                  GCancellable     *cancellable,
                                  GError          **error);

/**
 * xq_support_find_ask:
 * @store: the store
 * @data: a student's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): the uid of the student's entry in the ledger;
 *   "" if there is none
 */
gpointer  xq_support_find_ask    (XqStore          *store,
                                  gpointer          data,
                                  GCancellable     *cancellable,
                                  GError          **error);

/**
 * xq_support_session_ask:
 * @store: the store
 * @data: a session's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the session's student,
 *   and its attention level if that is one of the ledger; %NULL with
 *   XQ_STORE_ERROR_INVALID if it names no student
 */
gpointer  xq_support_session_ask (XqStore          *store,
                                  gpointer          data,
                                  GCancellable     *cancellable,
                                  GError          **error);

G_END_DECLS
