/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What a new school has to do before anybody can work in it, in this order. */
typedef enum
{
  XQ_FIRST_CALENDAR,       /* holidays and make-up days: what a school day is */
  XQ_FIRST_ROSTER,         /* students and classes */
  XQ_FIRST_COUNSELLOR,     /* an account for a counsellor */
  XQ_FIRST_CLASS_TEACHERS, /* accounts for class teachers */
  XQ_FIRST_POSTS,          /* who teaches which class: without it class teachers see nobody */
  XQ_FIRST_N_STEPS,
} XqFirstStep;

/**
 * xq_first_steps:
 * @store: a store
 * @open: (out): the bits (1 << #XqFirstStep) of those that are still to be done
 *   and that this account may do; 0 for all but heads and counsellors
 * @error: return location for an error
 *
 * A step that is done is gone for good, and so are all of them in a school at work.
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_first_steps  (XqStore  *store,
                           guint    *open,
                           GError  **error);

G_END_DECLS
