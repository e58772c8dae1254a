/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqTeacherMessage:
 * @letter: the letter's uid
 * @student: (nullable): the student's uid
 * @text: what the counsellor says
 * @from: (nullable): the counsellor's name
 * @written_at: Unix seconds, of the day on which it was written
 *
 * What a counsellor tells the class teacher about a student, and nothing more.
 */
typedef struct
{
  char   *letter;
  char   *student;
  char   *text;
  char   *from;
  gint64  written_at;
} XqTeacherMessage;

/**
 * xq_teacher_message_free:
 * @message: (transfer full) (nullable): a message
 */
void       xq_teacher_message_free (XqTeacherMessage  *message);

/**
 * xq_teacher_messages_in:
 * @store: a store
 * @letters: (element-type XqReceivedLetter): what xq_store_list_own_letters() gave
 *
 * As xq_teacher_messages_unread(), where the letters were opened already.
 *
 * Returns: (transfer full) (element-type XqTeacherMessage): the newest first
 */
GPtrArray *xq_teacher_messages_in     (XqStore   *store,
                                       GPtrArray *letters);

/**
 * xq_teacher_messages_unread:
 * @store: a store
 * @error: return location for an error
 *
 * The messages to this account that it has not put away yet. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqTeacherMessage): the newest first
 */
GPtrArray *xq_teacher_messages_unread (XqStore  *store,
                                       GError  **error);

/**
 * xq_teacher_message_put_away:
 * @store: a store outside a transaction
 * @letter: the uid of a message to this account
 * @error: return location for an error
 *
 * Notes, in a letter to oneself, that the message was read. On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_NOT_FOUND if there is no such message waiting
 */
gboolean   xq_teacher_message_put_away (XqStore     *store,
                                        const char  *letter,
                                        GError     **error);

/**
 * xq_teacher_message_register:
 *
 * Tells the store what becomes of a message that was put away.
 */
void       xq_teacher_message_register (void);

G_END_DECLS
