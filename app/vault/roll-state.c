/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include "vault/codec.h"
#include "vault/roll-rules.h"
#include "vault/vault.h"

/* What follows from a statement that the rules have allowed. */

static void
remember_key (XqRoll       *roll,
              const guint8  bytes[XQ_KEY_BYTES])
{
  g_hash_table_add (roll->seen, xq_hex_new (bytes, XQ_KEY_BYTES));
}

static guint
get_entitlements (const XqMember *member)
{
  guint bits = 0;

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    if (xq_member_is_entitled (member, (XqCabinet) i))
      bits |= 1u << i;

  return bits;
}

/* Keeps beside each account since when and by whom it may hold what it may. */
static void
note_entitlements (XqMember          *member,
                   const XqStatement *statement)
{
  guint now = get_entitlements (member);

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    if (now & ~member->entitled & (1u << i))
      {
        member->entitled_at[i] = statement->at;
        g_free (member->entitled_by[i]);
        member->entitled_by[i] = g_strdup (statement->signer);
      }

  member->entitled = now;
  member->ever_entitled |= now;
}

static void
make_envelopes_stale (XqRoll     *roll,
                      XqEnvelope  type)
{
  roll->envelope_due[type] = TRUE;
  for (guint i = 0; i < roll->envelopes->len; i++)
    {
      XqRollEnvelope *envelope = g_ptr_array_index (roll->envelopes, i);

      if (envelope->type == type)
        envelope->stale = TRUE;
    }
}

static void
end_stale_envelopes (XqRoll     *roll,
                     XqEnvelope  type)
{
  for (guint i = 0; i < roll->envelopes->len; i++)
    {
      XqRollEnvelope *envelope = g_ptr_array_index (roll->envelopes, i);

      if (envelope->type == type && envelope->stale)
        envelope->ended = TRUE;
    }
}

/* Someone had these cabinets and now has fewer: the keys they know are changed. */
static void
note_loss (XqRoll *roll,
           guint   before,
           guint   after)
{
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    if ((before & ~after & (1u << i)) != 0 && roll->generations[i]->len > 0)
      roll->renewal_due[i] = TRUE;
}

static void
give_pairs (XqRoll            *roll,
            XqMember          *member,
            const XqStatement *statement)
{
  memcpy (member->open, statement->open, XQ_KEY_BYTES);
  memcpy (member->sign, statement->sign, XQ_KEY_BYTES);
  g_byte_array_append (member->past_open, statement->open, XQ_KEY_BYTES);
  g_byte_array_append (member->past_sign, statement->sign, XQ_KEY_BYTES);
  remember_key (roll, statement->open);
  remember_key (roll, statement->sign);
}

static XqMember *
add_member (XqRoll            *roll,
            const XqStatement *statement)
{
  XqMember *member = g_new0 (XqMember, 1);

  member->uid = g_strdup (statement->subject);
  member->name = g_strdup (statement->name);
  member->roles = statement->roles;
  member->past_open = g_byte_array_new ();
  member->past_sign = g_byte_array_new ();
  member->added_by = g_strdup (statement->signer);
  member->added_at = statement->at;
  give_pairs (roll, member, statement);
  g_hash_table_add (roll->seen, g_strdup (statement->subject));
  g_ptr_array_add (roll->members, member);

  return member;
}

static void
apply_remove (XqRoll   *roll,
              XqMember *subject)
{
  guint before = get_entitlements (subject);

  if (xq_member_has_role (subject, XQ_ROLE_HEAD))
    make_envelopes_stale (roll, XQ_ENVELOPE_SCHOOL);
  if (subject->admitted)
    make_envelopes_stale (roll, XQ_ENVELOPE_COUNSELLORS);

  subject->removed = TRUE;
  subject->admitted = FALSE;
  note_loss (roll, before, 0);
}

static void
apply_roles (XqRoll            *roll,
             XqMember          *subject,
             const XqStatement *statement)
{
  guint before = get_entitlements (subject);
  XqRoles lost = subject->roles & ~statement->roles;

  if (lost & XQ_ROLE_BIT (XQ_ROLE_HEAD))
    make_envelopes_stale (roll, XQ_ENVELOPE_SCHOOL);
  if (lost & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))
    {
      if (subject->admitted)
        make_envelopes_stale (roll, XQ_ENVELOPE_COUNSELLORS);
      subject->admitted = FALSE;
      subject->refused = FALSE;
    }

  subject->roles = statement->roles;
  note_loss (roll, before, get_entitlements (subject));
}

static void
apply_pairs (XqRoll            *roll,
             XqMember          *subject,
             const XqStatement *statement)
{
  if (subject->setter != NULL)
    {
      const XqMember *setter = xq_roll_find_member (roll, subject->setter);

      note_loss (roll, get_entitlements (subject), setter != NULL ? get_entitlements (setter) : 0);
      g_clear_pointer (&subject->setter, g_free);
    }

  give_pairs (roll, subject, statement);
}

static void
apply_reset (XqRoll            *roll,
             XqMember          *subject,
             const XqStatement *statement)
{
  guint before = get_entitlements (subject);

  subject->admitted = FALSE;
  subject->refused = FALSE;
  g_free (subject->setter);
  subject->setter = g_strdup (statement->signer);
  give_pairs (roll, subject, statement);
  note_loss (roll, before, get_entitlements (subject));
}

static void
apply_cabinet (XqRoll            *roll,
               XqMember          *signer,
               const XqStatement *statement)
{
  XqGeneration *generation = g_new0 (XqGeneration, 1);

  memcpy (generation->key_id, statement->key_id, XQ_KEY_BYTES);
  memcpy (generation->open, statement->open, XQ_KEY_BYTES);
  memcpy (generation->sign, statement->sign, XQ_KEY_BYTES);
  generation->signer = g_strdup (statement->signer);
  generation->at = statement->at;
  remember_key (roll, statement->key_id);
  remember_key (roll, statement->open);
  remember_key (roll, statement->sign);
  g_ptr_array_add (roll->generations[statement->cabinet], generation);
  roll->renewal_due[statement->cabinet] = FALSE;

  if (statement->cabinet == XQ_CABINET_CASEWORK)
    {
      if (statement->generation == 1)
        signer->admitted = TRUE;
      end_stale_envelopes (roll, XQ_ENVELOPE_COUNSELLORS);
    }
  else
    {
      end_stale_envelopes (roll, XQ_ENVELOPE_SCHOOL);
    }
}

static void
apply_envelope (XqRoll            *roll,
                const XqStatement *statement)
{
  XqRollEnvelope *envelope = g_new0 (XqRollEnvelope, 1);

  envelope->uid = g_strdup (statement->subject);
  envelope->type = statement->envelope;
  memcpy (envelope->open, statement->open, XQ_KEY_BYTES);
  memcpy (envelope->sign, statement->sign, XQ_KEY_BYTES);
  envelope->made_at = statement->at;
  remember_key (roll, statement->open);
  remember_key (roll, statement->sign);
  g_hash_table_add (roll->seen, g_strdup (statement->subject));
  g_ptr_array_add (roll->envelopes, envelope);
  roll->envelope_due[statement->envelope] = FALSE;
}

static void
apply_recovered (XqRoll            *roll,
                 XqMember          *subject,
                 const XqStatement *statement)
{
  XqRollEnvelope *envelope = xq_roll_find_envelope (roll, statement->signer);

  if (subject == NULL)
    {
      subject = add_member (roll, statement);
    }
  else if (memcmp (subject->open, statement->open, XQ_KEY_BYTES) != 0)
    {
      guint before = get_entitlements (subject);

      subject->admitted = FALSE;
      g_clear_pointer (&subject->setter, g_free);
      give_pairs (roll, subject, statement);
      /* The person proved the envelope and keeps the office; only what this
       * envelope does not open is lost until a colleague gives it again. */
      if (envelope->type == XQ_ENVELOPE_SCHOOL)
        note_loss (roll, before, get_entitlements (subject));
    }

  if (envelope->type == XQ_ENVELOPE_COUNSELLORS)
    {
      subject->admitted = TRUE;
      subject->refused = FALSE;
    }
  envelope->ended = TRUE;
  roll->envelope_due[envelope->type] = TRUE;
}

void
xq_roll_apply (XqRoll            *roll,
               const XqStatement *statement)
{
  XqMember *subject;
  XqMember *signer;

  g_return_if_fail (roll != NULL);
  g_return_if_fail (statement != NULL);

  subject = xq_roll_find_member (roll, statement->subject);
  signer = xq_roll_find_member (roll, statement->signer);

  switch (statement->kind)
    {
    case XQ_STATEMENT_FOUND:
      roll->school = g_strdup (statement->school);
      roll->school_name = g_strdup (statement->school_name);
      roll->envelope_due[XQ_ENVELOPE_SCHOOL] = TRUE;
      roll->envelope_due[XQ_ENVELOPE_COUNSELLORS] = TRUE;
      add_member (roll, statement);
      break;
    case XQ_STATEMENT_ACCOUNT:
      subject = add_member (roll, statement);
      subject->setter = g_strdup (statement->signer);
      break;
    case XQ_STATEMENT_ROLES:
      apply_roles (roll, subject, statement);
      break;
    case XQ_STATEMENT_REMOVE:
      apply_remove (roll, subject);
      break;
    case XQ_STATEMENT_PAIRS:
      apply_pairs (roll, subject, statement);
      break;
    case XQ_STATEMENT_RESET:
      apply_reset (roll, subject, statement);
      break;
    case XQ_STATEMENT_CABINET:
      apply_cabinet (roll, signer, statement);
      break;
    case XQ_STATEMENT_ADMITTED:
      subject->admitted = TRUE;
      subject->refused = FALSE;
      break;
    case XQ_STATEMENT_REFUSED:
      subject->refused = TRUE;
      break;
    case XQ_STATEMENT_ENVELOPE:
      apply_envelope (roll, statement);
      break;
    case XQ_STATEMENT_RECOVERED:
      apply_recovered (roll, subject, statement);
      break;
    case XQ_N_STATEMENT_KINDS:
    default:
      g_assert_not_reached ();
    }

  for (guint i = 0; i < roll->members->len; i++)
    note_entitlements (g_ptr_array_index (roll->members, i), statement);
}
