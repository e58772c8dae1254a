/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk.h"

#include "school/crisis-running.h"
#include "school/crisis-stamp.h"

G_BEGIN_DECLS

/* What the pages about crises ask at the desk. */

/**
 * XqCrisisLine:
 *
 * An event in a list.
 */
typedef struct
{
  char     *uid;
  char     *number;   /* 心急〔2025〕1号, as the window says it */
  char     *who;      /* grade and masked names of the students concerned */
  char     *what;     /* kind, day and place */
  char     *next;     /* the next follow-up that is not done, or NULL */
  gboolean  late;     /* ... and it was due before today */
  gboolean  closed;
} XqCrisisLine;

/**
 * XqCrisisPart:
 *
 * What is asked about an event in one breath.
 */
typedef struct
{
  char      *title;
  char      *advice;  /* in calm words, what to think of; may be NULL */
  gboolean   owed;    /* it should be filled in now */
  GPtrArray *facts;   /* pairs of title and words, XqCrisisFact */
} XqCrisisPart;

/**
 * XqCrisisFact:
 */
typedef struct
{
  char *title;
  char *words;
} XqCrisisFact;

/**
 * XqCrisisFollowUp:
 */
typedef struct
{
  char     *part;     /* the part's uid */
  char     *words;
  gboolean  offered;  /* not done yet, and due or the next one */
  gboolean  late;
} XqCrisisFollowUp;

/**
 * XqCrisisAnswer:
 *
 * One event.
 */
typedef struct
{
  XqCrisisLine *line;
  GPtrArray    *parts;       /* XqCrisisPart */
  GPtrArray    *follow_ups;  /* XqCrisisFollowUp */
  gboolean      in_doubt;    /* a guardian may be the one who does harm */
} XqCrisisAnswer;

/**
 * xq_crisis_line_free:
 * @line: (transfer full) (nullable): a line
 */
void     xq_crisis_line_free    (XqCrisisLine   *line);

/**
 * xq_crisis_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void     xq_crisis_answer_free  (XqCrisisAnswer *answer);

/**
 * xq_crisis_ask_running:
 * @store: the store
 * @data: (nullable): the uid of an event, or %NULL for the one that is running
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqCrisisRunning
 */
gpointer xq_crisis_ask_running  (XqStore        *store,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

/**
 * xq_crisis_do_press:
 * @store: the store
 * @data: an #XqCrisisStamp
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the event behind it, an #XqCrisisRunning
 */
gpointer xq_crisis_do_press     (XqStore        *store,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

/**
 * xq_crises_ask:
 * @store: the store
 * @data: "open" or "all"
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type XqCrisisLine): the events, the newest first
 */
gpointer xq_crises_ask          (XqStore        *store,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

/**
 * xq_crisis_ask:
 * @store: the store
 * @data: a uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqCrisisAnswer
 */
gpointer xq_crisis_ask          (XqStore        *store,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

/**
 * xq_crisis_do_follow_up:
 * @store: the store
 * @data: two uids with a space between: the event's and the follow-up's
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes down that this account saw the student today.
 *
 * Returns: %NULL
 */
gpointer xq_crisis_do_follow_up (XqStore        *store,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
