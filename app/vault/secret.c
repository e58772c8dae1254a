/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <sodium.h>

#include "vault/secret-private.h"

struct _XqSecret
{
  gatomicrefcount refs;
  gsize           length;
  guint8         *bytes;
};

G_DEFINE_BOXED_TYPE (XqSecret, xq_secret, xq_secret_ref, xq_secret_unref)

XqSecret *
xq_secret_new_writable (gsize    length,
                        guint8 **bytes)
{
  XqSecret *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (length < G_MAXSIZE / 2, NULL);

  self = g_new0 (XqSecret, 1);
  g_atomic_ref_count_init (&self->refs);
  self->length = length;
  self->bytes = sodium_malloc (length + 1);
  /* As with g_malloc(): without memory there is nothing sensible left to do. */
  if (self->bytes == NULL)
    g_error ("out of locked memory");
  sodium_memzero (self->bytes, length + 1);
  *bytes = self->bytes;

  return self;
}

void
xq_secret_make_readonly (XqSecret *secret)
{
  g_return_if_fail (secret != NULL);

  if (sodium_mprotect_readonly (secret->bytes) != 0)
    g_debug ("this system cannot protect memory against writing");
}

XqSecret *
xq_secret_new (const void *bytes,
               gsize       length)
{
  XqSecret *self;
  guint8 *copy;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  self = xq_secret_new_writable (length, &copy);
  if (length > 0)
    memcpy (copy, bytes, length);
  xq_secret_make_readonly (self);

  return self;
}

XqSecret *
xq_secret_new_take_string (char *text)
{
  XqSecret *self;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  self = xq_secret_new (text, length);
  sodium_memzero (text, length);
  g_free (text);

  return self;
}

XqSecret *
xq_secret_ref (XqSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  g_atomic_ref_count_inc (&secret->refs);

  return secret;
}

void
xq_secret_unref (XqSecret *secret)
{
  g_return_if_fail (secret != NULL);

  if (!g_atomic_ref_count_dec (&secret->refs))
    return;

  /* sodium_free() wipes before it unmaps. */
  sodium_free (secret->bytes);
  g_free (secret);
}

const guint8 *
xq_secret_peek (XqSecret *secret,
                gsize    *length)
{
  g_return_val_if_fail (secret != NULL, NULL);

  if (length != NULL)
    *length = secret->length;

  return secret->bytes;
}

gboolean
xq_secret_equal (XqSecret *one,
                 XqSecret *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return one->length == other->length &&
         sodium_memcmp (one->bytes, other->bytes, one->length) == 0;
}
