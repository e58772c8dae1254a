/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/crisis-stamp.h"

G_BEGIN_DECLS

/* What crisis-stamp.c and crisis-running.c share. */

/**
 * xq_crisis_may_write:
 * @store: a store
 *
 * Returns: whether this account writes events itself
 */
gboolean       xq_crisis_may_write   (XqStore                 *store);

/**
 * xq_crisis_find_event:
 * @store: the store of somebody who writes events
 * @event: what stamps call it: where it was begun, or its record's uid
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its record, or a new one
 */
XqRecord      *xq_crisis_find_event  (XqStore                 *store,
                                      const char              *event,
                                      GError                 **error);

/**
 * xq_crisis_read_letter:
 * @store: a store
 * @letter: a letter
 * @at: (out) (transfer full): the moment that it says
 *
 * Returns: (transfer full) (nullable): the stamp, as far as it can be read; %NULL
 *   if the letter is none
 */
XqCrisisStamp *xq_crisis_read_letter (XqStore                 *store,
                                      const XqReceivedLetter  *letter,
                                      char                   **at);

/**
 * xq_crisis_take_letter:
 * @store: a store
 * @letter: a letter to the care cabinet
 * @taken: (out): as #XqLetterTaker says
 * @error: return location for an error
 *
 * Takes a stamp into its event; the same letter changes nothing a second time.
 *
 * Returns: %FALSE on an error
 */
gboolean       xq_crisis_take_letter (XqStore                 *store,
                                      const XqReceivedLetter  *letter,
                                      gboolean                *taken,
                                      GError                 **error);

G_END_DECLS
