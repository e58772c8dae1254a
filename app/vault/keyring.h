/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/roll.h"

G_BEGIN_DECLS

/* What lies in keyring.json (FORMAT): the roll, for each account its wrapped
 * part and its list of cabinet keys, for each envelope its list, and the chain
 * that leads from a cabinet's newest key back to its older letters.
 *
 *   { "program": "xinqing", "format": 1, "school": UID,
 *     "roll": [ { "text": TEXT, "signatures": [BASE64 ...] } ... ],
 *     "accounts": [ { "uid": UID,
 *                     "kdf": { "name": "argon2id13", "passes": 6, "bytes": 134217728 },
 *                     "salt": BASE64, "nonce": BASE64, "wrapped": BASE64,
 *                     "keys": [KEY ...] } ... ],
 *     "envelopes": [ { "uid": UID, "keys": [KEY ...] } ... ],
 *     "chain": [ { "cabinet": CODE, "generation": N, "nonce": BASE64, "box": BASE64 } ... ],
 *     "sum": HEX }
 *
 *   KEY: { "cabinet": CODE, "generation": N, "key-id": HEX, "sender": UID,
 *          "sender-open": HEX, "nonce": BASE64, "box": BASE64 }
 *
 * The sum is BLAKE2b-256 without a key over all bytes before the last line; the
 * last line is `"sum":"HEX"}`. The sum tells accident from intent and nothing
 * more: who changes the file on purpose makes a new sum and then meets the
 * signatures. No member more or less than these is accepted in format 1.
 *
 * A wrapped part is account-wrap.h; a KEY and the chain are cabinet-key.h. */

#define XQ_SALT_BYTES 16
#define XQ_NONCE_BYTES 24
#define XQ_KEY_BOX_BYTES 80
#define XQ_CHAIN_BOX_BYTES 80

typedef struct
{
  XqCabinet  cabinet;
  guint32    generation;
  guint8     key_id[XQ_KEY_BYTES];
  char      *sender;                      /* uid of an account or an envelope */
  guint8     sender_open[XQ_KEY_BYTES];
  guint8     nonce[XQ_NONCE_BYTES];
  guint8     box[XQ_KEY_BOX_BYTES];
} XqKeyEntry;

/**
 * XqKeyList:
 * @wrapped: (nullable): %NULL for an envelope, whose pairs come from its code
 */
typedef struct
{
  char      *uid;
  guint32    passes;
  guint64    bytes;
  guint8     salt[XQ_SALT_BYTES];
  guint8     nonce[XQ_NONCE_BYTES];
  GBytes    *wrapped;
  GPtrArray *keys;                        /* XqKeyEntry */
} XqKeyList;

typedef struct
{
  XqCabinet cabinet;
  guint32   generation;
  guint8    nonce[XQ_NONCE_BYTES];
  guint8    box[XQ_CHAIN_BOX_BYTES];
} XqChainLink;

typedef struct
{
  XqRoll    *roll;
  GPtrArray *accounts;                    /* XqKeyList */
  GPtrArray *envelopes;                   /* XqKeyList */
  GPtrArray *chain;                       /* XqChainLink */
} XqKeyring;

/**
 * xq_keyring_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): an empty keyring
 */
XqKeyring   *xq_keyring_new          (void);

/**
 * xq_keyring_free:
 * @keyring: (transfer full) (nullable): a keyring
 *
 * Any thread.
 */
void         xq_keyring_free         (XqKeyring       *keyring);

/**
 * xq_key_list_new:
 * @uid: an account's or envelope's uid
 *
 * Any thread.
 *
 * Returns: (transfer full): an empty list
 */
XqKeyList   *xq_key_list_new         (const char      *uid);

/**
 * xq_key_list_free:
 * @list: (transfer full) (nullable): a list
 *
 * Any thread.
 */
void         xq_key_list_free        (XqKeyList       *list);

/**
 * xq_key_entry_free:
 * @entry: (transfer full) (nullable): an entry
 *
 * Any thread.
 */
void         xq_key_entry_free       (XqKeyEntry      *entry);

/**
 * xq_keyring_find_list:
 * @keyring: a keyring
 * @uid: an account's or envelope's uid
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): its list
 */
XqKeyList   *xq_keyring_find_list    (const XqKeyring *keyring,
                                      const char      *uid);

/**
 * xq_key_list_find:
 * @list: a list
 * @cabinet: a cabinet
 * @generation: a generation
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the entry
 */
XqKeyEntry  *xq_key_list_find        (const XqKeyList *list,
                                      XqCabinet        cabinet,
                                      guint32          generation);

/**
 * xq_keyring_prune:
 * @keyring: a keyring whose roll has grown
 *
 * Drops the lists of the removed and of ended envelopes, and each entry to which
 * its owner is no longer entitled. Any thread.
 */
void         xq_keyring_prune        (XqKeyring       *keyring);

/**
 * xq_keyring_drop_before:
 * @keyring: a keyring
 * @cabinet: a cabinet
 * @generation: the first generation that stays
 *
 * Drops the older keys of a cabinet from all lists. Any thread.
 */
void         xq_keyring_drop_before  (XqKeyring       *keyring,
                                      XqCabinet        cabinet,
                                      guint32          generation);

/**
 * xq_keyring_is_under_way:
 * @keyring: a keyring
 * @cabinet: a cabinet
 *
 * Any thread.
 *
 * Returns: whether keys of an older generation are still there, which is so only
 *   between the beginning and the end of a renewal
 */
gboolean     xq_keyring_is_under_way (const XqKeyring *keyring,
                                      XqCabinet        cabinet);

/**
 * xq_keyring_is_sound:
 * @keyring: a keyring
 *
 * Whether lists and chain are what the roll says, as far as that can be seen
 * without a key: every account that is not removed has a list and nobody else,
 * no entry is for somebody not entitled, of an unknown sender, of an unknown
 * key or there twice, no link of the chain is missing. Any thread.
 *
 * Returns: %TRUE if so
 */
gboolean     xq_keyring_is_sound     (const XqKeyring *keyring);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqKeyring, xq_keyring_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqKeyList, xq_key_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqKeyEntry, xq_key_entry_free)

G_END_DECLS
