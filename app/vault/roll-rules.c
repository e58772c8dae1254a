/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include "vault/codec.h"
#include "vault/roll-rules.h"
#include "vault/vault.h"

/* May this statement follow these? Nothing here changes the roll; what follows
 * from an allowed statement is in roll-state.c. */

gboolean
xq_envelope_opens (guint     type,
                   XqCabinet cabinet)
{
  return type == XQ_ENVELOPE_SCHOOL ? cabinet != XQ_CABINET_CASEWORK
                                    : cabinet == XQ_CABINET_CASEWORK;
}

gboolean
xq_roll_has_seen (const XqRoll *roll,
                  const guint8  public_half[XQ_KEY_BYTES])
{
  g_autofree char *hex = NULL;

  g_return_val_if_fail (roll != NULL, FALSE);

  hex = xq_hex_new (public_half, XQ_KEY_BYTES);

  return g_hash_table_contains (roll->seen, hex);
}

/* A uid and two keys that nobody had before. */
static gboolean
is_newcomer (const XqRoll      *roll,
             const XqStatement *statement)
{
  return !g_hash_table_contains (roll->seen, statement->subject) &&
         !xq_roll_has_seen (roll, statement->open) &&
         !xq_roll_has_seen (roll, statement->sign) &&
         memcmp (statement->open, statement->sign, XQ_KEY_BYTES) != 0;
}

static gboolean
has_new_pairs (const XqRoll      *roll,
               const XqStatement *statement)
{
  return !xq_roll_has_seen (roll, statement->open) &&
         !xq_roll_has_seen (roll, statement->sign) &&
         memcmp (statement->open, statement->sign, XQ_KEY_BYTES) != 0;
}

static gboolean
is_last_head (const XqRoll   *roll,
              const XqMember *member)
{
  if (!xq_member_has_role (member, XQ_ROLE_HEAD))
    return FALSE;

  for (guint i = 0; i < roll->members->len; i++)
    {
      const XqMember *other = g_ptr_array_index (roll->members, i);

      if (other != member && xq_member_has_role (other, XQ_ROLE_HEAD))
        return FALSE;
    }

  return TRUE;
}

static gboolean
allows_found (const XqRoll      *roll,
              const XqStatement *statement)
{
  g_autofree char *school = xq_statement_get_school (statement->nonce, statement->subject, statement->sign);

  return roll->statements->len == 0 &&
         statement->n_signatures == 1 &&
         g_str_equal (statement->school, school) &&
         g_str_equal (statement->signer, statement->subject) &&
         (statement->roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)) != 0 &&
         memcmp (statement->open, statement->sign, XQ_KEY_BYTES) != 0 &&
         xq_statement_is_signed_by (statement, 0, statement->sign);
}

/* account, roles, remove, reset: a head about somebody. */
static gboolean
allows_head (const XqRoll      *roll,
             const XqStatement *statement,
             const XqMember    *signer)
{
  const XqMember *subject = xq_roll_find_member (roll, statement->subject);
  gboolean gives_pairs = statement->kind == XQ_STATEMENT_ACCOUNT || statement->kind == XQ_STATEMENT_RESET;

  if (signer == NULL || !xq_member_has_role (signer, XQ_ROLE_HEAD) ||
      statement->n_signatures != (gives_pairs ? 2 : 1) ||
      !xq_statement_is_signed_by (statement, 0, signer->sign) ||
      (gives_pairs && !xq_statement_is_signed_by (statement, 1, statement->sign)))
    return FALSE;

  if (statement->kind == XQ_STATEMENT_ACCOUNT)
    return is_newcomer (roll, statement) && xq_roll_find_name (roll, statement->name) == NULL;

  if (subject == NULL || subject->removed)
    return FALSE;

  switch (statement->kind)
    {
    case XQ_STATEMENT_ROLES:
      return (statement->roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)) != 0 || !is_last_head (roll, subject);
    case XQ_STATEMENT_REMOVE:
      return !is_last_head (roll, subject);
    case XQ_STATEMENT_RESET:
      return subject != signer && has_new_pairs (roll, statement);
    default:
      return FALSE;
    }
}

static gboolean
allows_pairs (const XqRoll      *roll,
              const XqStatement *statement,
              const XqMember    *signer)
{
  return signer != NULL && !signer->removed &&
         g_str_equal (statement->subject, statement->signer) &&
         has_new_pairs (roll, statement) &&
         statement->n_signatures == 2 &&
         xq_statement_is_signed_by (statement, 0, signer->sign) &&
         xq_statement_is_signed_by (statement, 1, statement->sign);
}

static gboolean
allows_cabinet (const XqRoll      *roll,
                const XqStatement *statement,
                const XqMember    *signer)
{
  guint32 number;
  const XqGeneration *current = xq_roll_get_current (roll, statement->cabinet, &number);

  if (signer == NULL || signer->removed ||
      statement->generation != number + 1 ||
      !has_new_pairs (roll, statement) ||
      xq_roll_has_seen (roll, statement->key_id) ||
      statement->n_signatures != (current == NULL ? 2 : 3) ||
      !xq_statement_is_signed_by (statement, 0, signer->sign) ||
      !xq_statement_is_signed_by (statement, 1, statement->sign))
    return FALSE;

  if (current == NULL)
    return xq_member_has_role (signer, statement->cabinet == XQ_CABINET_CASEWORK ? XQ_ROLE_COUNSELLOR : XQ_ROLE_HEAD);

  /* Everybody who works in the school holds its key; who renews it must also
   * be one of those who answer for it. */
  return xq_member_is_entitled (signer, statement->cabinet) &&
         (xq_member_has_role (signer, XQ_ROLE_HEAD) || xq_member_has_role (signer, XQ_ROLE_COUNSELLOR)) &&
         xq_statement_is_signed_by (statement, 2, current->sign);
}

static gboolean
allows_admission (const XqRoll      *roll,
                  const XqStatement *statement,
                  const XqMember    *signer)
{
  const XqMember *subject = xq_roll_find_member (roll, statement->subject);
  guint32 number;
  const XqGeneration *current = xq_roll_get_current (roll, statement->cabinet, &number);

  /* The opening key is named so that an admission never passes to other pairs
   * which somebody gave the account meanwhile. */
  return statement->cabinet == XQ_CABINET_CASEWORK &&
         current != NULL && statement->generation == number &&
         signer != NULL && xq_member_is_entitled (signer, XQ_CABINET_CASEWORK) &&
         subject != NULL && subject != signer &&
         xq_member_has_role (subject, XQ_ROLE_COUNSELLOR) && !subject->admitted &&
         memcmp (subject->open, statement->open, XQ_KEY_BYTES) == 0 &&
         statement->n_signatures == 2 &&
         xq_statement_is_signed_by (statement, 0, signer->sign) &&
         xq_statement_is_signed_by (statement, 1, current->sign);
}

static gboolean
allows_envelope (const XqRoll      *roll,
                 const XqStatement *statement,
                 const XqMember    *signer)
{
  gboolean counsellors = statement->envelope == XQ_ENVELOPE_COUNSELLORS;
  const XqGeneration *casework = xq_roll_get_current (roll, XQ_CABINET_CASEWORK, NULL);

  if (signer == NULL || !is_newcomer (roll, statement) ||
      statement->n_signatures != (counsellors ? 3 : 2) ||
      !xq_statement_is_signed_by (statement, 0, signer->sign) ||
      !xq_statement_is_signed_by (statement, 1, statement->sign))
    return FALSE;

  if (!counsellors)
    return xq_member_has_role (signer, XQ_ROLE_HEAD);

  return casework != NULL &&
         xq_member_is_entitled (signer, XQ_CABINET_CASEWORK) &&
         xq_statement_is_signed_by (statement, 2, casework->sign);
}

static gboolean
allows_recovered (const XqRoll      *roll,
                  const XqStatement *statement)
{
  const XqRollEnvelope *envelope = xq_roll_find_envelope (roll, statement->signer);
  const XqMember *subject = xq_roll_find_member (roll, statement->subject);
  XqRole role;

  if (envelope == NULL || envelope->ended ||
      statement->n_signatures != 2 ||
      !xq_statement_is_signed_by (statement, 0, envelope->sign) ||
      !xq_statement_is_signed_by (statement, 1, statement->sign))
    return FALSE;

  role = envelope->type == XQ_ENVELOPE_SCHOOL ? XQ_ROLE_HEAD : XQ_ROLE_COUNSELLOR;
  if (subject == NULL)
    return statement->roles == XQ_ROLE_BIT (role) &&
           is_newcomer (roll, statement) &&
           xq_roll_find_name (roll, statement->name) == NULL;

  return xq_member_has_role (subject, role) &&
         statement->roles == subject->roles &&
         g_str_equal (statement->name, subject->name) &&
         (has_new_pairs (roll, statement) ||
          (memcmp (statement->open, subject->open, XQ_KEY_BYTES) == 0 &&
           memcmp (statement->sign, subject->sign, XQ_KEY_BYTES) == 0));
}

gboolean
xq_roll_allows (const XqRoll      *roll,
                const XqStatement *statement)
{
  const XqMember *signer;

  g_return_val_if_fail (roll != NULL, FALSE);
  g_return_val_if_fail (statement != NULL, FALSE);

  if ((statement->kind == XQ_STATEMENT_FOUND) != (roll->statements->len == 0))
    return FALSE;

  signer = xq_roll_find_member (roll, statement->signer);
  switch (statement->kind)
    {
    case XQ_STATEMENT_FOUND:
      return allows_found (roll, statement);
    case XQ_STATEMENT_ACCOUNT:
    case XQ_STATEMENT_ROLES:
    case XQ_STATEMENT_REMOVE:
    case XQ_STATEMENT_RESET:
      return allows_head (roll, statement, signer);
    case XQ_STATEMENT_PAIRS:
      return allows_pairs (roll, statement, signer);
    case XQ_STATEMENT_CABINET:
      return allows_cabinet (roll, statement, signer);
    case XQ_STATEMENT_ADMITTED:
    case XQ_STATEMENT_REFUSED:
      return allows_admission (roll, statement, signer);
    case XQ_STATEMENT_ENVELOPE:
      return allows_envelope (roll, statement, signer);
    case XQ_STATEMENT_RECOVERED:
      return allows_recovered (roll, statement);
    case XQ_N_STATEMENT_KINDS:
    default:
      return FALSE;
    }
}
