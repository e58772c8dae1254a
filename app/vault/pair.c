/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <sodium.h>

#include "vault/hash.h"
#include "vault/pair.h"
#include "vault/secret-private.h"

G_STATIC_ASSERT (XQ_KEY_BYTES == crypto_scalarmult_BYTES);
G_STATIC_ASSERT (XQ_KEY_BYTES == crypto_sign_SEEDBYTES);
G_STATIC_ASSERT (XQ_KEY_BYTES == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (XQ_SIGNATURE_BYTES == crypto_sign_BYTES);

static const guint8 *
peek_key (XqSecret *key)
{
  gsize length;
  const guint8 *bytes = xq_secret_peek (key, &length);

  g_assert (length == XQ_KEY_BYTES);

  return bytes;
}

XqSecret *
xq_key_new (void)
{
  guint8 *bytes;
  XqSecret *key = xq_secret_new_writable (XQ_KEY_BYTES, &bytes);

  randombytes_buf (bytes, XQ_KEY_BYTES);
  xq_secret_make_readonly (key);

  return key;
}

XqSecret *
xq_key_derive (XqSecret   *key,
               const char *label)
{
  crypto_generichash_state state;
  XqSecret *derived;
  guint8 *bytes;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  derived = xq_secret_new_writable (XQ_KEY_BYTES, &bytes);
  crypto_generichash_init (&state, peek_key (key), XQ_KEY_BYTES, XQ_KEY_BYTES);
  crypto_generichash_update (&state, (const guint8 *) "xinqing/1/kdf/", strlen ("xinqing/1/kdf/"));
  crypto_generichash_update (&state, (const guint8 *) label, strlen (label));
  crypto_generichash_final (&state, bytes, XQ_KEY_BYTES);
  sodium_memzero (&state, sizeof state);
  xq_secret_make_readonly (derived);

  return derived;
}

void
xq_opening_get_public (XqSecret *opening,
                       guint8    public_half[XQ_KEY_BYTES])
{
  g_return_if_fail (opening != NULL);

  crypto_scalarmult_base (public_half, peek_key (opening));
}

/* The long form of an Ed25519 private key holds the public half too. */
static XqSecret *
expand_seed (XqSecret *seed,
             guint8    public_half[XQ_KEY_BYTES])
{
  guint8 *bytes;
  XqSecret *full = xq_secret_new_writable (crypto_sign_SECRETKEYBYTES, &bytes);

  crypto_sign_seed_keypair (public_half, bytes, peek_key (seed));
  xq_secret_make_readonly (full);

  return full;
}

void
xq_signing_get_public (XqSecret *seed,
                       guint8    public_half[XQ_KEY_BYTES])
{
  g_autoptr(XqSecret) full = NULL;

  g_return_if_fail (seed != NULL);

  full = expand_seed (seed, public_half);
}

void
xq_public_key_get_id (const guint8 public_half[XQ_KEY_BYTES],
                      guint8       id[XQ_KEY_BYTES])
{
  xq_hash_data ("public-key", public_half, XQ_KEY_BYTES, id);
}

static GByteArray *
frame (const char *domain,
       const char *school,
       const void *data,
       gsize       length)
{
  GByteArray *message = g_byte_array_new ();

  g_byte_array_append (message, (const guint8 *) "xinqing/1/", (guint) strlen ("xinqing/1/"));
  g_byte_array_append (message, (const guint8 *) domain, (guint) strlen (domain) + 1);
  g_byte_array_append (message, (const guint8 *) school, (guint) strlen (school));
  if (length > 0)
    g_byte_array_append (message, data, (guint) length);

  return message;
}

void
xq_sign (XqSecret   *seed,
         const char *domain,
         const char *school,
         const void *data,
         gsize       length,
         guint8      signature[XQ_SIGNATURE_BYTES])
{
  g_autoptr(GByteArray) message = NULL;
  g_autoptr(XqSecret) full = NULL;
  guint8 public_half[XQ_KEY_BYTES];

  g_return_if_fail (seed != NULL);
  g_return_if_fail (domain != NULL && school != NULL);
  g_return_if_fail (length < G_MAXUINT / 2);

  message = frame (domain, school, data, length);
  full = expand_seed (seed, public_half);
  crypto_sign_detached (signature, NULL, message->data, message->len, xq_secret_peek (full, NULL));
}

gboolean
xq_verify (const guint8  public_half[XQ_KEY_BYTES],
           const char   *domain,
           const char   *school,
           const void   *data,
           gsize         length,
           const guint8  signature[XQ_SIGNATURE_BYTES])
{
  g_autoptr(GByteArray) message = NULL;

  g_return_val_if_fail (domain != NULL && school != NULL, FALSE);

  if (length >= G_MAXUINT / 2)
    return FALSE;

  message = frame (domain, school, data, length);

  return crypto_sign_verify_detached (signature, message->data, message->len, public_half) == 0;
}
