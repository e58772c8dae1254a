/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record-item.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqAuditAnswer:
 * @lines: (element-type XqRecordItem): for each entry, the newest first, named by its
 *   cabinet and number: when, who, what, of which kind, of whom, in which cabinet
 * @state: (element-type utf8): for each cabinet held, whether its trail is whole
 * @whole: whether all of them are
 * @n_left: how many older entries are not shown
 */
typedef struct
{
  GPtrArray *lines;
  GPtrArray *state;
  gboolean   whole;
  guint      n_left;
} XqAuditAnswer;

/**
 * xq_audit_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void      xq_audit_answer_free (XqAuditAnswer  *answer);

/**
 * xq_audit_ask:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread. Goes through every entry.
 *
 * Returns: (transfer full) (nullable): an #XqAuditAnswer
 */
gpointer  xq_audit_ask         (XqStore        *store,
                                gpointer        data,
                                GCancellable   *cancellable,
                                GError        **error);

/**
 * xq_audit_ask_own:
 * @store: the store
 * @data: %NULL
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * The same with the entries of the asking account alone.
 *
 * Returns: (transfer full) (nullable): an #XqAuditAnswer
 */
gpointer  xq_audit_ask_own     (XqStore        *store,
                                gpointer        data,
                                GCancellable   *cancellable,
                                GError        **error);

G_END_DECLS
