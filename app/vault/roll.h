/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/statement.h"

G_BEGIN_DECLS

/* The roll: who belongs to the school, with which keys, and what the cabinets'
 * public keys are. A chain of signed statements (statement.h) that only grows.
 * Each is accepted only if the statements before it allow its signer to say it;
 * the state below is nothing but what the accepted statements add up to.
 *
 * Rules (FORMAT):
 *   - found is the first statement and the only one of its kind; its signer is
 *     its subject and a head.
 *   - No uid and no public key stands for two things; no two accounts that are
 *     not removed have one name.
 *   - A head signs account, roles, remove, reset (of another). The last head
 *     can neither be removed nor lose the role.
 *   - An account changes its own pairs with its previous pair.
 *   - cabinet, generation 1: of school and care by a head, of casework by a
 *     counsellor. Generation n + 1: signed also by the key of generation n, so
 *     that nobody who does not hold a cabinet can put another in its place; its
 *     signer is entitled to the cabinet, and head or counsellor.
 *   - A counsellor is entitled to casework only once admitted, by somebody
 *     entitled, with casework's own key; who makes generation 1 is admitted.
 *     Losing the role, removal and reset end the admission.
 *   - An envelope is stated by a head (school's) or by somebody entitled to
 *     casework (counsellors'). It recovers once: a head, or a counsellor who is
 *     thereby admitted; a new account, or one that has the role already, which
 *     then has new pairs or (who knows the password) keeps its own.
 *   - When somebody who may have seen an envelope leaves (school's: a head;
 *     counsellors': somebody entitled to casework), it is stale: it still
 *     serves, and ends with the next generation of school or care, or of casework. It
 *     does not end at once, or the last counsellor who leaves would take
 *     casework along.
 *   - A cabinet is due for renewal when somebody who was entitled is no longer,
 *     or when a person who is entitled replaces a password that another person
 *     set who is not.
 */

/**
 * XqMember:
 * @past_open: all X25519 public keys the roll ever gave this account, 32 bytes each
 * @past_sign: all Ed25519 public keys likewise
 * @ever_entitled: a bit for each cabinet that this account was ever entitled to
 * @entitled_at: for each cabinet, since when (Unix seconds) the account is entitled
 * @entitled_by: for each cabinet, whose statement made it so
 * @setter: (nullable): who set the password, until the account has set its own
 */
typedef struct
{
  char       *uid;
  char       *name;
  XqRoles     roles;
  gboolean    removed;
  gboolean    admitted;
  gboolean    refused;
  guint8      open[XQ_KEY_BYTES];
  guint8      sign[XQ_KEY_BYTES];
  GByteArray *past_open;
  GByteArray *past_sign;
  guint       entitled;         /* a bit for each cabinet, now */
  guint       ever_entitled;
  gint64      entitled_at[XQ_N_CABINETS];
  char       *entitled_by[XQ_N_CABINETS];
  char       *setter;
  char       *added_by;
  gint64      added_at;
} XqMember;

/**
 * XqRollEnvelope:
 * @type: an XqEnvelope
 * @stale: somebody who may have seen it has left
 * @ended: used, or ended by a renewal: it opens and signs nothing any more
 */
typedef struct
{
  char     *uid;
  guint     type;
  guint8    open[XQ_KEY_BYTES];
  guint8    sign[XQ_KEY_BYTES];
  gint64    made_at;
  gboolean  stale;
  gboolean  ended;
} XqRollEnvelope;

typedef struct
{
  guint8 key_id[XQ_KEY_BYTES];
  guint8 open[XQ_KEY_BYTES];
  guint8 sign[XQ_KEY_BYTES];
  char  *signer;
  gint64 at;
} XqGeneration;

typedef struct
{
  char       *school;                       /* uid */
  char       *school_name;
  GPtrArray  *statements;                   /* XqStatement */
  GPtrArray  *members;                      /* XqMember, in order of arrival */
  GPtrArray  *envelopes;                    /* XqRollEnvelope */
  GPtrArray  *generations[XQ_N_CABINETS];   /* XqGeneration; the first is generation 1 */
  gboolean    renewal_due[XQ_N_CABINETS];
  gboolean    envelope_due[2];
  GHashTable *seen;                         /* uids and public keys already given */
} XqRoll;

/**
 * xq_roll_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): an empty roll
 */
XqRoll         *xq_roll_new           (void);

/**
 * xq_roll_free:
 * @roll: (transfer full) (nullable): a roll
 *
 * Any thread.
 */
void            xq_roll_free          (XqRoll        *roll);

/**
 * xq_roll_append:
 * @roll: a roll
 * @statement: (transfer full): a closed statement with its signatures
 *
 * Any thread.
 *
 * Returns: whether the rules allow it; if not, the roll is as before
 */
gboolean        xq_roll_append        (XqRoll        *roll,
                                       XqStatement   *statement);

/**
 * xq_roll_begin:
 * @roll: a roll
 * @kind: a kind
 * @signer: who will sign
 *
 * A statement that continues this roll: the caller fills the body, closes and
 * signs it. Any thread.
 *
 * Returns: (transfer full): the statement
 */
XqStatement    *xq_roll_begin         (XqRoll          *roll,
                                       XqStatementKind  kind,
                                       const char      *signer);

/**
 * xq_roll_get_head:
 * @roll: a roll
 * @length: (out): number of statements
 * @hash: (out caller-allocates): of the last one; zeros if there is none
 *
 * Any thread.
 */
void            xq_roll_get_head      (const XqRoll  *roll,
                                       guint64       *length,
                                       guint8         hash[XQ_KEY_BYTES]);

/**
 * xq_roll_continues:
 * @roll: a roll
 * @length: a remembered length; 0 is nothing remembered
 * @hash: the remembered hash of the last statement
 *
 * Any thread.
 *
 * Returns: whether the remembered roll is this one or its beginning; if not, this
 *   one was shortened or forked
 */
gboolean        xq_roll_continues     (const XqRoll  *roll,
                                       guint64        length,
                                       const guint8   hash[XQ_KEY_BYTES]);

/**
 * xq_roll_find_member:
 * @roll: a roll
 * @uid: (nullable): an account's uid
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the account, also a removed one
 */
XqMember       *xq_roll_find_member   (const XqRoll  *roll,
                                       const char    *uid);

/**
 * xq_roll_find_name:
 * @roll: a roll
 * @name: a name
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the account of that name that is not removed
 */
XqMember       *xq_roll_find_name     (const XqRoll  *roll,
                                       const char    *name);

/**
 * xq_roll_find_envelope:
 * @roll: a roll
 * @uid: (nullable): an envelope's uid
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the envelope, also one that has ended
 */
XqRollEnvelope *xq_roll_find_envelope (const XqRoll  *roll,
                                       const char    *uid);

/**
 * xq_roll_get_current:
 * @roll: a roll
 * @cabinet: a cabinet
 * @number: (out) (optional): the generation's number, 0 if there is none
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the newest generation of its key
 */
XqGeneration   *xq_roll_get_current   (const XqRoll  *roll,
                                       XqCabinet      cabinet,
                                       guint32       *number);

/**
 * xq_roll_get_generation:
 * @roll: a roll
 * @cabinet: a cabinet
 * @number: 1 or more
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): that generation
 */
XqGeneration   *xq_roll_get_generation (const XqRoll *roll,
                                        XqCabinet     cabinet,
                                        guint32       number);

/**
 * xq_member_is_entitled:
 * @member: an account
 * @cabinet: a cabinet
 *
 * Any thread.
 *
 * Returns: whether the roll lets it hold the cabinet's key now
 */
gboolean        xq_member_is_entitled (const XqMember *member,
                                       XqCabinet       cabinet);

/**
 * xq_member_has_role:
 * @member: an account
 * @role: a role
 *
 * Any thread.
 *
 * Returns: whether it is not removed and has that role
 */
gboolean        xq_member_has_role    (const XqMember *member,
                                       XqRole          role);

/**
 * xq_envelope_opens:
 * @type: an XqEnvelope
 * @cabinet: a cabinet
 *
 * Any thread.
 *
 * Returns: whether envelopes of that type hold the cabinet's key
 */
gboolean        xq_envelope_opens     (guint           type,
                                       XqCabinet       cabinet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRoll, xq_roll_free)

G_END_DECLS
