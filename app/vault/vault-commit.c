/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "vault/cabinet-key.h"
#include "vault/keyring-file.h"
#include "vault/vault-private.h"

gboolean
xq_vault_say (XqVault      *self,
              XqStatement  *statement,
              XqSecret    **seeds,
              guint         n_seeds,
              GError      **error)
{
  xq_statement_close (statement);
  for (guint i = 0; i < n_seeds; i++)
    xq_statement_sign (statement, seeds[i]);

  if (xq_roll_append (self->keyring->roll, statement))
    return TRUE;

  g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                       _("The school's list of accounts and roles does not allow that to this account. "
                         "Nothing was changed."));
  return FALSE;
}

/* Gives one list what is held here and its owner may have; with no list, only
 * finds out whether there is something to give. */
static gboolean
deliver_to (XqVault      *self,
            XqIdentity   *sender,
            XqKeyList    *list,
            const guint8  open[XQ_KEY_BYTES],
            XqCabinet     cabinet,
            gboolean      really)
{
  gboolean found = FALSE;

  for (guint i = 0; i < sender->held[cabinet]->len; i++)
    {
      const XqHeld *held = g_ptr_array_index (sender->held[cabinet], i);
      XqKeyEntry *entry;

      if (xq_key_list_find (list, cabinet, held->generation) != NULL)
        continue;
      found = TRUE;
      if (!really)
        break;

      entry = xq_key_entry_close (self->school, list->uid, open, sender->uid,
                                  g_ptr_array_index (sender->keys->openings, 0),
                                  cabinet, held->generation, held->secret);
      if (entry != NULL)
        g_ptr_array_add (list->keys, entry);
      else
        g_warning ("the public key of %s takes nothing", list->uid);
    }

  return found;
}

static gboolean
deliver (XqVault  *self,
         gboolean  really)
{
  XqRoll *roll = self->keyring->roll;
  XqIdentity *sender = self->identity != NULL ? self->identity : self->envelope;
  gboolean found = FALSE;

  for (guint cabinet = 0; sender != NULL && cabinet < XQ_N_CABINETS; cabinet++)
    {
      for (guint i = 0; i < self->keyring->accounts->len; i++)
        {
          XqKeyList *list = g_ptr_array_index (self->keyring->accounts, i);
          const XqMember *member = xq_roll_find_member (roll, list->uid);

          if (member != NULL && xq_member_is_entitled (member, (XqCabinet) cabinet))
            found |= deliver_to (self, sender, list, member->open, (XqCabinet) cabinet, really);
        }

      for (guint i = 0; i < self->keyring->envelopes->len; i++)
        {
          XqKeyList *list = g_ptr_array_index (self->keyring->envelopes, i);
          const XqRollEnvelope *envelope = xq_roll_find_envelope (roll, list->uid);

          /* Whoever made an envelope stale may have read it: it gets no newer key. */
          if (envelope != NULL && !envelope->ended && !envelope->stale &&
              xq_envelope_opens (envelope->type, (XqCabinet) cabinet))
            found |= deliver_to (self, sender, list, envelope->open, (XqCabinet) cabinet, really);
        }
    }

  return found;
}

gboolean
xq_vault_lacks_deliveries (XqVault *self)
{
  return deliver (self, FALSE);
}

static void
forget_what_was_lost (XqVault *self)
{
  const XqMember *member = xq_vault_get_member (self);

  for (guint cabinet = 0; member != NULL && cabinet < XQ_N_CABINETS; cabinet++)
    if (!xq_member_is_entitled (member, (XqCabinet) cabinet))
      g_ptr_array_set_size (self->identity->held[cabinet], 0);
}

gboolean
xq_vault_commit (XqVault   *self,
                 gboolean   forget_previous,
                 GError   **error)
{
  xq_keyring_prune (self->keyring);
  forget_what_was_lost (self);
  deliver (self, TRUE);

  if (self->identity != NULL)
    {
      XqKeyList *list = xq_keyring_find_list (self->keyring, self->identity->uid);
      XqWrapped *keys = self->identity->keys;

      xq_roll_get_head (self->keyring->roll, &keys->roll_length, keys->roll_hash);
      if (list != NULL)
        xq_wrap_close (list, self->school, self->identity->wrap_key, keys);
    }

  if (xq_keyring_store (self->keyring, self->path, forget_previous, error))
    return TRUE;

  xq_vault_roll_back (self);
  return FALSE;
}

void
xq_vault_roll_back (XqVault *self)
{
  XqIdentity *identity = self->identity != NULL ? self->identity : self->envelope;
  g_autoptr(GError) error = NULL;
  XqKeyring *keyring = xq_keyring_load (self->path, &error);

  if (keyring == NULL)
    {
      g_message ("the keyring cannot be read again: %s", error->message);
      xq_vault_close (self);
      return;
    }

  xq_keyring_free (self->keyring);
  self->keyring = keyring;
  if (identity == NULL)
    return;

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_ptr_array_set_size (identity->held[i], 0);
  if (!xq_identity_take_keys (identity, keyring, &error))
    {
      g_message ("the keys cannot be read again: %s", error->message);
      xq_vault_close (self);
    }
}
