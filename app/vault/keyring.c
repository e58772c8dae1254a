/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include "vault/keyring.h"

XqKeyring *
xq_keyring_new (void)
{
  XqKeyring *self = g_new0 (XqKeyring, 1);

  self->roll = xq_roll_new ();
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_key_list_free);
  self->envelopes = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_key_list_free);
  self->chain = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
xq_keyring_free (XqKeyring *keyring)
{
  if (keyring == NULL)
    return;

  xq_roll_free (keyring->roll);
  g_ptr_array_unref (keyring->accounts);
  g_ptr_array_unref (keyring->envelopes);
  g_ptr_array_unref (keyring->chain);
  g_free (keyring);
}

XqKeyList *
xq_key_list_new (const char *uid)
{
  XqKeyList *self = g_new0 (XqKeyList, 1);

  self->uid = g_strdup (uid);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_key_entry_free);

  return self;
}

void
xq_key_list_free (XqKeyList *list)
{
  if (list == NULL)
    return;

  g_free (list->uid);
  g_clear_pointer (&list->wrapped, g_bytes_unref);
  g_ptr_array_unref (list->keys);
  g_free (list);
}

void
xq_key_entry_free (XqKeyEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->sender);
  g_free (entry);
}

static XqKeyList *
find_list (const GPtrArray *lists,
           const char      *uid)
{
  for (guint i = 0; i < lists->len; i++)
    {
      XqKeyList *list = g_ptr_array_index (lists, i);

      if (g_str_equal (list->uid, uid))
        return list;
    }

  return NULL;
}

XqKeyList *
xq_keyring_find_list (const XqKeyring *keyring,
                      const char      *uid)
{
  XqKeyList *list;

  g_return_val_if_fail (keyring != NULL, NULL);
  g_return_val_if_fail (uid != NULL, NULL);

  list = find_list (keyring->accounts, uid);

  return list != NULL ? list : find_list (keyring->envelopes, uid);
}

XqKeyEntry *
xq_key_list_find (const XqKeyList *list,
                  XqCabinet        cabinet,
                  guint32          generation)
{
  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; i < list->keys->len; i++)
    {
      XqKeyEntry *entry = g_ptr_array_index (list->keys, i);

      if (entry->cabinet == cabinet && entry->generation == generation)
        return entry;
    }

  return NULL;
}

/* Whether the owner of a list may have entries for that cabinet now. */
static gboolean
may_keep (const XqRoll *roll,
          const char   *owner,
          XqCabinet     cabinet)
{
  const XqMember *member = xq_roll_find_member (roll, owner);
  const XqRollEnvelope *envelope = xq_roll_find_envelope (roll, owner);

  if (member != NULL)
    return xq_member_is_entitled (member, cabinet);

  return envelope != NULL && !envelope->ended && xq_envelope_opens (envelope->type, cabinet);
}

void
xq_keyring_prune (XqKeyring *keyring)
{
  g_return_if_fail (keyring != NULL);

  for (guint i = keyring->accounts->len; i > 0; i--)
    {
      const XqKeyList *list = g_ptr_array_index (keyring->accounts, i - 1);
      const XqMember *member = xq_roll_find_member (keyring->roll, list->uid);

      if (member == NULL || member->removed)
        g_ptr_array_remove_index (keyring->accounts, i - 1);
    }

  for (guint i = keyring->envelopes->len; i > 0; i--)
    {
      const XqKeyList *list = g_ptr_array_index (keyring->envelopes, i - 1);
      const XqRollEnvelope *envelope = xq_roll_find_envelope (keyring->roll, list->uid);

      if (envelope == NULL || envelope->ended)
        g_ptr_array_remove_index (keyring->envelopes, i - 1);
    }

  for (guint i = 0; i < keyring->accounts->len; i++)
    {
      XqKeyList *list = g_ptr_array_index (keyring->accounts, i);

      for (guint k = list->keys->len; k > 0; k--)
        {
          const XqKeyEntry *entry = g_ptr_array_index (list->keys, k - 1);

          if (!may_keep (keyring->roll, list->uid, entry->cabinet))
            g_ptr_array_remove_index (list->keys, k - 1);
        }
    }
}

static void
drop_before (GPtrArray *lists,
             XqCabinet  cabinet,
             guint32    generation)
{
  for (guint i = 0; i < lists->len; i++)
    {
      XqKeyList *list = g_ptr_array_index (lists, i);

      for (guint k = list->keys->len; k > 0; k--)
        {
          const XqKeyEntry *entry = g_ptr_array_index (list->keys, k - 1);

          if (entry->cabinet == cabinet && entry->generation < generation)
            g_ptr_array_remove_index (list->keys, k - 1);
        }
    }
}

void
xq_keyring_drop_before (XqKeyring *keyring,
                        XqCabinet  cabinet,
                        guint32    generation)
{
  g_return_if_fail (keyring != NULL);

  drop_before (keyring->accounts, cabinet, generation);
  drop_before (keyring->envelopes, cabinet, generation);
}

gboolean
xq_keyring_is_under_way (const XqKeyring *keyring,
                         XqCabinet        cabinet)
{
  guint32 current;

  g_return_val_if_fail (keyring != NULL, FALSE);

  xq_roll_get_current (keyring->roll, cabinet, &current);
  for (guint i = 0; i < keyring->accounts->len; i++)
    {
      const XqKeyList *list = g_ptr_array_index (keyring->accounts, i);

      for (guint k = 0; k < list->keys->len; k++)
        {
          const XqKeyEntry *entry = g_ptr_array_index (list->keys, k);

          if (entry->cabinet == cabinet && entry->generation < current)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
past_contains (const GByteArray *past,
               const guint8      key[XQ_KEY_BYTES])
{
  for (guint i = 0; i + XQ_KEY_BYTES <= past->len; i += XQ_KEY_BYTES)
    if (memcmp (past->data + i, key, XQ_KEY_BYTES) == 0)
      return TRUE;

  return FALSE;
}

/* The sender may have left since, or have other keys now; once it had to be
 * somebody who could hold what it sent. */
static gboolean
is_known_sender (const XqRoll     *roll,
                 const XqKeyEntry *entry)
{
  const XqMember *member = xq_roll_find_member (roll, entry->sender);
  const XqRollEnvelope *envelope = xq_roll_find_envelope (roll, entry->sender);

  if (member != NULL)
    return (member->ever_entitled & (1u << entry->cabinet)) != 0 &&
           past_contains (member->past_open, entry->sender_open);

  return envelope != NULL &&
         xq_envelope_opens (envelope->type, entry->cabinet) &&
         memcmp (envelope->open, entry->sender_open, XQ_KEY_BYTES) == 0;
}

static gboolean
is_list_sound (const XqKeyring *keyring,
               const XqKeyList *list)
{
  for (guint i = 0; i < list->keys->len; i++)
    {
      const XqKeyEntry *entry = g_ptr_array_index (list->keys, i);
      const XqGeneration *generation = xq_roll_get_generation (keyring->roll, entry->cabinet, entry->generation);

      if (generation == NULL ||
          memcmp (generation->key_id, entry->key_id, XQ_KEY_BYTES) != 0 ||
          xq_key_list_find (list, entry->cabinet, entry->generation) != entry ||
          !may_keep (keyring->roll, list->uid, entry->cabinet) ||
          !is_known_sender (keyring->roll, entry))
        return FALSE;
    }

  return TRUE;
}

static gboolean
are_accounts_sound (const XqKeyring *keyring)
{
  guint staying = 0;

  for (guint i = 0; i < keyring->roll->members->len; i++)
    {
      const XqMember *member = g_ptr_array_index (keyring->roll->members, i);
      const XqKeyList *list = find_list (keyring->accounts, member->uid);

      if (member->removed)
        continue;
      staying++;
      if (list == NULL || list->wrapped == NULL || !is_list_sound (keyring, list))
        return FALSE;
    }

  return staying == keyring->accounts->len;
}

static gboolean
are_envelopes_sound (const XqKeyring *keyring)
{
  guint standing = 0;

  for (guint i = 0; i < keyring->roll->envelopes->len; i++)
    {
      const XqRollEnvelope *envelope = g_ptr_array_index (keyring->roll->envelopes, i);
      const XqKeyList *list = find_list (keyring->envelopes, envelope->uid);

      if (envelope->ended)
        continue;
      standing++;
      if (list == NULL || list->wrapped != NULL || !is_list_sound (keyring, list))
        return FALSE;
    }

  return standing == keyring->envelopes->len;
}

static gboolean
is_chain_sound (const XqKeyring *keyring)
{
  guint wanted = 0;

  for (guint cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      guint32 current;

      xq_roll_get_current (keyring->roll, (XqCabinet) cabinet, &current);
      for (guint32 generation = 1; generation < current; generation++)
        {
          guint found = 0;

          wanted++;
          for (guint i = 0; i < keyring->chain->len; i++)
            {
              const XqChainLink *link = g_ptr_array_index (keyring->chain, i);

              if ((guint) link->cabinet == cabinet && link->generation == generation)
                found++;
            }
          if (found != 1)
            return FALSE;
        }
    }

  return wanted == keyring->chain->len;
}

gboolean
xq_keyring_is_sound (const XqKeyring *keyring)
{
  g_return_val_if_fail (keyring != NULL, FALSE);

  return keyring->roll->statements->len > 0 &&
         are_accounts_sound (keyring) &&
         are_envelopes_sound (keyring) &&
         is_chain_sound (keyring);
}
