/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/referral-track.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What a step's form asks of the desk. */

/**
 * XqReferralWork:
 * @uid: (nullable): the referral; %NULL for a new one
 * @student: (nullable): a new one's student
 * @draft: the form's draft
 * @kept_at: when the draft was kept that @record goes on from, Unix seconds; 0 if
 *   there was none
 * @step: the step
 * @record: (nullable): the referral with the step's fields filled in
 * @before: (nullable): the referral as it was
 * @names: (nullable): what the records that it names are called, by uid
 * @in_doubt: a guardian may be the one who does harm
 */
typedef struct
{
  char           *uid;
  char           *student;
  char           *draft;
  gint64          kept_at;
  XqReferralStep  step;
  XqRecord       *record;
  XqRecord       *before;
  GHashTable     *names;
  gboolean        in_doubt;
} XqReferralWork;

/**
 * xq_referral_draft_id:
 * @account: who writes
 * @uid: a referral
 * @step: the step
 *
 * A step's draft is found by whose and of what it is, so that it opens in the form in
 * which it was written.
 *
 * Returns: (transfer full): what names the draft
 */
char           *xq_referral_draft_id   (const char            *account,
                                        const char            *uid,
                                        XqReferralStep         step);

/**
 * xq_referral_step_of_draft:
 * @account: who wrote it
 * @uid: the referral
 * @draft: what names a draft
 *
 * Returns: the step; %XQ_REFERRAL_NOTHING if it is no step's draft
 */
XqReferralStep  xq_referral_step_of_draft (const char         *account,
                                           const char         *uid,
                                           const char         *draft);

/**
 * xq_referral_work_new:
 * @draft: what names the draft
 * @uid: (nullable): the referral; %NULL for a new one
 * @student: (nullable): a new one's student
 * @step: the step
 *
 * Returns: (transfer full): work
 */
XqReferralWork *xq_referral_work_new   (const char            *draft,
                                        const char            *uid,
                                        const char            *student,
                                        XqReferralStep         step);

/**
 * xq_referral_work_copy:
 * @work: work
 * @record: (transfer full) (nullable): the referral as it is filled in now
 *
 * Returns: (transfer full): the work to be done with it
 */
XqReferralWork *xq_referral_work_copy  (const XqReferralWork  *work,
                                        XqRecord              *record);

/**
 * xq_referral_work_free:
 * @work: (transfer full) (nullable): work
 *
 * Any thread.
 */
void            xq_referral_work_free  (XqReferralWork        *work);

/**
 * xq_referral_begin:
 * @store: the store
 * @data: an #XqReferralWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc: reads the referral, or begins a new one, and lays over it what the
 * draft says of the step.
 *
 * Returns: (transfer full) (nullable): an #XqReferralWork with the record
 */
gpointer        xq_referral_begin      (XqStore               *store,
                                        gpointer               data,
                                        GCancellable          *cancellable,
                                        GError               **error);

/**
 * xq_referral_keep:
 * @store: the store
 * @data: an #XqReferralWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc: keeps what is half written.
 *
 * Returns: %NULL
 */
gpointer        xq_referral_keep       (XqStore               *store,
                                        gpointer               data,
                                        GCancellable          *cancellable,
                                        GError               **error);

/**
 * xq_referral_save:
 * @store: the store
 * @data: an #XqReferralWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc: finishes the step and saves.
 *
 * Returns: (transfer full) (nullable): the referral's uid
 */
gpointer        xq_referral_save       (XqStore               *store,
                                        gpointer               data,
                                        GCancellable          *cancellable,
                                        GError               **error);

/**
 * xq_referral_undo:
 * @store: the store
 * @data: the #XqReferralWork that was saved, with the uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc: makes the referral what it was before, as a version of its own; a
 * new one is withdrawn.
 *
 * Returns: %NULL
 */
gpointer        xq_referral_undo       (XqStore               *store,
                                        gpointer               data,
                                        GCancellable          *cancellable,
                                        GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqReferralWork, xq_referral_work_free)

G_END_DECLS
