/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include "vault/roll-rules.h"
#include "vault/roll.h"

/* A bound for hostile files: a school of 300 staff would need a hundred
 * changes of each account to come here. */
#define MOST_STATEMENTS 100000

static void
member_free (gpointer data)
{
  XqMember *member = data;

  g_free (member->uid);
  g_free (member->name);
  g_free (member->setter);
  g_free (member->added_by);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_free (member->entitled_by[i]);
  g_byte_array_unref (member->past_open);
  g_byte_array_unref (member->past_sign);
  g_free (member);
}

static void
envelope_free (gpointer data)
{
  XqRollEnvelope *envelope = data;

  g_free (envelope->uid);
  g_free (envelope);
}

static void
generation_free (gpointer data)
{
  XqGeneration *generation = data;

  g_free (generation->signer);
  g_free (generation);
}

XqRoll *
xq_roll_new (void)
{
  XqRoll *self = g_new0 (XqRoll, 1);

  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_statement_free);
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->envelopes = g_ptr_array_new_with_free_func (envelope_free);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    self->generations[i] = g_ptr_array_new_with_free_func (generation_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
xq_roll_free (XqRoll *roll)
{
  if (roll == NULL)
    return;

  g_free (roll->school);
  g_free (roll->school_name);
  g_ptr_array_unref (roll->statements);
  g_ptr_array_unref (roll->members);
  g_ptr_array_unref (roll->envelopes);
  for (guint i = 0; i < XQ_N_CABINETS; i++)
    g_ptr_array_unref (roll->generations[i]);
  g_hash_table_unref (roll->seen);
  g_free (roll);
}

gboolean
xq_roll_append (XqRoll      *roll,
                XqStatement *statement)
{
  g_autoptr(XqStatement) owned = statement;
  guint8 hash[XQ_KEY_BYTES];
  guint64 length;

  g_return_val_if_fail (roll != NULL, FALSE);
  g_return_val_if_fail (statement != NULL && statement->text != NULL, FALSE);

  xq_roll_get_head (roll, &length, hash);
  if (length >= MOST_STATEMENTS ||
      statement->index != length ||
      memcmp (statement->previous, hash, sizeof hash) != 0 ||
      (length > 0 && !g_str_equal (statement->school, roll->school)) ||
      !xq_roll_allows (roll, statement))
    return FALSE;

  xq_roll_apply (roll, statement);
  g_ptr_array_add (roll->statements, g_steal_pointer (&owned));

  return TRUE;
}

XqStatement *
xq_roll_begin (XqRoll          *roll,
               XqStatementKind  kind,
               const char      *signer)
{
  XqStatement *statement;

  g_return_val_if_fail (roll != NULL, NULL);
  g_return_val_if_fail (signer != NULL, NULL);

  statement = xq_statement_new (kind);
  statement->school = g_strdup (roll->school);
  statement->signer = g_strdup (signer);
  statement->at = g_get_real_time () / G_USEC_PER_SEC;
  xq_roll_get_head (roll, &statement->index, statement->previous);

  return statement;
}

void
xq_roll_get_head (const XqRoll *roll,
                  guint64      *length,
                  guint8        hash[XQ_KEY_BYTES])
{
  g_return_if_fail (roll != NULL);
  g_return_if_fail (length != NULL);

  *length = roll->statements->len;
  if (*length == 0)
    {
      memset (hash, 0, XQ_KEY_BYTES);
    }
  else
    {
      const XqStatement *last = g_ptr_array_index (roll->statements, roll->statements->len - 1);

      memcpy (hash, last->hash, XQ_KEY_BYTES);
    }
}

gboolean
xq_roll_continues (const XqRoll *roll,
                   guint64       length,
                   const guint8  hash[XQ_KEY_BYTES])
{
  const XqStatement *last;

  g_return_val_if_fail (roll != NULL, FALSE);

  if (length == 0)
    return TRUE;
  if (length > roll->statements->len)
    return FALSE;

  last = g_ptr_array_index (roll->statements, (guint) length - 1);

  return memcmp (last->hash, hash, XQ_KEY_BYTES) == 0;
}

XqMember *
xq_roll_find_member (const XqRoll *roll,
                     const char   *uid)
{
  g_return_val_if_fail (roll != NULL, NULL);

  for (guint i = 0; uid != NULL && i < roll->members->len; i++)
    {
      XqMember *member = g_ptr_array_index (roll->members, i);

      if (g_str_equal (member->uid, uid))
        return member;
    }

  return NULL;
}

XqMember *
xq_roll_find_name (const XqRoll *roll,
                   const char   *name)
{
  g_return_val_if_fail (roll != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < roll->members->len; i++)
    {
      XqMember *member = g_ptr_array_index (roll->members, i);

      if (!member->removed && g_str_equal (member->name, name))
        return member;
    }

  return NULL;
}

XqRollEnvelope *
xq_roll_find_envelope (const XqRoll *roll,
                       const char   *uid)
{
  g_return_val_if_fail (roll != NULL, NULL);

  for (guint i = 0; uid != NULL && i < roll->envelopes->len; i++)
    {
      XqRollEnvelope *envelope = g_ptr_array_index (roll->envelopes, i);

      if (g_str_equal (envelope->uid, uid))
        return envelope;
    }

  return NULL;
}

XqGeneration *
xq_roll_get_current (const XqRoll *roll,
                     XqCabinet     cabinet,
                     guint32      *number)
{
  g_return_val_if_fail (roll != NULL, NULL);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, NULL);

  if (number != NULL)
    *number = roll->generations[cabinet]->len;

  return xq_roll_get_generation (roll, cabinet, roll->generations[cabinet]->len);
}

XqGeneration *
xq_roll_get_generation (const XqRoll *roll,
                        XqCabinet     cabinet,
                        guint32       number)
{
  g_return_val_if_fail (roll != NULL, NULL);
  g_return_val_if_fail ((guint) cabinet < XQ_N_CABINETS, NULL);

  if (number == 0 || number > roll->generations[cabinet]->len)
    return NULL;

  return g_ptr_array_index (roll->generations[cabinet], number - 1);
}

gboolean
xq_member_is_entitled (const XqMember *member,
                       XqCabinet       cabinet)
{
  g_return_val_if_fail (member != NULL, FALSE);

  return !member->removed &&
         xq_roles_may_hold (member->roles, cabinet) &&
         (cabinet != XQ_CABINET_CASEWORK || member->admitted);
}

gboolean
xq_member_has_role (const XqMember *member,
                    XqRole          role)
{
  g_return_val_if_fail (member != NULL, FALSE);

  return !member->removed && (member->roles & XQ_ROLE_BIT (role)) != 0;
}
