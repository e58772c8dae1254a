/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What the pages on concerns ask of the desk; each function is an XqDeskFunc and runs
 * in the desk's thread. */

/**
 * XqConcernLine:
 * @kind: a concern, or another letter received
 * @id: the record's uid; for a teacher what names the own concern
 * @who: class and name of the student
 * @day: the day it was raised, in words
 * @urgency: how soon, in words; or %NULL
 * @from: who raised it; %NULL for one's own
 * @seen: what was seen
 * @state: in words what was done, or that no answer came yet
 * @advice: (nullable): what was advised
 * @waits: whether nobody has answered it yet
 * @urgent: whether it was needed on the very day, and is not closed
 *
 * A concern in a list.
 */
typedef struct
{
  const XqKind *kind;
  char         *id;
  char         *who;
  char         *day;
  char         *urgency;
  char         *from;
  char         *seen;
  char         *state;
  char         *advice;
  gboolean      waits;
  gboolean      urgent;
} XqConcernLine;

/**
 * xq_concern_line_free:
 * @line: (transfer full) (nullable): a line
 *
 * Any thread.
 */
void      xq_concern_line_free    (XqConcernLine   *line);

/**
 * xq_concerns_ask:
 * @store: the store
 * @data: "open" or, with those that are dealt with, "all"
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * A teacher's own concerns, the newest first; for a counsellor all that came, with
 * what was asked at home visits: the unanswered first, then by how soon.
 *
 * Returns: (transfer full) (nullable) (element-type XqConcernLine): the lines
 */
gpointer  xq_concerns_ask         (XqStore         *store,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);

/**
 * xq_concern_receive:
 * @store: the store
 * @data: a concern's uid
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Answers that it was received.
 *
 * Returns: %NULL
 */
gpointer  xq_concern_receive      (XqStore         *store,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);

/**
 * xq_concern_begin:
 * @store: the store
 * @data: an #XqFormStart; its record is an own concern's name
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * What a teacher's form begins with; for a counsellor as xq_form_begin().
 *
 * Returns: (transfer full) (nullable): an #XqFormContents
 */
gpointer  xq_concern_begin        (XqStore         *store,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);

/**
 * xq_concern_save:
 * @store: the store
 * @data: an #XqFormWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Sends a teacher's concern, or saves a counsellor's answer, which is sent; the draft
 * is gone then.
 *
 * Returns: (transfer full) (nullable): what names it
 */
gpointer  xq_concern_save         (XqStore         *store,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqConcernLine, xq_concern_line_free)

G_END_DECLS
