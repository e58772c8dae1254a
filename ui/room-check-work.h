/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What the self-check of the counselling room asks of the desk; each function is an
 * XqDeskFunc and runs in the desk's thread. */

/**
 * XqRoomCheckAnswer:
 * @record: the check that is written: today's, or a new one that begins with what the
 *   last one found
 * @draft: the id under which it is kept while it is half written
 * @was_kept: something half written was taken up
 * @last_words: (nullable): when and by whom the room was checked last
 * @recognition: (nullable): what the bureau declared last, in words
 * @recognition_uid: (nullable): that record
 * @facts: what the records say, by an item's code
 */
typedef struct
{
  XqRecord   *record;
  char       *draft;
  gboolean    was_kept;
  char       *last_words;
  char       *recognition;
  char       *recognition_uid;
  GHashTable *facts;
} XqRoomCheckAnswer;

/**
 * xq_room_check_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void      xq_room_check_answer_free (XqRoomCheckAnswer *answer);

/**
 * xq_room_check_ask:
 * @store: the store
 * @data: unused
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #XqRoomCheckAnswer
 */
gpointer  xq_room_check_ask         (XqStore           *store,
                                     gpointer           data,
                                     GCancellable      *cancellable,
                                     GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRoomCheckAnswer, xq_room_check_answer_free)

G_END_DECLS
