/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* What a letter to the class teacher says it is. */
#define XQ_SESSION_MESSAGE "message"

/**
 * xq_session_prepare:
 * @store: a store in a transaction
 * @record: a session about to be saved
 * @before: (nullable): as it stands
 * @error: return location for an error
 *
 * Finds the student's case or opens one, carries the attention level on from
 * the last session, and moves a narrative that only its author may read into
 * the letter to oneself. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_session_prepare         (XqStore         *store,
                                     XqRecord        *record,
                                     const XqRecord  *before,
                                     GError         **error);

/**
 * xq_session_check:
 * @store: a store in a transaction
 * @record: a session about to be saved
 * @before: (nullable): as it stands
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID, or XQ_STORE_ERROR_DENIED for
 *   another counsellor's private record
 */
gboolean xq_session_check           (XqStore         *store,
                                     XqRecord        *record,
                                     const XqRecord  *before,
                                     GError         **error);

/**
 * xq_session_after:
 * @store: a store in a transaction
 * @record: a session just written
 * @before: (nullable): as it stood
 * @error: return location for an error
 *
 * Sets the message for the class teacher going, where the student agreed or
 * safety demands it. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_session_after           (XqStore         *store,
                                     XqRecord        *record,
                                     const XqRecord  *before,
                                     GError         **error);

/**
 * xq_session_message_is_sent:
 * @record: a session
 *
 * Any thread.
 *
 * Returns: whether it has a message for the class teacher that goes out
 */
gboolean xq_session_message_is_sent (const XqRecord  *record);

/**
 * xq_session_message_check:
 * @store: a store
 * @student: a student's uid
 * @error: return location for an error
 *
 * A message needs a class teacher with an account; better said now than when
 * it cannot be delivered. On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID if there is none today
 */
gboolean xq_session_message_check   (XqStore         *store,
                                     const char      *student,
                                     GError         **error);

/**
 * xq_session_message_defer:
 * @store: a store in a transaction on casework
 * @record: a session whose message goes out
 * @error: return location for an error
 *
 * Leaves the message to be sent after the commit. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean xq_session_message_defer   (XqStore         *store,
                                     const XqRecord  *record,
                                     GError         **error);

/**
 * xq_session_message_register:
 *
 * Makes the effect known to the store. Main thread, before the first
 * xq_store_open().
 */
void     xq_session_message_register (void);

G_END_DECLS
