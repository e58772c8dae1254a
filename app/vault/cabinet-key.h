/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/keyring.h"

G_BEGIN_DECLS

/* A cabinet's secret (FORMAT): 32 random bytes a generation. From it (pair.h)
 *
 *     "database"  the raw key of the SQLCipher file
 *     "letters"   the X25519 private half to which letters are sealed
 *     "roll"      the Ed25519 seed with which the cabinet signs in the roll
 *     "chain"     the key of the chain link to the generation before
 *
 * Its id is xq_hash() of the secret in the domain "cabinet-key".
 *
 * A key entry gives the secret to one account or envelope: crypto_box
 * (X25519, XSalsa20-Poly1305) from the sender's pair to the receiver's of 64
 * bytes: the hash, in the domain "key-entry", of the text
 *
 *     SCHOOL\nRECEIVER\nSENDER\nCABINET\nGENERATION\n
 *
 * and the secret. So an entry opens only where it was meant to.
 *
 * A chain link of generation n is XChaCha20-Poly1305 (IETF), under the chain key
 * of generation n + 1, of the letters key and the chain key of generation n; the
 * associated data is "xinqing/1/chain\nSCHOOL\nCABINET\nGENERATION\n". So who
 * holds the newest secret opens old letters, and never an old database key. */

/**
 * xq_cabinet_key_get_id:
 * @secret: a cabinet's secret
 * @id: (out caller-allocates): its id
 *
 * Any thread.
 */
void        xq_cabinet_key_get_id   (XqSecret           *secret,
                                     guint8              id[XQ_KEY_BYTES]);

/**
 * xq_cabinet_key_fits:
 * @secret: a cabinet's secret
 * @generation: what the roll says
 *
 * Any thread.
 *
 * Returns: whether id and both public keys are those of the roll
 */
gboolean    xq_cabinet_key_fits     (XqSecret           *secret,
                                     const XqGeneration *generation);

/**
 * xq_key_entry_close:
 * @school: the school's uid
 * @receiver: the uid of who receives it
 * @receiver_open: the receiver's X25519 public key
 * @sender: the uid of who gives it
 * @sender_opening: the sender's X25519 private half
 * @cabinet: the cabinet
 * @generation: its generation
 * @secret: its secret
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the entry; %NULL if the receiver's key is
 *   not one to which anything can be sealed
 */
XqKeyEntry *xq_key_entry_close      (const char         *school,
                                     const char         *receiver,
                                     const guint8        receiver_open[XQ_KEY_BYTES],
                                     const char         *sender,
                                     XqSecret           *sender_opening,
                                     XqCabinet           cabinet,
                                     guint32             generation,
                                     XqSecret           *secret);

/**
 * xq_key_entry_open:
 * @entry: an entry
 * @school: the school's uid
 * @receiver: the uid of who opens it
 * @receiver_opening: the receiver's X25519 private half
 *
 * The caller checks sender and id against the roll. Any thread.
 *
 * Returns: (transfer full) (nullable): the secret, or %NULL if the entry was not
 *   made by this sender for this receiver, cabinet and generation
 */
XqSecret   *xq_key_entry_open       (const XqKeyEntry   *entry,
                                     const char         *school,
                                     const char         *receiver,
                                     XqSecret           *receiver_opening);

/**
 * xq_chain_link_close:
 * @school: the school's uid
 * @cabinet: the cabinet
 * @generation: the older generation
 * @older: its secret
 * @newer: the secret of the generation after it
 *
 * Any thread.
 *
 * Returns: (transfer full): the link
 */
XqChainLink *xq_chain_link_close    (const char         *school,
                                     XqCabinet           cabinet,
                                     guint32             generation,
                                     XqSecret           *older,
                                     XqSecret           *newer);

/**
 * xq_chain_link_open:
 * @link: a link
 * @school: the school's uid
 * @newer_chain: the chain key of the generation after it
 * @letters: (out) (transfer full): its letters key
 * @chain: (out) (transfer full): its chain key
 *
 * Any thread.
 *
 * Returns: whether it could be opened
 */
gboolean    xq_chain_link_open      (const XqChainLink  *link,
                                     const char         *school,
                                     XqSecret           *newer_chain,
                                     XqSecret          **letters,
                                     XqSecret          **chain);

G_END_DECLS
