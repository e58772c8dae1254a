/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqCrisisStep:
 *
 * What was stamped.
 */
typedef struct
{
  char   *step;
  gint64  at;              /* Unix seconds */
  char   *note;            /* nullable */
} XqCrisisStep;

/**
 * XqCrisisRunning:
 *
 * An event while people act, as far as this account sees it: the whole of it for
 * heads and counsellors, the own stamps for everybody else.
 */
typedef struct
{
  char      *event;        /* for #XqCrisisStamp */
  char      *record;       /* the record's uid; NULL where this account does not read it, and before the first stamp */
  GPtrArray *steps;        /* XqCrisisStep, in the order of time */
  gboolean   in_doubt;     /* a guardian may be the one who does harm: by default not told */
} XqCrisisRunning;

/**
 * xq_crisis_running_free:
 * @running: (transfer full) (nullable): an event
 */
void             xq_crisis_running_free (XqCrisisRunning *running);

/**
 * xq_crisis_running:
 * @store: a store
 * @event: (nullable): the event; %NULL for the one that was last worked on within
 *   the hours of the setting crisis.same_event_hours, or else a new one
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable): the event; a new one has no steps yet, and
 *   nothing is written before the first stamp
 */
XqCrisisRunning *xq_crisis_running      (XqStore         *store,
                                         const char      *event,
                                         GError         **error);

/**
 * xq_crisis_running_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): another event, of which nothing is written yet
 */
XqCrisisRunning *xq_crisis_running_new  (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqCrisisRunning, xq_crisis_running_free)

G_END_DECLS
