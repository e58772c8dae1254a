/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <sodium.h>

#include "vault/codec.h"
#include "vault/hash.h"

/* The prefix keeps every use of a hash or a signature apart from every other:
 * what was signed as a letter can never be shown as a statement of the roll. */
#define PREFIX "xinqing/1/"
#define UID_BYTES 16

G_STATIC_ASSERT (XQ_HASH_BYTES == crypto_generichash_BYTES);

static void
hash_bytes (const char   *domain,
            const void   *message,
            gsize         length,
            guint8        hash[XQ_HASH_BYTES])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, XQ_HASH_BYTES);
  crypto_generichash_update (&state, (const guint8 *) PREFIX, strlen (PREFIX));
  /* The NUL is hashed too: no domain is the beginning of another. */
  crypto_generichash_update (&state, (const guint8 *) domain, strlen (domain) + 1);
  if (length > 0)
    crypto_generichash_update (&state, message, length);
  crypto_generichash_final (&state, hash, XQ_HASH_BYTES);
  sodium_memzero (&state, sizeof state);
}

void
xq_hash (const char *domain,
         GBytes     *message,
         guint8      hash[XQ_HASH_BYTES])
{
  gconstpointer data;
  gsize length;

  g_return_if_fail (domain != NULL);
  g_return_if_fail (message != NULL);
  g_return_if_fail (hash != NULL);

  data = g_bytes_get_data (message, &length);
  hash_bytes (domain, data, length, hash);
}

void
xq_hash_data (const char *domain,
              const void *data,
              gsize       length,
              guint8      hash[XQ_HASH_BYTES])
{
  g_return_if_fail (domain != NULL);
  g_return_if_fail (data != NULL || length == 0);
  g_return_if_fail (hash != NULL);

  hash_bytes (domain, data, length, hash);
}

void
xq_random (void  *buffer,
           gsize  length)
{
  g_return_if_fail (buffer != NULL || length == 0);

  randombytes_buf (buffer, length);
}

char *
xq_uid_new (void)
{
  guint8 bytes[UID_BYTES];

  randombytes_buf (bytes, sizeof bytes);

  return xq_hex_new (bytes, sizeof bytes);
}

char *
xq_uid_derive (const char *domain,
               const char *name)
{
  guint8 hash[XQ_HASH_BYTES];
  g_autofree char *full = NULL;

  g_return_val_if_fail (domain != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  full = g_strconcat ("uid/", domain, NULL);
  hash_bytes (full, name, strlen (name), hash);

  return xq_hex_new (hash, UID_BYTES);
}
