/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqRecordSearch:
 * @kind: the records searched
 * @text: what was typed
 */
typedef struct
{
  const XqKind *kind;
  char         *text;
} XqRecordSearch;

/**
 * XqRecordHit:
 * @uid: a record
 * @name: what people call it
 * @detail: what tells it from others of that name, possibly empty
 */
typedef struct
{
  char *uid;
  char *name;
  char *detail;
} XqRecordHit;

/**
 * xq_record_search_new:
 * @kind: the records searched
 * @text: what was typed
 *
 * Returns: (transfer full): the search
 */
XqRecordSearch *xq_record_search_new  (const XqKind    *kind,
                                       const char      *text);

/**
 * xq_record_search_free:
 * @search: (transfer full): a search
 *
 * Any thread.
 */
void            xq_record_search_free (XqRecordSearch  *search);

/**
 * xq_record_search_run:
 * @store: the store
 * @data: an #XqRecordSearch
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * An #XqDeskFunc, in the desk's thread: students by all that finds students, other
 * records by what they are called, in characters or pinyin.
 *
 * Returns: (transfer full) (nullable): a #GPtrArray of #XqRecordHit
 */
gpointer        xq_record_search_run  (XqStore         *store,
                                       gpointer         data,
                                       GCancellable    *cancellable,
                                       GError         **error);

G_END_DECLS
