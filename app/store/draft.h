/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What is half written: a record that was not saved yet, or a change of one that was,
 * kept as a letter to oneself, sealed like a private note. A counsellor's lie in
 * casework, everybody else's in school. A draft is replaced in place and gone after
 * the save; it has no version and no audit entry, since nobody but its writer can
 * ever read it. */

/**
 * XqDraft:
 * @id: what names it, chosen by its writer
 * @record: the record as far as it is written; a LETTER field has its text. One that
 *   changes a saved record has that one's uid, and the version that was changed
 * @kept_at: when, Unix seconds
 */
typedef struct
{
  char     *id;
  XqRecord *record;
  gint64    kept_at;
} XqDraft;

/**
 * xq_draft_free:
 * @draft: (transfer full) (nullable): a draft
 */
void       xq_draft_free         (XqDraft         *draft);

/**
 * xq_store_keep_draft:
 * @self: a store outside a transaction
 * @id: a uid that names it; a draft of this name is replaced
 * @record: a record of a kind, as far as it is written; not checked
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: whether it is safely kept
 */
gboolean   xq_store_keep_draft   (XqStore         *self,
                                  const char      *id,
                                  const XqRecord  *record,
                                  GError         **error);

/**
 * xq_store_drop_draft:
 * @self: a store outside a transaction
 * @id: what names it
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: whether there is no such draft any more
 */
gboolean   xq_store_drop_draft   (XqStore         *self,
                                  const char      *id,
                                  GError         **error);

/**
 * xq_store_list_drafts:
 * @self: a store
 * @error: return location for an error
 *
 * One that does not open any more, or is of a kind unknown here, is passed over. On the
 * store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqDraft): this account's
 *   drafts, the newest first
 */
GPtrArray *xq_store_list_drafts  (XqStore         *self,
                                  GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDraft, xq_draft_free)

G_END_DECLS
