/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqRecordQuestion:
 * @kind: a kind
 * @uid: a record
 *
 * Which record is to be read.
 */
typedef struct
{
  const XqKind *kind;
  char         *uid;
} XqRecordQuestion;

/**
 * XqRecordLine:
 * @title: the field, in the user's language
 * @words: what it says
 */
typedef struct
{
  char *title;
  char *words;
} XqRecordLine;

/**
 * XqRecordAnswer:
 * @lines: (element-type XqRecordLine): the fields that say something
 * @author: the name of the account that wrote it first
 * @author_uid: that account's uid
 * @is_private: whether only that account reads and changes all of it
 * @is_signed: whether it is signed and locked
 * @is_withdrawn: whether it was withdrawn
 */
typedef struct
{
  GPtrArray *lines;
  char      *author;
  char      *author_uid;
  gboolean   is_private;
  gboolean   is_signed;
  gboolean   is_withdrawn;
} XqRecordAnswer;

/**
 * xq_record_question_new:
 * @kind: a kind
 * @uid: a record
 *
 * Returns: (transfer full): the question
 */
XqRecordQuestion *xq_record_question_new  (const XqKind     *kind,
                                           const char       *uid);

/**
 * xq_record_question_free:
 * @question: (transfer full): a question
 *
 * Any thread.
 */
void              xq_record_question_free (XqRecordQuestion *question);

/**
 * xq_record_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void              xq_record_answer_free   (XqRecordAnswer   *answer);

/**
 * xq_record_ask:
 * @store: the store
 * @data: an #XqRecordQuestion
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): an #XqRecordAnswer
 */
gpointer          xq_record_ask           (XqStore          *store,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);

/**
 * XqRecordDeed:
 * @kind: a kind
 * @uid: a record
 * @reason: (nullable): why
 *
 * What is to be done with a record.
 */
typedef struct
{
  const XqKind *kind;
  char         *uid;
  char         *reason;
} XqRecordDeed;

/**
 * xq_record_deed_new:
 * @kind: a kind
 * @uid: a record
 * @reason: (nullable): why
 *
 * Returns: (transfer full): the deed
 */
XqRecordDeed     *xq_record_deed_new      (const XqKind     *kind,
                                           const char       *uid,
                                           const char       *reason);

/**
 * xq_record_deed_free:
 * @deed: (transfer full): a deed
 *
 * Any thread.
 */
void              xq_record_deed_free     (XqRecordDeed     *deed);

/**
 * xq_record_sign:
 * @store: the store
 * @data: an #XqRecordDeed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: %NULL
 */
gpointer          xq_record_sign          (XqStore          *store,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);

/**
 * xq_record_withdraw:
 * @store: the store
 * @data: an #XqRecordDeed with a reason
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: %NULL
 */
gpointer          xq_record_withdraw      (XqStore          *store,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);

G_END_DECLS
