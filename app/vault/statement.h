/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/pair.h"
#include "vault/role.h"

G_BEGIN_DECLS

/* One statement of the roll (FORMAT).
 *
 * A statement is a text of lines "name value\n" in UTF-8, and one or more
 * Ed25519 signatures in the domain "roll" over exactly these bytes. Its hash is
 * xq_hash() of the text in the domain "roll". The first lines are always
 *
 *     xinqing-roll 1
 *     school UID
 *     index N              0 for the first, then one more each
 *     previous HASH        of the statement before; 64 zeros at index 0
 *     kind KIND
 *     at SECONDS           since 1970, the signer's clock
 *     signer UID           an account or an envelope
 *
 * and then, by kind and in this order (who signs: first the signer, then in the
 * given order who must sign too):
 *
 *     found      nonce school-name subject name roles open sign
 *     account    subject name roles open sign             head; the new pair
 *     roles      subject roles                            head
 *     remove     subject                                  head
 *     pairs      subject open sign                        the account's previous pair; the new pair
 *     reset      subject open sign                        head; the new pair
 *     cabinet    cabinet generation key-id open sign      a holder; the new cabinet pair; the previous one
 *     admitted   cabinet generation subject open          a holder; the cabinet's pair
 *     refused    cabinet generation subject open          a holder; the cabinet's pair
 *     envelope   subject envelope open sign               head or holder; the envelope's pair; for the
 *                                                         counsellors' also the casework cabinet's pair
 *     recovered  subject name roles open sign             the envelope's pair; the account's pair
 *
 * "open" is an X25519 and "sign" an Ed25519 public key in hexadecimal digits;
 * "roles" the codes in the order of XqRole, with commas. The school's uid is
 * the beginning of the hash, in the domain "school", of nonce, subject and sign
 * as they stand in the text: whoever knows the uid knows the founder's key. */

typedef enum
{
  XQ_STATEMENT_FOUND,
  XQ_STATEMENT_ACCOUNT,
  XQ_STATEMENT_ROLES,
  XQ_STATEMENT_REMOVE,
  XQ_STATEMENT_PAIRS,
  XQ_STATEMENT_RESET,
  XQ_STATEMENT_CABINET,
  XQ_STATEMENT_ADMITTED,
  XQ_STATEMENT_REFUSED,
  XQ_STATEMENT_ENVELOPE,
  XQ_STATEMENT_RECOVERED,
  XQ_N_STATEMENT_KINDS
} XqStatementKind;

#define XQ_MOST_SIGNATURES 3

typedef struct
{
  XqStatementKind kind;
  char           *school;
  guint64         index;
  guint8          previous[XQ_KEY_BYTES];
  gint64          at;
  char           *signer;

  char           *nonce;
  char           *school_name;
  char           *subject;
  char           *name;
  XqRoles         roles;
  XqCabinet       cabinet;
  guint32         generation;
  guint           envelope;      /* XqEnvelope */
  guint8          key_id[XQ_KEY_BYTES];
  guint8          open[XQ_KEY_BYTES];
  guint8          sign[XQ_KEY_BYTES];

  char           *text;          /* what is signed; made by seal, or as read */
  guint8          hash[XQ_KEY_BYTES];
  guint           n_signatures;
  guint8          signatures[XQ_MOST_SIGNATURES][XQ_SIGNATURE_BYTES];
} XqStatement;

/**
 * xq_statement_new:
 * @kind: its kind
 *
 * Any thread.
 *
 * Returns: (transfer full): an empty statement, to be filled by the caller
 */
XqStatement *xq_statement_new   (XqStatementKind   kind);

/**
 * xq_statement_free:
 * @statement: (transfer full) (nullable): a statement
 *
 * Any thread.
 */
void         xq_statement_free  (XqStatement      *statement);

/**
 * xq_statement_close:
 * @statement: a filled statement
 *
 * Writes its text and its hash; afterwards it is only signed. Any thread.
 */
void         xq_statement_close (XqStatement      *statement);

/**
 * xq_statement_sign:
 * @statement: a closed statement
 * @seed: an Ed25519 seed
 *
 * Adds a signature, in the order in which the kind wants them. Any thread.
 */
void         xq_statement_sign  (XqStatement      *statement,
                                 XqSecret         *seed);

/**
 * xq_statement_is_signed_by:
 * @statement: a statement
 * @position: which of its signatures
 * @public_half: an Ed25519 public key
 *
 * Any thread.
 *
 * Returns: whether that signature exists and is right
 */
gboolean     xq_statement_is_signed_by (const XqStatement *statement,
                                        guint              position,
                                        const guint8       public_half[XQ_KEY_BYTES]);

/**
 * xq_statement_parse:
 * @text: what stands in the keyring
 *
 * Reads a text of the one form that xq_statement_close() writes. The caller adds
 * the signatures. Any thread.
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL if the text is
 *   anything else
 */
XqStatement *xq_statement_parse (const char       *text);

/**
 * xq_statement_get_school:
 * @nonce: the founding statement's nonce
 * @subject: the founder's uid
 * @sign: the founder's Ed25519 public key
 *
 * Any thread.
 *
 * Returns: (transfer full): the uid that a school so founded must have
 */
char        *xq_statement_get_school (const char   *nonce,
                                      const char   *subject,
                                      const guint8  sign[XQ_KEY_BYTES]);

/**
 * xq_name_is_valid:
 * @name: (nullable): the name of an account or a school
 *
 * Any thread.
 *
 * Returns: whether it is 1 to 200 bytes of UTF-8 without control characters and
 *   without spaces at its ends
 */
gboolean     xq_name_is_valid   (const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqStatement, xq_statement_free)

G_END_DECLS
