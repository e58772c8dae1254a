/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/referral-track.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqTodayDraft:
 * @id: the draft
 * @kind: the kind of record that it will be
 * @record: (nullable): the saved record that it changes
 * @step: for a referral, the step in whose form it was written, or
 *   %XQ_REFERRAL_NOTHING
 * @is_class: whether it is a class's table of observations and not one record
 * @kept_at: when it was last kept, Unix seconds
 * @student: the name of the student, possibly empty
 */
typedef struct
{
  char           *id;
  const XqKind   *kind;
  char           *record;
  XqReferralStep  step;
  gboolean        is_class;
  gint64          kept_at;
  char           *student;
} XqTodayDraft;

/**
 * XqTodayAsked:
 * @letter: the letter that asks
 * @who: class and name of the student, as this account may read them; possibly empty
 * @words: what to do, how often, and who asks
 * @is_message: it is a counsellor's message, and nothing is promised
 * @is_pledged: this account has promised to keep it confidential
 *
 * What somebody asks of this account, or tells it, for a student.
 */
typedef struct
{
  char     *letter;
  char     *who;
  char     *words;
  gboolean  is_message;
  gboolean  is_pledged;
} XqTodayAsked;

/**
 * XqTodayAnswer:
 * @first_steps: the bits of what a new school still has to do first (xq_first_steps())
 * @drafts: (element-type XqTodayDraft): what is half written
 * @due: (element-type XqDue): what is due
 * @asked: (element-type XqTodayAsked): what is asked of this account
 * @coverage: (element-type XqCoverage) (nullable): home visits by class; %NULL for
 *   those who do not see it
 * @year: the school year of today
 * @term: the term, 1 or 2
 * @week: the school week; 0 outside the term
 *
 * What stands on the first page.
 */
typedef struct
{
  guint      first_steps;
  GPtrArray *drafts;
  GPtrArray *due;
  GPtrArray *asked;
  GPtrArray *coverage;
  int        year;
  int        term;
  int        week;
} XqTodayAnswer;

/**
 * xq_today_answer_free:
 * @answer: (transfer full) (nullable): an answer
 *
 * Any thread.
 */
void           xq_today_answer_free (XqTodayAnswer  *answer);

/**
 * xq_today_ask:
 * @store: the store
 * @data: unused
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread.
 *
 * Returns: (transfer full) (nullable): an #XqTodayAnswer
 */
gpointer       xq_today_ask         (XqStore        *store,
                                     gpointer        data,
                                     GCancellable   *cancellable,
                                     GError        **error);

G_END_DECLS
