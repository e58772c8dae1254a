/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What a counsellor wants to have before her when a student comes again. */

/**
 * XqPastSession:
 * @held_on: the day, ISO
 * @theme: its themes, in words
 * @points: its key points, or how its narrative begins; empty for none
 * @agreement: what was agreed; empty for none
 * @is_private: whether only its writer may read the narrative
 */
typedef struct
{
  char     *held_on;
  char     *theme;
  char     *points;
  char     *agreement;
  gboolean  is_private;
} XqPastSession;

/**
 * XqSessionPast:
 * @sessions: (element-type XqPastSession): the last ones, the newest first
 * @number: (nullable): the number of the student's case that is under way
 * @level: (nullable): the attention level of the last session that has one
 * @theme: (nullable): the themes of the last one, as codes
 * @has_case: whether the student's case is under way: this is no first session
 */
typedef struct
{
  GPtrArray *sessions;
  char      *number;
  char      *level;
  char      *theme;
  gboolean   has_case;
} XqSessionPast;

/**
 * xq_session_past:
 * @store: a store of a counsellor
 * @student: a student's uid
 * @but: (nullable): the uid of a session that is left out
 * @error: return location for an error
 *
 * A list in the audit trail. On the store's thread.
 *
 * Returns: (transfer full) (nullable): the student's last three sessions
 */
XqSessionPast *xq_session_past      (XqStore        *store,
                                     const char     *student,
                                     const char     *but,
                                     GError        **error);

/**
 * xq_session_past_free:
 * @past: (transfer full) (nullable): what xq_session_past() gave
 */
void           xq_session_past_free (XqSessionPast  *past);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqSessionPast, xq_session_past_free)

G_END_DECLS
