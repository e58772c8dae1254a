/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "observation-table.h"

#include "store/store.h"

G_BEGIN_DECLS

/* What an observation page asks of the records. */

/**
 * XqObservationQuestion:
 * @campaign: (nullable): a campaign's uid
 * @class_uid: (nullable): a class's uid
 * @draft: (nullable): what was half written, instead of both
 */
typedef struct
{
  char *campaign;
  char *class_uid;
  char *draft;
} XqObservationQuestion;

/**
 * XqObservationAnswer:
 * @table: the class with the own answers, those half written among them
 * @campaign: the campaign's uid
 * @campaign_name: what the campaign is called
 * @class_uid: the class's uid
 * @class_name: what the class is called
 * @form: the form
 * @draft: the id under which it is kept
 * @kept_at: when it was last kept, Unix seconds; 0 if it was not
 * @is_closed: whether nothing is handed over any more
 */
typedef struct
{
  XqObservationTable *table;
  char               *campaign;
  char               *campaign_name;
  char               *class_uid;
  char               *class_name;
  XqRecord           *form;
  char               *draft;
  gint64              kept_at;
  gboolean            is_closed;
} XqObservationAnswer;

/**
 * XqObservationWork:
 * @campaign: the campaign's uid
 * @form: the form's uid
 * @draft: the id of the draft
 * @written: (nullable): the draft's text: what stays half written; %NULL for nothing
 * @lines: what is handed over, a line each
 */
typedef struct
{
  char      *campaign;
  char      *form;
  char      *draft;
  char      *written;
  GPtrArray *lines;
} XqObservationWork;

/**
 * xq_observation_question_new:
 * @campaign: (nullable): a campaign's uid
 * @class_uid: (nullable): a class's uid
 * @draft: (nullable): the id of what was half written, instead of both
 *
 * Returns: (transfer full): the question
 */
XqObservationQuestion *xq_observation_question_new   (const char               *campaign,
                                                      const char               *class_uid,
                                                      const char               *draft);

/**
 * xq_observation_question_free:
 * @question: (transfer full): a question
 */
void                   xq_observation_question_free  (XqObservationQuestion    *question);

/**
 * xq_observation_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void                   xq_observation_answer_free    (XqObservationAnswer      *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqObservationAnswer, xq_observation_answer_free)

/**
 * xq_observation_ask:
 *
 * An #XqDeskFunc of an #XqObservationQuestion.
 *
 * Returns: (transfer full) (nullable): an #XqObservationAnswer
 */
gpointer               xq_observation_ask            (XqStore                  *store,
                                                      gpointer                  data,
                                                      GCancellable             *cancellable,
                                                      GError                  **error);

/**
 * xq_observation_work_new:
 * @answer: what the page began with
 *
 * What is half written in its table is to be kept; nothing is handed over yet.
 *
 * Returns: (transfer full): the work
 */
XqObservationWork     *xq_observation_work_new       (const XqObservationAnswer *answer);

/**
 * xq_observation_work_hand_over:
 * @work: what is to be done
 * @table: the line's table
 * @line: a line that is handed over; it is half written no more
 */
void                   xq_observation_work_hand_over (XqObservationWork        *work,
                                                      const XqObservationTable *table,
                                                      const XqObservationLine  *line);

/**
 * xq_observation_work_free:
 * @work: (transfer full): the work
 */
void                   xq_observation_work_free      (XqObservationWork        *work);

/**
 * xq_observation_keep:
 *
 * An #XqDeskFunc of an #XqObservationWork: keeps what is half written, or drops the
 * draft where nothing is.
 *
 * Returns: %NULL
 */
gpointer               xq_observation_keep           (XqStore                  *store,
                                                      gpointer                  data,
                                                      GCancellable             *cancellable,
                                                      GError                  **error);

/**
 * xq_observation_hand_over:
 *
 * An #XqDeskFunc of an #XqObservationWork: a letter a child, then what remains half
 * written is kept. What was sent before an error stays sent.
 *
 * Returns: (transfer full) (nullable): anything that is not %NULL; %NULL on an error
 */
gpointer               xq_observation_hand_over      (XqStore                  *store,
                                                      gpointer                  data,
                                                      GCancellable             *cancellable,
                                                      GError                  **error);

/**
 * xq_observation_draft_is_class:
 * @record: the record of a draft
 *
 * Any thread.
 *
 * Returns: whether it is what a class's page keeps, and not one observation
 */
gboolean               xq_observation_draft_is_class (const XqRecord           *record);

G_END_DECLS
