/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A record's history in words: who, when, why, and what changed. */

/**
 * XqRecordChange:
 * @title: the field, in the user's language
 * @before: what it said; empty for nothing
 * @after: what it says since; empty for nothing
 */
typedef struct
{
  char *title;
  char *before;
  char *after;
} XqRecordChange;

/**
 * XqRecordStep:
 * @what: what was done, in the user's language
 * @author: the name of the account that did it
 * @at: when, Unix seconds
 * @reason: why; empty for no reason
 * @changes: (element-type XqRecordChange): the fields that changed; of the first
 *   version, those that say something
 */
typedef struct
{
  char      *what;
  char      *author;
  gint64     at;
  char      *reason;
  GPtrArray *changes;
} XqRecordStep;

/**
 * xq_record_history:
 * @store: a store
 * @kind: the record's kind
 * @uid: the record
 * @error: return location for an error
 *
 * A look in the audit trail. On the store's thread.
 *
 * Returns: (transfer full) (element-type XqRecordStep) (nullable): every version,
 *   the newest first
 */
GPtrArray *xq_record_history (XqStore       *store,
                              const XqKind  *kind,
                              const char    *uid,
                              GError       **error);

G_END_DECLS
