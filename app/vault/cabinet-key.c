/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <sodium.h>

#include "vault/cabinet-key.h"
#include "vault/hash.h"
#include "vault/secret-private.h"

G_STATIC_ASSERT (XQ_KEY_BOX_BYTES == 2 * XQ_KEY_BYTES + crypto_box_MACBYTES);
G_STATIC_ASSERT (XQ_NONCE_BYTES == crypto_box_NONCEBYTES);
G_STATIC_ASSERT (XQ_CHAIN_BOX_BYTES == 2 * XQ_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES);

void
xq_cabinet_key_get_id (XqSecret *secret,
                       guint8    id[XQ_KEY_BYTES])
{
  gsize length;
  const guint8 *bytes;

  g_return_if_fail (secret != NULL);

  bytes = xq_secret_peek (secret, &length);
  xq_hash_data ("cabinet-key", bytes, length, id);
}

gboolean
xq_cabinet_key_fits (XqSecret           *secret,
                     const XqGeneration *generation)
{
  g_autoptr(XqSecret) letters = NULL;
  g_autoptr(XqSecret) signing = NULL;
  guint8 id[XQ_KEY_BYTES];
  guint8 open[XQ_KEY_BYTES];
  guint8 sign[XQ_KEY_BYTES];

  g_return_val_if_fail (secret != NULL, FALSE);
  g_return_val_if_fail (generation != NULL, FALSE);

  letters = xq_key_derive (secret, "letters");
  signing = xq_key_derive (secret, "roll");
  xq_cabinet_key_get_id (secret, id);
  xq_opening_get_public (letters, open);
  xq_signing_get_public (signing, sign);

  return memcmp (id, generation->key_id, sizeof id) == 0 &&
         memcmp (open, generation->open, sizeof open) == 0 &&
         memcmp (sign, generation->sign, sizeof sign) == 0;
}

/* What an entry is for, as 32 bytes that lie beside the secret. */
static void
hash_purpose (const char *school,
              const char *receiver,
              const char *sender,
              XqCabinet   cabinet,
              guint32     generation,
              guint8      hash[XQ_KEY_BYTES])
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n%s\n%" G_GUINT32_FORMAT "\n", school, receiver, sender,
                                           xq_cabinet_get_code (cabinet), generation);

  xq_hash_data ("key-entry", text, strlen (text), hash);
}

XqKeyEntry *
xq_key_entry_close (const char   *school,
                    const char   *receiver,
                    const guint8  receiver_open[XQ_KEY_BYTES],
                    const char   *sender,
                    XqSecret     *sender_opening,
                    XqCabinet     cabinet,
                    guint32       generation,
                    XqSecret     *secret)
{
  g_autoptr(XqKeyEntry) entry = NULL;
  g_autoptr(XqSecret) plain = NULL;
  guint8 *bytes;

  g_return_val_if_fail (school != NULL && receiver != NULL && sender != NULL, NULL);
  g_return_val_if_fail (sender_opening != NULL && secret != NULL, NULL);

  entry = g_new0 (XqKeyEntry, 1);
  entry->cabinet = cabinet;
  entry->generation = generation;
  entry->sender = g_strdup (sender);
  xq_cabinet_key_get_id (secret, entry->key_id);
  xq_opening_get_public (sender_opening, entry->sender_open);
  randombytes_buf (entry->nonce, sizeof entry->nonce);

  plain = xq_secret_new_writable (2 * XQ_KEY_BYTES, &bytes);
  hash_purpose (school, receiver, sender, cabinet, generation, bytes);
  memcpy (bytes + XQ_KEY_BYTES, xq_secret_peek (secret, NULL), XQ_KEY_BYTES);
  if (crypto_box_easy (entry->box, bytes, 2 * XQ_KEY_BYTES, entry->nonce, receiver_open,
                       xq_secret_peek (sender_opening, NULL)) != 0)
    return NULL;

  return g_steal_pointer (&entry);
}

XqSecret *
xq_key_entry_open (const XqKeyEntry *entry,
                   const char       *school,
                   const char       *receiver,
                   XqSecret         *receiver_opening)
{
  g_autoptr(XqSecret) plain = NULL;
  guint8 purpose[XQ_KEY_BYTES];
  guint8 *bytes;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (school != NULL && receiver != NULL, NULL);
  g_return_val_if_fail (receiver_opening != NULL, NULL);

  plain = xq_secret_new_writable (2 * XQ_KEY_BYTES, &bytes);
  if (crypto_box_open_easy (bytes, entry->box, sizeof entry->box, entry->nonce, entry->sender_open,
                            xq_secret_peek (receiver_opening, NULL)) != 0)
    return NULL;

  hash_purpose (school, receiver, entry->sender, entry->cabinet, entry->generation, purpose);
  if (sodium_memcmp (purpose, bytes, sizeof purpose) != 0)
    return NULL;

  return xq_secret_new (bytes + XQ_KEY_BYTES, XQ_KEY_BYTES);
}

static char *
make_associated (const char *school,
                 XqCabinet   cabinet,
                 guint32     generation)
{
  return g_strdup_printf ("xinqing/1/chain\n%s\n%s\n%" G_GUINT32_FORMAT "\n",
                          school, xq_cabinet_get_code (cabinet), generation);
}

XqChainLink *
xq_chain_link_close (const char *school,
                     XqCabinet   cabinet,
                     guint32     generation,
                     XqSecret   *older,
                     XqSecret   *newer)
{
  g_autofree char *associated = NULL;
  g_autoptr(XqSecret) plain = NULL;
  g_autoptr(XqSecret) letters = NULL;
  g_autoptr(XqSecret) chain = NULL;
  g_autoptr(XqSecret) key = NULL;
  XqChainLink *link;
  guint8 *bytes;

  g_return_val_if_fail (school != NULL, NULL);
  g_return_val_if_fail (older != NULL && newer != NULL, NULL);

  letters = xq_key_derive (older, "letters");
  chain = xq_key_derive (older, "chain");
  key = xq_key_derive (newer, "chain");
  plain = xq_secret_new_writable (2 * XQ_KEY_BYTES, &bytes);
  memcpy (bytes, xq_secret_peek (letters, NULL), XQ_KEY_BYTES);
  memcpy (bytes + XQ_KEY_BYTES, xq_secret_peek (chain, NULL), XQ_KEY_BYTES);

  link = g_new0 (XqChainLink, 1);
  link->cabinet = cabinet;
  link->generation = generation;
  randombytes_buf (link->nonce, sizeof link->nonce);
  associated = make_associated (school, cabinet, generation);
  crypto_aead_xchacha20poly1305_ietf_encrypt (link->box, NULL, bytes, 2 * XQ_KEY_BYTES,
                                              (const guint8 *) associated, strlen (associated),
                                              NULL, link->nonce, xq_secret_peek (key, NULL));

  return link;
}

gboolean
xq_chain_link_open (const XqChainLink  *link,
                    const char         *school,
                    XqSecret           *newer_chain,
                    XqSecret          **letters,
                    XqSecret          **chain)
{
  g_autofree char *associated = NULL;
  g_autoptr(XqSecret) plain = NULL;
  guint8 *bytes;

  g_return_val_if_fail (link != NULL, FALSE);
  g_return_val_if_fail (school != NULL && newer_chain != NULL, FALSE);
  g_return_val_if_fail (letters != NULL && chain != NULL, FALSE);

  plain = xq_secret_new_writable (2 * XQ_KEY_BYTES, &bytes);
  associated = make_associated (school, link->cabinet, link->generation);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (bytes, NULL, NULL, link->box, sizeof link->box,
                                                  (const guint8 *) associated, strlen (associated),
                                                  link->nonce, xq_secret_peek (newer_chain, NULL)) != 0)
    return FALSE;

  *letters = xq_secret_new (bytes, XQ_KEY_BYTES);
  *chain = xq_secret_new (bytes + XQ_KEY_BYTES, XQ_KEY_BYTES);

  return TRUE;
}
