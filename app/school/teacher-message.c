/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/session-rules.h"
#include "school/teacher-message.h"
#include "store/letters.h"
#include "vault/account.h"

/* That a message was put away goes to the cabinet that it came from, where nothing
 * becomes of it: a letter to oneself would tell everybody who opens the school's
 * cabinet that the letter before it was such a message. */
#define PUT_AWAY "message_read"

void
xq_teacher_message_free (XqTeacherMessage *message)
{
  if (message == NULL)
    return;
  g_free (message->letter);
  g_free (message->student);
  g_free (message->text);
  g_free (message->from);
  g_free (message);
}

static void
add_message (XqStore                *store,
             GPtrArray              *messages,
             const XqReceivedLetter *letter)
{
  XqTeacherMessage *message = g_new0 (XqTeacherMessage, 1);

  g_ptr_array_insert (messages, 0, message);
  message->letter = g_strdup (letter->uid);
  message->student = g_strdup (letter->student);
  message->text = g_strdup (letter->text);
  message->written_at = letter->written_at;
  message->from = xq_vault_dup_name_of (xq_store_get_vault (store), letter->writer);
}

GPtrArray *
xq_teacher_messages_in (XqStore   *store,
                        GPtrArray *letters)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_teacher_message_free);
  g_autoptr (GHashTable) away = g_hash_table_new (g_str_hash, g_str_equal);
  const char *me;

  g_return_val_if_fail (XQ_IS_STORE (store) && letters != NULL, NULL);

  me = xq_store_get_me (store);
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);

      if (g_strcmp0 (letter->what, PUT_AWAY) == 0 && letter->text != NULL && g_strcmp0 (letter->writer, me) == 0)
        g_hash_table_add (away, letter->text);
    }
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);

      if (g_strcmp0 (letter->what, XQ_SESSION_MESSAGE) != 0 || letter->text == NULL ||
          g_strcmp0 (letter->receiver, me) != 0 || g_hash_table_contains (away, letter->uid))
        continue;
      add_message (store, messages, letter);
    }
  return messages;
}

GPtrArray *
xq_teacher_messages_unread (XqStore  *store,
                            GError  **error)
{
  g_autoptr (GPtrArray) letters = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  letters = xq_store_list_own_letters (store, NULL, error);
  return letters != NULL ? xq_teacher_messages_in (store, letters) : NULL;
}

gboolean
xq_teacher_message_put_away (XqStore     *store,
                             const char  *letter,
                             GError     **error)
{
  g_autoptr (GPtrArray) messages = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && letter != NULL, FALSE);

  messages = xq_teacher_messages_unread (store, error);
  if (messages == NULL)
    return FALSE;
  for (guint i = 0; i < messages->len; i++)
    {
      const XqTeacherMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *sent = NULL;

      if (!g_str_equal (message->letter, letter))
        continue;
      sent = xq_store_send_letter (store, xq_cabinet_get_code (XQ_CABINET_CASEWORK), PUT_AWAY, message->student, letter, error);
      return sent != NULL;
    }
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("The message was put away already."));
  return FALSE;
}

static gboolean
take_put_away (XqStore                 *store,
               const XqReceivedLetter  *letter,
               gboolean                *taken,
               GError                 **error)
{
  (void) store;
  (void) letter;
  (void) error;
  *taken = TRUE;
  return TRUE;
}

void
xq_teacher_message_register (void)
{
  xq_store_register_letter (XQ_CABINET_CASEWORK, PUT_AWAY, take_put_away);
}
