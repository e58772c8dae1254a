/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/hash.h"
#include "vault/recovery-code.h"
#include "vault/vault-private.h"

/* An envelope's pairs (FORMAT): the label "envelope/open" and "envelope/sign" of
 * its 32 bytes. Nothing of them is stored but the public halves, in the roll. */
static XqWrapped *
derive_pairs (XqSecret *code)
{
  XqWrapped *keys = g_new0 (XqWrapped, 1);

  keys->signing = xq_key_derive (code, "envelope/sign");
  keys->openings = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_secret_unref);
  g_ptr_array_add (keys->openings, xq_key_derive (code, "envelope/open"));

  return keys;
}

XqSecret *
xq_vault_make_envelope (XqVault     *self,
                        XqEnvelope   envelope,
                        GError     **error)
{
  g_autoptr(XqSecret) code = NULL;
  g_autoptr(XqSecret) cabinet_signing = NULL;
  g_autoptr(XqWrapped) keys = NULL;
  XqStatement *statement;
  XqSecret *seeds[3];
  guint n_seeds = 2;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);
  g_return_val_if_fail (envelope == XQ_ENVELOPE_SCHOOL || envelope == XQ_ENVELOPE_COUNSELLORS, NULL);

  /* An envelope without its keys would disappoint on the worst day. */
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    if (xq_envelope_opens (envelope, (XqCabinet) i) && xq_vault_require_holder (self, (XqCabinet) i, error) == NULL)
      return NULL;
  if (envelope == XQ_ENVELOPE_SCHOOL && !xq_vault_require_head (self, error))
    return NULL;

  code = xq_key_new ();
  keys = derive_pairs (code);
  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_ENVELOPE, self->identity->uid);
  statement->subject = xq_uid_new ();
  statement->envelope = envelope;
  xq_wrapped_get_public (keys, statement->open, statement->sign);
  seeds[0] = self->identity->keys->signing;
  seeds[1] = keys->signing;
  if (envelope == XQ_ENVELOPE_COUNSELLORS)
    {
      XqSecret *secret = xq_vault_require_holder (self, XQ_CABINET_CASEWORK, error);

      cabinet_signing = xq_key_derive (secret, "roll");
      seeds[n_seeds++] = cabinet_signing;
    }

  g_ptr_array_add (self->keyring->envelopes, xq_key_list_new (statement->subject));
  if (!xq_vault_say (self, statement, seeds, n_seeds, error))
    {
      xq_vault_roll_back (self);
      return NULL;
    }
  if (!xq_vault_commit (self, FALSE, error))
    return NULL;

  return xq_recovery_code_format (code, envelope);
}

gboolean
xq_vault_envelope_due (XqVault    *self,
                       XqEnvelope  envelope)
{
  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (envelope == XQ_ENVELOPE_SCHOOL || envelope == XQ_ENVELOPE_COUNSELLORS, FALSE);

  return self->keyring->roll->envelope_due[envelope] &&
         (envelope == XQ_ENVELOPE_SCHOOL ||
          xq_roll_get_current (self->keyring->roll, XQ_CABINET_CASEWORK, NULL) != NULL);
}

static const XqRollEnvelope *
find_by_pair (const XqRoll    *roll,
              const XqWrapped *keys)
{
  guint8 open[XQ_KEY_BYTES];
  guint8 sign[XQ_KEY_BYTES];

  xq_wrapped_get_public (keys, open, sign);
  for (guint i = 0; i < roll->envelopes->len; i++)
    {
      const XqRollEnvelope *envelope = g_ptr_array_index (roll->envelopes, i);

      if (memcmp (envelope->open, open, sizeof open) == 0 && memcmp (envelope->sign, sign, sizeof sign) == 0)
        return envelope;
    }

  return NULL;
}

gboolean
xq_vault_unlock_with_code (XqVault   *self,
                           XqSecret  *recovery_code,
                           GError   **error)
{
  g_autoptr(XqIdentity) identity = NULL;
  g_autoptr(XqWrapped) keys = NULL;
  g_autoptr(XqSecret) code = NULL;
  const XqRollEnvelope *envelope;
  guint type;

  g_return_val_if_fail (XQ_IS_VAULT (self), FALSE);
  g_return_val_if_fail (recovery_code != NULL, FALSE);

  if (self->lock == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED, _("This school was closed. Open it again."));
      return FALSE;
    }
  xq_vault_forget (self);

  code = xq_recovery_code_parse (recovery_code, &type, error);
  if (code == NULL)
    return FALSE;

  keys = derive_pairs (code);
  envelope = find_by_pair (self->keyring->roll, keys);
  if (envelope == NULL || envelope->type != type)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_CODE,
                           _("The code is typed correctly, but belongs to no envelope of this school. "
                             "Look for the envelope with this school's name."));
      return FALSE;
    }
  if (envelope->ended)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_WRONG_CODE,
                           _("This envelope was used or replaced before. Take the newest one."));
      return FALSE;
    }

  identity = xq_identity_new (envelope->uid, NULL, g_steal_pointer (&keys), NULL);
  if (!xq_identity_take_keys (identity, self->keyring, error))
    return FALSE;
  self->envelope = g_steal_pointer (&identity);

  return TRUE;
}

/* The keys that the account will have: its own, if the password opens them;
 * otherwise new ones, and the list is emptied. */
static XqWrapped *
prepare_keys (XqVault         *self,
              XqKeyList       *list,
              const XqMember  *member,
              XqSecret        *password,
              XqSecret       **wrap_key,
              GError         **error)
{
  if (member != NULL)
    {
      XqWrapped *keys;
      guint8 open[XQ_KEY_BYTES];
      guint8 sign[XQ_KEY_BYTES];

      *wrap_key = xq_wrap_key_new (list, password, error);
      if (*wrap_key == NULL)
        return NULL;

      keys = xq_wrap_open (list, self->school, *wrap_key);
      if (keys != NULL)
        {
          xq_wrapped_get_public (keys, open, sign);
          if (memcmp (open, member->open, sizeof open) == 0 && memcmp (sign, member->sign, sizeof sign) == 0 &&
              xq_roll_continues (self->keyring->roll, keys->roll_length, keys->roll_hash))
            return keys;
          /* The password is right: what the account saw last was another roll. */
          xq_wrapped_free (keys);
          xq_set_keyring_replaced (error);
          return NULL;
        }
      g_clear_pointer (wrap_key, xq_secret_unref);
      g_ptr_array_set_size (list->keys, 0);
    }

  xq_wrap_prepare (list);
  *wrap_key = xq_wrap_key_new (list, password, error);

  return *wrap_key != NULL ? xq_wrapped_new () : NULL;
}

static gboolean
check_recovered (const XqMember        *member,
                 const XqRollEnvelope  *envelope,
                 const char            *name,
                 GError               **error)
{
  XqRole role = envelope->type == XQ_ENVELOPE_SCHOOL ? XQ_ROLE_HEAD : XQ_ROLE_COUNSELLOR;

  if (!xq_name_is_valid (name))
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_INVALID,
                           _("A name must have 1 to 60 characters, and no space at its ends."));
      return FALSE;
    }
  if (member != NULL && !xq_member_has_role (member, role))
    {
      g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                   _("“%s” has another role. This envelope admits only: %s. Give a new name."),
                   name, xq_role_get_title (role));
      return FALSE;
    }

  return TRUE;
}

char *
xq_vault_recover (XqVault     *self,
                  const char  *name,
                  XqSecret    *password,
                  GError     **error)
{
  g_autoptr(XqWrapped) keys = NULL;
  g_autoptr(XqSecret) wrap_key = NULL;
  g_autofree char *uid = NULL;
  const XqRollEnvelope *envelope;
  const XqMember *member;
  XqStatement *statement;
  XqSecret *seeds[2];
  XqKeyList *list;

  g_return_val_if_fail (XQ_IS_VAULT (self), NULL);
  g_return_val_if_fail (name != NULL && password != NULL, NULL);

  if (self->envelope == NULL)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
                           _("Open the school with the code of an envelope first."));
      return NULL;
    }

  envelope = xq_roll_find_envelope (self->keyring->roll, self->envelope->uid);
  member = xq_roll_find_name (self->keyring->roll, name);
  if (!check_recovered (member, envelope, name, error) ||
      !xq_vault_require_password (self, name, password, error))
    return NULL;

  uid = member != NULL ? g_strdup (member->uid) : xq_uid_new ();
  if (member == NULL)
    g_ptr_array_add (self->keyring->accounts, xq_key_list_new (uid));
  list = xq_keyring_find_list (self->keyring, uid);
  keys = prepare_keys (self, list, member, password, &wrap_key, error);
  if (keys == NULL)
    {
      xq_vault_roll_back (self);
      return NULL;
    }

  statement = xq_roll_begin (self->keyring->roll, XQ_STATEMENT_RECOVERED, self->envelope->uid);
  statement->subject = g_strdup (uid);
  statement->name = g_strdup (name);
  statement->roles = member != NULL ? member->roles
                     : XQ_ROLE_BIT (envelope->type == XQ_ENVELOPE_SCHOOL ? XQ_ROLE_HEAD : XQ_ROLE_COUNSELLOR);
  xq_wrapped_get_public (keys, statement->open, statement->sign);
  seeds[0] = self->envelope->keys->signing;
  seeds[1] = keys->signing;
  if (!xq_vault_say (self, statement, seeds, 2, error))
    {
      xq_vault_roll_back (self);
      return NULL;
    }

  xq_roll_get_head (self->keyring->roll, &keys->roll_length, keys->roll_hash);
  xq_wrap_close (list, self->school, wrap_key, keys);
  if (!xq_vault_commit (self, TRUE, error))
    return NULL;

  xq_vault_forget (self);

  return g_steal_pointer (&uid);
}
