/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* The time stamps of 紧急处置. Whoever writes the care cabinet adds them to the
 * event; whoever does not sends each as a sealed letter, which the next unlock of
 * a head or counsellor takes into the same event, once. */

/**
 * XqCrisisStamp:
 *
 * One press of a button. But for @event everything may be %NULL.
 */
typedef struct
{
  char     *event;         /* which event; see xq_crisis_running() */
  char     *step;          /* a code of xq_crisis_step_choices */
  char     *student;       /* the uid of a student who is concerned */
  char     *place;         /* where it is */
  char     *note;          /* a few words */
  gboolean  suspects_home; /* somebody of the family may be the one who does harm */
} XqCrisisStamp;

/**
 * xq_crisis_stamp_free:
 * @stamp: (transfer full) (nullable): a stamp
 */
void     xq_crisis_stamp_free (XqCrisisStamp        *stamp);

/**
 * xq_crisis_press:
 * @store: a store outside a transaction
 * @stamp: what was pressed
 * @error: return location for an error
 *
 * Saves it at once, with the present moment, whoever pressed. No other field is
 * needed. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_crisis_press      (XqStore              *store,
                               const XqCrisisStamp  *stamp,
                               GError              **error);

/**
 * xq_crisis_register:
 *
 * Makes the letters known to the store. Main thread, before the first
 * xq_store_open().
 */
void     xq_crisis_register   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCrisisStamp, xq_crisis_stamp_free)

G_END_DECLS
