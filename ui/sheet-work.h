/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/instrument.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What the page that types answer sheets asks of the records. */

/**
 * XqSheetQuestion:
 * @campaign: a campaign's uid
 * @class_uid: a class's uid
 * @instrument: (nullable): a questionnaire's id; %NULL for the first of the campaign that
 *   this class may be given
 */
typedef struct
{
  char *campaign;
  char *class_uid;
  char *instrument;
} XqSheetQuestion;

/**
 * XqSheetStudent:
 * @uid: a student of the class
 * @name: the student's name
 * @seat: (nullable): the number within the class
 * @has_valid: whether there is a valid sheet
 * @has_void: whether there is a void one
 * @consented: whether student and guardian agree
 */
typedef struct
{
  char     *uid;
  char     *name;
  char     *seat;
  gboolean  has_valid;
  gboolean  has_void;
  gboolean  consented;
} XqSheetStudent;

/**
 * XqSheetAnswer:
 * @campaign_name: what the campaign is called
 * @class_name: what the class is called
 * @instruments: (element-type XqInstrument): the campaign's that this class may be given
 * @chosen: (nullable): the one that was asked about
 * @students: (element-type XqSheetStudent): the class
 */
typedef struct
{
  char               *campaign_name;
  char               *class_name;
  GPtrArray          *instruments;
  const XqInstrument *chosen;
  GPtrArray          *students;
} XqSheetAnswer;

/**
 * XqSheetWork:
 * @campaign: a campaign's uid
 * @student: a student's uid
 * @instrument: a questionnaire's id
 * @filled_on: (nullable): when it was filled in, ISO; %NULL for today
 * @answers: a digit an item, "-" where there is none, joined by spaces
 * @draft: the id under which it is kept while it is half typed
 */
typedef struct
{
  char *campaign;
  char *student;
  char *instrument;
  char *filled_on;
  char *answers;
  char *draft;
} XqSheetWork;

/**
 * XqSheetSaved:
 * @words: the scores, with what their ranges are called; or that the sheet is void
 * @is_void: whether it is to be filled in again
 * @safety: (nullable): what opens the same-day checklist, a code of xq_safety_choices
 */
typedef struct
{
  char       *words;
  gboolean    is_void;
  const char *safety;
} XqSheetSaved;

/**
 * xq_sheet_question_new:
 * @campaign: a campaign's uid
 * @class_uid: a class's uid
 * @instrument: (nullable): a questionnaire's id
 *
 * Returns: (transfer full): the question
 */
XqSheetQuestion *xq_sheet_question_new   (const char       *campaign,
                                          const char       *class_uid,
                                          const char       *instrument);

/**
 * xq_sheet_question_free:
 * @question: (transfer full): a question
 */
void             xq_sheet_question_free  (XqSheetQuestion  *question);

/**
 * xq_sheet_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void             xq_sheet_answer_free    (XqSheetAnswer    *answer);

/**
 * xq_sheet_work_free:
 * @work: (transfer full): the work
 */
void             xq_sheet_work_free      (XqSheetWork      *work);

/**
 * xq_sheet_saved_free:
 * @saved: (transfer full) (nullable): what was saved
 */
void             xq_sheet_saved_free     (XqSheetSaved     *saved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSheetAnswer, xq_sheet_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSheetSaved, xq_sheet_saved_free)

/**
 * xq_sheets_ask:
 *
 * An #XqDeskFunc of an #XqSheetQuestion.
 *
 * Returns: (transfer full) (nullable): an #XqSheetAnswer
 */
gpointer         xq_sheets_ask           (XqStore          *store,
                                          gpointer          data,
                                          GCancellable     *cancellable,
                                          GError          **error);

/**
 * xq_sheet_save:
 *
 * An #XqDeskFunc of an #XqSheetWork.
 *
 * Returns: (transfer full) (nullable): an #XqSheetSaved
 */
gpointer         xq_sheet_save           (XqStore          *store,
                                          gpointer          data,
                                          GCancellable     *cancellable,
                                          GError          **error);

/**
 * xq_sheet_consent:
 *
 * An #XqDeskFunc of an #XqSheetWork: the student and a guardian have signed that the
 * student may be screened, on the day on which the sheet was filled in.
 *
 * Returns: (transfer full) (nullable): the consent's uid
 */
gpointer         xq_sheet_consent        (XqStore          *store,
                                          gpointer          data,
                                          GCancellable     *cancellable,
                                          GError          **error);

/**
 * xq_sheet_keep:
 *
 * An #XqDeskFunc of an #XqSheetWork: keeps a sheet that is half typed.
 *
 * Returns: %NULL
 */
gpointer         xq_sheet_keep           (XqStore          *store,
                                          gpointer          data,
                                          GCancellable     *cancellable,
                                          GError          **error);

G_END_DECLS
