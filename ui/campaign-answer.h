/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/screening.h"

G_BEGIN_DECLS

/* What the pages of the screening ask of the records. */

/**
 * XqCampaignLine:
 * @uid: the campaign
 * @name: what it is called
 * @starts_on: its first day, ISO
 * @ends_on: (nullable): its last day
 * @closed_on: (nullable): the day on which it was closed
 * @instruments: the ids of its questionnaires, possibly none
 * @has_form: whether teachers observe
 * @for_staff: whether it is the staff's
 * @is_running: whether it has begun and nobody has closed it
 * @is_late: whether it runs beyond its last day
 */
typedef struct
{
  char     *uid;
  char     *name;
  char     *starts_on;
  char     *ends_on;
  char     *closed_on;
  GStrv     instruments;
  gboolean  has_form;
  gboolean  for_staff;
  gboolean  is_running;
  gboolean  is_late;
} XqCampaignLine;

/**
 * XqCampaignStudent:
 * @uid: a student of whom something is missing
 * @name: the student's name
 * @seat: (nullable): the number within the class
 * @what: what is missing, in words
 */
typedef struct
{
  char *uid;
  char *name;
  char *seat;
  char *what;
} XqCampaignStudent;

/**
 * XqCampaignClass:
 * @uid: a class
 * @name: what it is called
 * @due: how many children are to be screened
 * @done: how many are
 * @missing: (element-type XqCampaignStudent): the others, by their number in the class
 */
typedef struct
{
  char      *uid;
  char      *name;
  guint      due;
  guint      done;
  GPtrArray *missing;
} XqCampaignClass;

/**
 * XqLevelLine:
 * @student: whom a level is proposed or confirmed for
 * @name: the student's name
 * @number: the class and the number within it
 * @level: (nullable): the level's record
 * @is_today: whether it gives cause to do something on the same day
 * @proposed: (nullable): what the program proposes, a code
 * @why: what the proposal comes from, in words
 * @interview_on: (nullable): the day of the second-stage interview
 * @confirmed: (nullable): what a person confirmed, a code
 * @until: (nullable): until when it holds
 */
typedef struct
{
  char     *student;
  char     *name;
  char     *number;
  char     *level;
  gboolean  is_today;
  char     *proposed;
  char     *why;
  char     *interview_on;
  char     *confirmed;
  char     *until;
} XqLevelLine;

/**
 * XqCampaignAnswer:
 * @campaign: the campaign
 * @classes: (element-type XqCampaignClass) (nullable): in the order of classes; %NULL for
 *   those who do not see how far they are
 * @levels: (element-type XqLevelLine) (nullable): by number, never by a score
 * @grades: (element-type XqScreeningGrade) (nullable): in their order, the school last
 * @staff: (element-type XqScreenedStaff) (nullable): for a campaign of the staff
 */
typedef struct
{
  XqCampaignLine *campaign;
  GPtrArray  *classes;
  GPtrArray  *levels;
  GArray     *grades;
  GPtrArray  *staff;
} XqCampaignAnswer;

/**
 * xq_campaign_line_free:
 * @campaign: (transfer full) (nullable): a campaign
 */
void      xq_campaign_line_free    (XqCampaignLine    *campaign);

/**
 * xq_campaign_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void      xq_campaign_answer_free  (XqCampaignAnswer  *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCampaignLine, xq_campaign_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCampaignAnswer, xq_campaign_answer_free)

/**
 * xq_campaigns_ask:
 *
 * An #XqDeskFunc of nothing.
 *
 * Returns: (transfer full) (element-type XqCampaignLine) (nullable): every campaign, the
 *   newest first
 */
gpointer  xq_campaigns_ask         (XqStore           *store,
                                    gpointer           data,
                                    GCancellable      *cancellable,
                                    GError           **error);

/**
 * xq_campaign_ask:
 *
 * An #XqDeskFunc of a campaign's uid.
 *
 * Returns: (transfer full) (nullable): an #XqCampaignAnswer
 */
gpointer  xq_campaign_ask          (XqStore           *store,
                                    gpointer           data,
                                    GCancellable      *cancellable,
                                    GError           **error);

typedef struct _XqCampaignStaffWork XqCampaignStaffWork;

/**
 * xq_campaign_staff_work_new:
 * @campaign: a campaign of the staff
 * @staff: somebody of the staff
 * @uid: (nullable): the record that says that they took part, if that is not so; %NULL to
 *   say that they did
 *
 * Returns: (transfer full): for xq_campaign_note_staff()
 */
XqCampaignStaffWork *xq_campaign_staff_work_new  (const char           *campaign,
                                                  const char           *staff,
                                                  const char           *uid);

/**
 * xq_campaign_staff_work_free:
 * @work: (transfer full): the work
 */
void                 xq_campaign_staff_work_free (XqCampaignStaffWork  *work);

/**
 * xq_campaign_note_staff:
 *
 * An #XqDeskFunc of an #XqCampaignStaffWork: says that somebody took part today, or takes
 * it back.
 *
 * Returns: %NULL
 */
gpointer  xq_campaign_note_staff   (XqStore           *store,
                                    gpointer           data,
                                    GCancellable      *cancellable,
                                    GError           **error);

/**
 * xq_campaign_begin_form:
 *
 * An #XqDeskFunc of nothing: the observation form that comes with the program is saved
 * and taken into use, unless one is in use already.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the uid of the newest form
 *   in use, and what it is called
 */
gpointer  xq_campaign_begin_form   (XqStore           *store,
                                    gpointer           data,
                                    GCancellable      *cancellable,
                                    GError           **error);

/**
 * xq_campaign_begin_edition:
 *
 * An #XqDeskFunc of nothing: a draft of the next edition of the form in use, or of the form
 * that comes with the program.
 *
 * Returns: (transfer full) (nullable): the uid of the draft
 */
gpointer  xq_campaign_begin_edition (XqStore          *store,
                                     gpointer          data,
                                     GCancellable     *cancellable,
                                     GError          **error);

/**
 * xq_campaign_import_form:
 *
 * An #XqDeskFunc of a #GFile, a spreadsheet: a draft of a form with its items.
 *
 * Returns: (transfer full) (nullable): the uid of the draft
 */
gpointer  xq_campaign_import_form  (XqStore           *store,
                                    gpointer           data,
                                    GCancellable      *cancellable,
                                    GError           **error);

G_END_DECLS
