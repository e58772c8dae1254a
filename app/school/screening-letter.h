/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A teacher's observation of a child goes to the counsellors as a sealed letter: it
 * lies in no cabinet that teachers share, and all such letters have one size. */

/**
 * XqObservation:
 *
 * What its writer may read again.
 */
typedef struct
{
  char *campaign;     /* uid */
  char *form;         /* uid */
  char *student;      /* uid */
  char *observed_on;  /* ISO */
  char *answers;      /* "code=digit" pairs in the form's order */
  char *remark;       /* (nullable) */
  char *ask;          /* "no", "yes" or "now" */
} XqObservation;

/**
 * xq_observation_free:
 * @observation: (transfer full) (nullable): an observation
 */
void       xq_observation_free   (XqObservation  *observation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqObservation, xq_observation_free)

/**
 * xq_observation_send:
 * @store: a store outside a transaction
 * @campaign: a campaign's uid
 * @form: (nullable): its observation form's uid; %NULL for that of the campaign
 * @student: a student's uid; one that this account sees
 * @answers: (nullable): "code=digit" pairs, see xq_observation_answers_normalize()
 * @remark: (nullable): one sentence of fact, at most %XQ_OBSERVATION_REMARK_MOST
 *   characters
 * @ask: "no", "yes" or "now": whether the counsellor is asked to find out more
 * @error: return location for an error
 *
 * Sends what this account observed of a child today; sent again, it takes the place
 * of what was sent before in the same campaign. Where the account holds casework,
 * it is kept there at once. Whether the same-day checklist is to be shown says
 * xq_observation_safety(). On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID, or XQ_STORE_ERROR_NOT_FOUND for a
 *   student out of sight
 */
gboolean   xq_observation_send   (XqStore        *store,
                                  const char     *campaign,
                                  const char     *form,
                                  const char     *student,
                                  const char     *answers,
                                  const char     *remark,
                                  const char     *ask,
                                  GError        **error);

/**
 * xq_observations_own:
 * @store: a store outside a transaction
 * @campaign: a campaign's uid
 * @class_uid: (nullable): only of children in that class today; %NULL for all
 * @error: return location for an error
 *
 * What this account observed in a campaign, the newest of each child. On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqObservation): the observations
 */
GPtrArray *xq_observations_own   (XqStore        *store,
                                  const char     *campaign,
                                  const char     *class_uid,
                                  GError        **error);

/**
 * xq_observation_register:
 *
 * Makes the letters known to the store. Main thread, before the first
 * xq_store_open().
 */
void       xq_observation_register (void);

G_END_DECLS
