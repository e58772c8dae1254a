/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include <string.h>

#include "store/store-private.h"
#include "store/uid.h"

/* An event is a claim: whoever can write into the folder can make one up. Only
 * names that the program knows become verbs. */
static gboolean
write_event (XqStore     *self,
             const char  *event,
             GError     **error)
{
  g_auto (GStrv) words = g_strsplit (event, " ", 2);
  const char *verb = XQ_QUEUE_UNREADABLE;
  const char *account = NULL;

  if (words[0] != NULL && g_str_equal (words[0], XQ_QUEUE_COPY) && words[1] == NULL)
    verb = XQ_QUEUE_COPY;
  else if (words[0] != NULL && g_str_equal (words[0], XQ_QUEUE_FAILED_UNLOCK) && words[1] != NULL && xq_uid_parse (words[1], NULL))
    {
      verb = XQ_QUEUE_FAILED_UNLOCK;
      account = words[1];
    }
  return xq_store_audit (self, XQ_CABINET_SCHOOL, verb, NULL, account, error);
}

gboolean
xq_store_take_queue (XqStore  *self,
                     GError  **error)
{
  g_autoptr (GPtrArray) events = xq_vault_queue_take (self->vault, error);

  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    if (!write_event (self, g_ptr_array_index (events, i), error))
      return FALSE;
  return xq_vault_queue_clear (self->vault, error);
}
