/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include "vault/cabinet-key.h"
#include "vault/error-private.h"
#include "vault/identity.h"

static void
held_free (gpointer data)
{
  XqHeld *held = data;

  xq_secret_unref (held->secret);
  g_free (held);
}

XqIdentity *
xq_identity_new (const char *uid,
                 const char *name,
                 XqWrapped  *keys,
                 XqSecret   *wrap_key)
{
  XqIdentity *self = g_new0 (XqIdentity, 1);

  self->uid = g_strdup (uid);
  self->name = g_strdup (name);
  self->keys = keys;
  self->wrap_key = wrap_key;
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    self->held[i] = g_ptr_array_new_with_free_func (held_free);

  return self;
}

void
xq_identity_free (XqIdentity *identity)
{
  if (identity == NULL)
    return;

  g_free (identity->uid);
  g_free (identity->name);
  g_clear_pointer (&identity->wrap_key, xq_secret_unref);
  xq_wrapped_free (identity->keys);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_ptr_array_unref (identity->held[i]);
  g_free (identity);
}

void
xq_identity_hold (XqIdentity *identity,
                  XqCabinet   cabinet,
                  guint32     generation,
                  XqSecret   *secret)
{
  XqHeld *held;
  guint place = 0;

  g_return_if_fail (identity != NULL);
  g_return_if_fail (secret != NULL);

  while (place < identity->held[cabinet]->len &&
         ((XqHeld *) g_ptr_array_index (identity->held[cabinet], place))->generation > generation)
    place++;

  held = g_new0 (XqHeld, 1);
  held->generation = generation;
  held->secret = xq_secret_ref (secret);
  g_ptr_array_insert (identity->held[cabinet], (gint) place, held);
}

void
xq_identity_drop_before (XqIdentity *identity,
                         XqCabinet   cabinet,
                         guint32     generation)
{
  g_return_if_fail (identity != NULL);

  for (guint i = identity->held[cabinet]->len; i > 0; i--)
    {
      const XqHeld *held = g_ptr_array_index (identity->held[cabinet], i - 1);

      if (held->generation < generation)
        g_ptr_array_remove_index (identity->held[cabinet], i - 1);
    }
}

XqSecret *
xq_identity_get_secret (const XqIdentity *identity,
                        XqCabinet         cabinet,
                        guint32           generation)
{
  g_return_val_if_fail (identity != NULL, NULL);

  for (guint i = 0; i < identity->held[cabinet]->len; i++)
    {
      const XqHeld *held = g_ptr_array_index (identity->held[cabinet], i);

      if (held->generation == generation)
        return held->secret;
    }

  return NULL;
}

gboolean
xq_identity_take_keys (XqIdentity       *identity,
                       const XqKeyring  *keyring,
                       GError          **error)
{
  const XqKeyList *list;

  g_return_val_if_fail (identity != NULL, FALSE);
  g_return_val_if_fail (keyring != NULL, FALSE);

  list = xq_keyring_find_list (keyring, identity->uid);
  if (list == NULL)
    return xq_set_keyring_replaced (error);

  for (guint i = 0; i < list->keys->len; i++)
    {
      const XqKeyEntry *entry = g_ptr_array_index (list->keys, i);
      const XqGeneration *generation = xq_roll_get_generation (keyring->roll, entry->cabinet, entry->generation);
      g_autoptr(XqSecret) secret = xq_key_entry_open (entry, keyring->roll->school, identity->uid,
                                                      g_ptr_array_index (identity->keys->openings, 0));

      if (secret == NULL || generation == NULL || !xq_cabinet_key_fits (secret, generation))
        return xq_set_keyring_replaced (error);
      xq_identity_hold (identity, entry->cabinet, entry->generation, secret);
    }

  return TRUE;
}
