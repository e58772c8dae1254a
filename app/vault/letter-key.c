/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include "vault/cabinet-key.h"
#include "vault/codec.h"
#include "vault/letter-key.h"

static gboolean
find_cabinet (const char *code,
              XqCabinet  *cabinet)
{
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    if (g_str_equal (xq_cabinet_get_code ((XqCabinet) i), code))
      {
        *cabinet = (XqCabinet) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
xq_letter_key_get_receiver (const XqRoll *roll,
                            const char   *receiver,
                            guint8        open[XQ_KEY_BYTES])
{
  const XqGeneration *generation;
  const XqMember *member;
  XqCabinet cabinet;

  g_return_val_if_fail (roll != NULL, FALSE);
  g_return_val_if_fail (receiver != NULL, FALSE);

  if (find_cabinet (receiver, &cabinet))
    {
      generation = xq_roll_get_current (roll, cabinet, NULL);
      if (generation == NULL)
        return FALSE;
      memcpy (open, generation->open, XQ_KEY_BYTES);
      return TRUE;
    }

  member = xq_roll_find_member (roll, receiver);
  if (member == NULL || member->removed)
    return FALSE;
  memcpy (open, member->open, XQ_KEY_BYTES);

  return TRUE;
}

/* Keeps a letter key under the id of its public half. */
static void
keep (XqVault  *self,
      XqSecret *letters)
{
  guint8 open[XQ_KEY_BYTES];
  guint8 id[XQ_KEY_BYTES];

  xq_opening_get_public (letters, open);
  xq_public_key_get_id (open, id);
  g_hash_table_replace (self->letter_keys, xq_hex_new (id, sizeof id), xq_secret_ref (letters));
}

static const XqChainLink *
find_link (const XqKeyring *keyring,
           XqCabinet        cabinet,
           guint32          generation)
{
  for (guint i = 0; i < keyring->chain->len; i++)
    {
      const XqChainLink *link = g_ptr_array_index (keyring->chain, i);

      if (link->cabinet == cabinet && link->generation == generation)
        return link;
    }

  return NULL;
}

/* Walks from the newest secret back, and keeps the letter key of each generation. */
static void
walk_chain (XqVault   *self,
            XqCabinet  cabinet)
{
  g_autoptr(XqSecret) letters = NULL;
  g_autoptr(XqSecret) chain = NULL;
  const XqHeld *newest;

  if (self->identity->held[cabinet]->len == 0)
    return;

  newest = g_ptr_array_index (self->identity->held[cabinet], 0);
  letters = xq_key_derive (newest->secret, "letters");
  chain = xq_key_derive (newest->secret, "chain");
  keep (self, letters);

  for (guint32 generation = newest->generation; generation > 1; generation--)
    {
      const XqChainLink *link = find_link (self->keyring, cabinet, generation - 1);
      g_autoptr(XqSecret) older_letters = NULL;
      XqSecret *older_chain;

      if (link == NULL || !xq_chain_link_open (link, self->school, chain, &older_letters, &older_chain))
        {
          g_warning ("the letters of %s before generation %u cannot be opened", xq_cabinet_get_code (cabinet), generation);
          return;
        }
      keep (self, older_letters);
      xq_secret_unref (chain);
      chain = older_chain;
    }
}

XqSecret *
xq_letter_key_find (XqVault    *self,
                    const char *receiver,
                    const char *key_id)
{
  XqCabinet cabinet;
  XqSecret *found;

  g_return_val_if_fail (self->identity != NULL, NULL);
  g_return_val_if_fail (receiver != NULL && key_id != NULL, NULL);

  if (find_cabinet (receiver, &cabinet))
    {
      found = self->identity->held[cabinet]->len > 0 ? g_hash_table_lookup (self->letter_keys, key_id) : NULL;
      if (found == NULL)
        {
          walk_chain (self, cabinet);
          found = self->identity->held[cabinet]->len > 0 ? g_hash_table_lookup (self->letter_keys, key_id) : NULL;
        }
    }
  else if (g_str_equal (receiver, self->identity->uid))
    {
      found = g_hash_table_lookup (self->letter_keys, key_id);
      for (guint i = 0; found == NULL && i < self->identity->keys->openings->len; i++)
        {
          keep (self, g_ptr_array_index (self->identity->keys->openings, i));
          found = g_hash_table_lookup (self->letter_keys, key_id);
        }
    }
  else
    {
      return NULL;
    }

  return found != NULL ? xq_secret_ref (found) : NULL;
}

XqSecret *
xq_letter_key_get_own (XqVault    *self,
                       const char *key_id)
{
  g_autofree char *name = NULL;
  XqSecret *key;

  g_return_val_if_fail (self->identity != NULL, NULL);
  g_return_val_if_fail (key_id != NULL, NULL);

  name = g_strconcat ("own ", key_id, NULL);
  key = g_hash_table_lookup (self->letter_keys, name);
  if (key == NULL)
    {
      g_autoptr(XqSecret) opening = xq_letter_key_find (self, self->identity->uid, key_id);

      if (opening == NULL)
        return NULL;
      key = xq_key_derive (opening, "own letters");
      g_hash_table_insert (self->letter_keys, g_steal_pointer (&name), key);
    }

  return key;
}
