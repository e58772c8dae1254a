/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What one transaction wrote is one entry of the audit trail: a roster that was
 * read in, a school year that was begun. Such a step is undone as one. */

/* Records that the entry added, whatever kind they are of, and all it touched: in SQL, with the entry as ?1. */
#define XQ_UNDO_ADDED \
  "(SELECT v.record FROM visible_school_version v WHERE v.entry = CAST (?1 AS INTEGER) AND length (v.parents) = 0)"
#define XQ_UNDO_TOUCHED "(SELECT v.record FROM visible_school_version v WHERE v.entry = CAST (?1 AS INTEGER))"

/**
 * XqUndone:
 * @at: when that was written which is undone, Unix seconds
 * @n_withdrawn: records withdrawn that it had added
 * @n_restored: records put back to what they were before
 */
typedef struct
{
  gint64 at;
  guint  n_withdrawn;
  guint  n_restored;
} XqUndone;

/**
 * XqUndoRules:
 * @verb: what the audit trail calls the step
 * @undo_verb: what it calls the undoing
 * @bulk: whether it works on every row of the school, as xq_store_begin_bulk()
 * @own: whether an account takes back only what it did itself
 * @nothing: there was no such step; this and the next two are to be translated
 * @done_before: the newest was undone already
 * @reason: why a record is withdrawn
 * @count_uses: (nullable): adds to @n how many records of later show to what the
 *   step of audit entry @entry wrote, for which it cannot be undone
 * @keeps: (nullable): whether a record that the step wrote stays as it is
 */
typedef struct
{
  const char *verb;
  const char *undo_verb;
  gboolean    bulk;
  gboolean    own;
  const char *nothing;
  const char *done_before;
  const char *reason;
  gboolean  (*count_uses) (XqStore       *store,
                           const char    *entry,
                           guint         *n,
                           GError       **error);
  gboolean  (*keeps)      (XqStore       *store,
                           const XqKind  *kind,
                           const char    *uid,
                           gboolean      *keeps,
                           GError       **error);
} XqUndoRules;

/**
 * xq_undo_newest:
 * @store: a store outside a transaction
 * @rules: which step, and what must not be undone
 * @undone: (out caller-allocates): what was done
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if there is no such step, or the newest was
 *   undone already; CONFLICT if somebody has worked on since with what it wrote
 *
 * Takes the newest such step back, in one transaction: what it added is
 * withdrawn, what it changed is put back, as versions with a reason. On the
 * store's thread.
 *
 * Returns: whether it was undone; if not, nothing was changed
 */
gboolean  xq_undo_newest  (XqStore            *store,
                           const XqUndoRules  *rules,
                           XqUndone           *undone,
                           GCancellable       *cancellable,
                           GError            **error);

G_END_DECLS
