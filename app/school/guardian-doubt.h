/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A guardian who may be the one who does harm is not told by default: telling
 * warns whoever does it and leaves the child alone with that person. Wherever the
 * program would propose to tell a guardian, it asks here first. */

/**
 * xq_crisis_is_in_doubt:
 * @event: a record crisis_event
 *
 * Any thread.
 *
 * Returns: whether somebody in it who is no child and no colleague may be the one
 *   who does harm, or it is about harm by others, and nobody has recorded that
 *   there is no doubt any more
 */
gboolean xq_crisis_is_in_doubt (const XqRecord  *event);

/**
 * xq_guardian_is_in_doubt:
 * @store: a store
 * @student: a student's uid
 * @in_doubt: (out): whether an event, a referral or the newest answer about safety
 *   that this account may read says that the student may be suffering harm
 * @error: return location for an error
 *
 * No audit entry is written: nothing is shown. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_guardian_is_in_doubt (XqStore     *store,
                                  const char  *student,
                                  gboolean    *in_doubt,
                                  GError     **error);

G_END_DECLS
