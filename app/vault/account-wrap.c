/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "vault/account-wrap.h"
#include "vault/codec.h"
#include "vault/secret-private.h"
#include "vault/vault.h"

#define VERSION 1
#define HEAD_BYTES (1 + 8 + XQ_KEY_BYTES + XQ_KEY_BYTES + 4)

G_STATIC_ASSERT (XQ_SALT_BYTES == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (XQ_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);

XqWrapped *
xq_wrapped_new (void)
{
  XqWrapped *self = g_new0 (XqWrapped, 1);

  self->signing = xq_key_new ();
  self->openings = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_secret_unref);
  g_ptr_array_add (self->openings, xq_key_new ());

  return self;
}

void
xq_wrapped_free (XqWrapped *wrapped)
{
  if (wrapped == NULL)
    return;

  g_clear_pointer (&wrapped->signing, xq_secret_unref);
  g_clear_pointer (&wrapped->openings, g_ptr_array_unref);
  g_free (wrapped);
}

void
xq_wrapped_get_public (const XqWrapped *wrapped,
                       guint8           open[XQ_KEY_BYTES],
                       guint8           sign[XQ_KEY_BYTES])
{
  g_return_if_fail (wrapped != NULL);

  xq_opening_get_public (g_ptr_array_index (wrapped->openings, 0), open);
  xq_signing_get_public (wrapped->signing, sign);
}

void
xq_wrap_prepare (XqKeyList *list)
{
  g_return_if_fail (list != NULL);

  list->passes = XQ_LEAST_PASSES;
  list->bytes = XQ_LEAST_BYTES;
  randombytes_buf (list->salt, sizeof list->salt);
}

XqSecret *
xq_wrap_key_new (const XqKeyList  *list,
                 XqSecret         *password,
                 GError          **error)
{
  g_autoptr(XqSecret) key = NULL;
  const guint8 *text;
  guint8 *bytes;
  gsize length;

  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (password != NULL, NULL);

  text = xq_secret_peek (password, &length);
  key = xq_secret_new_writable (XQ_KEY_BYTES, &bytes);
  if (crypto_pwhash (bytes, XQ_KEY_BYTES, (const char *) text, length, list->salt,
                     list->passes, (size_t) list->bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error_literal (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_FAILED,
                           _("There is not enough free memory to check the password. Close other programs and try again."));
      return NULL;
    }
  xq_secret_make_readonly (key);

  return g_steal_pointer (&key);
}

static char *
make_associated (const XqKeyList *list,
                 const char      *school)
{
  g_autofree char *salt = xq_hex_new (list->salt, sizeof list->salt);

  return g_strdup_printf ("xinqing/1/account\n%s\n%s\n%" G_GUINT32_FORMAT "\n%" G_GUINT64_FORMAT "\n%s\n",
                          school, list->uid, list->passes, list->bytes, salt);
}

void
xq_wrap_close (XqKeyList       *list,
               const char      *school,
               XqSecret        *key,
               const XqWrapped *wrapped)
{
  g_autofree char *associated = NULL;
  g_autoptr(XqSecret) plain = NULL;
  g_autofree guint8 *sealed = NULL;
  gsize length;
  guint64 roll_length;
  guint32 n_openings;
  guint8 *p;

  g_return_if_fail (list != NULL && school != NULL);
  g_return_if_fail (key != NULL && wrapped != NULL);
  g_return_if_fail (wrapped->openings->len > 0 && wrapped->openings->len <= XQ_MOST_OPENINGS);

  length = HEAD_BYTES + (gsize) wrapped->openings->len * XQ_KEY_BYTES;
  plain = xq_secret_new_writable (length, &p);
  roll_length = GUINT64_TO_LE (wrapped->roll_length);
  n_openings = GUINT32_TO_LE ((guint32) wrapped->openings->len);

  *p++ = VERSION;
  memcpy (p, &roll_length, 8);
  p += 8;
  memcpy (p, wrapped->roll_hash, XQ_KEY_BYTES);
  p += XQ_KEY_BYTES;
  memcpy (p, xq_secret_peek (wrapped->signing, NULL), XQ_KEY_BYTES);
  p += XQ_KEY_BYTES;
  memcpy (p, &n_openings, 4);
  p += 4;
  for (guint i = 0; i < wrapped->openings->len; i++, p += XQ_KEY_BYTES)
    memcpy (p, xq_secret_peek (g_ptr_array_index (wrapped->openings, i), NULL), XQ_KEY_BYTES);

  associated = make_associated (list, school);
  randombytes_buf (list->nonce, sizeof list->nonce);
  sealed = g_malloc (length + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed, NULL, xq_secret_peek (plain, NULL), length,
                                              (const guint8 *) associated, strlen (associated),
                                              NULL, list->nonce, xq_secret_peek (key, NULL));
  g_clear_pointer (&list->wrapped, g_bytes_unref);
  list->wrapped = g_bytes_new_take (g_steal_pointer (&sealed), length + crypto_aead_xchacha20poly1305_ietf_ABYTES);
}

static XqWrapped *
parse_wrapped (const guint8 *p,
               gsize         length)
{
  g_autoptr(XqWrapped) wrapped = NULL;
  guint64 roll_length;
  guint32 n_openings;

  if (length < HEAD_BYTES || p[0] != VERSION)
    return NULL;

  memcpy (&n_openings, p + HEAD_BYTES - 4, 4);
  n_openings = GUINT32_FROM_LE (n_openings);
  if (n_openings == 0 || n_openings > XQ_MOST_OPENINGS ||
      length != HEAD_BYTES + (gsize) n_openings * XQ_KEY_BYTES)
    return NULL;

  wrapped = g_new0 (XqWrapped, 1);
  memcpy (&roll_length, p + 1, 8);
  wrapped->roll_length = GUINT64_FROM_LE (roll_length);
  memcpy (wrapped->roll_hash, p + 9, XQ_KEY_BYTES);
  wrapped->signing = xq_secret_new (p + 9 + XQ_KEY_BYTES, XQ_KEY_BYTES);
  wrapped->openings = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_secret_unref);
  for (guint i = 0; i < n_openings; i++)
    g_ptr_array_add (wrapped->openings, xq_secret_new (p + HEAD_BYTES + (gsize) i * XQ_KEY_BYTES, XQ_KEY_BYTES));

  return g_steal_pointer (&wrapped);
}

XqWrapped *
xq_wrap_open (const XqKeyList *list,
              const char      *school,
              XqSecret        *key)
{
  g_autofree char *associated = NULL;
  g_autoptr(XqSecret) plain = NULL;
  const guint8 *sealed;
  guint8 *bytes;
  gsize length;

  g_return_val_if_fail (list != NULL && list->wrapped != NULL, NULL);
  g_return_val_if_fail (school != NULL && key != NULL, NULL);

  sealed = g_bytes_get_data (list->wrapped, &length);
  if (length < HEAD_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES)
    return NULL;

  plain = xq_secret_new_writable (length - crypto_aead_xchacha20poly1305_ietf_ABYTES, &bytes);
  associated = make_associated (list, school);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (bytes, NULL, NULL, sealed, length,
                                                  (const guint8 *) associated, strlen (associated),
                                                  list->nonce, xq_secret_peek (key, NULL)) != 0)
    return NULL;

  return parse_wrapped (bytes, length - crypto_aead_xchacha20poly1305_ietf_ABYTES);
}
