/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/draft.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What a form asks of the desk; each function is an XqDeskFunc and runs in the
 * desk's thread. */

/**
 * XqFormStart:
 * @kind: the kind of the new record
 * @student: (nullable): the student that it is about; of a kind without one, the entry of the ledger
 * @draft: (nullable): the draft that is taken up again, instead
 * @record: (nullable): the uid of the record that is changed, instead
 */
typedef struct
{
  const XqKind *kind;
  char         *student;
  char         *draft;
  char         *record;
} XqFormStart;

/**
 * XqFormContents:
 * @record: the record as far as it is known
 * @names: what the records that it names are called, by uid
 * @draft: (nullable): the draft that was found for the same form, and taken up
 * @kept_at: when that was kept, Unix seconds
 */
typedef struct
{
  XqRecord   *record;
  GHashTable *names;
  char       *draft;
  gint64      kept_at;
} XqFormContents;

/**
 * XqFormWork:
 * @draft: the form's draft
 * @record: what is filled in
 * @reason: (nullable): why a record is changed or withdrawn
 */
typedef struct
{
  char     *draft;
  XqRecord *record;
  char     *reason;
} XqFormWork;

/**
 * xq_form_start_new:
 * @kind: the kind of the new record
 * @student: (nullable): the student that it is about
 * @draft: (nullable): the draft that is taken up again, instead
 *
 * Returns: (transfer full): the start
 */
XqFormStart *xq_form_start_new     (const XqKind    *kind,
                                    const char      *student,
                                    const char      *draft);

/**
 * xq_form_start_free:
 * @start: (transfer full): a start
 */
void         xq_form_start_free    (XqFormStart     *start);

/**
 * xq_form_contents_free:
 * @contents: (transfer full) (nullable): contents
 */
void         xq_form_contents_free (XqFormContents  *contents);

/**
 * xq_form_contents_new:
 * @store: the store
 * @record: (transfer full): the record as far as it is known
 *
 * In the desk's thread.
 *
 * Returns: (transfer full): contents with the names of the records that @record names
 */
XqFormContents *xq_form_contents_new (XqStore         *store,
                                    XqRecord        *record);

/**
 * xq_form_work_new:
 * @draft: the form's draft
 * @record: (transfer full): what is filled in
 * @reason: (nullable): why a record is changed or withdrawn
 *
 * Returns: (transfer full): the work
 */
XqFormWork  *xq_form_work_new      (const char      *draft,
                                    XqRecord        *record,
                                    const char      *reason);

/**
 * xq_form_work_free:
 * @work: (transfer full): the work
 */
void         xq_form_work_free     (XqFormWork      *work);

/**
 * xq_form_begin:
 * @store: the store
 * @data: an #XqFormStart
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * A new record, or one to be changed, for which this account has a draft goes on with it.
 *
 * Returns: (transfer full) (nullable): an #XqFormContents
 */
gpointer     xq_form_begin         (XqStore         *store,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

/**
 * xq_form_keep:
 * @store: the store
 * @data: an #XqFormWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Keeps it as a draft.
 *
 * Returns: %NULL
 */
gpointer     xq_form_keep          (XqStore         *store,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

/**
 * xq_form_drop:
 * @store: the store
 * @data: a draft's id
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer     xq_form_drop          (XqStore         *store,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

/**
 * xq_form_save:
 * @store: the store
 * @data: an #XqFormWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Saves the record; its draft is gone then.
 *
 * Returns: (transfer full) (nullable): the record's uid
 */
gpointer     xq_form_save          (XqStore         *store,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

/**
 * xq_form_save_and_sign:
 * @store: the store
 * @data: an #XqFormWork
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Saves the record and signs it, both or neither.
 *
 * Returns: (transfer full) (nullable): the record's uid
 */
gpointer     xq_form_save_and_sign (XqStore         *store,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

/**
 * XqFormUndo:
 * @kind: the record's kind
 * @uid: the record just saved
 * @before: (nullable): as it was before; %NULL for a new one
 */
typedef struct
{
  const XqKind *kind;
  char         *uid;
  XqRecord     *before;
} XqFormUndo;

/**
 * xq_form_undo_new:
 * @kind: the record's kind
 * @uid: the record just saved
 * @before: (nullable): as it was before; %NULL for a new one
 *
 * Returns: (transfer full): what is to be undone
 */
XqFormUndo  *xq_form_undo_new      (const XqKind    *kind,
                                    const char      *uid,
                                    XqRecord        *before);

/**
 * xq_form_undo_free:
 * @undo: (transfer full): what was to be undone
 */
void         xq_form_undo_free     (XqFormUndo      *undo);

/**
 * xq_form_undo:
 * @store: the store
 * @data: an #XqFormUndo
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Withdraws a record that was just made, or gives one that was changed its earlier
 * contents again; that it was otherwise stays in its history.
 *
 * Returns: %NULL
 */
gpointer     xq_form_undo          (XqStore         *store,
                                    gpointer         data,
                                    GCancellable    *cancellable,
                                    GError         **error);

G_END_DECLS
